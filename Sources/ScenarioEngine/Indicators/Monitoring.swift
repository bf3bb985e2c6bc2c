import Demography

/// The target indicators of a country beside what a scenario makes of them.
///
/// Three kinds of rows are kept apart. Outcomes are the model's and have a probability; what the
/// scenario sets (quotas, programmes, flows across the border taken from a target) has none, however
/// many draws there are; administrative ones are projected from their own facts. Net moves between
/// regions stand under each rule by themselves.
package struct Monitoring: Sendable {
  package let scenario: Scenario
  package let country: CountryData
  /// Area after area, indicator after indicator, year after year.
  package let rows: [MonitoringRow]
  package let notes: [MonitoringNote]
  /// The year whose observed nets the rules give back; `nil` where nobody moves between regions.
  package let calibrationYear: Int?
  package let rules: [NetRule]
  package let drawCount: Int

  package var indicators: [TargetIndicator] { country.indicators }

  /// Years that have facts or targets, and those of the forecast up to the last target.
  package static func forecastYears(of scenario: Scenario, _ country: CountryData) -> [Int] {
    let last = country.indicators.compactMap(\.lastTargetYear).max()
    return scenario.horizon.eventYears.filter { $0 <= last ?? Int.max }
  }

  /// The year that a report is about: the latest with a released fact and a target, else the first
  /// with a target and a forecast; `nil` where no indicator has a target.
  package var reportingYear: Int? {
    let aimed = rows.filter { $0.target != nil }
    let released = aimed.filter { row in
      switch row.fact?.status {
      case .preliminary, .revised, .final, .nowcast: true
      case .programme, .package, nil: false
      }
    }
    return released.map(\.year).max() ?? aimed.filter { $0.forecast != nil }.map(\.year).min()
      ?? aimed.map(\.year).min()
  }

  /// Runs the scenario under each rule and holds it against the indicators.
  ///
  /// - Parameter draws: the draws of a scenario under one rule, whose plan ends with the last year of
  ///   `forecastYears`; `nil` without an ensemble.
  /// - Throws: `PlanError` where the scenario cannot be planned, or whatever the draws throw.
  package static func of(
    _ scenario: Scenario, _ country: CountryData,
    draws: (Plan) throws -> OutcomeDraws? = { _ in nil }
  ) throws -> Monitoring {
    let calibrationYear = NetRule.calibrationYear(of: scenario, country)
    let last = forecastYears(of: scenario, country).last ?? scenario.horizon.last - 1
    let ruled = try NetRule.monitored(for: scenario).map { rule in
      let ruled = rule.applied(to: scenario, flowsYear: calibrationYear)
      let plan = try Planner.plan(ruled, for: country)
      return RuledForecast(
        rule: rule, forecast: plan.forecast(),
        draws: scenario.ensemble == nil
          ? nil : try draws(try Planner.plan(ruled.cut(after: last), for: country)))
    }
    var builder = MonitoringBuilder(
      scenario, country, ruled: ruled, calibrationYear: calibrationYear)
    return Monitoring(
      scenario: scenario, country: country, rows: try builder.rows(), notes: builder.notes(),
      calibrationYear: calibrationYear, rules: ruled.map(\.rule),
      drawCount: ruled.compactMap { $0.draws?.drawCount }.first ?? 0)
  }
}

extension Scenario {
  /// The same up to a year, whose events are its last.
  func cut(after year: Int) -> Scenario {
    guard year + 1 < horizon.last else { return self }
    var cut = self
    cut.horizon = Horizon(first: horizon.first, last: year + 1)
    cut.interventions = interventions.filter { $0.years.overlaps(horizon.first...year) }
    cut.assumptions.births = assumptions.births.filter { $0.key <= year }
    cut.assumptions.deaths = assumptions.deaths.filter { $0.key <= year }
    return cut
  }
}
