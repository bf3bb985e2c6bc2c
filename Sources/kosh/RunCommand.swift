import Diagnostics
import Ensembles
import LinearAlgebra
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh run`: from scenario files to folders of results.
///
/// Every file is read and checked before the first is run, so that a mistake in the last one costs
/// nothing; each scenario's results are exchanged as a whole.
package struct RunCommand {
  private let arguments: RunArguments
  private let commandLine: [String]
  private let console: Console
  private let interrupt: InterruptFlag
  private let ranks: Ranks

  package static func run(
    _ parsed: ParsedCommand, as words: [String], on console: Console
  ) -> ExitStatus {
    let arguments = RunArguments(parsed)
    if let clash = arguments.folderOfTwo {
      console.complain(clash.rendered)
      return .wrongUsage
    }
    let ranks = Ranks.launched
    guard ranks.count == 1 || Ranks.isBuiltIn else {
      if ranks.gathers {
        console.complain(
          "kosh run: this program was built without MPI and cannot be one of \(ranks.count) ranks\n"
            + "  build it with: swift build -c release --traits MPI")
      }
      return .wrongUsage
    }
    BLASRuntime.useOneThread()
    let command = RunCommand(
      arguments: arguments, commandLine: ["kosh"] + words,
      // Every rank would say the same.
      console: ranks.gathers ? console : Console(print: { _ in }, complain: { _ in }),
      interrupt: .install(), ranks: ranks)
    return command.run()
  }

  private func run() -> ExitStatus {
    do {
      let scenarios = try planAll()
      let areSeveral = ranks.count > 1 && scenarios.contains { $0.ensemble != nil }
      guard areSeveral else { return ranks.gathers ? forecast(all: scenarios) : .done }
      ranks.join()
      let status = ranks.gathers ? forecast(all: scenarios) : assist(scenarios)
      switch status {
      case .done: ranks.leave()
      // The launcher is ending every rank as it is.
      case .interrupted: break
      default: ranks.abandon(status: status.rawValue)
      }
      return status
    } catch {
      console.complain(error.diagnostics)
      return error.isMissingInput ? .inputNotFound : .inputRefused
    }
  }

  private func forecast(all scenarios: [Planned]) -> ExitStatus {
    do {
      try checkFolders(of: scenarios)
      for (rank, scenario) in scenarios.enumerated() {
        if rank > 0, !arguments.isQuiet { console.print("") }
        try forecast(scenario)
      }
      return .done
    } catch let stopped as Resumable {
      console.complain(
        (ranks.count > 1 ? "interrupted, or another rank was lost, after" : "interrupted after")
          + " \(stopped.finishedDraws) of \(stopped.draws) draws, which are kept in "
          + "\(stopped.folder); --resume goes on with them, a run without it removes them")
      return .interrupted
    } catch is Interrupted {
      console.complain("interrupted; the results of earlier runs stand as they were")
      return .interrupted
    } catch {
      return .of(error, on: console)
    }
  }

  /// Draws this rank's share of every ensemble; the rank that gathers does all else.
  private func assist(_ scenarios: [Planned]) -> ExitStatus {
    do {
      for scenario in scenarios { try scenario.stage(arguments, interrupt, ranks)?.assist() }
      return .done
    } catch is EnsembleStage.OtherInputs {
      Console.standard.complain(
        "error: rank \(ranks.own) of \(ranks.count) has read another scenario or other data, or is "
          + "another version of kosh\n  every rank must see the same files under the same names")
      return .inputRefused
    } catch is Interrupted {
      return .interrupted
    } catch {
      Console.standard.complain("internal fault of rank \(ranks.own): \(error)")
      return .internalFault
    }
  }

  // MARK: scenario.yaml ─► Scenario ─► yearly drivers

  private struct Planned {
    let loaded: LoadedScenario
    let plan: Plan
    /// `nil` for a point forecast.
    let ensemble: EnsemblePlan?
    let folder: String
    let started: Timestamp
    /// Points of the file's sweep, which are point runs.
    var sweep: [LoadedScenario] = []

    func stage(
      _ arguments: RunArguments, _ interrupt: InterruptFlag, _ ranks: Ranks
    ) -> EnsembleStage? {
      ensemble.map {
        EnsembleStage(
          ensemble: $0,
          workers: arguments.workers ?? max(1, BlockRunner.processorCount / ranks.here),
          ranks: ranks,
          levels: EnsembleStage.levels(with: arguments.intervals), digest: loaded.digest,
          interrupt: interrupt)
      }
    }
  }

  private func planAll() throws(InputRejected) -> [Planned] {
    var planned: [Planned] = []
    var faults: [Diagnostic] = []
    for file in arguments.files {
      let started = Timestamp.now
      do throws(InputRejected) {
        planned += try self.planned(of: file, started: started)
      } catch {
        // A table that several scenarios share has its faults once.
        let new = error.diagnostics.filter { !faults.contains($0) }
        faults += new
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
    return planned
  }

  /// The file itself, with the points of its sweep, then its variants.
  private func planned(of file: String, started: Timestamp) throws(InputRejected) -> [Planned] {
    let runs = try ScenarioReader.readAll(
      file: file, overrides: arguments.overrides, horizon: arguments.horizon)
    var planned: [Planned] = []
    for loaded in runs where loaded.parameters.isEmpty {
      let (plan, ensemble) = try plan(loaded)
      console.complain(loaded.warnings)
      let folder = arguments.folder(for: file)
      planned.append(
        Planned(
          loaded: loaded, plan: plan, ensemble: ensemble,
          folder: loaded.variant.map { "\(folder)/\($0)" } ?? folder, started: started))
    }
    planned[0].sweep = runs.filter { !$0.parameters.isEmpty }
    return planned
  }

  private func plan(
    _ loaded: LoadedScenario
  ) throws(InputRejected) -> (plan: Plan, ensemble: EnsemblePlan?) {
    do throws(PlanError) {
      let plan = try Planner.plan(loaded.scenario, for: loaded.country)
      guard let settings = loaded.scenario.ensemble else { return (plan, nil) }
      return (plan, try EnsemblePlan(plan, settings: settings))
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  // MARK: yearly drivers ─► Forecast, draws ─► Outputs/<scenario>

  /// Like a mistake in the last file, a folder that cannot be written costs nothing.
  private func checkFolders(of scenarios: [Planned]) throws(OutputError) {
    guard scenarios.count > 1 else { return }
    for scenario in scenarios {
      let folder = try OutputFolder(
        at: scenario.folder, replacing: .forecast, resuming: arguments.resumes)
      if arguments.resumes { folder.keepDraws() }
    }
  }

  private func forecast(_ planned: Planned) throws {
    try interrupt.check()
    let folder = try OutputFolder(
      at: planned.folder, replacing: .forecast, resuming: arguments.resumes)
    if arguments.resumes, !folder.hasDraws {
      console.complain(
        "\(planned.folder): nothing to resume, no draws of an interrupted run are there; it starts "
          + "afresh")
    }
    let name = planned.loaded.scenario.name
    let progress = ProgressBar(name, style: Terminal.progressStyle(quiet: arguments.isQuiet))
    defer { progress.finish() }
    let forecast = planned.plan.forecast { progress.advance(to: $0, of: $1, "projecting") }
    var record = RunRecord(
      version: Kosh.version, arguments: commandLine, started: planned.started,
      ended: planned.started, environment: .observed())
    var outputs = ForecastOutputs(
      forecast, inputs: RunInputs(planned.loaded), record: record, dialect: arguments.dialect,
      formats: arguments.formats ?? RunArguments.formats(planned.loaded.outputs),
      languages: arguments.languages)
    if let stage = planned.stage(arguments, interrupt, ranks) {
      record.draws = stage.ensemble.settings.draws
      record.seed = Int(stage.ensemble.settings.seed)
      record.quantileLevels = stage.levels
      record.blockWidth = EnsemblePlan.blockWidth
      record.workers = stage.workers
      outputs.record = record
      do {
        let (summary, store) = try stage.run(
          at: folder.drawsPath, resuming: arguments.resumes && folder.hasDraws, progress: progress)
        outputs.ensemble = summary
        try outputs.keepDraws(of: arguments.keptDraws, from: store, in: folder)
      } catch let stopped as EnsembleStage.Stopped {
        let partial = folder.partialPath
        folder.keepDraws()
        throw Resumable(
          folder: partial, finishedDraws: stopped.finishedDraws, draws: record.draws)
      } catch let failure as OutputError where failure.operation == OutputError.resuming {
        folder.keepDraws()
        throw failure
      }
    }
    outputs.sweep = try sweep(planned, progress)
    do {
      outputs.otherTables = try indicators(planned, for: outputs.formats, progress)
      outputs.readiness = try readiness(planned, for: outputs.formats, progress)
    } catch  where record.draws > 0 && (error is EnsembleStage.Stopped || error is Interrupted) {
      let partial = folder.partialPath
      folder.keepDraws()
      throw Resumable(folder: partial, finishedDraws: record.draws, draws: record.draws)
    }
    try outputs.write(into: folder, interrupt: interrupt)
    progress.finish()
    guard !arguments.isQuiet else { return }
    console.print(
      (planned.loaded.cutLines(in: arguments.languages[0]) + [
        ForecastSummary(
          forecast, ensemble: outputs.ensemble, folder: planned.folder,
          language: arguments.languages[0]
        ).text
      ])
      .joined(separator: "\n"))
  }
}

extension RunCommand {
  /// The target indicators under each rule of moves, for the reports: those of `kosh monitor`.
  private func indicators(
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
  private func readiness(
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
  private func sweep(_ planned: Planned, _ progress: ProgressBar) throws -> SweepCSV? {
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

/// An ensemble was interrupted; its draws are kept.
private struct Resumable: Error {
  let folder: String
  let finishedDraws: Int
  let draws: Int
}

extension RunInputs {
  init(_ loaded: LoadedScenario) {
    self.init(
      layers: loaded.texts.map { Text(path: $0.path, bytes: $0.bytes) },
      resolvedScenario: loaded.resolvedYAML, data: loaded.country.files,
      calibration: loaded.calibration)
  }
}

extension OutputError {
  /// The operation of going on with another run's draws.
  static let resuming = "resume"

  /// `error: cannot make the folder PATH: REASON`.
  var rendered: String {
    let remedy =
      operation == Self.resuming
      ? "the draws of the earlier run are kept; a run without --resume replaces them"
      : "the folder stands as it was; --out names another one for the results"
    return "error: cannot \(operation) \(path): \(reason)\n  \(remedy)"
  }
}
