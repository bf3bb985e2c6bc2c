import Demography

/// A rule by which net moves between regions go on: what the outflow of a region does without any
/// policy depends on it more than on most policies, so that outcomes are shown under each rule and
/// never under a mean of several.
package enum NetRule: String, Sendable, CaseIterable {
  /// Everybody leaves at constant rates: a growing region sends more people back every year.
  case constantRates = "constant_rates"
  /// Leaving and pull go with the square root of a region's share of the population.
  case persistent
  /// The scenario's exponents where they are neither; or nobody moves between regions.
  case own

  /// b1, b2 and θ.
  private var exponents: (origin: Double, destination: Double, redistribution: Double)? {
    switch self {
    case .constantRates: (1, 0, 0)
    case .persistent: (0.5, 0.5, 0)
    case .own: nil
    }
  }

  /// The rule that the scenario itself states.
  package static func stated(by scenario: Scenario) -> NetRule {
    guard let moves = scenario.assumptions.internalMigration else { return .own }
    return allCases.first { rule in
      rule.exponents.map {
        $0.origin == moves.originExponent && $0.destination == moves.destinationExponent
          && $0.redistribution == moves.redistribution
      } ?? false
    } ?? .own
  }

  /// The rules under which a scenario is monitored.
  package static func monitored(for scenario: Scenario) -> [NetRule] {
    let own = stated(by: scenario)
    guard scenario.assumptions.internalMigration != nil else { return [own] }
    return [.constantRates, .persistent] + (own == .own ? [own] : [])
  }

  /// The scenario under this rule in every draw, calibrated on the nets of a year.
  ///
  /// Mobility is relative to the flows' year: where that changes, the path is stated anew so that the
  /// year has the level one.
  package func applied(to scenario: Scenario, flowsYear: Int?) -> Scenario {
    var ruled = scenario
    // Draws between two rules would pool them.
    ruled.uncertainty.netRule = nil
    guard var moves = scenario.assumptions.internalMigration else { return ruled }
    if let exponents {
      moves.originExponent = exponents.origin
      moves.destinationExponent = exponents.destination
      moves.redistribution = exponents.redistribution
    }
    if let flowsYear, flowsYear != moves.flowsYear, moves.mobility[flowsYear] > 0 {
      let level = moves.mobility[flowsYear]
      moves.mobility = YearSeries(
        Dictionary(
          uniqueKeysWithValues: moves.mobility.years.map { ($0, moves.mobility[$0] / level) }))
      moves.flowsYear = flowsYear
    }
    ruled.assumptions.internalMigration = moves
    return ruled
  }

  /// The latest year before the forecast's end whose nets are observed.
  package static func calibrationYear(of scenario: Scenario, _ country: CountryData) -> Int? {
    guard let moves = scenario.assumptions.internalMigration else { return nil }
    return country.yearsOfNets.last { $0 < scenario.horizon.last } ?? moves.flowsYear
  }
}
