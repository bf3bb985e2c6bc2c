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

  /// Runs the scenario under each rule and holds it against the indicators.
  ///
  /// - Parameter draws: the draws of a scenario under one rule; `nil` without an ensemble.
  /// - Throws: `PlanError` where the scenario cannot be planned, or whatever the draws throw.
  package static func of(
    _ scenario: Scenario, _ country: CountryData,
    draws: (Plan) throws -> OutcomeDraws? = { _ in nil }
  ) throws -> Monitoring {
    let calibrationYear = NetRule.calibrationYear(of: scenario, country)
    let ruled = try NetRule.monitored(for: scenario).map { rule in
      let plan = try Planner.plan(
        rule.applied(to: scenario, flowsYear: calibrationYear), for: country)
      return RuledForecast(rule: rule, forecast: plan.forecast(), draws: try draws(plan))
    }
    var builder = MonitoringBuilder(
      scenario, country, ruled: ruled, calibrationYear: calibrationYear)
    return Monitoring(
      scenario: scenario, country: country, rows: try builder.rows(), notes: builder.notes(),
      calibrationYear: calibrationYear, rules: ruled.map(\.rule),
      drawCount: ruled.compactMap { $0.draws?.drawCount }.first ?? 0)
  }
}

/// What must be known to read an indicator; the number is empty where it concerns all of them.
package struct MonitoringNote: Sendable, Equatable {
  package let number: String
  package let text: String

  package init(_ number: String, _ text: String) {
    self.number = number
    self.text = text
  }
}
