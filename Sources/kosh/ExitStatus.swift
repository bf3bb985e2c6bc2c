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

  package var meaning: String {
    switch self {
    case .done: "done"
    case .checkFailed: "ran, but a check failed"
    case .wrongUsage: "wrong usage"
    case .inputRefused: "input refused"
    case .inputNotFound: "input not found"
    case .internalFault: "internal fault"
    case .cannotWrite: "cannot write"
    case .interrupted: "interrupted"
    }
  }
}
