import Demography
import Migration
import Projection

/// Turns a scenario into yearly drivers.
///
/// Levels that depend on the people present (births, deaths or external net of a year) are solved
/// on the way, year by year, on the point forecast; the drivers that come out are then fixed for
/// every draw.
package struct Planner {
  private let scenario: Scenario
  private let country: CountryData
  private let opening: RegionalTable
  private var mortality: MortalityPlan
  private let fertility: FertilityPlan
  private var gravity: GravityPlan?
  private var flowsBasis: FlowsBasis?
  private var record = PlanRecord()

  /// - Throws: `PlanError` when the data cannot carry an assumption out.
  package static func plan(_ scenario: Scenario, for country: CountryData) throws(PlanError) -> Plan
  {
    var planner = try Planner(scenario, country)
    return try InterventionPlan.added(to: planner.resolve())
  }

  private init(_ scenario: Scenario, _ country: CountryData) throws(PlanError) {
    let first = scenario.horizon.first
    guard let opening = country.populations[first] else {
      let years = country.populations.keys.sorted().map(String.init).joined(separator: ", ")
      throw PlanError(
        field: "horizon", "population.csv has no 1 January \(first)",
        remedy: "start in one of: \(years)")
    }
    self.scenario = scenario
    self.country = country
    self.opening = opening
    mortality = MortalityPlan(
      country: country, path: scenario.assumptions.lifeExpectancy, baseYear: first,
      weights: opening)
    fertility = FertilityPlan(
      country: country, path: scenario.assumptions.totalFertility, weights: opening)
    record.notes = country.notes.map { .asWritten(LocalizedName(english: $0)) }
    record.filledIn = FilledIn.list(country: country, scenario: scenario)
  }

  private mutating func resolve() throws(PlanError) -> Plan {
    try balanceGravity()
    var workspace = ProjectionWorkspace(
      opening: opening, draws: 1, bandCount: gravity?.rule.bandCount ?? 1)
    let external = try externalPlan(&workspace)
    var years: [PlannedYear] = []
    for year in scenario.horizon.eventYears {
      var planned = try vitalRates(of: year, &workspace)
      try setExternal(of: &planned, external, &workspace)
      workspace.advance(with: planned.drivers, rule: gravity?.rule)
      workspace.turnYear()
      years.append(planned)
      record.solved += planned.solved
    }
    record.levels = years.map(\.levels)
    return Plan(
      scenario: scenario, country: country, opening: opening, rule: gravity?.rule,
      flowsBasis: flowsBasis, years: years, record: record)
  }

  // MARK: Moves between regions

  /// Balances the gravity model on the survivors of the flows' year.
  ///
  /// Where that is the first year and its deaths are solved, the level of mortality and the balance
  /// are found in turn until neither moves.
  private mutating func balanceGravity() throws(PlanError) {
    guard let rules = scenario.assumptions.internalMigration else { return }
    let year = rules.flowsYear
    let flowsOpening = country.populations[year] ?? opening
    if country.populations[year] == nil {
      record.notes.append(.flowsBalanced(year: year, onPopulationOf: scenario.horizon.first))
    }
    var rates = try mortality.rates(in: year)
    for _ in 0..<8 {
      let basis = try FlowsBasis(
        year: year, country: country, opening: flowsOpening, survival: rates.survivalRatios())
      let plan = try GravityPlan(
        internalMigration: rules, basis: basis, regions: country.regions)
      gravity = plan
      flowsBasis = basis
      guard year == scenario.horizon.first, scenario.assumptions.deaths[year] != nil else { break }
      var workspace = ProjectionWorkspace(
        opening: opening, draws: 1, bandCount: plan.rule.bandCount)
      let solved = try vitalRates(of: year, &workspace).deathRates
      let change = zip(solved.values, rates.values).map { abs($0 - $1) }.max() ?? 0
      rates = solved
      if change < 1e-15 { break }
    }
    guard let gravity, let flowsBasis else { return }
    record.notes += flowsBasis.notes
    record.balancing = PlanRecord.Balancing(
      year: year, worstNetError: try gravity.checkedNetError(of: flowsBasis),
      movers: gravity.margins.movers,
      passes: gravity.balance.passes)
  }

  // MARK: Births and deaths

  /// Fertility and mortality of a year, with the births and deaths that the scenario fixes solved.
  private mutating func vitalRates(
    of year: Int, _ workspace: inout ProjectionWorkspace
  ) throws(PlanError) -> PlannedYear {
    var rates = try mortality.rates(in: year)
    var solved: [SolvedLevel] = []
    if let deaths = scenario.assumptions.deaths[year] {
      let increment = try incrementForDeaths(deaths, in: year, &workspace)
      rates = try mortality.rates(in: year, increment: increment)
      solved.append(.lifeExpectancy(year: year, change: increment))
    }
    var planned = plannedYear(year, deathRates: rates, fertilityRates: fertility.rates(in: year))
    if scenario.assumptions.births[year] != nil {
      let factor = fertilityFactor(for: planned, &workspace)
      planned = plannedYear(
        year, deathRates: rates,
        fertilityRates: planned.fertilityRates.map { $0.map { $0 * factor } })
      solved.append(.fertility(year: year, factor: factor))
    }
    planned.solved = solved
    planned.mortality = mortality.levels
    planned.levels.totalFertility = fertility.nationalTotalFertility(of: planned.fertilityRates)
    planned.levels.lifeExpectancy = mortality.pooledLifeExpectancy(of: rates)
    planned.levels.meanRegionalLifeExpectancy = mortality.meanLifeExpectancy(of: rates)
    return planned
  }

  /// The common increment of life expectancy that gives a year's deaths.
  private mutating func incrementForDeaths(
    _ deaths: Double, in year: Int, _ workspace: inout ProjectionWorkspace
  ) throws(PlanError) -> Double {
    let fertilityRates = fertility.rates(in: year)
    let field = "assumptions.deaths.\(year)"
    let increment = try solve(target: deaths, in: -10...10, tolerance: 1e-6) {
      (increment: Double) throws(PlanError) -> Double in
      let rates = try mortality.rates(in: year, increment: increment)
      var trial = plannedYear(year, deathRates: rates, fertilityRates: fertilityRates)
      if scenario.assumptions.births[year] != nil {
        let factor = fertilityFactor(for: trial, &workspace)
        trial = plannedYear(
          year, deathRates: rates, fertilityRates: fertilityRates.map { $0.map { $0 * factor } })
      }
      workspace.advance(with: trial.drivers, rule: gravity?.rule)
      return sum(workspace, \.deaths)
    }
    guard let increment else {
      throw PlanError(
        field: field, "no life expectancy within ten years of the observed gives \(deaths) deaths",
        remedy: "check the number; it counts all deaths of the country in \(year)")
    }
    return increment
  }

  /// The factor on fertility that gives the scenario's births: births are proportional to it.
  private func fertilityFactor(
    for trial: PlannedYear, _ workspace: inout ProjectionWorkspace
  ) -> Double {
    workspace.advance(with: trial.drivers, rule: gravity?.rule)
    let births = sum(workspace, \.births)
    guard let target = scenario.assumptions.births[trial.drivers.year], births > 0 else { return 1 }
    return target / births
  }

  private func plannedYear(
    _ year: Int, deathRates: RegionalTable, fertilityRates: [[Double]]
  ) -> PlannedYear {
    let mobility = scenario.assumptions.internalMigration?.mobility[year] ?? 1
    let regions = country.regions.count
    let drivers = YearDrivers(
      year: year, survival: DriverRows(deathRates.survivalRatios()),
      fertility: DriverRows(regions: regions, width: CellLayout.sexStride) { region, _, row in
        for age in Age.fertile { row[age] = fertilityRates[region][age] }
      },
      femaleShareAtBirth: fertility.femaleShares(in: year), mobility: mobility,
      external: .net(DriverRows(RegionalTable(regions: regions))))
    return PlannedYear(
      drivers: drivers, deathRates: deathRates, fertilityRates: fertilityRates,
      insideRates: gravity?.insideRates.map { $0.map { $0 * mobility } },
      levels: PlanRecord.Levels(year: year, mobility: mobility))
  }

  // MARK: Moves across the border

  private mutating func externalPlan(
    _ workspace: inout ProjectionWorkspace
  ) throws(PlanError) -> ExternalPlan {
    let first = scenario.horizon.first
    var presentInFirstYear: RegionalTable?
    if country.external.totals[first] != nil, country.populations[first + 1] == nil {
      let planned = try vitalRates(of: first, &workspace)
      workspace.advance(with: planned.drivers, rule: gravity?.rule)
      presentInFirstYear = workspace.closing(draw: 0)
    }
    let country = country
    let plan = ExternalPlan(country: country, firstYear: first) { year in
      // What stands on the next 1 January, less immigrants, with emigrants still there.
      if var present = country.populations[year + 1], let flow = country.external.totals[year] {
        for cell in present.values.indices {
          present.values[cell] += flow.emigrants.values[cell] - flow.immigrants.values[cell]
        }
        return present
      }
      return year == first ? presentInFirstYear : nil
    }
    for year in plan.unusedYears {
      record.notes.append(.emigrantsWithoutRates(year: year))
    }
    return plan
  }

  /// Immigrants and emigrants of a year, at the level of the scenario's net when it gives one.
  private mutating func setExternal(
    of planned: inout PlannedYear, _ external: ExternalPlan,
    _ workspace: inout ProjectionWorkspace
  ) throws(PlanError) {
    let year = planned.drivers.year
    let target = scenario.assumptions.externalNet.map { $0[year] }
    if external.hasNetOnly {
      let net = external.net(in: year)
      if target != nil {
        throw PlanError(
          field: "assumptions.external_net",
          "the data package gives net migrants only, whose mixed signs cannot be scaled",
          remedy: "give external_migration.csv immigrants and emigrants, or leave this out")
      }
      planned.drivers.external = .net(DriverRows(net))
      planned.levels.externalNet = net.total
      return
    }
    var immigrants = external.immigrants(in: year)
    var rates = external.emigrationRates
    workspace.advance(with: planned.drivers, rule: gravity?.rule)
    let leaving = emigrants(at: rates, from: workspace.closing(draw: 0))
    planned.levels.externalNetUnscaled = immigrants.total - leaving
    if let target {
      let wanted = target + leaving
      if wanted >= 0 {
        let observed = immigrants.total
        guard observed > 0 || wanted == 0 else {
          throw PlanError(
            field: "assumptions.external_net",
            "there are no immigrants to scale to a net of \(target)",
            remedy: "give immigrants in external_migration.csv")
        }
        let factor = observed > 0 ? wanted / observed : 0
        for cell in immigrants.values.indices { immigrants.values[cell] *= factor }
      } else {
        let factor = -target / leaving
        for cell in immigrants.values.indices { immigrants.values[cell] = 0 }
        for cell in rates.values.indices {
          rates.values[cell] = min(1, rates.values[cell] * factor)
        }
        record.notes.append(.nobodyEnters(year: year, net: target, emigrationFactor: factor))
      }
    }
    planned.levels.externalNetTarget = target
    planned.levels.externalNet =
      immigrants.total - emigrants(at: rates, from: workspace.closing(draw: 0))
    planned.drivers.external = .gross(
      immigrants: DriverRows(immigrants), emigrationRates: DriverRows(rates))
  }

  private func emigrants(at rates: RegionalTable, from present: RegionalTable) -> Double {
    zip(rates.values, present.values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func sum(
    _ workspace: borrowing ProjectionWorkspace, _ account: (RegionAccounts) -> Double
  ) -> Double {
    var total = 0.0
    for region in 0..<country.regions.count {
      total += account(workspace.accounts(region: region, draw: 0))
    }
    return total
  }
}
