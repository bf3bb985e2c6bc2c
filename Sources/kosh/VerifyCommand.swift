import Diagnostics
import LinearAlgebra
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh verify`: runs a folder of results again from its own inputs and compares. Nothing is
/// written.
package enum VerifyCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    BLASRuntime.useOneThread()
    do throws(InputRejected) {
      return try verify(arguments.operands[0], isQuiet: arguments.has("--quiet"), console)
    } catch {
      console.complain(error.diagnostics)
      return error.isMissingInput ? .inputNotFound : .inputRefused
    }
  }

  private static func verify(
    _ folder: String, isQuiet: Bool, _ console: Console
  ) throws(InputRejected) -> ExitStatus {
    let recorded = try RecordedRun.read(folder)
    let changed = recorded.changedInputs()
    guard changed.isEmpty else {
      for sentence in changed { console.complain("\(folder): \(sentence)") }
      console.complain("the results cannot be made again from inputs that are not the run's own")
      return .checkFailed
    }
    let verification = try Verification(of: folder, against: forecast(again: recorded))
    if !isQuiet || !verification.isSame {
      console.print(heading(recorded) + "\n" + verification.text)
    }
    return verification.isSame ? .done : .checkFailed
  }

  private static func forecast(again recorded: RecordedRun) throws(InputRejected) -> Forecast {
    let loaded = try ScenarioReader.read(file: recorded.scenarioFile)
    do throws(PlanError) {
      return try Planner.plan(loaded.scenario, for: loaded.country).forecast()
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  private static func heading(_ recorded: RecordedRun) -> String {
    let other = recorded.version == Kosh.version ? "" : "; this is kosh \(Kosh.version)"
    return "\(recorded.folder): scenario \(recorded.scenario), made by kosh \(recorded.version), "
      + "\(recorded.ended)\(other); \(recorded.inputCount) inputs unchanged"
  }
}
