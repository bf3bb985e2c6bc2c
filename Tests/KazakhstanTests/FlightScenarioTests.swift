import Demography
import Glibc
import ScenarioEngine
import TestSupport
import Testing

@Suite("Flight from floods")
struct FlightScenarioTests {
  let reference: KazakhstanRun

  init() throws { reference = try KazakhstanRun.reference.get() }

  @Test("moves people between regions and nobody across the border")
  func accounts() throws {
    let run = try KazakhstanRun("spring-floods")
    for year in 2025...2027 { #expect(run.total(year) == reference.total(year)) }
    // Nobody has been born or has died in another region yet.
    expectClose(run.total(2028), reference.total(2028), within: 1e-6)
    let gains = try run.gains(2028, over: reference)
    expectClose(gains.values.reduce(0, +), 0, within: 1e-6)
    let lost = gains.values.filter { $0 < 0 }.reduce(0, +)
    // 5 % of 110,000 do not go home soon, a tenth of these in another region, half of whom are back
    // after two years; some are still with relatives on 31 December.
    let settled = 110_000 * 0.05 * 0.1 * exp2(-365.0 / 730)
    #expect(-lost < settled && -lost > 0.7 * settled)
    for origin in ["atyrau", "aktobe", "west_kazakhstan", "kostanay"] {
      #expect((gains[origin] ?? 0) < 0, "\(origin)")
    }
    #expect(gains.max { $0.value < $1.value }?.key == "almaty_city")
  }

  @Test("everybody who finds a home in the region that they fled from stays in the forecast there")
  func within() throws {
    let run = try KazakhstanRun(
      "spring-floods", set: ["interventions.flood.settled.within_region=100%"])
    #expect(run.forecast.populations == reference.forecast.populations)
  }

  @Test("twice as many who flee are twice as many who move")
  func size() throws {
    let run = try KazakhstanRun("spring-floods")
    let large = try KazakhstanRun("spring-floods", variant: "large")
    for region in ["almaty_city", "atyrau", "astana"] {
      expectClose(
        try large.gain(region, 2028, over: reference),
        2 * (try run.gain(region, 2028, over: reference)), within: 1e-6, region)
    }
  }
}
