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
  /// What each transfer of the year moved, `[transfer][draw]`.
  let transferred: UnsafeMutablePointer<Double>
  let transferLimit: Int
  /// `[draw][region]`, of the year just advanced.
  package let accounts: UnsafeMutableBufferPointer<RegionAccounts>

  private let memory: UnsafeMutableRawPointer

  /// - Parameters:
  ///   - opening: persons on 1 January of the first year, the same for every draw.
  ///   - bandCount: of the gravity rule that will be used.
  ///   - transferLimit: the most transfers of any year.
  package init(opening: RegionalTable, draws: Int, bandCount: Int = 1, transferLimit: Int = 0) {
    regionCount = opening.regionCount
    drawCount = draws
    self.bandCount = bandCount
    self.transferLimit = transferLimit
    let panel = regionCount * draws * CellLayout.rowCount
    // Eight doubles of rounding keep every part on a cache line of its own.
    let weights = (regionCount * draws * bandCount + 7) / 8 * 8
    let regionRow = (regionCount + 7) / 8 * 8
    let count =
      3 * panel + regionCount * CellLayout.rowCount + 3 * weights + 2 * regionRow + 3
      * CellLayout.rowCount
      + (transferLimit + regionCount) * draws
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
    transferred = bandedAttraction + CellLayout.rowCount
    totals = transferred + transferLimit * draws
    accounts = .allocate(capacity: regionCount * draws)
    accounts.initialize(repeating: RegionAccounts())
    reset(to: opening)
  }

  deinit {
    memory.deallocate()
    accounts.deallocate()
  }

  /// Where the row of a region and draw begins in each panel.
  @inline(__always)
  func offset(_ region: Int, _ draw: Int) -> Int {
    (region * drawCount + draw) * CellLayout.rowCount
  }

  /// Puts an opening population in place for every draw, without allocating.
  package mutating func reset(to opening: RegionalTable) {
    setOpening(opening, draw: 0)
    for region in 0..<regionCount {
      let first = population + offset(region, 0)
      for draw in 1..<max(1, drawCount) {
        (population + offset(region, draw)).update(from: first, count: CellLayout.rowCount)
        totals[draw * regionCount + region] = totals[region]
      }
    }
  }

  /// Puts an opening population in place for one draw.
  package mutating func setOpening(_ opening: RegionalTable, draw: Int) {
    for region in 0..<regionCount {
      let row = population + offset(region, draw)
      CellLayout.fill(row, from: opening, region: region)
      totals[draw * regionCount + region] = kosh_sum(row)
    }
  }

  /// The rows of a draw's regions on 1 January, `regionStride` doubles apart.
  package func rows(draw: Int) -> UnsafePointer<Double> {
    UnsafePointer(population + offset(0, draw))
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
    table(of: population, draw: draw)
  }

  /// After `advance`, persons at the end of the year; before external moves when the drivers had
  /// none.
  package func closing(draw: Int) -> RegionalTable { table(of: present, draw: draw) }

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
    for index in 0..<(drawCount * regionCount) { totals[index] = accounts[index].closing }
  }
}
