import Demography
import Glibc
import Projection

/// What the interventions of a scenario add to its plan: changed drivers, people moved, limits.
///
/// Everything here is planned once per run, on a plan that knows no intervention: levels that the
/// scenario states (births, external net) are solved before, and interventions come on top.
struct InterventionPlan {
  /// The plan without interventions.
  let base: Plan
  let scenario: Scenario
  let country: CountryData
  private var bands: AgeSexBands
  private var mortality: MortalityPlan
  private(set) var years: [PlannedYear]
  var relocations: [Relocation] = []
  var programmes: [PlannedProgramme] = []
  private(set) var sizes: [InterventionSize] = []
  private(set) var reports: [InterventionReport] = []
  var notes: [PlanNote] = []

  /// The plan with the scenario's interventions; the plan itself when there are none.
  static func added(to plan: Plan) throws(PlanError) -> Plan {
    guard !plan.scenario.interventions.isEmpty else { return plan }
    var own = InterventionPlan(plan)
    for intervention in plan.scenario.interventions { try own.add(intervention) }
    return own.result(plan)
  }

  private init(_ plan: Plan) {
    base = plan
    scenario = plan.scenario
    country = plan.country
    years = plan.years
    bands = AgeSexBands(plan.scenario.interventions.flatMap(\.selections))
    mortality = MortalityPlan(
      country: plan.country, path: plan.scenario.assumptions.lifeExpectancy,
      baseYear: plan.scenario.horizon.first, weights: plan.opening)
  }

  private func result(_ plan: Plan) -> Plan {
    var record = plan.record
    record.interventions = reports
    record.notes += notes
    return Plan(
      scenario: plan.scenario, country: plan.country, opening: plan.opening,
      rule: usesBands ? plan.rule?.banded(bands.bandOfCell) : plan.rule,
      flowsBasis: plan.flowsBasis, years: years, relocations: relocations,
      programmes: programmes, sizes: sizes, record: record)
  }

  /// Some ages or sexes leave or are attracted in another way than the rest.
  private var usesBands: Bool {
    years.contains { year in
      year.drivers.pushes.contains { $0.band != nil }
        || year.drivers.pulls.contains { $0.band != nil }
    }
  }

  private mutating func add(_ intervention: Intervention) throws(PlanError) {
    switch intervention.action {
    case .climate(let climate): add(climate, of: intervention)
    case .attraction(let attraction): add(attraction, of: intervention)
    case .shutdown(let shutdown): add(shutdown, of: intervention)
    case .registration(let registration): add(registration, of: intervention)
    case .external(let change): try add(change, of: intervention)
    case .vital(let change): try add(change, of: intervention)
    case .resettlement(let programme): add(programme, of: intervention)
    case .kandas(let programme): add(programme, of: intervention)
    case .studyPlaces(let programme): add(programme, of: intervention)
    case .surge(let surge): try add(surge, of: intervention)
    case .displacement(let displacement): try add(displacement, of: intervention)
    case .labourQuota(let quota): add(quota, of: intervention)
    }
  }

  /// Places of the years in which an intervention acts, with its size in each.
  func acting(_ intervention: Intervention) -> [(place: Int, year: Int, size: Double)] {
    years.indices.compactMap { place in
      let year = years[place].drivers.year
      let size = intervention.size(in: year)
      return intervention.years.contains(year) ? (place, year, size) : nil
    }
  }

  private mutating func size(
    _ intervention: Intervention, _ key: String, _ estimate: Estimate
  ) -> Int? {
    guard estimate.spread != nil, estimate.central != 0 else { return nil }
    sizes.append(
      InterventionSize(name: "interventions.\(intervention.name).\(key)", estimate: estimate))
    return sizes.count - 1
  }

  mutating func report(_ intervention: Intervention, _ effect: InterventionEffect) {
    reports.append(
      InterventionReport(name: intervention.name, kind: intervention.action.key, effect: effect))
  }

  // MARK: Leaving and attraction

  private mutating func add(_ climate: Climate, of intervention: Intervention) {
    let size = size(intervention, "severity", climate.severity)
    var largest = 0.0
    for (place, year, shape) in acting(intervention) {
      var hazard = [Double](repeating: 0, count: country.regions.count)
      for (region, path) in climate.hazard {
        hazard[region] = climate.severity.central * shape * path[year]
      }
      largest = max(largest, hazard.max() ?? 0)
      push(hazard.map { $0 * climate.push }, climate.who, size, at: place)
      pull(hazard.map { $0 * climate.pull }, climate.redistribution, climate.who, size, at: place)
    }
    report(
      intervention,
      .hazard(
        largest: largest, leaving: exp(climate.push * largest),
        attraction: exp(climate.pull * largest)))
  }

