import LinearAlgebra
import Reports

/// What a command was asked, where it speaks, and when it began.
struct CommandCall {
  let arguments: ParsedCommand
  /// As it was typed, for the record.
  let commandLine: [String]
  let console: Console
  let interrupt: InterruptFlag
  let started = Timestamp.now
}

/// A command that computes with the engine and writes what it finds.
protocol EngineCommand {
  var call: CommandCall { get }
  init(call: CommandCall)
  /// What an interrupt leaves, as a clause after "interrupted; ".
  static var keptWhenInterrupted: String { get }
  func run() throws
}

extension EngineCommand {
  static func run(
    _ parsed: ParsedCommand, as words: [String], on console: Console
  ) -> ExitStatus {
    BLASRuntime.useOneThread()
    let command = Self(
      call: CommandCall(
        arguments: parsed, commandLine: ["kosh"] + words, console: console, interrupt: .install()))
    return .ending(on: console, whenInterrupted: keptWhenInterrupted) { try command.run() }
  }

  var arguments: ParsedCommand { call.arguments }
  var commandLine: [String] { call.commandLine }
  var console: Console { call.console }
  var interrupt: InterruptFlag { call.interrupt }
  var started: Timestamp { call.started }
}
