import Demography
import Glibc
import Projection
import ScenarioEngine
import TestSupport
import Testing

/// Scenarios of people who come from abroad.
@Suite("People who come from abroad")
struct InflowScenarioTests {
  let reference: KazakhstanRun

  init() throws { reference = try KazakhstanRun.reference.get() }

  @Test("a surge is in the big cities and at the border on 1 January 2027, and nowhere else")
  func surge() throws {
    let run = try KazakhstanRun("geopolitical-surge")
    #expect(run.total(2026) == reference.total(2026))
    expectClose(run.total(2027) - reference.total(2027), 27_200, within: 1e-3)
    let gains = try run.gains(2027, over: reference)
    expectClose(gains["almaty_city"] ?? 0, 0.4 * 27_200, within: 1e-3)
    expectClose(gains["west_kazakhstan"] ?? 0, 0.08 * 27_200, within: 1e-3)
    for region in ["turkistan", "abai", "shymkent"] {
      expectClose(gains[region] ?? 0, 0, within: 1e-6, region)
    }
    // Four of five who settled are gone by 2031; nobody who came is left in 2040, but children are.
    expectClose(run.total(2031) - reference.total(2031), 10_200, within: 300)
    expectClose(run.total(2040) - reference.total(2040), 1_350, within: 200)
  }

  @Test("of those settled, three in ten leave in every year after the first")
  func surgeLeaves() throws {
    let figures = try KazakhstanRun("geopolitical-surge").programme("mobilisation")
    for year in 2029...2034 {
      let counts = try #require(figures[year]).counts
      expectClose(
        counts.returned / (counts.present + counts.returned), 1 - exp2(-365.0 / 670), within: 1e-9)
    }
  }

  @Test("a surge is larger where it is larger", arguments: [("low", 19_300.0), ("high", 68_000)])
  func surgeSizes(variant: String, settled: Double) throws {
    let run = try KazakhstanRun("geopolitical-surge", variant: variant)
    expectClose(run.total(2027) - reference.total(2027), settled, within: 1e-3)
  }

  @Test("asylum seekers placed in the north and the east are missed in Almaty, not in the country")
  func asylum() throws {
    let freely = try KazakhstanRun("asylum-north-east")
    let placed = try KazakhstanRun("asylum-north-east", variant: "placed")
    let half = try KazakhstanRun("asylum-north-east", variant: "placed_half")
    expectClose(placed.total(2027), freely.total(2027), within: 1e-3)
    expectClose(half.total(2027), freely.total(2027), within: 1e-3)
    func six(_ run: KazakhstanRun) throws -> Double {
      try run.forecast.scenario.designatedRegions.reduce(0) {
        $0 + (try run.gain(run.country.regions.ids[$1], 2027, over: reference))
      }
    }
    expectClose(try six(placed), 27_200, within: 1e-3)
    expectClose(try six(freely), (0.07 + 0.06 + 0.05) * 27_200, within: 1e-3)
    expectClose(try six(half), (try six(placed) + six(freely)) / 2, within: 6)
    expectClose(try placed.gain("almaty_city", 2027, over: reference), 0, within: 1e-3)
    // Families: nearly half are children.
    let figures = try #require(try placed.programme("mobilisation")[2026]).counts
    let children = figures.children0to6 + figures.children7to17
    expectClose(children / figures.present, 0.479, within: 0.001)
  }

  @Test(
    "workers who come home are most in Kostanay and Karaganda, and one in ten of 128.9 thousand")
  func workers() throws {
    let run = try KazakhstanRun("workers-return")
    let added = (2026...2028).reduce(0.0) {
      $0 + run.forecast[$1].immigrants.total - reference.forecast[$1].immigrants.total
    }
    expectClose(added, 12_890, within: 2)
    let gains = try run.gains(2029, over: reference)
    let order = gains.sorted { $0.value > $1.value }.map(\.key)
    #expect(Set(order.prefix(2)) == ["kostanay", "karaganda"])
    #expect(gains.values.allSatisfy { $0 > 0 })
    let half = try KazakhstanRun("workers-return", variant: "half")
    expectClose(
      half.forecast[2027].immigrants.total - reference.forecast[2027].immigrants.total, 5 * 4_297,
      within: 1e-3)
  }

  @Test("kandas above the baseline come, 3 195 of them in 2030, most of them to Almaty Region")
  func kandas() throws {
    let run = try KazakhstanRun("kandas-return")
    #expect(run.total(2027) == reference.total(2027))
    for year in 2026...2030 {
      expectClose(
        run.forecast[year].immigrants.total - reference.forecast[year].immigrants.total,
        3_195 * Double(year - 2026) / 4, within: 1e-3, "\(year)")
    }
    let gains = try run.gains(2031, over: reference)
    #expect(gains.max { $0.value < $1.value }?.key == "almaty_region")
    // One in seven by the quota, and 43 % of those to Pavlodar: 0.137 · 0.4283 of 7 988.
    expectClose(gains["pavlodar"] ?? 0, 0.137 * 0.4283 * 7_988, within: 20)
    let groups = run.forecast.programmeGroupFigures().filter { $0.year == 2030 }
    func persons(_ group: String) -> Double { groups.first { $0.group == group }?.persons ?? 0 }
    expectClose(persons("Uzbekistan"), 0.456 * 20_000, within: 1e-6)
    expectClose(persons("higher") + persons("none"), 0.213 * 20_000, within: 1e-6)
    let low = try KazakhstanRun("kandas-return", variant: "low")
    #expect(low.total(2031) < reference.total(2031) - 6_000)
  }

  @Test("permits stay beside the residents; only those who settle are in the population")
  func labour() throws {
    let run = try KazakhstanRun("labour-reorientation")
    // 4.13 % of the labour force of 2025.
    let households = try #require(try run.programme("households")[2026]).counts
    expectClose(households.participants, 0.0413 * 9_769_536, within: 1)
    expectClose(run.total(2027) - reference.total(2027), 0.18 * 11_767, within: 1)
    let permitsAlone = try KazakhstanRun(
      "labour-reorientation", set: ["interventions.settlers.active=false"])
    #expect(permitsAlone.forecast.populations == reference.forecast.populations)
  }
}
