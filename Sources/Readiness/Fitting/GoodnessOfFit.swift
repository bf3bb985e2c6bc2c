import Glibc

/// How near a series of daily counts comes to what was observed.
package struct GoodnessOfFit: Sendable, Equatable {
  /// R², one less the squared misses over the spread of the observed.
  package let determination: Double
  /// Mean of |miss| over the observed of the day.
  package let meanError: Double

  /// - Parameters: both of the same days, at least two; observed counts above zero.
  package init(_ fitted: [Double], to observed: [Double]) {
    precondition(
      fitted.count == observed.count && observed.count > 1,
      "\(fitted.count) fitted days for \(observed.count) observed")
    let mean = observed.reduce(0, +) / Double(observed.count)
    var (squares, spread, misses) = (0.0, 0.0, 0.0)
    for (fitted, seen) in zip(fitted, observed) {
      squares += (fitted - seen) * (fitted - seen)
      spread += (seen - mean) * (seen - mean)
      misses += abs(fitted / seen - 1)
    }
    determination = 1 - squares / spread
    meanError = misses / Double(observed.count)
  }

  /// Half the sum of absolute differences between two sets of shares: the part that would have to be
  /// elsewhere.
  package static func totalVariation(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }
}
