import Demography
import Tables
import Testing
import data_compiler

@Suite struct VitalTableTests {
  @Test func `mortality falls at every age and the pattern has mean one`() throws {
    let file = try CommittedPackage.table(PackageTables.mortalityDecline)
    let pattern = file.rows.map { file.number($0, "pattern") }
    #expect(pattern.count == 202)
    #expect(pattern.allSatisfy { $0 > 0.1 })
    #expect(abs(pattern.reduce(0, +) / 202 - 1) < 1e-6)
  }

  @Test func `the standard of 2025 has the life expectancy of World Population Prospects`() throws {
    let file = try CommittedPackage.table(PackageTables.mortality)
    let published: [Sex: Double] = [.female: 78.6479, .male: 70.4286]
    for (sex, expected) in published {
      let rates = file.rows.filter {
        file.number($0, "year") == 2025 && file.text($0, "sex") == sex.name
      }.map { file.number($0, "rate") }
      let table = LifeTable(centralDeathRates: rates, sex: sex)
      #expect(abs(table.lifeExpectancy - expected) < 0.01)
    }
  }

  @Test func `rates shifted to a life expectancy give it back`() throws {
    let mortality = try Compilation(inputFolder: CommittedPackage.inputs).mortality
    for years in [62.0, 68.04, 74.47, 81.43, 86] {
      let rates = mortality.rates(sex: .female, lifeExpectancy: years)
      let table = LifeTable(centralDeathRates: rates, sex: .female)
      #expect(abs(table.lifeExpectancy - years) < 1e-9)
    }
  }

  @Test func `regional fertility after 2023 is the official one times one national change`() throws
  {
    let file = try CommittedPackage.table(PackageTables.totalFertility)
    var children: [Int: [String: Double]] = [:]
    for row in file.rows {
      children[Int(file.number(row, "year")), default: [:]][file.text(row, "region")] =
        file.number(row, "children")
    }
    #expect(children.keys.sorted() == [2022, 2023, 2024, 2025])
    for (region, official) in children[2023] ?? [:] {
      let expected = official * 2.80 / 2.96
      #expect(abs((children[2024]?[region] ?? 0) - expected) < 1e-4)
      let change = (children[2025]?[region] ?? 0) / official
      #expect((0.865...0.876).contains(change))
    }
  }

  @Test func `fertility covers ages 10 to 54 and sums to total fertility`() throws {
    let file = try CommittedPackage.table(PackageTables.fertility)
    #expect(file.rowCount == 45)
    let total = file.rows.reduce(0) { $0 + file.number($1, "rate") }
    #expect(abs(total - 2.9504) < 0.002)
  }
}
