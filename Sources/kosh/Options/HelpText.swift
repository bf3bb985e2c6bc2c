/// Help from the table of commands.
package enum HelpText {
  /// Help on the program.
  package static func overview(_ commands: [CommandDescription]) -> String {
    let lines = commands.map { ("  \(synopsis(of: $0))", $0.summary) }
    return """
      Forecasts how people live and move across a country's regions.

      usage: kosh COMMAND …

      \(columns(lines + [("  help [COMMAND]", "explains a command"), ("  --version", "prints the version")]))
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
      usage: kosh \(synopsis(of: command))

      \(command.name) \(command.summary).

      \(columns(lines))

      exit status
      \(columns(exits))
      """
  }

  /// `run FILE… [--out DIR] [--set PATH=VALUE]…`
  package static func synopsis(of command: CommandDescription) -> String {
    var words = [command.name]
    if let operand = command.operand {
      let word = operand.placeholder + (operand.count.upperBound > 1 ? "…" : "")
      words.append(operand.count.lowerBound == 0 ? "[\(word)]" : word)
    }
    for option in command.options {
      let value = option.kind.placeholder.map { " \($0)" } ?? ""
      words.append("[\(option.name)\(value)]" + (option.repeats ? "…" : ""))
    }
    return words.joined(separator: " ")
  }

  /// Two columns; a long left one puts the right one on its own line.
  private static func columns(_ lines: [(String, String)]) -> String {
    let limit = 28
    let width = min(limit, lines.map(\.0.count).max() ?? 0) + 2
    return lines.map { left, right in
      left.count + 2 > width
        ? left + "\n" + String(repeating: " ", count: width) + right
        : left + String(repeating: " ", count: width - left.count) + right
    }.joined(separator: "\n")
  }
}
