import Demography
import Ensembles
import Glibc
import Migration
import Projection

/// The memory in which one worker projects blocks of draws; made once, filled again for every block.
struct EnsembleWorkspace: ~Copyable {
  private let ensemble: EnsemblePlan
  private var projection: ProjectionWorkspace
  private let recorder: FigureRecorder
  private let drawCount: Int
  /// Deviations, `[year][driver][region][draw]`, of the country and of the regions.
  private let national: UnsafeMutableBufferPointer<Double>
  private let regional: UnsafeMutableBufferPointer<Double>
  /// Factors of one year: fertility, immigration, emigration `[region][draw]`, mobility `[draw]`.
  private let factors: UnsafeMutablePointer<Double>
  /// `[region][draw][208]`.
  private let survival: UnsafeMutablePointer<Double>
  /// Moves between regions of one draw, `[origin][destination]`.
  private let flows: UnsafeMutablePointer<Double>
  /// Moves inside each region of one draw.
  private let inside: UnsafeMutablePointer<Double>
  /// What relocations moved between regions in one draw, `[origin][destination]`; `nil` where there
  /// are none.
  private let transfers: UnsafeMutablePointer<Double>?
  /// Sizes of interventions relative to the planned, `[size][draw]`.
  private let sizes: UnsafeMutablePointer<Double>

  private var regionCount: Int { ensemble.regionCount }

  init(_ ensemble: EnsemblePlan) {
    self.ensemble = ensemble
    let draws = EnsemblePlan.blockWidth
    let regions = ensemble.regionCount
    drawCount = draws
    projection = ProjectionWorkspace(
      opening: ensemble.plan.opening, draws: draws,
      bandCount: ensemble.plan.rule?.bandCount ?? 1,
      relocations: ensemble.plan.relocations)
    recorder = FigureRecorder(ensemble.layout, regions: regions)
    national = .allocate(
      capacity: ensemble.national.valueCount(years: ensemble.yearCount, draws: draws))
    national.initialize(repeating: 0)
    regional = .allocate(
      capacity: ensemble.regional.valueCount(years: ensemble.yearCount, draws: draws))
    regional.initialize(repeating: 0)
    factors = .allocate(capacity: (3 * regions + 1) * draws)
    factors.initialize(repeating: 1, count: (3 * regions + 1) * draws)
    survival = .allocate(capacity: regions * draws * CellLayout.rowCount)
    survival.initialize(repeating: 0, count: regions * draws * CellLayout.rowCount)
    flows = .allocate(capacity: regions * regions)
    flows.initialize(repeating: 0, count: regions * regions)
    inside = .allocate(capacity: regions)
    inside.initialize(repeating: 0, count: regions)
    transfers =
      ensemble.plan.relocations.isEmpty ? nil : .allocate(capacity: regions * regions)
    transfers?.initialize(repeating: 0, count: regions * regions)
    sizes = .allocate(capacity: ensemble.plan.sizes.count * draws)
    sizes.initialize(repeating: 1, count: ensemble.plan.sizes.count * draws)
  }

  deinit {
    national.deallocate()
    regional.deallocate()
    factors.deallocate()
    survival.deallocate()
    flows.deallocate()
    inside.deallocate()
    transfers?.deallocate()
    sizes.deallocate()
  }

