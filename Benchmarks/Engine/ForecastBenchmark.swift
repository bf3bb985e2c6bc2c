import Demography
import Diagnostics
import FoundationEssentials
import Glibc
import Reports
import ScenarioEngine
import ScenarioFiles
import Tables

/// The stages of a point forecast, from the scenario file to the last byte written.
struct ForecastBenchmark {
  let scenario: String

  func run() throws -> BenchmarkReport {
    var report = BenchmarkReport("point forecast of \(scenario)")
    let whole = Stopwatch()
    var stage = Stopwatch()
    func finish(_ name: String) {
      report.add(name, stage.wallSeconds * 1000, "ms wall")
      stage = Stopwatch()
    }

    let loaded = try read()
    finish("read scenario and data")
    let plan = try Planner.plan(loaded.scenario, for: loaded.country)
    finish("plan: balance and solve levels")
    let forecast = plan.forecast()
    finish("project")
    let folder = "/tmp/kosh-benchmark-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(forecast, loaded, to: folder)
    finish("write everything")
    report.add("all stages", whole.wallSeconds * 1000, "ms wall")
    report.add("all stages", whole.cpuSeconds * 1000, "ms CPU")

    let persons = forecast.populations[0].total
    report.check(
      "accounting residual of any cell, persons", forecast.largestResidual, atMost: 1e-9 * persons)
    report.check("persons clipped", forecast.clipped, atMost: 0)
    report.check(
      "national account from the tables, persons", nationalGap(forecast), atMost: 1e-9 * persons)
    return report
  }

  private func read() throws -> LoadedScenario {
    do {
      return try ScenarioReader.read(file: scenario)
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.rendered) }
      throw error
    }
  }

  private func write(_ forecast: Forecast, _ loaded: LoadedScenario, to folder: String) throws {
    try ForecastOutputs(
      forecast,
      inputs: RunInputs(
        layers: loaded.texts.map { .init(path: $0.path, bytes: $0.bytes) },
        resolvedScenario: loaded.resolvedYAML, data: loaded.country.files),
      record: RunRecord(
        version: "benchmark", arguments: [], started: .now, ended: .now,
        environment: .observed())
    ).write(into: OutputFolder(at: folder, replacing: .forecast))
  }

  /// |first + births − deaths + net from abroad − last| over the whole horizon.
  private func nationalGap(_ forecast: Forecast) -> Double {
    var balance = forecast.populations[0].total
    for year in forecast.years {
      balance += year.births.joined().reduce(0, +) - year.deaths.total
      balance += year.immigrants.total - year.emigrants.total
    }
    return abs(balance - forecast.populations[forecast.populations.count - 1].total)
  }
}
