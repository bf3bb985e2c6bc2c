import Demography

/// One row of `indicators.csv`: an indicator of an area in a year, against one of its targets.
package struct MonitoringRow: Sendable, Equatable {
  /// What a forecast rests on.
  package enum Basis: String, Sendable {
    /// The model's: draws say how likely a target is.
    case outcome
    /// Set by the scenario: no probability.
    case assumption
    /// Projected from its own facts.
    case administrative
  }

  /// How the figure of a forecast comes about.
  package enum Method: String, Sendable, CaseIterable {
    /// The model computes it.
    case model
    /// As the scenario states it.
    case scenario
    /// The scenario's figure of the country, split by the shares that it gives the regions.
    case shares
    /// The last fact, held.
    case lastFact = "last_fact"
    /// The last fact, changed every year by the mean yearly change of the facts.
    case meanChange = "mean_change"
  }

  package let area: MonitoredArea
  /// Place among the indicators of the country.
  package let indicator: Int
  /// `cumulative` or `one_year`, of retention; empty for all others.
  package var definition = ""
  package let year: Int
  package let basis: Basis
  package var fact: IndicatorFact?
  package var targetDocument: TargetIndicator.TargetPath.Document?
  package var target: Double?
  package var forecast: Double?
  /// `nil` without a forecast.
  package var method: Method?
  /// The 10th and 90th percentile of the draws.
  package var low: Double?
  package var high: Double?
  package var probabilityMet: Double?
  package var isMet: Bool?
  /// `nil` where the row does not depend on the rule.
  package var netRule: NetRule?
  package var attainable: Double?
  package var lever: GapLever?

  package var gap: Double? { forecast.flatMap { value in target.map { value - $0 } } }
  package var error: Double? { forecast.flatMap { value in fact.map { value - $0.value } } }
}

/// A place that indicators are stated for.
package struct MonitoredArea: Sendable, Equatable {
  package let level: Area.Level
  /// `*`, the id of the group that the designated regions are, or `designated`; the region's id.
  package let id: String
  /// Row numbers, ascending; empty where the scenario designates no regions.
  package let members: [Int]

  /// The country, the designated regions, then every region.
  static func all(of scenario: Scenario, _ country: CountryData) -> [MonitoredArea] {
    let designated = scenario.designatedRegions.sorted()
    let group = country.regions.groups.first { $0.members == designated }
    return [
      MonitoredArea(level: .country, id: "*", members: Array(0..<country.regions.count)),
      MonitoredArea(level: .group, id: group?.id ?? "designated", members: designated),
    ]
      + country.regions.regions.enumerated().map {
        MonitoredArea(level: .region, id: $1.id, members: [$0])
      }
  }
}

/// A scenario run under one rule of moves between regions.
package struct RuledForecast: Sendable {
  package let rule: NetRule
  package let forecast: Forecast
  /// `nil` without an ensemble.
  package let draws: OutcomeDraws?

  package init(rule: NetRule, forecast: Forecast, draws: OutcomeDraws? = nil) {
    self.rule = rule
    self.forecast = forecast
    self.draws = draws
  }
}
