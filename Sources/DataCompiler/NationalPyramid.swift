import Demography
import Tables

/// The country on 1 January 2025 by sex and single age: the hard margin of the base population.
///
/// Below 50 the shape is that of World Population Prospects, above 60 that of the regional
/// estimate, between them they change over linearly; age 0 comes from the births of 2024. The first
/// part is scaled so that each sex has its official total.
struct NationalPyramid {
  let persons: AgeSexTable
  /// World Population Prospects on the same date, before scaling.
  let wpp: AgeSexTable

  /// Ages of the changeover.
  private static let joinFrom = 50.0
  private static let joinTo = 60.0

  init(
    _ inputs: InputFolder, groups: AgeGroupEstimate, mortality: StandardMortality,
    births: Double, sexRatioAtBirth: Double, officialTotals: [Double]
  ) {
    let wpp = Self.firstOfJanuary(inputs, year: 2025)
    let estimate = groups.graduatedNational(shape: wpp)
    let survival = mortality.survivalRatios
    var persons = AgeSexTable()
    for sex in Sex.allCases {
      let share = sex == .male ? sexRatioAtBirth / (1 + sexRatioAtBirth) : 1 / (1 + sexRatioAtBirth)
      persons[sex, 0] = births * share * survival[sex, 0]
      var scaled = 0.0
      var fixed = persons[sex, 0]
      for age in 1...Age.open {
        let w = Self.weightOfEstimate(age)
        scaled += (1 - w) * wpp[sex, age]
        fixed += w * estimate[sex, age]
      }
      let factor = (officialTotals[sex.rawValue] - fixed) / scaled
      for age in 1...Age.open {
        let w = Self.weightOfEstimate(age)
        persons[sex, age] = (1 - w) * factor * wpp[sex, age] + w * estimate[sex, age]
      }
    }
    self.persons = persons
    self.wpp = wpp
  }

  private static func weightOfEstimate(_ age: Int) -> Double {
    min(1, max(0, (Double(age) - joinFrom) / (joinTo - joinFrom)))
  }

  /// Persons on 1 January: the mean of the mid-years on either side.
  private static func firstOfJanuary(_ inputs: InputFolder, year: Int) -> AgeSexTable {
    let table = inputs[InputDescriptions.wppPopulation]
    var sum = AgeSexTable()
    for row in table.rows where [year - 1, year].contains(table.integer(row, "year")) {
      sum[table.sex(row), table.integer(row, "age")] += 500 * table.value(row, "thousands")
    }
    return sum
  }
}
