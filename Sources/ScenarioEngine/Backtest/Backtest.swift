import Demography
import Migration

/// Hindcasts of a data package: forecasts from years that have passed, with what was known then,
/// held against what came and against rules of thumb.
package struct Backtest: Sendable {
  package let country: CountryData
  /// Of the scenario: deterrence, gross share and schedule of moves.
  package let rules: InternalMigration
  package let hindcasts: [Hindcast]
  package let errors: [HindcastError]
  package let checks: [BacktestCheck]

  /// - Parameters:
  ///   - starts: of `possibleStarts`.
  ///   - progress: called after each hindcast with those done and those in all.
  /// - Throws: `PlanError` when the moves of the year before a start cannot be balanced.
  package init(
    of country: CountryData, from starts: [Int], rules: InternalMigration,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(PlanError) {
    var hindcasts: [Hindcast] = []
    let last = Self.lastKnownTotals(of: country)
    for start in starts {
      hindcasts.append(try Hindcast(of: country, from: start, to: last, rules: rules))
      progress(hindcasts.count, starts.count)
    }
    self.country = country
    self.rules = rules
    self.hindcasts = hindcasts
    errors = HindcastError.all(of: hindcasts.flatMap(\.rows))
    checks = BacktestCheck.all(of: errors)
  }

  package var isPassed: Bool { checks.allSatisfy(\.isPassed) }

  // MARK: Where a hindcast can start

  /// 1 Januaries with a population by age, totals of the year before and of a later year, and nets
  /// between regions of the year before.
  package static func possibleStarts(of country: CountryData) -> [Int] {
    let observed = ObservedFigures(country: country)
    let last = lastKnownTotals(of: country)
    return country.populations.keys.sorted().filter { year in
      year < last && observed[.persons, year] != nil && observed[.persons, year - 1] != nil
        && hasMoves(in: year - 1, of: country)
    }
  }

  /// All but the last population by age, which the forecasts themselves start from; that one where
  /// there is no other.
  package static func usualStarts(of country: CountryData) -> [Int] {
    let possible = possibleStarts(of: country)
    let base = country.populations.keys.max()
    let earlier = possible.filter { $0 != base }
    return earlier.isEmpty ? possible : earlier
  }

  private static func lastKnownTotals(of country: CountryData) -> Int {
    let observed = ObservedFigures(country: country)
    let years = Set(country.populationTotals.keys).union(country.populations.keys)
    return years.filter { observed[.persons, $0] != nil }.max() ?? 0
  }

  private static func hasMoves(in year: Int, of country: CountryData) -> Bool {
    country.internalFlows[year] != nil || FlowsBasis.nets(in: year, country: country) != nil
  }

  // MARK: What the reader must know

  /// What these hindcasts cannot tell, a sentence each.
  package var limits: [String] {
    var limits = [
      "Deterrence, gross share and schedule of moves are the scenario's, chosen with later data."
    ]
    if let first = country.populations.keys.min() {
      limits.append(
        "No start before \(first + 1): population.csv begins on 1 January \(first), and a hindcast "
          + "needs the moves of the year before its start.")
    }
    if !ObservedFigures(country: country).hasCountedAges {
      limits.append(
        "Ages are not held against anything: the package has no counted ages of a later date.")
    }
    let partly = ["vital_events", "internal_margins", "external_migration"].filter { table in
      country.confidence[table].map { $0.derived + $0.unverified > 0 } ?? false
    }
    if !partly.isEmpty {
      limits.append(
        "Observed events of regions are partly derived, not counted: "
          + partly.map { "\($0).csv" }.joined(separator: ", ") + ".")
    }
    return limits
  }
}
