import Glibc

/// The exponents of population and distance with which the chain's settlers come nearest to published
/// shares.
package struct DestinationFit: Sendable, Equatable {
  package let populationExponent: Double
  package let distanceExponent: Double
  /// Shares of all regions.
  package let shares: [Double]

  /// Fits by least squares of shares; regions without a published share count together.
  ///
  /// - Parameters:
  ///   - published: by region; `nil` where it is not published.
  ///   - entryShares: by region of entry; they sum to one.
  package init(
    to published: [Double?], populations: [Double], entryShares: [Double],
    kilometres: @escaping (Int, Int) -> Double
  ) {
    let pulls = populations.map { RegionPull(population: $0) }
    func shares(_ parameters: [Double]) -> [Double] {
      var rule = SettlementRule.fitted
      rule.populationExponent = parameters[0]
      rule.distanceExponent = UncertainValue(parameters[1])
      return DestinationShares.shares(
        pulls: pulls, rule: rule, entryShares: entryShares, kilometres: kilometres)
    }
    let search = SimplexSearch { parameters in
      var (squares, told, seen) = (0.0, 1.0, 1.0)
      for (share, published) in zip(shares(parameters), published) {
        guard let published else { continue }
        squares += (share - published) * (share - published)
        told -= share
        seen -= published
      }
      return squares + (told - seen) * (told - seen)
    }
    let found = search.lowest(from: [1, 0.3])
    populationExponent = found.point[0]
    distanceExponent = found.point[1]
    self.shares = shares(found.point)
  }
}
