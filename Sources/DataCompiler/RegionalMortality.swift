import Demography
import Tables

/// Death rates and survival of every region in a year of official life expectancies.
struct RegionalMortality {
  let rates: RegionalTable
  /// S(x) by age at the end of the year.
  let survivalRatios: RegionalTable

  /// - Parameter year: a year after the last official one takes the last.
  init(year: Int, standard: StandardMortality, inputs: InputFolder) {
    let table = inputs[PackageTables.lifeExpectancy]
    let given = Set(table.rows.map { table.integer($0, "year") })
    let used = given.filter { $0 <= year }.max() ?? given.min() ?? year
    var rates = RegionalTable(regions: inputs.regions.count)
    var ratios = RegionalTable(regions: inputs.regions.count)
    for row in table.rows where table.integer(row, "year") == used {
      guard let region = inputs.region(table, row) else { continue }
      let sex = table.sex(row)
      let m = standard.rates(sex: sex, lifeExpectancy: table.value(row, "years"))
      let survival = LifeTable(centralDeathRates: m, sex: sex).survivalRatios
      for age in Age.all {
        rates[region, sex, age] = m[age]
        ratios[region, sex, age] = survival[age]
      }
    }
    self.rates = rates
    survivalRatios = ratios
  }

  /// Deaths of a year that these persons would have lived through.
  func deaths(of persons: RegionalTable, region: Int) -> Double {
    Sex.allCases.reduce(0) { sum, sex in
      Age.all.reduce(sum) { $0 + rates[region, sex, $1] * persons[region, sex, $1] }
    }
  }
}
