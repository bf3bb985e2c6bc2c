/// κ of one sex by life expectancy, tabulated once: for draws that each have a level of their own.
///
/// Solving for κ costs several life tables; this costs a few multiplications. Between the solved
/// levels κ runs along cubics that meet their slopes.
package struct MortalityLevelTable: Sendable {
  /// Life expectancies at birth for which it holds, years.
  package let lifeExpectancies: ClosedRange<Double>
  /// The largest miss at the middles between the solved levels, years of life expectancy.
  package let largestError: Double

  private let step: Double
  /// κ and its change over one step, by solved level.
  private let kappas: [Double]
  private let slopes: [Double]

  /// - Parameters:
  ///   - step: between solved levels, years, at most.
  /// - Returns: `nil` when some level of the range has no κ.
  package init?(
    _ model: RelationalMortality, lifeExpectancies range: ClosedRange<Double>,
    step limit: Double = 0.1
  ) {
    precondition(range.lowerBound < range.upperBound && limit > 0, "a range and a step above zero")
    let count = Int(((range.upperBound - range.lowerBound) / limit).rounded(.up))
    lifeExpectancies = range
    step = (range.upperBound - range.lowerBound) / Double(count)
    var kappas: [Double] = []
    var slopes: [Double] = []
    for level in 0...count {
      let target = range.lowerBound + Double(level) * step
      guard let kappa = model.kappa(lifeExpectancy: target, near: kappas.last ?? 0) else {
        return nil
      }
      let shift = 1e-4
      let change =
        model.lifeExpectancy(kappa: kappa + shift) - model.lifeExpectancy(kappa: kappa - shift)
      kappas.append(kappa)
      slopes.append(step * 2 * shift / change)
    }
    self.kappas = kappas
    self.slopes = slopes
    var worst = 0.0
    for level in 0..<count {
      let target = range.lowerBound + (Double(level) + 0.5) * step
      let kappa = Self.cubic(kappas, slopes, from: level, share: 0.5)
      worst = max(worst, abs(model.lifeExpectancy(kappa: kappa) - target))
    }
    largestError = worst
  }

  /// - Returns: `nil` outside the range.
  @inline(__always)
  package func kappa(lifeExpectancy: Double) -> Double? {
    guard lifeExpectancies.contains(lifeExpectancy) else { return nil }
    let position = (lifeExpectancy - lifeExpectancies.lowerBound) / step
    let level = min(Int(position), kappas.count - 2)
    return Self.cubic(kappas, slopes, from: level, share: position - Double(level))
  }

  /// Hermite's cubic between two neighbours.
  @inline(__always)
  private static func cubic(
    _ values: [Double], _ slopes: [Double], from level: Int, share t: Double
  ) -> Double {
    let rise = values[level + 1] - values[level]
    let bend = slopes[level] + slopes[level + 1] - 2 * rise
    return values[level] + t * (slopes[level] + t * (rise - slopes[level] - bend + t * bend))
  }
}
