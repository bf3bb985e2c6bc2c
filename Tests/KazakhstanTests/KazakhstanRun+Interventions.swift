import Demography
import Diagnostics
import ScenarioEngine
import ScenarioFiles
import TestSupport

// What tests ask of a scenario with interventions.

extension KazakhstanRun {
  /// The reference that scenarios are compared with, run once.
  static let reference = Result { try KazakhstanRun("reference") }

  /// A variant of the file instead of the file itself.
  init(_ name: String, variant: String, set overrides: [String] = []) throws {
    let loaded = try Self.readAll(name, set: overrides)
    guard let wanted = loaded.first(where: { $0.variant == variant }) else {
      throw UnknownVariant(name: variant)
    }
    plan = try Planner.plan(wanted.scenario, for: wanted.country)
    forecast = plan.forecast()
  }

  struct UnknownVariant: Error { let name: String }

  /// The file and its variants.
  static func readAll(_ name: String, set overrides: [String] = []) throws -> [LoadedScenario] {
    do {
      return try ScenarioReader.readAll(
        file: Repository.path("Scenarios/kazakhstan/\(name).yaml"), overrides: overrides
      ) { (folder: String) throws(InputRejected) in try CountryReader.read(folder: folder) }
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.rendered) }
      throw error
    }
  }

  /// Persons of a region on 1 January.
  func persons(_ region: String, _ year: Int) throws -> Double {
    forecast.population(in: year).total(region: try row(region))
  }

  /// Persons whom a region has more on 1 January than in another run.
  func gain(_ region: String, _ year: Int, over other: KazakhstanRun) throws -> Double {
    try persons(region, year) - other.persons(region, year)
  }

  /// The regions' gains by id.
  func gains(_ year: Int, over other: KazakhstanRun) throws -> [String: Double] {
    try country.regions.ids.reduce(into: [:]) { $0[$1] = try gain($1, year, over: other) }
  }

  /// Net of indicator 7 as BNS would count it: moves of programmes between regions are moves.
  func designatedNetWithProgrammes(in year: Int) -> Double {
    let events = forecast[year]
    return forecast.scenario.designatedRegions.reduce(designatedNet(in: year)) {
      $0 + events.transfersIn.total(region: $1) - events.transfersOut.total(region: $1)
    }
  }

  /// Persons who live in another region, by the difference of two runs: half the sum of all
  /// differences.
  func displaced(_ year: Int, from other: KazakhstanRun) throws -> Double {
    try gains(year, over: other).values.reduce(0) { $0 + abs($1) } / 2
  }

  /// All receiving regions of a programme together, by year.
  func programme(_ name: String) throws -> [Int: ProgrammeFigures] {
    guard let number = forecast.programmes.firstIndex(where: { $0.name == name }) else {
      throw UnknownVariant(name: name)
    }
    return forecast.programmeFigures().reduce(into: [:]) {
      if $1.programme == number, $1.region == nil { $0[$1.year] = $1 }
    }
  }
}
