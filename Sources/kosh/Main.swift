import Glibc
import Reports
import ScenarioFiles
import Tables

/// The program: reads the command line, does what it asks, ends with a status.
@main
package enum Kosh {
  package static let version = "0.1.0"

  static func main() {
    // A reader that has seen enough, as in `kosh run … | head`, and a limit on the size of files are
    // no reasons to die in the middle of writing: the write fails and says so.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let status = run(Array(CommandLine.arguments.dropFirst()), on: .standard)
    exit(status.rawValue)
  }

  /// - Parameter arguments: without the program's own name.
  package static func run(_ arguments: [String], on console: Console) -> ExitStatus {
    guard !arguments.isEmpty else {
      console.complain(HelpText.overview(Commands.all, language: .ofEnvironment))
      return .wrongUsage
    }
    do throws(UsageError) {
      switch try OptionParser(Commands.all).parse(arguments) {
      case .version: console.print("kosh \(version)")
      case .help(let command):
        console.print(
          command.map { HelpText.text(of: $0, language: .ofEnvironment) }
            ?? HelpText.overview(Commands.all, language: .ofEnvironment))
      case .run(let parsed): return run(parsed, as: arguments, on: console)
      }
      return .done
    } catch {
      console.complain(error.rendered)
      return .wrongUsage
    }
  }

  private static func run(
    _ parsed: ParsedCommand, as words: [String], on console: Console
  ) -> ExitStatus {
    switch parsed.command.name {
    case "run": return RunCommand.run(parsed, as: words, on: console)
    case "check": return CheckCommand.run(parsed, on: console)
    case "calibrate": return CalibrateCommand.run(parsed, on: console)
    case "backtest": return BacktestCommand.run(parsed, as: words, on: console)
    case "selftest": return SelfTestCommand.run(parsed, on: console)
    case "compare": return CompareCommand.run(parsed, as: words, on: console)
    case "sensitivity": return SensitivityCommand.run(parsed, as: words, on: console)
    case "readiness": return ReadinessCommand.run(parsed, as: words, on: console)
    case "monitor": return MonitorCommand.run(parsed, as: words, on: console)
    case "episodes": return EpisodesCommand.run(parsed, on: console)
    case "verify": return VerifyCommand.run(parsed, on: console)
    case "list": return ListCommand.run(parsed, on: console)
    case "formats": console.print(FormatsPage.text)
    case "schema": console.print(String(ScenarioSchema.document.rendered.dropLast()))
    case "explain": return ExplainCommand.run(parsed, on: console)
    case "new": return NewCommand.run(parsed, on: console)
    case "completion":
      console.print(ShellCompletion(Commands.all).script(for: parsed.operands[0]))
    default: preconditionFailure("the command \(parsed.command.name) has no action")
    }
    return .done
  }
}