  /// Projects the draws of a block and returns their figures, `[value][draw]`.
  ///
  /// - Parameter shifts: how many draws further on each component's numbers are taken.
  mutating func run(
    _ block: DrawBlock, shifts: DrawShifts = .none
  ) throws(PlanError) -> [Double] {
    // The last block may be narrower: its workspace is full all the same, and what is too much is
    // not recorded.
    let draws = block.draws.lowerBound..<(block.draws.lowerBound + drawCount)
    let paths = shifts.ofDrivers
    ensemble.national.fill(national, years: ensemble.yearCount, draws: draws, shifts: paths)
    ensemble.regional.fill(regional, years: ensemble.yearCount, draws: draws, shifts: paths)
    let start = try begin(draws, shifts)
    let count = block.draws.count
    var values = [Double](repeating: .nan, count: ensemble.layout.valueCount * count)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for year in 0..<ensemble.yearCount {
        recordStock(year: year, draws: count, into: base)
        projection.advance(
          with: ensemble.plan.years[year].drivers, rules: start.rules,
          disturbance: disturbance(of: year))
        recordEvents(year: year, draws: count, start, into: base)
        projection.turnYear()
      }
      recordStock(year: ensemble.yearCount, draws: count, into: base)
    }
    return values
  }

  // MARK: Before the first year

  private struct Start {
    let rules: DrawRules
    /// Moves inside each region for each resident, of each draw; empty where they are the plan's.
    let insideRates: [[Double]?]
  }

  /// Puts the opening populations in place and balances the draws' rules.
  private mutating func begin(
    _ draws: Range<Int>, _ shifts: DrawShifts
  ) throws(PlanError) -> Start {
    projection.reset(to: ensemble.plan.opening)
    drawInterventions(draws, shift: shifts[.interventions])
    var openings: [RegionalTable?] = []
    if let ages = ensemble.ages {
      for (place, draw) in draws.enumerated() {
        let opening = ages.opening(draw: draw + shifts[.baseAges])
        projection.setOpening(opening, draw: place)
        openings.append(opening)
      }
    }
    guard let moves = ensemble.moves else {
      return Start(rules: ensemble.plan.rule.map(DrawRules.shared) ?? .none, insideRates: [])
    }
    var rules: [GravityRule] = []
    var insideRates: [[Double]?] = []
    for (place, draw) in draws.enumerated() {
      let drawn = try moves.rule(
        draw: draw, shifts: shifts, opening: openings.isEmpty ? nil : openings[place])
      rules.append(drawn.rule)
      insideRates.append(drawn.insideRates)
    }
    return Start(rules: .perDraw(rules), insideRates: insideRates)
  }

  /// Sizes of interventions, and the terms on which relocations are carried out.
  private func drawInterventions(_ draws: Range<Int>, shift: Int) {
    let seed = ensemble.settings.seed
    for (place, draw) in draws.enumerated() {
      for (index, size) in ensemble.plan.sizes.enumerated() {
        sizes[index * drawCount + place] = size.relative(seed: seed, draw: draw + shift)
      }
      for programme in ensemble.plan.programmes {
        guard let relocation = programme.relocation, let terms = programme.draws else { continue }
        projection.setTerms(
          terms.terms(programme.name, seed: seed, draw: draw + shift), relocation: relocation,
          draw: place)
      }
    }
  }

  // MARK: One year

  /// Turns the year's deviations into factors and survival rows.
  private func disturbance(of year: Int) -> YearDisturbance {
    let block = regionCount * drawCount
    let mobility = factors + 3 * block
    for (place, driver) in [Uncertainty.Driver.totalFertility, .immigration, .emigration]
      .enumerated()
    {
      fillFactors(driver, year: year, into: factors + place * block)
    }
    let deviation = national.baseAddress.map {
      $0 + self.nationalOffset(year: year, .mobility)
    }
    for draw in 0..<drawCount { mobility[draw] = exp(deviation?[draw] ?? 0) }
    if ensemble.mortality != nil { fillSurvival(year: year) }
    return YearDisturbance(
      fertility: factors, immigration: factors + block, emigration: factors + 2 * block,
      mobility: mobility, survival: ensemble.mortality == nil ? nil : UnsafePointer(survival),
      sizes: ensemble.plan.sizes.isEmpty ? nil : UnsafePointer(sizes))
  }

  private func nationalOffset(year: Int, _ driver: Uncertainty.Driver) -> Int {
    ensemble.national.offset(
      year: ensemble.national.firstYear + year, component: driver.component, region: 0,
      draws: drawCount)
  }

  private func regionalOffset(year: Int, _ driver: Uncertainty.Driver, region: Int) -> Int {
    ensemble.regional.offset(
      year: ensemble.regional.firstYear + year, component: driver.component, region: region,
      draws: drawCount)
  }

  /// exp(country's deviation + region's own), `[region][draw]`.
  private func fillFactors(
    _ driver: Uncertainty.Driver, year: Int, into row: UnsafeMutablePointer<Double>
  ) {
    let country = nationalOffset(year: year, driver)
    for region in 0..<regionCount {
      let own = regionalOffset(year: year, driver, region: region)
      for draw in 0..<drawCount {
        row[region * drawCount + draw] = exp(national[country + draw] + regional[own + draw])
      }
    }
  }

  private func fillSurvival(year: Int) {
    guard let mortality = ensemble.mortality else { return }
    let country = nationalOffset(year: year, .lifeExpectancy)
    for region in 0..<regionCount {
      let own = regionalOffset(year: year, .lifeExpectancy, region: region)
      for draw in 0..<drawCount {
        mortality.fill(
          survival + (region * drawCount + draw) * CellLayout.rowCount, year: year,
          region: region, deviation: national[country + draw] + regional[own + draw])
      }
    }
  }

  // MARK: Figures

  private func recordStock(year: Int, draws: Int, into base: UnsafeMutablePointer<Double>) {
    for draw in 0..<draws {
      let sink = FigureRecorder.Sink(base + draw, stride: draws)
      recorder.recordStock(
        year: year, rows: projection.rows(draw: draw), stride: projection.regionStride,
        persons: projection.persons(draw: draw), into: sink)
      if year == ensemble.yearCount { recorder.recordNoEvents(year: year, into: sink) }
    }
  }

  private func recordEvents(
    year: Int, draws: Int, _ start: Start, into base: UnsafeMutablePointer<Double>
  ) {
    let mobility = factors + 3 * regionCount * drawCount
    for draw in 0..<draws {
      let rule = start.rules[draw]
      if let rule { projection.fillFlows(flows, draw: draw, rule: rule) }
      let isKnown = fillInside(
        year: year, draw: draw, mobility: mobility[draw],
        drawn: start.insideRates.isEmpty ? nil : start.insideRates[draw])
      if let transfers {
        transfers.update(repeating: 0, count: regionCount * regionCount)
        projection.addTransferFlows(to: transfers, draw: draw)
      }
      let sink = FigureRecorder.Sink(base + draw, stride: draws)
      recorder.recordEvents(
        year: year, accounts: projection.accounts(draw: draw),
        flows: rule == nil ? nil : UnsafePointer(flows),
        transfers: transfers.map { UnsafePointer($0) },
        inside: isKnown ? UnsafePointer(inside) : nil, into: sink)
      recordProgrammes(year: year, draw: draw, into: sink)
    }
  }

  private func recordProgrammes(year: Int, draw: Int, into sink: FigureRecorder.Sink) {
    var number = 0
    for programme in ensemble.plan.programmes {
      guard let relocation = programme.relocation else { continue }
      recorder.recordProgramme(number, year: year, into: sink) { region in
        programme.destinations.firstIndex(of: region).map {
          projection.figures(relocation: relocation, destination: $0, draw: draw)
        } ?? RelocationFigures()
      }
      number += 1
    }
  }

  /// Moves inside each region of a draw; `false` where the package does not tell.
  private func fillInside(year: Int, draw: Int, mobility: Double, drawn: [Double]?) -> Bool {
    let planned = ensemble.plan.years[year]
    guard let rates = drawn ?? planned.insideRates else { return false }
    // The plan's rates have the year's mobility in them, a draw's own have not.
    let level = drawn == nil ? 1 : planned.drivers.mobility
    let persons = projection.persons(draw: draw)
    for region in 0..<regionCount {
      inside[region] = rates[region] * persons[region] * (level * mobility)
    }
    return true
  }
}

extension Uncertainty.Driver {
  /// Its place among the components of the paths.
  var component: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
