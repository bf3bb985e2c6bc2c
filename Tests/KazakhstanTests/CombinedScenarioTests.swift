import Demography
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

/// What holds for every scenario with interventions.
@Suite("Scenarios with interventions")
struct CombinedScenarioTests {
  @Test(
    "are the reference to the bit when every intervention is switched off",
    arguments: ScenarioFilesTests.whatIf)
  func switchedOff(name: String) throws {
    let reference = try KazakhstanRun.reference.get()
    let names = try #require(try KazakhstanRun.readAll(name).first).scenario.interventions.map(
      \.name)
    let run = try KazakhstanRun(name, set: names.map { "interventions.\($0).active=false" })
    #expect(run.forecast.scenario.interventions.isEmpty)
    #expect(run.forecast.populations == reference.forecast.populations)
  }

  @Test(
    "close their accounts, cut nobody and begin where the reference begins, in every variant",
    arguments: ScenarioFilesTests.whatIf)
  func accounts(name: String) throws {
    for loaded in try KazakhstanRun.readAll(name) {
      let forecast = try Planner.plan(loaded.scenario, for: loaded.country).forecast()
      let variant = loaded.variant ?? ""
      #expect(forecast.largestResidual <= 1e-9 * 20_283_399, "\(variant)")
      // Fewer kandas than the baseline: Zhambyl and some ages have fewer arrivals than fall away.
      #expect(forecast.clipped <= (name == "kandas-return" ? 100 : 0), "\(variant)")
      expectClose(forecast.population(in: 2025).total, 20_283_399, within: 1e-6, variant)
      let unmet = forecast.shortfallFigures().filter { $0.met < $0.wanted && $0.programme != "cap" }
      #expect(unmet.isEmpty, "\(variant)")
    }
  }

  @Test("together, surge, climate and shutdown cost Mangystau what they cost it one by one")
  func composition() throws {
    let reference = try KazakhstanRun.reference.get()
    let parts = try ["geopolitical-surge", "climate-displacement", "mono-town-shutdown"].map {
      try KazakhstanRun($0)
    }
    let together = try KazakhstanRun("combined-stress")
    for region in ["mangystau", "astana", "zhambyl"] {
      let sum = try parts.reduce(0) { $0 + (try $1.gain(region, 2035, over: reference)) }
      expectClose(
        try together.gain(region, 2035, over: reference), sum, within: 0.03 * abs(sum), region)
    }
    let severe = try KazakhstanRun("combined-stress", variant: "severe")
    #expect(
      try severe.gain("mangystau", 2035, over: reference)
        < 2 * together.gain("mangystau", 2035, over: reference))
  }
}
