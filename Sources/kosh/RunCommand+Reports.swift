import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles

// What a run shows besides its forecast: target indicators, readiness, points of a sweep.
extension RunCommand {
  /// The target indicators under each rule of moves, for the reports: those of `kosh monitor`.
  func indicators(
    _ planned: Planned, for formats: Set<OutputFormat>, _ progress: ProgressBar
  ) throws -> [RunTable] {
    let country = planned.loaded.country
    guard !formats.subtracting([.csv]).isEmpty, !country.indicators.isEmpty else { return [] }
    try interrupt.check()
    let stage = MonitoringStage(
      loaded: planned.loaded, country: country,
      workers: planned.stage(arguments, interrupt, ranks)?.workers ?? 1, interrupt: interrupt)
    return MonitoringCSV(try stage.monitoring(progress)).runTables()
  }

  /// What `kosh readiness` finds of the same scenario, for the reports; `nil` where no event of it runs
  /// by day, or nothing shows it.
  func readiness(
    _ planned: Planned, for formats: Set<OutputFormat>, _ progress: ProgressBar
  ) throws -> ReadinessResults? {
    guard !formats.isDisjoint(with: [.xlsx, .sqlite, .html, .md]),
      !planned.loaded.scenario.interventions.isEmpty
    else { return nil }
    try interrupt.check()
    let stage = ReadinessStage(
      planned.loaded,
      workers: arguments.workers ?? max(1, BlockRunner.processorCount / ranks.here),
      interrupt: interrupt)
    let preparation = try stage.prepare()
    return preparation.plans.isEmpty
      ? nil : try stage.assess(preparation, progress: progress)
  }

  /// Point runs of every combination that the file sweeps; `nil` where it sweeps nothing.
  func sweep(_ planned: Planned, _ progress: ProgressBar) throws -> SweepCSV? {
    guard !planned.sweep.isEmpty else { return nil }
    var runs: [SweepRun] = []
    for point in planned.sweep {
      try interrupt.check()
      let plan: Plan
      do {
        plan = try Planner.plan(point.scenario, for: point.country)
      } catch {
        throw point.rejection(of: error)
      }
      runs.append(
        SweepRun(
          name: point.variant ?? "", parameters: point.parameters.map { ($0.path, $0.value) },
          figures: plan.forecast().figures()))
      progress.advance(to: runs.count, of: planned.sweep.count, "sweep")
    }
    return SweepCSV(
      runs, scenarios: planned.sweep.map { $0.resolvedYAML(besides: "../../inputs") },
      dialect: arguments.dialect)
  }
}

extension LoadedScenario {
  /// The resolved scenario for another folder than `inputs`, where its data lie.
  fileprivate func resolvedYAML(besides inputs: String) -> String {
    resolvedYAML.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("data: data")
        ? "data: \(inputs)/data"
        : line.replacing("file: calibration/", with: "file: \(inputs)/calibration/")
    }.joined(separator: "\n")
  }
}
