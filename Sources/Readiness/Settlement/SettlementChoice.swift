import Glibc

/// The shares in which those who set out from a region settle in each.
struct SettlementChoice: ~Copyable {
  private let regionCount: Int
  private let rule: SettlementRule
  /// Everything of U but distance.
  private let pull: [Double]
  private let isOpen: [Bool]
  /// ln(10 + km), `[from][to]`.
  private let remoteness: [Double]
  /// exp(U), `[from][to]`, each row scaled to its largest.
  private var weights: [Double]
  /// Of the row last asked for.
  private(set) var shares: [Double]

  init(_ pulls: [RegionPull], rule: SettlementRule, kilometres: (Int, Int) -> Double) {
    regionCount = pulls.count
    self.rule = rule
    isOpen = pulls.map(\.isOpen)
    pull = pulls.map { pull in
      rule.populationExponent * log(max(pull.population, 1))
        + rule.networkExponent * log1p(pull.network)
        + rule.jobsFactor * pull.jobs + pull.policy
    }
    var remoteness: [Double] = []
    for from in pulls.indices {
      for to in pulls.indices { remoteness.append(log(10 + kilometres(from, to))) }
    }
    self.remoteness = remoteness
    weights = remoteness
    shares = .init(repeating: 0, count: pulls.count)
    weigh(distanceExponent: rule.distanceExponent.central)
  }

  /// To be called for each member.
  mutating func weigh(distanceExponent: Double) {
    for from in 0..<regionCount {
      var largest = -Double.infinity
      for to in 0..<regionCount where isOpen[to] {
        let cell = from * regionCount + to
        weights[cell] = pull[to] - distanceExponent * remoteness[cell]
        largest = max(largest, weights[cell])
      }
      for to in 0..<regionCount {
        let cell = from * regionCount + to
        weights[cell] = isOpen[to] ? exp(weights[cell] - largest) : 0
      }
    }
  }

  /// Writes `shares`: V·exp(U), scaled to one, or to what the region where they are does not keep.
  ///
  /// - Parameter room: V of each region.
  mutating func choose(from: Int, room: [Double]) {
    let kept = rule.withinRegion
    var sum = 0.0
    for to in 0..<regionCount {
      shares[to] = kept != nil && to == from ? 0 : weights[from * regionCount + to] * room[to]
      sum += shares[to]
    }
    let leaving = 1 - (kept ?? 0)
    for to in 0..<regionCount { shares[to] = sum > 0 ? leaving * shares[to] / sum : 0 }
    if sum <= 0 { shares[from] = 1 } else if let kept { shares[from] = kept }
  }
}