  private mutating func add(_ attraction: Attraction, of intervention: Intervention) {
    let size = size(intervention, "elasticity", attraction.elasticity)
    var changes: Set<Int> = []
    for (place, year, shape) in acting(intervention) {
      var change = [Double](repeating: 0, count: country.regions.count)
      for (region, path) in attraction.change {
        change[region] = attraction.elasticity.central * shape * log(1 + path[year])
        if change[region] != 0 { changes.insert(region) }
      }
      pull(change, attraction.redistribution, attraction.who, size, at: place)
    }
    report(intervention, .attraction(factor: attraction.factor, regions: changes.count))
  }

  private mutating func add(_ shutdown: Shutdown, of intervention: Intervention) {
    let size = size(intervention, "push", shutdown.push)
    let lost = shutdown.jobs > 0 ? shutdown.jobsLost / shutdown.jobs : 0
    for (place, _, shape) in acting(intervention) {
      var leaving = [Double](repeating: 0, count: country.regions.count)
      var attracted = leaving
      leaving[shutdown.region] = shutdown.push.central * lost * shape
      attracted[shutdown.region] = shutdown.pull * lost * shape
      push(leaving, shutdown.who, size, at: place)
      pull(attracted, shutdown.redistribution, shutdown.who, nil, at: place)
    }
    report(
      intervention,
      .jobsLost(
        share: lost, region: shutdown.region, leaving: exp(shutdown.push.central * lost)))
  }

  private mutating func push(
    _ byRegion: [Double], _ who: AgeSexSelection, _ size: Int?, at place: Int
  ) {
    guard byRegion.contains(where: { $0 != 0 }) else { return }
    for band in bands.of(who) {
      years[place].drivers.pushes.append(OriginPush(byRegion: byRegion, band: band, size: size))
    }
  }

  private mutating func pull(
    _ byRegion: [Double], _ redistribution: Double, _ who: AgeSexSelection, _ size: Int?,
    at place: Int
  ) {
    guard byRegion.contains(where: { $0 != 0 }) else { return }
    for band in bands.of(who) {
      years[place].drivers.pulls.append(
        DestinationPull(
          byRegion: byRegion, redistribution: redistribution, band: band, size: size))
    }
  }

  private mutating func add(_ registration: Registration, of intervention: Intervention) {
    for (place, year, _) in acting(intervention) {
      for (region, limit) in registration.limits.sorted(by: { $0.key < $1.key }) {
        years[place].drivers.gates.append(
          ArrivalGate(region: region, limit: limit.gate(in: year)))
      }
    }
    report(intervention, .arrivalLimits(regions: registration.limits.keys.sorted()))
  }

  // MARK: Births, deaths and the border

  private mutating func add(
    _ change: VitalChange, of intervention: Intervention
  ) throws(PlanError) {
    for (place, year, shape) in acting(intervention) {
      for region in country.regions.regions.indices {
        changeFertility(change, region: region, year: year, shape: shape, at: place)
        if let added = change.lifeExpectancyChange[region]?[year], added * shape != 0 {
          try changeMortality(
            by: added * shape, region: region, year: year, at: place, intervention)
        }
      }
    }
    report(intervention, .vital)
  }

  private mutating func changeFertility(
    _ change: VitalChange, region: Int, year: Int, shape: Double, at place: Int
  ) {
    let level = years[place].fertilityRates[region].reduce(0, +)
    var factor = 1.0
    if let target = change.totalFertility[region]?[year], level > 0 {
      factor += shape * (target / level - 1)
    }
    if let own = change.fertilityFactor[region]?[year] { factor *= 1 + shape * (own - 1) }
    guard factor != 1 else { return }
    for age in Age.fertile { years[place].fertilityRates[region][age] *= factor }
    let rates = years[place].fertilityRates
    years[place].drivers.fertility = DriverRows(
      regions: country.regions.count, width: CellLayout.sexStride
    ) { region, _, row in
      for age in Age.fertile { row[age] = rates[region][age] }
    }
  }

