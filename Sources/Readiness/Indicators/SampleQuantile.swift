/// Quantiles of a sample: Hyndman and Fan (1996), type 7.
package enum SampleQuantile {
  /// - Parameters:
  ///   - sorted: rising, not empty.
  ///   - level: 0…1.
  package static func value(_ level: Double, of sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * level
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
