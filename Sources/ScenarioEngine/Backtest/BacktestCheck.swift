/// A bound that a hindcast's mean error of regional totals must keep: so many times that of a rule
/// of thumb.
package struct BacktestCheck: Sendable, Equatable {
  package let from: Int
  package let year: Int
  /// One of the two rules.
  package let method: HindcastMethod
  /// The rule of thumb that it is held against.
  package let against: HindcastMethod
  /// Mean absolute errors of regional totals, per cent.
  package let error: Double
  package let errorAgainst: Double
  /// The largest ratio of the two that passes.
  package let limit: Double

  /// `nil` where the rule of thumb makes no error.
  package var ratio: Double? { errorAgainst > 0 ? error / errorAgainst : nil }
  package var isPassed: Bool { error <= limit * errorAgainst }

  /// The bounds of this project, chosen before these hindcasts were run.
  private static let bounds: [(HindcastMethod, HindcastMethod, Double)] = [
    (.constantRates, .constantShare, 0.35),
    (.persistent, .constantShare, 0.35),
    (.constantRates, .linearTrend, 1.2),
    (.persistent, .linearTrend, 1.05),
  ]

  /// Every bound at every start and year.
  static func all(of errors: [HindcastError]) -> [BacktestCheck] {
    let totals = errors.filter { $0.figure == .persons }
    func percent(_ method: HindcastMethod, _ from: Int, _ year: Int) -> Double? {
      totals.first { $0.method == method && $0.from == from && $0.year == year }?
        .meanAbsolutePercent
    }
    return totals.filter { $0.method == .constantRates }.flatMap { key in
      bounds.compactMap { method, against, limit in
        guard let error = percent(method, key.from, key.year),
          let other = percent(against, key.from, key.year)
        else { return nil }
        return BacktestCheck(
          from: key.from, year: key.year, method: method, against: against, error: error,
          errorAgainst: other, limit: limit)
      }
    }
  }
}
