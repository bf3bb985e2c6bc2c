import Glibc

/// Death rates of one sex as a function of life expectancy: log m(x) = log m_std(x) + κ b(x).
///
/// b is positive, so that life expectancy falls as κ rises and every level has one κ.
package struct RelationalMortality: Sendable {
  package let sex: Sex
  /// m_std(x), 101 central death rates.
  package let standard: [Double]
  /// b(x), the pattern by which log rates fall as life expectancy rises.
  package let decline: [Double]

  /// κ beyond which no table of people lies.
  package static let bracket: ClosedRange<Double> = -12...12

  package init(sex: Sex, standard: [Double], decline: [Double]) {
    precondition(
      standard.count == Age.count && decline.count == Age.count,
      "a standard needs 101 rates and a pattern of 101, got \(standard.count) and \(decline.count)")
    self.sex = sex
    self.standard = standard
    self.decline = decline
  }

  package func rates(kappa: Double) -> [Double] {
    kappa == 0 ? standard : zip(standard, decline).map { $0 * exp(kappa * $1) }
  }

  package func lifeExpectancy(kappa: Double) -> Double {
    LifeTable(centralDeathRates: rates(kappa: kappa), sex: sex).lifeExpectancy
  }

  /// The κ that gives a life expectancy to within 1e-10 of a year.
  ///
  /// - Parameter guess: a κ nearby, that of last year for example.
  /// - Returns: `nil` when no κ gives it.
  package func kappa(lifeExpectancy target: Double, near guess: Double = 0) -> Double? {
    let tolerance = 1e-10
    // Newton's method with a slope taken over a small step; a few steps from a near guess.
    var kappa = guess
    for _ in 0..<12 {
      let value = lifeExpectancy(kappa: kappa)
      let miss = value - target
      if abs(miss) <= tolerance { return kappa }
      let step = 1e-4
      let slope = (lifeExpectancy(kappa: kappa + step) - value) / step
      let next = kappa - miss / slope
      guard slope < 0, Self.bracket.contains(next) else { break }
      kappa = next
    }
    return solve(target: target, in: Self.bracket, tolerance: tolerance) {
      lifeExpectancy(kappa: $0)
    }
  }
}

/// A life table of both sexes and several regions together: rates weighted by fixed persons.
package enum PooledMortality {
  /// e(0) of Σ w m / Σ w.
  ///
  /// - Parameters:
  ///   - rates: central death rates by region, sex and age.
  ///   - weights: persons of the base year.
  ///   - regions: rows that are pooled.
  package static func lifeExpectancy(
    rates: RegionalTable, weights: RegionalTable, regions: some Sequence<Int>
  ) -> Double {
    var deaths = [Double](repeating: 0, count: Age.count)
    var persons = [Double](repeating: 0, count: Age.count)
    var infants = [0.0, 0.0]
    for region in regions {
      for sex in Sex.allCases {
        let start = RegionalTable.index(region, sex, 0)
        infants[sex.rawValue] += weights.values[start]
        for age in Age.all {
          deaths[age] += weights.values[start + age] * rates.values[start + age]
          persons[age] += weights.values[start + age]
        }
      }
    }
    let pooled = zip(deaths, persons).map { $1 > 0 ? $0 / $1 : 0 }
    let girls = infants[0] + infants[1] > 0 ? infants[0] / (infants[0] + infants[1]) : 0.5
    return LifeTable(pooledDeathRates: pooled, femaleShareAtBirth: girls).lifeExpectancy
  }
}
