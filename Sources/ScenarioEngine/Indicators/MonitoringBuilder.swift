import Demography

/// Puts facts, targets, forecasts and levers of every indicator together.
struct MonitoringBuilder {
  let scenario: Scenario
  let country: CountryData
  let ruled: [RuledForecast]
  let calibrationYear: Int?
  let areas: [MonitoredArea]
  private let facts: IndicatorFacts
  private let programmes: ProgrammeIndicators
  private(set) var searches: [NetRule: GapLeverSearch] = [:]
  private(set) var made: [MonitoringRow] = []

  init(
    _ scenario: Scenario, _ country: CountryData, ruled: [RuledForecast], calibrationYear: Int?
  ) {
    self.scenario = scenario
    self.country = country
    self.ruled = ruled
    self.calibrationYear = calibrationYear
    areas = MonitoredArea.all(of: scenario, country)
    facts = IndicatorFacts(country: country, designated: scenario.designatedRegions)
    let own = NetRule.stated(by: scenario)
    programmes = ProgrammeIndicators((ruled.first { $0.rule == own } ?? ruled[0]).forecast)
  }

  /// The run under the scenario's own rule, for all that does not depend on the rule.
  var stated: RuledForecast {
    let own = NetRule.stated(by: scenario)
    return ruled.first { $0.rule == own } ?? ruled[0]
  }

  var designated: MonitoredArea { areas[1] }

  func basis(of indicator: TargetIndicator) -> MonitoringRow.Basis {
    switch indicator.figure {
    case nil: .administrative
    case .netInterregional: .outcome
    case .netExternal: scenario.assumptions.externalNet == nil ? .outcome : .assumption
    default: .assumption
    }
  }

  mutating func rows() throws(PlanError) -> [MonitoringRow] {
    for area in areas {
      for indicator in country.indicators.indices { try add(indicator, of: area) }
    }
    return made
  }

  // MARK: One indicator of one area

  private func region(_ area: MonitoredArea) -> Int? {
    area.level == .region ? area.members.first : nil
  }

  /// The area that the programme's own facts and targets are about.
  private func isHome(_ area: MonitoredArea, of indicator: TargetIndicator) -> Bool {
    area.level == (indicator.figure == .netInterregional ? .group : .country)
  }

  private mutating func add(_ place: Int, of area: MonitoredArea) throws(PlanError) {
    let indicator = country.indicators[place]
    let isHome = isHome(area, of: indicator)
    let known =
      isHome || area.level == .region
      ? facts.byYear(of: indicator, region: region(area)) : [:]
    let targets = isHome ? indicator.targets : []
    let last = Monitoring.forecastYears(of: scenario, country).last
    var years = Set(known.keys).union(targets.flatMap(\.byYear.keys))
    years.formUnion(Monitoring.forecastYears(of: scenario, country))
    let before = made.count
    for year in years.sorted() where year <= last ?? year || known[year] != nil {
      for forecast in forecasts(of: indicator, in: year, area, known) {
        try add(forecast, place, area, year, fact: known[year], targets)
      }
    }
    // An indicator of which nothing is known still has its line.
    if isHome, made.count == before {
      made.append(
        MonitoringRow(
          area: area, indicator: place, year: scenario.horizon.first, basis: basis(of: indicator)))
    }
  }

  /// A forecast under one rule and in one meaning.
  private struct Value {
    var rule: NetRule?
    var definition = ""
    var value: Double?
    var method: MonitoringRow.Method?
    var attainable: Double?
    var draws: [Double]?
  }

