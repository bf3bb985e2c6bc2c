import ScenarioEngine
import TestSupport
import Testing

/// Under constant rates the outflow of the designated regions melts with no policy; under the
/// persistent rule it nearly stays. Figures of an independent calculation, thousand.
@Suite("The melting net")
struct MeltingNetTests {
  @Test("constant rates let it melt, the persistent rule keeps it")
  func bothRules() throws {
    let constant = try KazakhstanRun("reference")
    let persistent = try KazakhstanRun("reference-persistent")
    for run in [constant, persistent] {
      expectClose(run.designatedNet(in: 2025), -32_827, within: 1)
    }
    expectClose(constant.designatedNet(in: 2026), -29_700, within: 300)
    expectClose(constant.designatedNet(in: 2030), -19_600, within: 700)
    expectClose(constant.designatedNet(in: 2040), -3_200, within: 1_500)
    expectClose(persistent.designatedNet(in: 2026), -32_400, within: 300)
    expectClose(persistent.designatedNet(in: 2030), -31_200, within: 700)
  }

  @Test(
    "a smaller share of moves between regions melts more slowly",
    arguments: [(0.30, -23_700.0), (0.50, -18_100.0)])
  func grossShare(share: Double, expected: Double) throws {
    let run = try KazakhstanRun("reference", set: ["assumptions.internal.gross_share=\(share)"])
    expectClose(run.designatedNet(in: 2025), -32_827, within: 1)
    expectClose(run.designatedNet(in: 2030), expected, within: 700)
  }

  @Test("θ makes no difference while attraction stands still")
  func redistribution() throws {
    let zero = try KazakhstanRun("reference")
    let one = try KazakhstanRun("reference", set: ["assumptions.internal.redistribution=1"])
    #expect(zero.forecast.population(in: 2050) == one.forecast.population(in: 2050))
  }

  @Test(
    "the level of mobility moves it as much as the rule",
    arguments: [(0.47, -10_600.0), (0.88, -17_800.0), (1.14, -21_500.0)])
  func mobility(level: Double, expected: Double) throws {
    let run = try KazakhstanRun(
      "reference", set: ["assumptions.internal.mobility={2025: 1, 2026: \(level)}"])
    expectClose(run.designatedNet(in: 2030), expected, within: 700)
  }
}
