import Diagnostics
import Reports
import ScenarioEngine

/// How the program ends: what a script can act on.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case checkFailed = 1
  case wrongUsage = 64
  case inputRefused = 65
  case inputNotFound = 66
  case internalFault = 70
  case cannotWrite = 73
  case interrupted = 130

  package var meaning: Message {
    switch self {
    case .done: .exitDone
    case .checkFailed: .exitCheckFailed
    case .wrongUsage: .exitWrongUsage
    case .inputRefused: .exitInputRefused
    case .inputNotFound: .exitInputNotFound
    case .internalFault: .exitInternalFault
    case .cannotWrite: .exitCannotWrite
    case .interrupted: .exitInterrupted
    }
  }

  /// Does a command's work and gives the status it ends with.
  ///
  /// - Parameter kept: what an interrupt leaves, as a clause after "interrupted; ".
  static func ending(
    on console: Console, whenInterrupted kept: String, _ work: () throws -> Void
  ) -> ExitStatus {
    do {
      try work()
      return .done
    } catch {
      guard error is Interrupted || error is EnsembleStage.Stopped || error is Attribution.Cancelled
      else { return .of(error, on: console) }
      console.complain("interrupted; \(kept)")
      return .interrupted
    }
  }

  /// Says what ended a command and gives its status; interrupts are for the command itself, which
  /// knows what is kept.
  package static func of(_ error: any Error, on console: Console) -> ExitStatus {
    switch error {
    case let rejected as InputRejected:
      console.complain(rejected.diagnostics)
      return rejected.isMissingInput ? .inputNotFound : .inputRefused
    case let failure as OutputError:
      console.complain(failure.rendered)
      return .cannotWrite
    default:
      console.complain("internal fault: \(error)")
      return .internalFault
    }
  }
}
