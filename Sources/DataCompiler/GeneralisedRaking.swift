import Demography

/// Fits a seed to hard margins exactly and to soft margins as far as the errors allow.
///
/// Hard: region × sex, and country × sex × age. Soft: the cells of a margin are multiplied by
/// exp(± λ), λ = (V / s²) · log(target / value), where s is the margin's error, V the variance of the
/// seed's broad groups and value that of the fitted population; all are solved together. This is
/// the minimum of Σ λ²/V + Σ (log target − log value)²/s², generalised raking (Deville and
/// Särndal 1992) with a weight on each constraint.
package struct GeneralisedRaking {
  /// Relative variance of the seed by broad age group: an error of 10 %.
  package static let seedVariance = 0.10 * 0.10

  /// `[region][sex]`.
  package let regionTotals: [[Double]]
  package let nationalAges: AgeSexTable
  package let margins: [SoftMargin]

  package init(regionTotals: [[Double]], nationalAges: AgeSexTable, margins: [SoftMargin]) {
    self.regionTotals = regionTotals
    self.nationalAges = nationalAges
    self.margins = margins
  }

  package struct Fit {
    package var persons: RegionalTable
    /// λ of each soft margin.
    package var multipliers: [Double]
    package var sweeps: Int
    /// The largest relative miss of a hard margin.
    package var hardMiss: Double
  }

  package func fit(_ seed: RegionalTable) -> Fit {
    var fit = Fit(
      persons: seed, multipliers: .init(repeating: 0, count: margins.count), sweeps: 0, hardMiss: 1)
    while fit.sweeps < 20_000 {
      fit.sweeps += 1
      let softMiss = turn(&fit)
      scaleToNationalAges(&fit.persons)
      fit.hardMiss = scaleToRegions(&fit.persons)
      if fit.hardMiss < 1e-12, softMiss < 1e-12 { break }
    }
    return fit
  }

  /// One Newton step for each soft margin in turn; the largest distance from its condition.
  private func turn(_ fit: inout Fit) -> Double {
    var largest = 0.0
    for (index, margin) in margins.enumerated() {
      let stiffness = Self.seedVariance / (margin.relativeError * margin.relativeError)
      let gap = PortableMath.logarithm(margin.target / margin.value(in: fit.persons))
      let slope = margin.divisor == nil ? 1.0 : 2.0
      let step = (stiffness * gap - fit.multipliers[index]) / (1 + stiffness * slope)
      fit.multipliers[index] += step
      largest = max(largest, abs(step))
      let up = PortableMath.exponential(step)
      for sex in Sex.allCases {
        for age in Age.all where margin.action[sex, age] != 0 {
          fit.persons[margin.region, sex, age] *= margin.action[sex, age] > 0 ? up : 1 / up
        }
      }
    }
    return largest
  }

  private func scaleToNationalAges(_ persons: inout RegionalTable) {
    let sums = persons.national
    for sex in Sex.allCases {
      for age in Age.all where sums[sex, age] > 0 {
        let factor = nationalAges[sex, age] / sums[sex, age]
        for region in 0..<persons.regionCount { persons[region, sex, age] *= factor }
      }
    }
  }

  /// Returns the largest relative change: zero when both kinds of hard margin hold.
  private func scaleToRegions(_ persons: inout RegionalTable) -> Double {
    var largest = 0.0
    for region in 0..<persons.regionCount {
      for sex in Sex.allCases {
        let factor = regionTotals[region][sex.rawValue] / persons.total(region: region, sex: sex)
        largest = max(largest, abs(factor - 1))
        for age in Age.all { persons[region, sex, age] *= factor }
      }
    }
    return largest
  }
}
