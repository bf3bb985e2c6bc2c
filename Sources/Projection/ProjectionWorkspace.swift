import Demography
import Glibc
import ProjectionKernels

/// The memory in which a block of draws is projected: made once, used for every year.
///
/// Three panels of `[region][draw][208]` doubles, and the intensities and accounts of the year. A
/// point forecast is a block of one draw.
package struct ProjectionWorkspace: ~Copyable {
  package let regionCount: Int
  package let drawCount: Int
  let bandCount: Int

  /// Persons on 1 January.
  var population: UnsafeMutablePointer<Double>
  /// During the step survivors, then those who stay, then those present, then the closing population.
  var present: UnsafeMutablePointer<Double>
  /// Persons of each region on 1 January, `[draw][region]`.
  let totals: UnsafeMutablePointer<Double>
  /// O = X (1 − exp(−ρ q)) / c.
  let leaving: UnsafeMutablePointer<Double>
  /// Kᵀ O of the draw at hand, `[region][208]`.
  let reaching: UnsafeMutablePointer<Double>
  /// q, β and c, `[draw][band][region]`.
  let intensity: UnsafeMutablePointer<Double>
  let attraction: UnsafeMutablePointer<Double>
  let accessibility: UnsafeMutablePointer<Double>
  /// π of one draw, and room for an earlier c.
  let shares: UnsafeMutablePointer<Double>
  let scratch: UnsafeMutablePointer<Double>
  /// Rows of one region: q, 1/c and β by cell, when bands differ.
  let bandedIntensity: UnsafeMutablePointer<Double>
  let bandedWeight: UnsafeMutablePointer<Double>
  let bandedAttraction: UnsafeMutablePointer<Double>
  /// For gates: Σ of O by band and region, and c before they act.
  let gateLeaving: UnsafeMutablePointer<Double>
  let gateDivisor: UnsafeMutablePointer<Double>
  /// Persons who would have come to a gated region in the year, `[draw][region]`.
  package let turnedAway: UnsafeMutablePointer<Double>
  /// Those whom relocations moved and follow: they are not in `population`.
  var panel: RelocationPanel
  /// What relocations did by cell; `nil` unless asked for.
  let cells: RelocatedCells?
  /// All persons on 1 January, those followed included; `population` itself where nobody can be.
  private var everyone: UnsafeMutablePointer<Double>?
  /// The year last advanced.
  var year = 0
  /// `[draw][region]`, of the year just advanced.
  package let accounts: UnsafeMutableBufferPointer<RegionAccounts>

  private let memory: UnsafeMutableRawPointer

  /// - Parameters:
  ///   - opening: persons on 1 January of the first year, the same for every draw.
  ///   - bandCount: of the gravity rule that will be used.
  ///   - relocations: that act in any year.
  ///   - keepsCells: relocations are accounted for by cell, for `cellAccounts`; of one draw.
  package init(
    opening: RegionalTable, draws: Int, bandCount: Int = 1, relocations: [Relocation] = [],
    keepsCells: Bool = false
  ) {
    regionCount = opening.regionCount
    drawCount = draws
    self.bandCount = bandCount
    let panel = regionCount * draws * CellLayout.rowCount
    // Eight doubles of rounding keep every part on a cache line of its own.
    let weights = (regionCount * draws * bandCount + 7) / 8 * 8
    let regionRow = (regionCount + 7) / 8 * 8
    let count =
      3 * panel + regionCount * CellLayout.rowCount + 3 * weights + 2 * regionRow + 3
      * CellLayout.rowCount + 2 * regionCount * bandCount + 2 * regionCount * draws
    memory = .allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    let base = memory.initializeMemory(as: Double.self, repeating: 0, count: count)
    population = base
    present = base + panel
    leaving = base + 2 * panel
    reaching = base + 3 * panel
    intensity = reaching + regionCount * CellLayout.rowCount
    attraction = intensity + weights
    accessibility = attraction + weights
    shares = accessibility + weights
    scratch = shares + regionRow
    bandedIntensity = scratch + regionRow
    bandedWeight = bandedIntensity + CellLayout.rowCount
    bandedAttraction = bandedWeight + CellLayout.rowCount
    gateLeaving = bandedAttraction + CellLayout.rowCount
    gateDivisor = gateLeaving + regionCount * bandCount
    turnedAway = gateDivisor + regionCount * bandCount
    totals = turnedAway + regionCount * draws
    self.panel = RelocationPanel(relocations, regions: regionCount, draws: draws)
    cells = keepsCells && !relocations.isEmpty ? RelocatedCells(regions: regionCount) : nil
    everyone =
      relocations.isEmpty ? nil : .allocate(capacity: regionCount * draws * CellLayout.rowCount)
    accounts = .allocate(capacity: regionCount * draws)
    accounts.initialize(repeating: RegionAccounts())
    reset(to: opening)
  }

  deinit {
    memory.deallocate()
    everyone?.deallocate()
    accounts.deallocate()
  }

  /// Where the row of a region and draw begins in each panel.
  @inline(__always)
  func offset(_ region: Int, _ draw: Int) -> Int {
    (region * drawCount + draw) * CellLayout.rowCount
  }

  /// Puts an opening population in place for every draw, without allocating; nobody is followed yet.
  package mutating func reset(to opening: RegionalTable) {
    panel.reset()
    setOpening(opening, draw: 0)
    for region in 0..<regionCount {
      let first = population + offset(region, 0)
      for draw in 1..<max(1, drawCount) {
        (population + offset(region, draw)).update(from: first, count: CellLayout.rowCount)
        totals[draw * regionCount + region] = totals[region]
      }
    }
    everyone?.update(from: population, count: regionCount * drawCount * CellLayout.rowCount)
  }

  /// Puts an opening population in place for one draw.
  package mutating func setOpening(_ opening: RegionalTable, draw: Int) {
    for region in 0..<regionCount {
      let row = population + offset(region, draw)
      CellLayout.fill(row, from: opening, region: region)
      totals[draw * regionCount + region] = kosh_sum(row)
      (everyone.map { $0 + offset(region, draw) })?.update(from: row, count: CellLayout.rowCount)
    }
  }

  /// How each draw carries a relocation out; `reset` keeps it.
  package func setTerms(_ terms: RelocationTerms, relocation: Int, draw: Int) {
    panel.terms[relocation * drawCount + draw] = terms
  }

  /// The rows of a draw's regions on 1 January, `regionStride` doubles apart.
  package func rows(draw: Int) -> UnsafePointer<Double> {
    UnsafePointer((everyone ?? population) + offset(0, draw))
  }

  package var regionStride: Int { drawCount * CellLayout.rowCount }

  /// Persons of a draw's regions on 1 January.
  package func persons(draw: Int) -> UnsafePointer<Double> {
    UnsafePointer(totals + draw * regionCount)
  }

  /// The accounts of a draw's regions in the year just advanced.
  package func accounts(draw: Int) -> UnsafePointer<RegionAccounts> {
    guard let base = accounts.baseAddress else { preconditionFailure("there are no regions") }
    return UnsafePointer(base + draw * regionCount)
  }

  /// Persons on 1 January of the current year.
  package func population(draw: Int) -> RegionalTable {
    table(of: everyone ?? population, draw: draw)
  }

  /// After `advance`, persons at the end of the year; before external moves when the drivers had
  /// none.
  package func closing(draw: Int) -> RegionalTable {
    var table = table(of: present, draw: draw)
    guard !panel.isEmpty else { return table }
    withUnsafeTemporaryAllocation(
      of: Double.self, capacity: regionCount * CellLayout.rowCount
    ) { rows in
      guard let base = rows.baseAddress else { return }
      for region in 0..<regionCount {
        (base + region * CellLayout.rowCount)
          .update(from: present + offset(region, draw), count: CellLayout.rowCount)
      }
      panel.addFollowed(atEndOf: year, draw: draw, to: base, stride: CellLayout.rowCount)
      for region in 0..<regionCount {
        CellLayout.copy(base + region * CellLayout.rowCount, into: &table, region: region)
      }
    }
    return table
  }

  /// What a relocation did in the year just advanced in one of its destinations.
  package func figures(
    relocation: Int, destination: Int, draw: Int
  ) -> RelocationFigures {
    panel.figures[panel.place(relocation, destination: destination, draw: draw)]
  }

  /// Persons whom a relocation wanted from one of its origins in the year, and those it found.
  package func taken(
    relocation: Int, origin: Int, draw: Int
  ) -> (wanted: Double, met: Double) {
    let place = panel.place(relocation, origin: origin, draw: draw)
    return (panel.wanted[place], panel.met[place])
  }

  /// Adds what relocations moved between regions in the year to a matrix by origin and destination.
  package func addTransferFlows(to flows: UnsafeMutablePointer<Double>, draw: Int) {
    for (index, relocation) in panel.relocations.enumerated() {
      for origin in relocation.origins.indices {
        for destination in relocation.destinations.indices {
          let (from, to) = (relocation.origins[origin], relocation.destinations[destination])
          let pair = panel.pair(index, origin: origin, destination: destination, draw: draw)
          flows[from * regionCount + to] += panel.moved[pair]
          flows[to * regionCount + from] += panel.returned[pair]
        }
      }
    }
  }

  private func table(of panel: UnsafeMutablePointer<Double>, draw: Int) -> RegionalTable {
    var table = RegionalTable(regions: regionCount)
    for region in 0..<regionCount {
      CellLayout.copy(panel + offset(region, draw), into: &table, region: region)
    }
    return table
  }

  /// The accounts of one region and draw in the year just advanced.
  package func accounts(region: Int, draw: Int) -> RegionAccounts {
    accounts[draw * regionCount + region]
  }

  /// Turns the page: what `advance` left becomes the population of 1 January. Until then `advance`
  /// may be called again with other drivers.
  package mutating func turnYear() {
    swap(&population, &present)
    panel.turnYear()
    if let everyone {
      everyone.update(from: population, count: regionCount * drawCount * CellLayout.rowCount)
      for draw in 0..<drawCount {
        panel.addFollowed(
          on: year + 1, draw: draw, to: everyone + offset(0, draw), stride: regionStride)
      }
    }
    for index in 0..<(drawCount * regionCount) { totals[index] = accounts[index].closing }
  }
}
