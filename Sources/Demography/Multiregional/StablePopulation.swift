import Glibc
import LinearAlgebra

/// The population that constant rates lead to: it keeps its shares by age and region and grows by the
/// same factor at each step.
package struct StablePopulation: Sendable, Equatable {
  /// Growth in one age interval, the dominant root of the projection.
  package let growth: Double
  /// Growth rate a year, log(growth) / interval.
  package let annualRate: Double
  /// Share of the whole population by age group and region; sum one.
  package let shares: [[Double]]

  /// Share of each region, all ages together.
  package var regionalShares: [Double] {
    var sums = [Double](repeating: 0, count: shares.first?.count ?? 0)
    for row in shares { for region in row.indices { sums[region] += row[region] } }
    return sums
  }

  package static let stepLimit = 100_000

  /// Projects until the shares stay, which costs no more memory than a projection: the growth
  /// matrix, which `Matrix.dominantRoot` would need whole, is never formed.
  package init(of projection: MultiregionalProjection) throws(MultiregionalError) {
    var shares = [[Double]](
      repeating: [Double](
        repeating: 1 / Double(projection.ageCount * projection.regionCount),
        count: projection.regionCount),
      count: projection.ageCount)
    for _ in 0..<Self.stepLimit {
      let next = projection.step(shares)
      let growth = next.reduce(0) { $0 + $1.reduce(0, +) }
      guard growth > 0, growth.isFinite else { throw .noStablePopulation(steps: 0) }
      var change = 0.0
      for age in shares.indices {
        for region in shares[age].indices {
          let share = next[age][region] / growth
          change = max(change, abs(share - shares[age][region]))
          shares[age][region] = share
        }
      }
      if change < 1e-15 {
        self.growth = growth
        annualRate = log(growth) / projection.ageInterval
        self.shares = shares
        return
      }
    }
    throw .noStablePopulation(steps: Self.stepLimit)
  }
}
