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
  let arguments: RunArguments
  private let commandLine: [String]
  private let console: Console
  let interrupt: InterruptFlag
  let ranks: Ranks

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

  struct Planned {
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
    let folder = try folder(of: planned)
    let progress = ProgressBar(
      planned.loaded.scenario.name, style: Terminal.progressStyle(quiet: arguments.isQuiet))
    defer { progress.finish() }
    var outputs = outputs(of: planned, progress)
    do {
      if let stage = planned.stage(arguments, interrupt, ranks) {
        try draw(stage, in: folder, into: &outputs, progress)
      }
      outputs.sweep = try sweep(planned, progress)
      try addOtherParts(of: planned, in: folder, to: &outputs, progress)
    } catch  where Self.keepsDraws(error) {
      folder.keepDraws()
      throw error
    }
    let summary = summary(of: outputs, planned)
    try outputs.write(into: folder, interrupt: interrupt)
    progress.finish()
    if !arguments.isQuiet { console.print(summary) }
  }

  /// Draws that are done, or that `--resume` cannot go on with, are not thrown away.
  private static func keepsDraws(_ error: any Error) -> Bool {
    error is Resumable || (error as? OutputError)?.operation == OutputError.resuming
  }

  private func folder(of planned: Planned) throws -> OutputFolder {
    let folder = try OutputFolder(
      at: planned.folder, replacing: .forecast, resuming: arguments.resumes)
    if arguments.resumes, !folder.hasDraws {
      console.complain(
        "\(planned.folder): nothing to resume, no draws of an interrupted run are there; it starts "
          + "afresh")
    }
    return folder
  }

  /// The point forecast.
  private func outputs(of planned: Planned, _ progress: ProgressBar) -> ForecastOutputs {
    let forecast = planned.plan.forecast { progress.advance(to: $0, of: $1, "projecting") }
    return ForecastOutputs(
      forecast, inputs: RunInputs(planned.loaded),
      record: RunRecord(
        version: Kosh.version, arguments: commandLine, started: planned.started,
        ended: planned.started, environment: .observed()),
      dialect: arguments.dialect,
      formats: arguments.formats ?? RunArguments.formats(planned.loaded.outputs),
      languages: arguments.languages)
  }

  /// The draws around it; an interrupted ensemble keeps those that are done.
  private func draw(
    _ stage: EnsembleStage, in folder: borrowing OutputFolder, into outputs: inout ForecastOutputs,
    _ progress: ProgressBar
  ) throws {
    let settings = stage.ensemble.settings
    outputs.record.draws = settings.draws
    outputs.record.seed = Int(settings.seed)
    outputs.record.quantileLevels = stage.levels
    outputs.record.blockWidth = EnsemblePlan.blockWidth
    outputs.record.workers = stage.workers
    do {
      let (summary, store) = try stage.run(
        at: folder.drawsPath, resuming: arguments.resumes && folder.hasDraws, progress: progress)
      outputs.ensemble = summary
      try outputs.keepDraws(of: arguments.keptDraws, from: store, in: folder)
    } catch let stopped as EnsembleStage.Stopped {
      throw Resumable(
        folder: folder.partialPath, finishedDraws: stopped.finishedDraws, draws: settings.draws)
    }
  }

  /// What other commands find of the scenario, for the reports; interrupted, it keeps the draws.
  private func addOtherParts(
    of planned: Planned, in folder: borrowing OutputFolder, to outputs: inout ForecastOutputs,
    _ progress: ProgressBar
  ) throws {
    let draws = outputs.record.draws
    do {
      outputs.otherTables = try indicators(planned, for: outputs.formats, progress)
      outputs.readiness = try readiness(planned, for: outputs.formats, progress)
    } catch  where draws > 0 && (error is EnsembleStage.Stopped || error is Interrupted) {
      throw Resumable(folder: folder.partialPath, finishedDraws: draws, draws: draws)
    }
  }

  private func summary(of outputs: ForecastOutputs, _ planned: Planned) -> String {
    let language = arguments.languages[0]
    let text = ForecastSummary(
      outputs.forecast, ensemble: outputs.ensemble, folder: planned.folder, language: language
    ).text
    return (planned.loaded.cutLines(in: language) + [text]).joined(separator: "\n")
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
