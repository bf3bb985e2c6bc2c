/// Births to the women of an interval.
package enum Births {
  /// Σ n F(x) · ½ (women before + women after).
  ///
  /// - Parameters:
  ///   - rates: births per woman-year by age group.
  ///   - before, after: women at the start and at the end of the interval, by age group then.
  ///   - years: n, the length of the interval.
  package static func count(
    rates: [Double], before: [Double], after: [Double], years: Double = 1
  ) -> Double {
    zip(rates, zip(before, after)).reduce(0) { $0 + years * $1.0 * ($1.1.0 + $1.1.1) / 2 }
  }
}
