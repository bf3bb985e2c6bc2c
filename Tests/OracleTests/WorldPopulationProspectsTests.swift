import Demography
import Projection
import ScenarioEngine
import TestSupport
import Testing

/// The UN's own projection, United Nations, World Population Prospects 2024 (CC BY 3.0 IGO). The
/// rates were inverted from the populations, so this tests arithmetic and conventions, not demography.
@Suite("World Population Prospects 2024")
struct WorldPopulationProspectsTests {
  /// Countries whose extract may lie beside the repository.
  static let shared = ["UZB", "RUS", "TJK"]

  @Test("is reproduced for the countries of the repository", arguments: ["KAZ", "KGZ"])
  func fixtures(country: String) throws {
    try expectClosure(WPPWorld(fixture: country))
  }

  @Test(
    "is reproduced for three more countries",
    .enabled(if: SharedData.isThere, "the shared data folder is not there"), arguments: shared)
  func others(country: String) throws {
    let folder = try SharedData.fixture(of: country)
    try expectClosure(WPPWorld(folder: folder + country))
  }

  private func expectClosure(_ world: WPPWorld) throws {
    let forecast = try world.project()
    for year in 2025...2050 {
      let expected = try #require(world.expected[year])
      let departure = Departure(forecast.population(in: year).national, from: expected)
      expectClose(departure.total, 0, within: 5e-5, "total of \(year)")
      expectClose(departure.bySex, 0, within: 3e-3, "ages by sex of \(year)")
      if year == 2050 {
        expectClose(departure.bothSexes, 0, within: 5e-4, "ages of 2050")
        expectClose(departure.bySex, 0, within: 8e-4, "ages by sex of 2050")
      }
    }
    #expect(forecast.largestResidual < 1e-6)
  }

  @Test("with the mortality of the year before would miss the total by more than a thousandth")
  func mortalityOfTheYearBefore() throws {
    var world = try WPPWorld(fixture: "KAZ")
    world.country.mortality = world.country.mortality.map { sexes in
      sexes.map { series in
        YearSeries(
          Dictionary(
            uniqueKeysWithValues: series.years.map { ($0, series.vector(in: max(2024, $0 - 1))) }))
      }
    }
    let departure = try departureIn2050(world)
    expectClose(departure.total, -1.2e-3, within: 2e-4)
    #expect(departure.bothSexes > 1e-2)
  }

  @Test("with births at ages 15–49 alone would miss the total by a quarter of a thousandth")
  func narrowFertileAges() throws {
    var world = try WPPWorld(fixture: "KAZ")
    world.country.fertility = world.country.fertility.map { series in
      YearSeries(
        Dictionary(
          uniqueKeysWithValues: series.years.map { year in
            let rates = series.vector(in: year)
            return (year, rates.indices.map { (15...49).contains($0) ? rates[$0] : 0 })
          }))
    }
    let departure = try departureIn2050(world)
    expectClose(departure.total, -2.7e-4, within: 0.5e-4)
  }

  private func departureIn2050(_ world: WPPWorld) throws -> Departure {
    Departure(
      try world.project().population(in: 2050).national,
      from: try #require(world.expected[2050]))
  }

  @Test(
    "one step with the published survival returns every age to the person", arguments: [2026, 2035])
  func publishedSurvival(year: Int) throws {
    let world = try WPPWorld(fixture: "KAZ")
    let anchors = try WPPWorld.table(
      "\(WPPWorld.fixtureFolder("KAZ"))/published_survival.csv")
    let survival = try survivalRatios(from: anchors, in: year)
    var opening = RegionalTable(regions: 1)
    opening[0] = try #require(world.expected[year])
    let drivers = YearDrivers(
      year: year, survival: DriverRows(survival),
      fertility: DriverRows(regions: 1, width: CellLayout.sexStride) { _, _, row in
        for (age, rate) in world.country.fertility[0].vector(in: year).enumerated() {
          row[age] = rate
        }
      },
      femaleShareAtBirth: [1 / (1 + world.country.sexRatioAtBirth[0][year])],
      external: .net(DriverRows(try #require(world.country.external.net[year]))))
    var workspace = ProjectionWorkspace(opening: opening, draws: 1)
    workspace.advance(with: drivers, rule: nil)
    let got = workspace.closing(draw: 0)[0]
    let expected = try #require(world.expected[year + 1])
    for sex in Sex.allCases {
      expectClose(got[sex, 0], expected[sex, 0], within: 50, "infants")
      for age in 1...99 {
        expectClose(got[sex, age], expected[sex, age], within: 5, "\(sex.name) \(age)")
      }
    }
  }

  /// The mean of two calendar years, the second between two anchors on a logarithmic line.
  private func survivalRatios(
    from anchors: [Int: AgeSexTable], in year: Int
  ) throws -> RegionalTable {
    let years = anchors.keys.sorted()
    let next = try #require(years.first { $0 > year })
    let here = try #require(anchors[year])
    let there = try #require(anchors[next])
    let weight = 1 / Double(next - year)
    var ratios = RegionalTable(regions: 1)
    ratios[0] = AgeSexTable { sex, age in
      let (a, b) = (here[sex, age], there[sex, age])
      return 1 - (a + powerMean(a, b, weight: weight)) / 2
    }
    return ratios
  }

  @Test(
    "from published five-year rates, graduated and scaled to life expectancy, comes out to 2e-4")
  func abridgedMortality() throws {
    var world = try WPPWorld(fixture: "KAZ")
    let folder = WPPWorld.fixtureFolder("KAZ")
    let periods = try AbridgedMortality(path: "\(folder)/abridged_mortality.csv")
    var expectancy: [Sex: [Int: Double]] = [:]
    for row in try WPPWorld.rows("\(folder)/annual_life_expectancy.csv") {
      expectancy[row.sex, default: [:]][row.year] = row.value
    }
    world.country.mortality = [
      Sex.allCases.map { sex in
        YearSeries(
          Dictionary(
            uniqueKeysWithValues: (2024..<2050).map { ($0, periods.rates(sex: sex, year: $0)) }))
      }
    ]
    world.country.lifeExpectancy = [Sex.allCases.map { YearSeries(expectancy[$0] ?? [:]) }]
    // One factor for all ages of a year brings the table to the year's life expectancy.
    world.country.mortalityDecline = AgeSexTable(repeating: 1)
    let forecast = try world.project()
    let departure = Departure(
      forecast.population(in: 2050).national, from: try #require(world.expected[2050]),
      ages: 0...79)
    expectClose(departure.total, 0, within: 2e-4, "total of 2050")
    expectClose(departure.bothSexes, 0, within: 2e-3, "ages 0–79 of 2050")
  }
}
