/// What the user asked for.
package enum Invocation: Sendable {
  case run(ParsedCommand)
  /// Help on one command, or on the program.
  case help(CommandDescription?)
  case version
}

/// A command with its operands and options, each of the type that the table states.
package struct ParsedCommand: Sendable {
  package let command: CommandDescription
  package let operands: [String]
  private let values: [String: [String]]

  package init(_ command: CommandDescription, operands: [String], values: [String: [String]]) {
    self.command = command
    self.operands = operands
    self.values = values
  }

  package func has(_ option: String) -> Bool { values[known(option)] != nil }

  /// The last value given.
  package func text(_ option: String) -> String? { values[known(option)]?.last }

  package func texts(_ option: String) -> [String] { values[known(option)] ?? [] }

  package func integer(_ option: String) -> Int? { text(option).flatMap { Int($0) } }

  /// The values of an option of choices or names.
  package func list(_ option: String) -> [String]? {
    text(option)?.split(separator: ",").map(String.init)
  }

  private func known(_ option: String) -> String {
    precondition(
      command.options.contains { $0.name == option }, "\(command.name) has no option \(option)")
    return option
  }
}

/// Everything that is wrong with a command line.
package struct UsageError: Error, Sendable, Equatable {
  package struct Fault: Sendable, Equatable {
    package let message: String
    package let remedy: String?

    package init(_ message: String, remedy: String? = nil) {
      self.message = message
      self.remedy = remedy
    }
  }

  package let command: String?
  package let faults: [Fault]

  /// As it goes to standard error.
  package var rendered: String {
    let head = command.map { "kosh \($0)" } ?? "kosh"
    let lines = faults.map { fault in
      "\(head): \(fault.message)" + (fault.remedy.map { "\n  \($0)" } ?? "")
    }
    return (lines + ["see `kosh help\(command.map { " \($0)" } ?? "")`"]).joined(separator: "\n")
  }
}
