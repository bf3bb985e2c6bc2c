import LinearAlgebra
import Reports
import ScenarioEngine

/// `kosh selftest`: cases with known answers on the machine at hand.
package enum SelfTestCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    BLASRuntime.useOneThread()
    let summary = SelfTestSummary(SelfTest.cases)
    let isQuiet = arguments.has("--quiet")
    if !isQuiet || !summary.isPassed { console.print(summary.text(onlyFailures: isQuiet)) }
    return summary.isPassed ? .done : .checkFailed
  }
}
