/// How much of an outcome's variance each group of uncertain inputs brings about.
///
/// First order, alone: (1/N) Σ f_B (f_AB − f_A) / V on outcomes less their mean (Saltelli and others
/// 2010). Total, together with all others: (1/2N) Σ (f_A − f_AB)² / V (Jansen 1999). V is the variance
/// of all A and B runs. Both are estimates: a small one may fall below zero. Errors are standard
/// deviations over bootstrap samples of the base draws.
package struct SobolIndices: Sendable, Equatable {
  package struct Index: Sendable, Equatable {
    package let group: String
    package let first: Estimate
    package let total: Estimate
  }

  package struct Estimate: Sendable, Equatable {
    package let value: Double
    package let error: Double
  }

  package let variance: Double
  /// In the order of the groups; empty when the outcome does not vary.
  package let indices: [Index]

  /// - Parameters:
  ///   - outcomes: one number for each run of the design.
  ///   - seed: of the bootstrap's own streams.
  package init(
    _ outcomes: [Double], design: SobolDesign, bootstrapSamples: Int = 500, seed: UInt64
  ) {
    precondition(
      outcomes.count == design.runCount, "\(design.runCount) runs, got \(outcomes.count)")
    let runs = Runs(outcomes, design)
    let every = Array(0..<design.baseDraws)
    let estimates = runs.estimates(over: every)
    variance = estimates.variance
    guard variance > 0 else {
      indices = []
      return
    }
    var samples: [(first: [Double], total: [Double])] = []
    for sample in 0..<bootstrapSamples {
      var words = WordSequence(seed: seed, name: "sobol-bootstrap", number: sample)
      let drawn = every.map { _ in words.next(below: design.baseDraws) }
      let estimates = runs.estimates(over: drawn)
      // A sample of one draw over and over has no variance to share out.
      if estimates.variance > 0 { samples.append((estimates.first, estimates.total)) }
    }
    indices = design.groups.indices.map { group in
      Index(
        group: design.groups[group],
        first: Estimate(
          value: estimates.first[group], error: Self.deviation(samples.map { $0.first[group] })),
        total: Estimate(
          value: estimates.total[group], error: Self.deviation(samples.map { $0.total[group] })))
    }
  }

  private static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return .nan }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}

/// The outcomes of a design, by base draw.
private struct Runs {
  /// Less the mean of all: the products below would otherwise drown in it.
  private let outcomes: [Double]
  private let groupCount: Int

  init(_ outcomes: [Double], _ design: SobolDesign) {
    let mean = outcomes.reduce(0, +) / Double(outcomes.count)
    self.outcomes = outcomes.map { $0 - mean }
    groupCount = design.groups.count
  }

  /// Variance and indices over some base draws, a draw as often as it is named.
  func estimates(
    over draws: [Int]
  ) -> (variance: Double, first: [Double], total: [Double]) {
    var first = [Double](repeating: 0, count: groupCount)
    var total = first
    var (sum, squares) = (0.0, 0.0)
    for draw in draws {
      let start = draw * (groupCount + 2)
      let (a, b) = (outcomes[start], outcomes[start + 1])
      sum += a + b
      squares += a * a + b * b
      for group in 0..<groupCount {
        let mixed = outcomes[start + 2 + group]
        first[group] += b * (mixed - a)
        total[group] += (a - mixed) * (a - mixed)
      }
    }
    let count = Double(draws.count)
    let mean = sum / (2 * count)
    let variance = squares / (2 * count) - mean * mean
    return (
      variance, first.map { $0 / count / variance }, total.map { $0 / (2 * count) / variance }
    )
  }
}
