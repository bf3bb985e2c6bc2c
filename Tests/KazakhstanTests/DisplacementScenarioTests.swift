import Demography
import Projection
import ScenarioEngine
import TestSupport
import Testing

/// Scenarios of people who move because something drives or draws them, or because a city is full.
/// Sizes come from an independent calculation on the reference's own rates.
@Suite("People who move inside the country")
struct DisplacementScenarioTests {
  let reference: KazakhstanRun

  init() throws { reference = try KazakhstanRun.reference.get() }

  @Test(
    "climate moves half a per cent of the people by 2050 at the low end, 2.3 at the high one",
    arguments: [("low", 0.50), ("central", 1.24), ("high", 2.30)])
  func climateBands(variant: String, percent: Double) throws {
    let run = try KazakhstanRun("climate-displacement", variant: variant)
    let displaced = try run.displaced(2050, from: reference)
    expectClose(displaced / reference.total(2050) * 100, percent, within: 0.006)
    #expect(abs(run.total(2050) / reference.total(2050) - 1) < 0.002)
  }

  @Test("climate empties Zhambyl first, and fills the cities that the index leaves at zero")
  func climateRegions() throws {
    let run = try KazakhstanRun("climate-displacement")
    let gains = try run.gains(2050, over: reference)
    #expect(gains.min { $0.value < $1.value }?.key == "zhambyl")
    #expect(
      Set(gains.filter { $0.value > 0 }.keys)
        == ["astana", "almaty_city", "almaty_region", "zhetisu", "ulytau"])
    expectClose(gains["zhambyl"] ?? 0, -53_885, within: 20)
  }

  @Test("if only the southern strip is struck, every region of the north gains")
  func climateStrip() throws {
    let run = try KazakhstanRun("climate-displacement", variant: "southern_strip")
    let gains = try run.gains(2050, over: reference)
    let strip: Set = ["turkistan", "shymkent", "zhambyl", "kyzylorda", "zhetisu"]
    for (region, gain) in gains {
      #expect((gain < 0) == strip.contains(region), "\(region): \(gain)")
    }
  }

  @Test("a shutdown costs Mangystau as much in its first year as Arkalyk loses, 1.9 % of the town")
  func shutdown() throws {
    let run = try KazakhstanRun("mono-town-shutdown")
    let row = try run.row("mangystau")
    let leaving =
      run.forecast[2027].internalOut.total(region: row)
      - reference.forecast[2027].internalOut.total(region: row)
    expectClose(leaving, 1_405, within: 5)
    expectClose(leaving / 75_604 * 100, 1.89, within: 0.05)
    let gains = try run.gains(2035, over: reference)
    expectClose(gains["mangystau"] ?? 0, -7_917, within: 5)
    #expect(gains.filter { $0.value < 0 }.map(\.key) == ["mangystau"])
    let town = try KazakhstanRun("mono-town-shutdown", variant: "whole_town")
    expectClose(try town.gain("mangystau", 2035, over: reference), -24_354, within: 10)
  }

  @Test("a cap holds arrivals in Astana at 143 200, and those turned away move elsewhere")
  func cap() throws {
    let run = try KazakhstanRun("astana-containment", variant: "cap_only")
    let astana = try run.row("astana")
    for year in [2027, 2035, 2049] {
      expectClose(run.forecast[year].internalIn.total(region: astana), 143_200, within: 0.1)
    }
    #expect(
      run.forecast[2026].internalIn.total(region: astana)
        == reference.forecast[2026].internalIn.total(region: astana))
    // Nobody stays at home for it.
    expectClose(
      run.forecast[2027].internalIn.total, reference.forecast[2027].internalIn.total, within: 1e-3)
    expectClose(try run.gain("astana", 2050, over: reference), -557_171, within: 20)
    expectClose(try run.gain("astana", 2030, over: reference), -69_562, within: 10)
  }

  @Test("15 m² a person turns nobody away: the norm leaves the forecast as it was, to the bit")
  func norm() throws {
    let run = try KazakhstanRun("astana-containment", variant: "norm")
    #expect(run.forecast.populations == reference.forecast.populations)
    #expect(run.forecast.shortfallFigures().isEmpty)
  }

  @Test(
    "satellite towns bring Akmola 75 thousand people by 2050, from every other region but Astana")
  func satellites() throws {
    let run = try KazakhstanRun("astana-containment", variant: "satellites_only")
    let gains = try run.gains(2050, over: reference)
    expectClose(gains["akmola"] ?? 0, 75_614, within: 10)
    // More people near by is also more people who move on to the capital.
    #expect(Set(gains.filter { $0.value > 0 }.keys) == ["akmola", "astana"])
  }

  @Test("moved study places bring the six regions 1 863 students a year, of whom 71.7 % stay")
  func studyPlaces() throws {
    let run = try KazakhstanRun("study-places-north")
    let figures = try run.programme("grants")
    let first = try #require(figures[2026]).counts
    expectClose(first.transferred, 0.51 * 3_653, within: 1e-6)
    // Four years of students by the end of 2029; then the first graduates.
    let full = try #require(figures[2029]).counts
    expectClose(full.present, 4 * 1_863.03, within: 15)
    let graduates = try #require(figures[2030]).counts.returned
    expectClose(graduates / 1_863.03, 0.283, within: 0.002)
    let gains = try run.gains(2036, over: reference)
    for row in run.forecast.scenario.designatedRegions {
      let region = run.country.regions.ids[row]
      #expect((gains[region] ?? 0) > 500, "\(region)")
    }
    #expect(gains.min { $0.value < $1.value }?.key == "almaty_city")
  }
}
