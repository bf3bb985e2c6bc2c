import Demography
import Glibc
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

@Suite("Composition of interventions")
struct CompositionTests {
  private static let files = [
    "geopolitical-surge", "asylum-north-east", "climate-displacement", "north-resettlement",
    "north-resettlement-expanded", "labour-reorientation", "workers-return", "astana-containment",
    "mono-town-shutdown", "study-places-north", "kandas-return", "combined-stress",
    "spring-floods",
  ]

  @Test("removing all interventions reproduces the reference to the bit", arguments: files)
  func removed(file: String) throws {
    let reference = try KazakhstanRun("reference")
    let loaded = try ScenarioReader.read(
      file: Repository.path("Scenarios/kazakhstan/\(file).yaml"))
    #expect(!loaded.scenario.interventions.isEmpty)
    var scenario = loaded.scenario
    scenario.interventions = []
    let forecast = try Planner.plan(scenario, for: loaded.country).forecast()
    #expect(forecast.populations == reference.forecast.populations)
  }

  @Test("switched off by their name, interventions leave the reference to the bit")
  func switchedOff() throws {
    let reference = try KazakhstanRun("reference")
    let off = try KazakhstanRun(
      "north-resettlement", set: ["interventions.north.active=false"])
    #expect(off.forecast.populations == reference.forecast.populations)
  }

  @Test("interventions of size zero leave the reference to the bit")
  func zero() throws {
    let reference = try KazakhstanRun("reference")
    let zero = try WrittenScenario(
      """
      title: Nothing
      interventions:
        - climate:
            {name: c, years: 2026..2049, hazard: climate_index, push: 0, pull: 0, ages: 20..30}
        - resettlement:
            {name: r, years: 2026..2030, participants: 0, baseline: 0, additionality: 0.7,
             from: {turkistan: 1}, to: {pavlodar: 1}, profile: resettlers}
        - attraction:
            {name: a, years: 2026..2049, factor: wages, change: {astana: 0}, elasticity: 1}
        - external: {name: e, years: 2026..2049, immigrants: 1, emigrants: 1}
        - vital: {name: v, years: 2026..2049, fertility: {astana: 1}}
        - registration: {name: g, years: 2026..2049, arrivals: {astana: 10000000}}
        - shutdown:
            {name: s, years: 2026..2030, region: mangystau, jobs_lost: 0, jobs: 1000, push: 1}
        - labour_quota:
            {name: l, years: 2026..2030, permits: 0, regions: {almaty_city: 1}}
        - kandas:
            {name: k, years: 2026..2030, arrivals: 0, baseline: 0, to: {almaty_region: 1},
             profile: kandas}
        - study_places:
            {name: p, years: 2026..2030, places: 0, from: {almaty_city: 1}, to: {kostanay: 1},
             years_of_study: 4, stay: 0.7, profile: internal_movers}
        - surge:
            {name: u, arrivals: 100, profile: mobilisation,
             settled: {persons: {2026: 0}, regions: {astana: 1}}}
      """)
    #expect(zero.forecast.populations == reference.forecast.populations)
  }

  @Test("twenty random compositions conserve persons to 1e-9 of the population", arguments: 0..<20)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    let loaded = try Self.files.map {
      try ScenarioReader.read(file: Repository.path("Scenarios/kazakhstan/\($0).yaml"))
    }
    var scenario = loaded[0].scenario
    scenario.interventions = loaded.enumerated().flatMap { number, file in
      file.scenario.interventions.map { intervention in
        var own = intervention
        own.name = "\(number)-\(own.name)"
        return own
      }
    }.shuffled(using: &generator).filter { _ in Bool.random(using: &generator) }
    let forecast = try Planner.plan(scenario, for: loaded[0].country).forecast()
    let population = forecast.population(in: 2025).total
    #expect(forecast.largestResidual <= 1e-9 * population)
    for events in forecast.years {
      let before = forecast.population(in: events.year).total
      let births = events.births.reduce(0) { $0 + $1.reduce(0, +) }
      let after =
        before + births - events.deaths.total + events.immigrants.total - events.emigrants.total
      expectClose(
        forecast.population(in: events.year + 1).total, after, within: 1e-9 * population,
        "\(events.year)")
      expectClose(
        events.transfersIn.total, events.transfersOut.total, within: 1e-9 * population)
    }
  }

  @Test("kandas come on top of the external net, which is solved without them")
  func kandasAndExternalNet() throws {
    let kandas = """
      title: Kandas
      interventions:
        - kandas:
            {name: k, years: 2026..2030, arrivals: 25000, baseline: 15000, to: {almaty_region: 1},
             profile: kandas}
      """
    let reference = try KazakhstanRun("reference")
    let with = try WrittenScenario(kandas)
    for year in 2026...2030 {
      let before = reference.forecast[year]
      let after = with.forecast[year]
      expectClose(
        after.immigrants.total - before.immigrants.total, 10_000, within: 1e-6, "\(year)")
    }
    let levels = try #require(with.forecast.plan.levels.first { $0.year == 2026 })
    let target = try #require(levels.externalNetTarget)
    expectClose(levels.externalNet, target, within: 1e-6)
    expectClose(
      try #require(levels.externalNetWithInterventions), target + 10_000, within: 30)
  }

  @Test(
    "a draw without spreads is the point forecast to the bit, programmes with a factor on returns included"
  )
  func certainDraws() throws {
    let written = try WrittenScenario(
      """
      title: Certain
      interventions:
        - study_places:
            {name: p, years: 2026..2030, places: 2000, from: {almaty_city: 1}, to: {kostanay: 1},
             years_of_study: 4, stay: 0.7, return_factor: 2, profile: internal_movers}
        - resettlement:
            {name: r, years: 2026..2030, participants: 6000, baseline: 4609, additionality: 0.7,
             uptake: 1.5, return_factor: 2, retention: {1: 95%}, from: {turkistan: 1},
             to: {pavlodar: 1}, profile: resettlers}
        - climate: {name: c, years: 2026..2049, hazard: climate_index, push: 0.1, pull: -0.1}
      """)
    var scenario = written.loaded.scenario
    scenario.uncertainty = Uncertainty()
    let plan = try Planner.plan(scenario, for: written.loaded.country)
    let ensemble = try EnsemblePlan(plan, settings: EnsembleSettings(draws: 8, seed: 1))
    let draw = try ensemble.figures(ofDraw: 3)
    let point = plan.forecast().figures()
    let different = zip(draw.values, point.values).filter { $0 != $1 && !($0.isNaN && $1.isNaN) }
    #expect(different.isEmpty, "\(different.count) of \(draw.values.count) figures")
  }
}
