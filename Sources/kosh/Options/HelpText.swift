import Reports

/// Help from the table of commands, in pages of at most 100 columns.
package enum HelpText {
  private static let pageWidth = 100

  /// Help on the program.
  package static func overview(
    _ commands: [CommandDescription], language: Language = .english
  ) -> String {
    let lines = commands.map { command in
      (
        "  " + ([command.name] + operand(of: command)).joined(separator: " "),
        language.text(command.summary)
      )
    }
    let command = language.text(.helpCommand)
    let general = [
      ("  help \(command)", language.text(.commandHelp)),
      ("  --version", language.text(.commandVersion)),
    ]
    let start = [
      ("  kosh list", language.text(.helpScenarios)),
      ("  kosh run Scenarios/kazakhstan/reference.yaml", language.text(.helpReference)),
    ]
    return """
      \(language.text(.helpPurpose))

      \(language.text(.helpUsage)): kosh \(command) …

      \(columns(lines + general))

      \(language.text(.helpBegin))
      \(columns(start, limit: 48))
      """
  }

  /// Help on one command: what it does, its operands and options with their defaults, how it ends.
  package static func text(
    of command: CommandDescription, language: Language = .english
  ) -> String {
    var lines: [(String, String)] = []
    if let operand = command.operand {
      lines.append(("  \(operand.placeholder)", language.text(operand.meaning)))
    }
    lines += command.options.map { option in
      let value = option.placeholder.map { " \($0)" } ?? ""
      return ("  \(option.name)\(value)", meaning(of: option, language))
    }
    lines.append(("  --help", language.text(.helpSelf)))
    let exits = command.exits.map { ("  \($0.rawValue)", language.text($0.meaning)) }
    let summary = wrapped(
      "\(command.name) \(language.text(command.summary)).", width: pageWidth, indent: "")
    return """
      \(usage(of: command, language))

      \(summary.joined(separator: "\n"))

      \(columns(lines))

      \(language.text(.helpExits))
      \(columns(exits))
      """
  }

  /// With the choices that the placeholder does not list, the default and whether it repeats.
  private static func meaning(of option: OptionDescription, _ language: Language) -> String {
    let choices = option.unlistedChoices.joined(separator: ", ")
    let absent = option.absent.map { language.text(.helpDefault, ["value": language.text($0)]) }
    return language.text(option.meaning)
      + (choices.isEmpty ? "" : language.text(.helpOneOf, ["choices": choices]))
      + (absent ?? "") + (option.repeats ? language.text(.helpRepeats) : "")
  }

  /// `run FILE… [--out DIR] [--set PATH=VALUE]…`
  package static func synopsis(of command: CommandDescription) -> String {
    parts(of: command).joined(separator: " ")
  }

  /// The synopsis on as many lines as it takes, options unbroken.
  private static func usage(of command: CommandDescription, _ language: Language) -> String {
    let head = "\(language.text(.helpUsage)): kosh \(command.name)"
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
      let value = option.placeholder.map { " \($0)" } ?? ""
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
