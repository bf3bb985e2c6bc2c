import Demography
import Diagnostics
import ScenarioEngine
import ScenarioFiles
import TestSupport

/// A scenario that a test writes, laid over one of `Scenarios/kazakhstan`.
struct WrittenScenario {
  let loaded: LoadedScenario
  let plan: Plan
  let forecast: Forecast

  init(
    _ text: String, over base: String = "reference", set overrides: [String] = []
  ) throws {
    let folder = TemporaryFolder()
    let path = folder + "written.yaml"
    let head = "kosh: 1\nextends: \(Repository.path("Scenarios/kazakhstan/\(base).yaml"))\n"
    TemporaryFolder.write(head + text, to: path)
    do {
      loaded = try ScenarioReader.read(file: path, overrides: overrides)
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.rendered) }
      throw error
    }
    plan = try Planner.plan(loaded.scenario, for: loaded.country)
    forecast = plan.forecast()
  }

  func persons(_ regions: [String], _ year: Int) -> Double {
    rows(regions).reduce(0) { $0 + forecast.population(in: year).total(region: $1) }
  }

  func rows(_ regions: [String]) -> [Int] {
    regions.compactMap { loaded.country.regions.row(of: $0) }
  }

  func total(_ year: Int) -> Double { forecast.population(in: year).total }

  /// Arrivals, departures and nets between regions in a year.
  func moves(_ regions: [String], _ year: Int) -> (in: Double, out: Double) {
    let events = forecast[year]
    return rows(regions).reduce(into: (in: 0, out: 0)) { sum, row in
      sum.in += events.internalIn.total(region: row)
      sum.out += events.internalOut.total(region: row)
    }
  }
}
