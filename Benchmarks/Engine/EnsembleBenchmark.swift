import Demography
import Ensembles
import FoundationEssentials
import Glibc
import ScenarioEngine
import ScenarioFiles

/// The stages of a probabilistic forecast after planning: draws into the scratch store, and means and
/// quantiles of every figure out of it.
struct EnsembleBenchmark {
  let scenario: String
  let draws: Int
  let workers: Int

  func run() async throws -> BenchmarkReport {
    var report = BenchmarkReport("\(draws) draws of \(scenario), \(workers) workers")
    var stage = Stopwatch()
    func finish(_ name: String) {
      report.add(name, stage.wallSeconds, "s wall")
      report.add(name, stage.cpuSeconds, "s CPU")
      report.add("peak memory after: " + name, Stopwatch.peakMegabytes, "MB")
      stage = Stopwatch()
    }
    let whole = Stopwatch()
    let loaded = try ScenarioReader.read(file: scenario)
    let plan = try Planner.plan(loaded.scenario, for: loaded.country)
    let ensemble = try EnsemblePlan(
      plan, settings: EnsembleSettings(draws: draws, seed: EnsembleSettings.defaultSeed))
    finish("read and plan")

    let path = "\(FileManager.default.temporaryDirectory.path)/kosh-benchmark-\(getpid()).draws"
    defer { unlink(path) }
    let store = try ScratchStore(
      creating: path, plan: "", seed: EnsembleSettings.defaultSeed,
      shape: ensemble.layout.shape(ensemble.blocks), saving: .never)
    try await EnsembleRun(ensemble, workers: workers).run(into: store)
    finish("draw")
    let summary = try await EnsembleSummary(
      of: store, layout: ensemble.layout, levels: [0.1, 0.5, 0.9],
      seed: EnsembleSettings.defaultSeed, workers: workers)
    finish("quantiles")
    report.add("both and planning", whole.wallSeconds, "s wall")
    report.add("both and planning", whole.cpuSeconds, "s CPU")
    check(summary, &report)
    return report
  }

  /// The country's persons: opening plus births, less deaths, plus net migration, in the means.
  private func check(_ summary: EnsembleSummary, _ report: inout BenchmarkReport) {
    let layout = summary.layout
    var worst = 0.0
    func mean(_ event: FigureLayout.Event, _ year: Int) -> Double {
      summary.summary(figure: layout.figure(event), year: year, area: 0)?.mean.value ?? .nan
    }
    for year in 0..<(layout.years.count - 1) {
      let balance =
        mean(.persons, year) + mean(.births, year) - mean(.deaths, year) + mean(.netExternal, year)
      worst = max(worst, abs(balance / mean(.persons, year + 1) - 1))
    }
    report.check("national account of the means, relative", worst, atMost: 1e-11)
    report.check(
      "draws missing from the summary", Double(draws - summary.drawCount), atMost: 0)
  }
}

extension Stopwatch {
  /// The most memory that this process has held.
  static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