  private func forecasts(
    of indicator: TargetIndicator, in year: Int, _ area: MonitoredArea,
    _ known: [Int: IndicatorFact]
  ) -> [Value] {
    guard let figure = indicator.figure else {
      let trend = trend(of: indicator, known)
      return [Value(value: trend.value(in: year), method: trend.basis(before: year)?.method)]
    }
    let isForecast = Monitoring.forecastYears(of: scenario, country).contains(year)
    switch figure {
    case .netInterregional:
      // The country's own is zero.
      guard area.level != .country else { return [] }
      guard isForecast, !area.members.isEmpty else { return [Value()] }
      return ruled.map { run in
        Value(
          rule: run.rule, value: run.forecast[year].netInterregional(of: area.members),
          method: .model,
          draws: run.draws?.sums(of: figure, in: year, over: area.members))
      }
    case .netExternal:
      guard !area.members.isEmpty else { return [] }
      let isOutcome = basis(of: indicator) == .outcome
      return [
        Value(
          value: isForecast ? stated.forecast[year].netExternal(of: area.members) : nil,
          method: isForecast ? .model : nil,
          draws: isOutcome ? stated.draws?.sums(of: figure, in: year, over: area.members) : nil)
      ]
    default:
      let members = area.level == .country ? nil : area.members
      let values = programmes.values(of: figure, in: year, members: members).map {
        Value(
          definition: $0.definition?.rawValue ?? "", value: $0.value,
          method: members == nil ? .scenario : .shares, attainable: $0.attainable)
      }
      let isShown = area.level == .country || known[year] != nil
      return values.isEmpty && isShown ? [Value()] : values
    }
  }

  func trend(
    of indicator: TargetIndicator, _ known: [Int: IndicatorFact]
  ) -> AdministrativeTrend {
    AdministrativeTrend(facts: known.mapValues(\.value), bounds: indicator.bounds)
  }

  /// What is known of an indicator of the country.
  func nationalFacts(of indicator: TargetIndicator) -> [Int: IndicatorFact] {
    facts.byYear(of: indicator, region: nil)
  }

  /// A row for each path that has a target, or one without.
  private mutating func add(
    _ value: Value, _ place: Int, _ area: MonitoredArea, _ year: Int, fact: IndicatorFact?,
    _ targets: [TargetIndicator.TargetPath]
  ) throws(PlanError) {
    let indicator = country.indicators[place]
    let paths = targets.filter { $0.byYear[year] != nil }
    guard fact != nil || value.value != nil || !paths.isEmpty else { return }
    var row = MonitoringRow(
      area: area, indicator: place, definition: value.definition, year: year,
      basis: basis(of: indicator), fact: fact, forecast: value.value, method: value.method,
      netRule: value.rule, attainable: value.attainable)
    if let draws = value.draws, let interval = OutcomeDraws.interval(of: draws) {
      (row.low, row.high) = interval
    }
    if paths.isEmpty { made.append(row) }
    for path in paths {
      guard let target = path.byYear[year] else { continue }
      var aimed = row
      aimed.targetDocument = path.document
      aimed.target = target
      aimed.isMet = value.value.map { indicator.isMet($0, target: target) }
      aimed.probabilityMet = value.draws.map { draws in
        Double(draws.count { indicator.isMet($0, target: target) }) / Double(draws.count)
      }
      if aimed.isMet == false { aimed.lever = try lever(for: aimed, indicator) }
      made.append(aimed)
    }
  }

  // MARK: Levers

  private mutating func lever(
    for row: MonitoringRow, _ indicator: TargetIndicator
  ) throws(PlanError) -> GapLever? {
    guard row.basis == .outcome, let target = row.target, let gap = row.gap,
      let first = indicator.firstTargetYear, let last = indicator.lastTargetYear
    else { return nil }
    if indicator.figure == .netExternal {
      return indicator.higherIsBetter ? GapLever(kind: .immigrants, personsPerYear: -gap) : nil
    }
    let years = max(first, scenario.horizon.first)...min(last, scenario.horizon.last - 1)
    guard let rule = row.netRule, indicator.higherIsBetter, years.contains(row.year),
      let run = ruled.first(where: { $0.rule == rule }),
      row.area.members.count < country.regions.count
    else { return nil }
    var search =
      searches[rule]
      ?? GapLeverSearch(
        run.forecast.scenario, country, members: row.area.members, years: years)
    let persons = try search.persons(toReach: target, in: row.year)
    searches[rule] = search
    return persons.map { GapLever(kind: search.kind, personsPerYear: $0) }
  }
}

extension ForecastYear {
  /// Immigrants less emigrants of some regions together.
  package func netExternal(of members: [Int]) -> Double {
    members.reduce(0) { $0 + immigrants.total(region: $1) - emigrants.total(region: $1) }
  }
}
