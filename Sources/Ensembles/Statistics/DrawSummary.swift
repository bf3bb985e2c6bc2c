/// A figure estimated from draws, with its Monte Carlo standard error.
package struct DrawEstimate: Sendable, Equatable {
  package let value: Double
  /// `nil` where there are too few draws to tell.
  package let error: Double?
}

/// One value over all draws: its mean and its quantiles.
package struct DrawSummary: Sendable, Equatable {
  package let drawCount: Int
  package let mean: DrawEstimate
  package let standardDeviation: Double
  /// In the order of the levels asked for.
  package let quantiles: [DrawEstimate]
}

/// Summarises columns of draws: means, and exact quantiles at given levels.
///
/// Quantiles are those of Hyndman and Fan (1996), type 7: at level p the value at position (n − 1) p
/// of the sorted draws, linear in between. A quantile's standard error is half the distance between
/// the quantiles at p ± √(p (1 − p) / n), the binomial standard error of the share of draws below it
/// (the order-statistic interval of one standard error); there is none where that leaves 0…1. The
/// mean's error is the standard deviation over √n.
package struct DrawSummarizer {
  package let levels: [Double]
  private var statistics = OrderStatistics()
  private var found: [Double] = []
  /// Where the quantiles and their intervals stand among the draws, for `planned` draws.
  private var planned = 0
  private var ranks: [Int] = []
  private var positions: [Position] = []

  /// A place between two neighbouring ranks, by their positions in `ranks`.
  private struct Place {
    var below = 0
    var above = 0
    var weight = 0.0
  }

  private struct Position {
    var quantile: Place
    var interval: (low: Place, high: Place)?
  }

  /// - Parameter levels: between 0 and 1.
  package init(levels: [Double]) {
    precondition(
      levels.allSatisfy { (0...1).contains($0) }, "levels lie between 0 and 1, got \(levels)")
    self.levels = levels
  }

  /// - Parameter draws: one value for each draw; their order may change.
  package mutating func summary(of draws: UnsafeMutableBufferPointer<Double>) -> DrawSummary {
    let count = draws.count
    precondition(count > 0, "no draws to summarise")
    let spread = Spread(of: UnsafeBufferPointer(draws))
    guard spread.isFinite else {
      let unknown = DrawEstimate(value: .nan, error: nil)
      return DrawSummary(
        drawCount: count, mean: unknown, standardDeviation: .nan,
        quantiles: levels.map { _ in unknown })
    }
    if count != planned { plan(count) }
    statistics.find(ranks, in: draws, extremes: spread.extremes, into: &found)
    let error = count > 1 ? (spread.variance / Double(count)).squareRoot() : nil
    return DrawSummary(
      drawCount: count, mean: DrawEstimate(value: spread.mean, error: error),
      standardDeviation: spread.variance.squareRoot(),
      quantiles: positions.map { position in
        DrawEstimate(
          value: value(at: position.quantile),
          error: position.interval.map { (value(at: $0.high) - value(at: $0.low)) / 2 })
      })
  }

  private func value(at place: Place) -> Double {
    let (below, above) = (found[place.below], found[place.above])
    // Equal neighbours give their value to the bit.
    return place.weight == 0 || below == above ? below : below + place.weight * (above - below)
  }

  /// Lists the ranks wanted of so many draws.
  private mutating func plan(_ count: Int) {
    planned = count
    let last = Double(count - 1)
    func ends(_ level: Double) -> (below: Int, weight: Double) {
      let position = last * level
      let below = min(Int(position), count - 1)
      return (below, position - Double(below))
    }
    let places = levels.map { level in
      let error = (level * (1 - level) / Double(count)).squareRoot()
      let (low, high) = (level - error, level + error)
      let isInside = error > 0 && low >= 0 && high <= 1
      return (ends(level), isInside ? (ends(low), ends(high)) : nil)
    }
    var wanted: Set<Int> = []
    for (quantile, interval) in places {
      for (below, _) in [quantile] + (interval.map { [$0.0, $0.1] } ?? []) {
        wanted.formUnion([below, min(below + 1, count - 1)])
      }
    }
    ranks = wanted.sorted()
    found = .init(repeating: 0, count: ranks.count)
    let positionOfRank = Dictionary(
      uniqueKeysWithValues: ranks.enumerated().map { ($1, $0) })
    func place(_ at: (below: Int, weight: Double)) -> Place {
      Place(
        below: positionOfRank[at.below] ?? 0,
        above: positionOfRank[min(at.below + 1, count - 1)] ?? 0, weight: at.weight)
    }
    positions = places.map { quantile, interval in
      Position(
        quantile: place(quantile),
        interval: interval.map { (low: place($0.0), high: place($0.1)) })
    }
  }
}

/// Mean, variance and extremes of a column, summed in eight fixed lanes.
private struct Spread {
  private(set) var mean = 0.0
  /// With n − 1; zero for a single draw.
  private(set) var variance = 0.0
  private(set) var extremes = 0.0...0.0
  private(set) var isFinite = false

  init(of values: UnsafeBufferPointer<Double>) {
    let laned = values.count / 8 * 8
    var sums = SIMD8<Double>(repeating: 0)
    var low = SIMD8<Double>(repeating: .infinity)
    var high = -low
    for index in stride(from: 0, to: laned, by: 8) {
      let lanes = Self.lanes(values, index)
      sums += lanes
      low.replace(with: lanes, where: lanes .< low)
      high.replace(with: lanes, where: lanes .> high)
    }
    for index in laned..<values.count {
      sums[index - laned] += values[index]
      low[0] = Swift.min(low[0], values[index])
      high[0] = Swift.max(high[0], values[index])
    }
    mean = sums.sum() / Double(values.count)
    // One value that is not a number, or is infinite, makes the sum so.
    isFinite = mean.isFinite
    guard isFinite else { return }
    extremes = low.min()...high.max()
    // Equal draws have their value for a mean, to the bit, whatever the sum's rounding.
    if extremes.lowerBound == extremes.upperBound {
      mean = extremes.lowerBound
      return
    }
    var squares = SIMD8<Double>(repeating: 0)
    for index in stride(from: 0, to: laned, by: 8) {
      let distance = Self.lanes(values, index) - mean
      squares += distance * distance
    }
    for index in laned..<values.count {
      let distance = values[index] - mean
      squares[index - laned] += distance * distance
    }
    if values.count > 1 { variance = squares.sum() / Double(values.count - 1) }
  }

  @inline(__always)
  private static func lanes(_ values: UnsafeBufferPointer<Double>, _ index: Int) -> SIMD8<Double> {
    UnsafeRawBufferPointer(values).loadUnaligned(
      fromByteOffset: index * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
  }
}
