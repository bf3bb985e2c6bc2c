/// A period life table of one sex by single age, 100 open.
///
/// Built from central death rates m(x): a(x) = 0.5 for ages 1–99, a(0) by Andreev and Kingkade
/// (2015), the open group by 1/m. These are the conventions of World Population Prospects 2024.
package struct LifeTable: Sendable {
  /// Probability of dying between exact ages x and x + 1.
  package private(set) var deathProbability: [Double]
  /// Survivors to exact age x of one newborn, l(x).
  package private(set) var survivors: [Double]
  /// Person-years lived between x and x + 1 by one newborn, L(x); the last is T(100).
  package private(set) var personYears: [Double]
  /// Person-years lived above exact age x, T(x).
  package private(set) var personYearsAbove: [Double]

  /// - Parameter rates: m(0)…m(100), deaths per person-year; each finite and not negative, the
  ///   last positive.
  package init(centralDeathRates rates: some RandomAccessCollection<Double>, sex: Sex) {
    let m = Array(rates)
    self.init(
      rates: m, separationAtBirth: Self.separationAtBirth(rate: m.first ?? 0, sex: sex))
  }

  /// A table of both sexes together; a(0) is the mean of the two, weighted by births.
  package init(pooledDeathRates rates: [Double], femaleShareAtBirth share: Double) {
    let infant = rates.first ?? 0
    let separation =
      share * Self.separationAtBirth(rate: infant, sex: .female)
      + (1 - share) * Self.separationAtBirth(rate: infant, sex: .male)
    self.init(rates: rates, separationAtBirth: separation)
  }

  private init(rates m: [Double], separationAtBirth: Double) {
    precondition(m.count == Age.count, "a life table needs 101 rates, got \(m.count)")
    deathProbability = .init(repeating: 1, count: Age.count)
    survivors = .init(repeating: 1, count: Age.count)
    personYears = .init(repeating: 0, count: Age.count)
    personYearsAbove = .init(repeating: 0, count: Age.count)
    for x in 0..<Age.open {
      let a = x == 0 ? separationAtBirth : 0.5
      let q = min(1, m[x] / (1 + (1 - a) * m[x]))
      deathProbability[x] = q
      survivors[x + 1] = survivors[x] * (1 - q)
      personYears[x] = survivors[x + 1] + a * survivors[x] * q
    }
    personYears[Age.open] = survivors[Age.open] / m[Age.open]
    var above = 0.0
    for x in stride(from: Age.open, through: 0, by: -1) {
      above += personYears[x]
      personYearsAbove[x] = above
    }
  }

  /// Years a newborn may expect to live, e(0).
  package var lifeExpectancy: Double { personYearsAbove[0] }

  /// Years still expected at exact age x; zero where nobody survives.
  package func lifeExpectancy(at age: Int) -> Double {
    survivors[age] > 0 ? personYearsAbove[age] / survivors[age] : 0
  }

  /// S(x), the share of a cohort that is alive a year later, by age at the end of the year:
  /// S(0) = L(0)/l(0) of the year's births, S(x) = L(x)/L(x−1) for 1…99, and T(100)/T(99) for the
  /// open group, which is applied to ages 99 and 100 together.
  package var survivalRatios: [Double] {
    CohortSurvival.ratios(personYears: personYears, births: 1)
  }

  /// Mean years lived in the first year of life by those who die in it.
  ///
  /// Source: Andreev and Kingkade (2015), Demographic Research 33, table 4-4, by rate m(0).
  package static func separationAtBirth(rate m: Double, sex: Sex) -> Double {
    switch sex {
    case .female:
      if m < 0.01724 { return 0.14903 - 2.05527 * m }
      if m < 0.06891 { return 0.04667 + 3.88089 * m }
      return 0.31411
    case .male:
      if m < 0.02300 { return 0.14929 - 1.99545 * m }
      if m < 0.08307 { return 0.02832 + 3.26021 * m }
      return 0.29915
    }
  }
}
