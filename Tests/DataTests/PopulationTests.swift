import Demography
import Tables
import Testing
import data_compiler

@Suite struct PopulationTests {
  let population: CommittedPopulation

  init() throws { population = try CommittedPopulation() }

  @Test func `ages sum to the official total of every region and sex on every date`() {
    for year in 2022...2025 {
      for region in CommittedPackage.regions {
        for sex in Sex.allCases {
          let sum = population.persons[year]?[region]?[sex].reduce(0, +) ?? .nan
          let official = population.official[year]?[region]?[sex.rawValue] ?? .nan
          #expect(abs(sum - official) < 1e-6, "\(year) \(region) \(sex.name)")
        }
      }
    }
  }

  @Test(arguments: [
    (2022, 19_503_159.0), (2023, 19_766_807), (2024, 20_033_842), (2025, 20_283_399),
    (2026, 20_499_822),
  ])
  func `the regions sum to the published country`(year: Int, persons: Double) {
    let sum = CommittedPackage.regions.reduce(0) { $0 + population.total(year, $1) }
    #expect(sum == persons)
  }

  /// The index of the Concept tests the base ages alone: all of these people are born.
  @Test func `ages 17 to 25 grow by 25 to 29 percent in five years by birth alone`() {
    let country = population.national(2025)
    func persons(_ ages: ClosedRange<Int>) -> Double {
      Sex.allCases.reduce(0) { sum, sex in ages.reduce(sum) { $0 + country[sex, $1] } }
    }
    let growth = persons(12...20) / persons(17...25)
    #expect((1.25...1.29).contains(growth), "\(growth)")
  }

  @Test func `published figures about ages are met within their errors`() throws {
    let file = try CommittedPackage.table(PackageTables.baseMarginResiduals)
    let soft = file.rows.filter { !file.text($0, "margin").hasPrefix("check") }
    let residuals = soft.map { file.number($0, "residual") }
    let mean = (residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)).squareRoot()
    #expect(residuals.count == 40)
    #expect(mean < 0.65)
    #expect(residuals.allSatisfy { abs($0) < 1.5 })
  }

  /// Only the oldest women miss: the regional estimate has more of them than the count of 2023.
  @Test func `ages carried back to 2023 are near the official age groups`() throws {
    let file = try CommittedPackage.table(PackageTables.baseMarginResiduals)
    var seen = 0
    for row in file.rows where file.text(row, "margin").hasPrefix("check_2023") {
      seen += 1
      let ratio = file.number(row, "value") / file.number(row, "target")
      let isOldest = file.text(row, "margin").hasSuffix("_75_100")
      #expect(abs(ratio - 1) < (isOldest ? 0.045 : 0.0115), "\(file.text(row, "margin")) \(ratio)")
    }
    #expect(seen == 10)
  }

  @Test func `no region and no date has an empty age below 95`() {
    for (year, regions) in population.persons {
      for (region, table) in regions {
        for sex in Sex.allCases {
          #expect(table[sex].prefix(95).allSatisfy { $0 >= 1 }, "\(year) \(region)")
          #expect(table[sex].allSatisfy { $0 >= 0 })
        }
      }
    }
  }
}
