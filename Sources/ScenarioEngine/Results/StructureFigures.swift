import Demography

/// One row of `structure.csv`: how old the people of an area are on 1 January.
package struct StructureFigures: Sendable, Equatable {
  package let area: Area
  package let year: Int
  /// Persons of each of the data package's age groups, in its order.
  package let ageGroups: [Double]
  /// Years; half of the people are younger. `nil` where nobody lives.
  package let medianAge: Double?
  /// Persons aged 65 and over for 100 aged 0–14.
  package let ageingIndex: Double?
  /// Persons aged 0–14 for 100 aged 15–64.
  package let dependencyYouth: Double?
  /// Persons aged 65 and over for 100 aged 15–64.
  package let dependencyOld: Double?
  /// The sum of the two.
  package let dependencyTotal: Double?
  /// Women aged 15–49.
  package let women15to49: Double
}

extension StructureFigures {
  /// - Parameter shares: of each age group in the year, see `AgeGroup.shares(in:)`.
  init(area: Area, year: Int, people: AgeSexTable, shares: [AgeSexTable]) {
    let young = people.persons(aged: 0...14)
    let middle = people.persons(aged: 15...64)
    let old = people.persons(aged: 65...Age.open)
    func per100(_ part: Double, of whole: Double) -> Double? {
      whole > 0 ? 100 * part / whole : nil
    }
    self.area = area
    self.year = year
    ageGroups = shares.map { share in
      zip(share.values, people.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    medianAge = people.medianAge
    ageingIndex = per100(old, of: young)
    dependencyYouth = per100(young, of: middle)
    dependencyOld = per100(old, of: middle)
    dependencyTotal = per100(young + old, of: middle)
    women15to49 = people[.female, in: 15...49]
  }
}

extension Forecast {
  /// Area after area, and for each every 1 January of the horizon.
  package func structureFigures() -> [StructureFigures] {
    let horizon = scenario.horizon
    let shares = horizon.stockYears.map { year in
      country.ageGroups.map { $0.shares(in: year) }
    }
    return country.regions.areas.flatMap { area in
      horizon.stockYears.map { year in
        StructureFigures(
          area: area, year: year, people: population(in: year).people(of: area),
          shares: shares[year - horizon.first])
      }
    }
  }
}

extension RegionalTable {
  /// The sum over the regions of an area.
  package func people(of area: Area) -> AgeSexTable {
    var sum = AgeSexTable()
    for region in area.members {
      let start = region * AgeSexTable.count
      for cell in 0..<AgeSexTable.count { sum.values[cell] += values[start + cell] }
    }
    return sum
  }
}

extension AgeSexTable {
  subscript(sex: Sex, in ages: ClosedRange<Int>) -> Double {
    ages.reduce(0) { $0 + self[sex, $1] }
  }

  func persons(aged ages: ClosedRange<Int>) -> Double {
    self[.female, in: ages] + self[.male, in: ages]
  }

  /// The exact age that halves the population, people spread evenly over their year of age;
  /// 100 where the half lies in the open group, `nil` where nobody lives.
  var medianAge: Double? {
    let half = total / 2
    guard half > 0 else { return nil }
    var younger = 0.0
    for age in 0..<Age.open {
      let persons = self[.female, age] + self[.male, age]
      if younger + persons >= half { return Double(age) + (half - younger) / persons }
      younger += persons
    }
    return Double(Age.open)
  }
}