  private mutating func changeMortality(
    by added: Double, region: Int, year: Int, at place: Int, _ intervention: Intervention
  ) throws(PlanError) {
    for sex in Sex.allCases {
      let level = years[place].mortality[region][sex.rawValue]
      let model = mortality.model(region: region, sex: sex, year: year)
      let wanted = level.lifeExpectancy + added
      guard let kappa = model.kappa(lifeExpectancy: wanted, near: level.kappa) else {
        throw PlanError(
          field: "interventions.\(intervention.name).life_expectancy_change",
          "no mortality gives \(country.regions.regions[region].id) a life expectancy of "
            + "\(shortDecimal(wanted, 2)) years in \(year)",
          remedy: "state a smaller change")
      }
      years[place].mortality[region][sex.rawValue] = MortalityLevel(
        lifeExpectancy: wanted, kappa: kappa)
      for (age, rate) in model.rates(kappa: kappa).enumerated() {
        years[place].deathRates[region, sex, age] = rate
      }
    }
    years[place].drivers.survival = DriverRows(years[place].deathRates.survivalRatios())
  }

  private mutating func add(
    _ change: ExternalChange, of intervention: Intervention
  ) throws(PlanError) {
    for (place, year, shape) in acting(intervention) {
      guard case .gross(let immigrants, let rates) = years[place].drivers.external else {
        throw PlanError(
          field: "interventions.\(intervention.name)",
          "the data package gives net migrants only, whose mixed signs cannot be scaled",
          remedy: "give external_migration.csv immigrants and emigrants")
      }
      let size = change.severity.central * shape
      let entering = (change.immigrantFactor?[year]).map { 1 + size * ($0 - 1) } ?? 1
      let leaving = (change.emigrantFactor?[year]).map { 1 + size * ($0 - 1) } ?? 1
      guard entering != 1 || leaving != 1 else { continue }
      let shares = groupShares(change, year: year)
      years[place].drivers.external = .gross(
        immigrants: scaled(immigrants, change, shares.map(\.immigrants), entering),
        emigrationRates: scaled(rates, change, shares.map(\.emigrants), leaving))
    }
    addArrivals(of: change, intervention)
    report(intervention, .border)
  }

  /// The part of the forecast's immigrants and emigrants that belongs to the group named, by cell;
  /// `nil` where everybody is meant.
  private func groupShares(
    _ change: ExternalChange, year: Int
  ) -> (immigrants: RegionalTable, emigrants: RegionalTable)? {
    guard let group = change.group, let flows = country.external.flows[group] else { return nil }
    guard let near = flows.keys.min(by: { (abs($0 - year), $0) < (abs($1 - year), $1) }),
      let own = flows[near], let all = country.external.totals[near]
    else { return nil }
    var shares = (immigrants: own.immigrants, emigrants: own.emigrants)
    for cell in all.immigrants.values.indices {
      let (entering, leaving) = (all.immigrants.values[cell], all.emigrants.values[cell])
      shares.immigrants.values[cell] = entering > 0 ? shares.immigrants.values[cell] / entering : 0
      shares.emigrants.values[cell] = leaving > 0 ? shares.emigrants.values[cell] / leaving : 0
    }
    return shares
  }

  /// Rows with a factor on the regions, ages and sexes that a change names.
  private func scaled(
    _ rows: DriverRows, _ change: ExternalChange, _ shares: RegionalTable?, _ factor: Double
  ) -> DriverRows {
    guard factor != 1 else { return rows }
    return DriverRows(regions: country.regions.count) { region, _, row in
      row.update(from: rows[region, 0], count: CellLayout.rowCount)
      guard change.regions.isEmpty || change.regions.contains(region) else { return }
      for sex in Sex.allCases {
        for age in Age.all where change.who.contains(sex, age) {
          let share = shares?[region, sex, age] ?? 1
          row[CellLayout.cell(sex, age)] *= 1 + share * (factor - 1)
        }
      }
    }
  }

  private mutating func addArrivals(of change: ExternalChange, _ intervention: Intervention) {
    guard let added = change.addedImmigrants, let profile = change.profile else { return }
    var intakes: [Int: Relocation.Intake] = [:]
    for (_, year, shape) in acting(intervention) where added[year] != 0 {
      intakes[year] = .init(participants: added[year] * shape)
    }
    add(
      Relocation(
        name: intervention.name, destinations: change.destinations.map(\.region),
        routes: [change.destinations.map(\.share)], profile: CellLayout.row(of: profile),
        intakes: intakes, terms: RelocationTerms(uptake: change.severity.central),
        trackedYears: 0),
      intervention, terms: nil, uptake: change.severity)
  }
}
