import Demography
import Diagnostics
import ScenarioEngine
import ScenarioFiles
import TestSupport

/// A scenario of `Scenarios/kazakhstan`, run as `kosh run` would run it.
struct KazakhstanRun {
  let plan: Plan
  let forecast: Forecast

  var country: CountryData { plan.country }

  init(_ name: String, set overrides: [String] = []) throws {
    let loaded: LoadedScenario
    do {
      loaded = try ScenarioReader.read(
        file: Repository.path("Scenarios/kazakhstan/\(name).yaml"), overrides: overrides
      ) { (folder: String) throws(InputRejected) in try CountryReader.read(folder: folder) }
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.rendered) }
      throw error
    }
    plan = try Planner.plan(loaded.scenario, for: loaded.country)
    forecast = plan.forecast()
  }

  func total(_ year: Int) -> Double { forecast.population(in: year).total }

  /// Persons at mid-year: the mean of two 1 Januaries.
  func midYear(_ year: Int) -> Double { (total(year) + total(year + 1)) / 2 }

  func row(_ region: String) throws -> Int {
    guard let row = country.regions.row(of: region) else { throw UnknownRegion(id: region) }
    return row
  }

  struct UnknownRegion: Error { let id: String }

  /// Net moves between regions of a region in a year.
  func net(_ row: Int, in year: Int) -> Double {
    let events = forecast[year]
    return events.internalIn.total(region: row) - events.internalOut.total(region: row)
  }

  /// Net moves of the regions of indicator 7.
  func designatedNet(in year: Int) -> Double {
    forecast.scenario.designatedRegions.reduce(0) { $0 + net($1, in: year) }
  }

  /// Official persons of every region on 1 January.
  func official(_ year: Int) throws -> [Double] {
    guard let totals = country.populationTotals[year] else { throw NoTotals(year: year) }
    return totals.map { $0.compactMap { $0 }.reduce(0, +) }
  }

  struct NoTotals: Error { let year: Int }

  /// Mean absolute error of the regions in per cent, and the worst region.
  func regionalErrors(in year: Int, of estimate: [Double]) throws -> (mean: Double, worst: Double) {
    let errors = zip(estimate, try official(year)).map { abs($0 / $1 - 1) * 100 }
    return (errors.reduce(0, +) / Double(errors.count), errors.max() ?? 0)
  }

  var regionTotals: (Int) -> [Double] {
    { year in
      let population = forecast.population(in: year)
      return (0..<population.regionCount).map { population.total(region: $0) }
    }
  }
}
