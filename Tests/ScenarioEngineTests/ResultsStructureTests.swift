import Demography
import ScenarioEngine
import TestSupport
import Testing

@Suite("Age structure")
struct ResultsStructureTests {
  @Test func `an age group takes whole single years, its last one included`() {
    let school = AgeGroup(id: "7-17", slices: [.init(sex: nil, from: 7, to: 17, year: nil)])
    let shares = school.shares(in: 2030)
    #expect(shares[.female].indices.count == 101)
    #expect(Age.all.filter { shares[.male, $0] == 1 } == Array(7...17))
    #expect(Age.all.allSatisfy { [0, 1].contains(shares[.female, $0]) })
  }

  @Test func `the pension age of women moves with the year and divides a single year of age`() {
    let pension = AgeGroup(
      id: "pension",
      slices: [
        .init(sex: .male, from: 63, to: 100, year: nil),
        .init(sex: .female, from: 61, to: 100, year: 2023),
        .init(sex: .female, from: 61.5, to: 100, year: 2028),
      ])
    #expect(pension.shares(in: 2027)[.female, 61] == 1)
    #expect(pension.shares(in: 2028)[.female, 61] == 0.5)
    #expect(pension.shares(in: 2040)[.female, 62] == 1)
    #expect(pension.shares(in: 2028)[.male, 62] == 0)
    #expect(pension.shares(in: 2028)[.male, 100] == 1)
    // Before the first stated limits the first hold.
    #expect(pension.shares(in: 2020)[.female, 60] == 0)
    #expect(pension.shares(in: 2020)[.female, 61] == 1)
  }

  @Test func `working age ends where pension age begins`() {
    let working = AgeGroup(
      id: "working", slices: [.init(sex: .female, from: 16, to: 60.5, year: nil)])
    #expect(working.shares(in: 2028)[.female, 61] == 0.5)
    #expect(working.shares(in: 2028)[.female, 60] == 1)
    #expect(working.shares(in: 2028)[.male, 40] == 0)
  }

  @Test func `ratios are those of statistics offices, for a hundred people`() throws {
    var tiny = TinyForecast(
      regions: ["a", "b"], horizon: Horizon(first: 2025, last: 2026))
    tiny.opening[0, .female, 14] = 30
    tiny.opening[0, .female, 15] = 40
    tiny.opening[0, .male, 64] = 60
    tiny.opening[0, .male, 65] = 15
    let rows = tiny.make().structureFigures()
    let a = try #require(rows.first { $0.area.id == "a" && $0.year == 2025 })
    #expect(a.dependencyYouth == 30)
    #expect(a.dependencyOld == 15)
    #expect(a.dependencyTotal == 45)
    #expect(a.ageingIndex == 50)
    #expect(a.women15to49 == 40)
    // 72.5 of 145: 70 are younger than 64, and 2.5 of the 60 aged 64.
    #expect(try #require(a.medianAge) == 64 + 2.5 / 60)
    let nobody = try #require(rows.first { $0.area.id == "b" })
    #expect(nobody.medianAge == nil)
    #expect(nobody.dependencyTotal == nil)
  }

  @Test func `age groups of regions add up to the country's`() throws {
    let rows = TinyForecast.lively(regions: 4, horizon: Horizon(first: 2025, last: 2029)).make()
      .structureFigures()
    let country = try #require(rows.first { $0.area.level == .country && $0.year == 2028 })
    for group in 0..<2 {
      let sum = rows.filter { $0.area.level == .region && $0.year == 2028 }
        .reduce(0) { $0 + $1.ageGroups[group] }
      #expect(abs(sum - country.ageGroups[group]) < 1e-9 * sum)
    }
  }

  @Test func `life tables carry what survivors have left to live`() throws {
    let forecast = TinyForecast.lively(regions: 2, horizon: Horizon(first: 2025, last: 2026)).make()
    let rows = forecast.lifeTableFigures(in: 2025)
    #expect(rows.count == 2 * 2 * 101)
    let newborn = try #require(rows.first { $0.region == 1 && $0.sex == .male && $0.age == 0 })
    #expect(newborn.survivors == 1)
    #expect(newborn.lifeExpectancy == newborn.personYearsAbove)
    #expect(newborn.rate == forecast[2025].deathRates[1, .male, 0])
    let lived = rows.filter { $0.region == 1 && $0.sex == .male }.reduce(0) { $0 + $1.personYears }
    #expect(abs(lived - newborn.lifeExpectancy) < 1e-12 * lived)
  }
}
