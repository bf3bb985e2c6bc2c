import Reports

/// Help from the table of commands, in pages of at most 100 columns.
package enum HelpText {
  private static let pageWidth = 100

  /// Help on the program.
  package static func overview(_ commands: [CommandDescription]) -> String {
    let lines = commands.map { command in
      ("  " + ([command.name] + operand(of: command)).joined(separator: " "), command.summary)
    }
    let general = [
      ("  help COMMAND", "explains a command, its options and how it ends"),
      ("  --version", "prints the version"),
    ]
    let start = [
      ("  kosh list", "the scenarios that are there"),
      ("  kosh run Scenarios/kazakhstan/reference.yaml", "the reference forecast of Kazakhstan"),
    ]
    return """
      Forecasts how people live and move across a country's regions.

      usage: kosh COMMAND …

      \(columns(lines + general))

      to begin
      \(columns(start, limit: 48))
      """
  }

  /// Help on one command: what it does, its operands and options with their defaults, how it ends.
  package static func text(of command: CommandDescription) -> String {
    var lines: [(String, String)] = []
    if let operand = command.operand { lines.append(("  \(operand.placeholder)", operand.meaning)) }
    for option in command.options {
      let value = option.kind.placeholder.map { " \($0)" } ?? ""
      let remarks =
        (option.absent.map { " (default: \($0))" } ?? "")
        + (option.repeats ? " (may be repeated)" : "")
      lines.append(("  \(option.name)\(value)", option.meaning + remarks))
    }
    lines.append(("  --help", "prints this text"))
    let exits = command.exits.map { ("  \($0.rawValue)", $0.meaning) }
    return """
      \(usage(of: command))

      \(command.name) \(command.summary).

      \(columns(lines))

      exit status
      \(columns(exits))
      """
  }

  /// `run FILE… [--out DIR] [--set PATH=VALUE]…`
  package static func synopsis(of command: CommandDescription) -> String {
    parts(of: command).joined(separator: " ")
  }

  /// The synopsis on as many lines as it takes, options unbroken.
  private static func usage(of command: CommandDescription) -> String {
    let head = "usage: kosh \(command.name)"
    let indent = String(repeating: " ", count: head.count)
    var lines = [head]
    for part in parts(of: command).dropFirst() {
      if lines[lines.count - 1].count + 1 + part.count > pageWidth { lines.append(indent) }
      lines[lines.count - 1] += " " + part
    }
    return lines.joined(separator: "\n")
  }

  private static func parts(of command: CommandDescription) -> [String] {
    let options = command.options.map { option in
      let value = option.kind.placeholder.map { " \($0)" } ?? ""
      let word = option.name + value
      return option.isRequired ? word : "[\(word)]" + (option.repeats ? "…" : "")
    }
    return [command.name] + operand(of: command) + options
  }

  private static func operand(of command: CommandDescription) -> [String] {
    guard let operand = command.operand else { return [] }
    let word = operand.placeholder + (operand.count.upperBound > 1 ? "…" : "")
    return [operand.count.lowerBound == 0 ? "[\(word)]" : word]
  }

  /// Two columns; a long left one puts the right one on its own line.
  private static func columns(_ lines: [(String, String)], limit: Int = 28) -> String {
    let width = min(limit, lines.map(\.0.count).max() ?? 0) + 2
    let blank = String(repeating: " ", count: width)
    return lines.map { left, right in
      let text = wrapped(right, width: pageWidth - width, indent: "")
        .joined(separator: "\n" + blank)
      return left.count + 2 > width
        ? left + "\n" + blank + text
        : left + blank.dropFirst(left.count) + text
    }.joined(separator: "\n")
  }
}
