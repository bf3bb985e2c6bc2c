import Diagnostics
import Ensembles
import LinearAlgebra
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh verify`: runs a folder of results again from its own inputs and compares. Nothing is
/// written.
package enum VerifyCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    BLASRuntime.useOneThread()
    do {
      return try verify(arguments, .install(), console)
    } catch let rejected as InputRejected {
      console.complain(rejected.diagnostics)
      return rejected.isMissingInput ? .inputNotFound : .inputRefused
    } catch let failure as OutputError {
      console.complain(
        "error: cannot \(failure.operation) \(failure.path): \(failure.reason)\n"
          + "  draws are made again in a temporary folder; TMPDIR names another one")
      return .cannotWrite
    } catch is EnsembleStage.Stopped {
      console.complain("interrupted; nothing was written")
      return .interrupted
    } catch {
      console.complain("internal fault: \(error)")
      return .internalFault
    }
  }

  private static func verify(
    _ arguments: ParsedCommand, _ interrupt: InterruptFlag, _ console: Console
  ) throws -> ExitStatus {
    let (folder, isQuiet) = (arguments.operands[0], arguments.has("--quiet"))
    let recorded = try RecordedRun.read(folder)
    let changed = recorded.changedInputs()
    guard changed.isEmpty else {
      for sentence in changed { console.complain("\(folder): \(sentence)") }
      console.complain("the results cannot be made again from inputs that are not the run's own")
      return .checkFailed
    }
    let (forecast, ensemble) = try run(
      again: recorded, workers: arguments.integer("--workers"), isQuiet: isQuiet, interrupt)
    let verification = try Verification(of: folder, against: forecast, ensemble: ensemble)
    if !isQuiet || !verification.isSame {
      console.print(heading(recorded) + "\n" + verification.text)
    }
    return verification.isSame ? .done : .checkFailed
  }

  /// The point forecast, and the draws where the run had some: how many and which says the resolved
  /// scenario.
  private static func run(
    again recorded: RecordedRun, workers: Int?, isQuiet: Bool, _ interrupt: InterruptFlag
  ) throws -> (forecast: Forecast, ensemble: EnsembleSummary?) {
    let loaded = try ScenarioReader.read(file: recorded.scenarioFile)
    do {
      let plan = try Planner.plan(loaded.scenario, for: loaded.country)
      let forecast = plan.forecast()
      guard let settings = loaded.scenario.ensemble else { return (forecast, nil) }
      let stage = EnsembleStage(
        ensemble: try EnsemblePlan(plan, settings: settings),
        workers: workers ?? BlockRunner.processorCount,
        levels: EnsembleStage.levels(with: recorded.quantileLevels), digest: loaded.digest,
        interrupt: interrupt)
      let progress = ProgressBar(
        recorded.scenario, style: Terminal.progressStyle(quiet: isQuiet))
      defer { progress.finish() }
      let scratch = try ThrowawayFolder()
      return (
        forecast,
        try stage.run(at: scratch.path + "/draws", resuming: false, progress: progress)
          .summary
      )
    } catch let error as PlanError {
      throw loaded.rejection(of: error)
    }
  }

  private static func heading(_ recorded: RecordedRun) -> String {
    let other = recorded.version == Kosh.version ? "" : "; this is kosh \(Kosh.version)"
    return "\(recorded.folder): scenario \(recorded.scenario), made by kosh \(recorded.version), "
      + "\(recorded.ended)\(other); \(recorded.inputCount) inputs unchanged"
  }
}
