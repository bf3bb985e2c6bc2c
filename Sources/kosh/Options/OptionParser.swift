import Diagnostics
import Reports
import ScenarioFiles

/// Reads a command line by the table of commands: `--x v`, `--x=v`, `--` before operands that begin
/// with a dash, options and operands in any order.
package struct OptionParser {
  private let commands: [CommandDescription]

  package init(_ commands: [CommandDescription]) { self.commands = commands }

  /// - Parameter arguments: without the program's own name.
  package func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    guard let first = arguments.first else {
      throw UsageError(command: nil, faults: [.init("which command?", remedy: commandNames)])
    }
    switch first {
    case "--version": return .version
    case "--help", "-h": return .help(nil)
    case "help":
      let wanted = arguments.dropFirst().first { $0 != "help" && $0 != "--help" && $0 != "-h" }
      return .help(try wanted.map(command))
    default:
      let command = try command(first)
      let rest = arguments.dropFirst()
      let own = rest.prefix { $0 != "--" }
      if own.contains("--help") || own.contains("-h") { return .help(command) }
      return .run(try CommandLineReading(command).read(Array(rest)))
    }
  }

  private func command(_ name: String) throws(UsageError) -> CommandDescription {
    if let known = commands.first(where: { $0.name == name }) { return known }
    let what = name.hasPrefix("-") ? "option" : "command"
    let near = NearestName.suggestion(
      for: name, among: commands.map(\.name) + ["help", "--version"])
    throw UsageError(
      command: nil,
      faults: [
        .init(
          "unknown \(what) '\(name)'", remedy: near.map { "did you mean '\($0)'?" } ?? commandNames)
      ])
  }

  private var commandNames: String {
    "one of: " + commands.map(\.name).joined(separator: ", ") + ", help, --version"
  }
}

/// The arguments of one command; goes on after a fault, so that all are told at once.
private struct CommandLineReading {
  let command: CommandDescription
  var operands: [String] = []
  var values: [String: [String]] = [:]
  var faults: [UsageError.Fault] = []

  init(_ command: CommandDescription) { self.command = command }

  consuming func read(_ arguments: [String]) throws(UsageError) -> ParsedCommand {
    var rest = arguments[...]
    var onlyOperands = false
    while let argument = rest.popFirst() {
      if onlyOperands || argument == "-" || !argument.hasPrefix("-") {
        operands.append(argument)
      } else if argument == "--" {
        onlyOperands = true
      } else {
        readOption(argument, &rest)
      }
    }
    checkOperands()
    for option in command.options where option.isRequired && values[option.name] == nil {
      faults.append(
        .init(
          "\(option.name) is missing",
          remedy: "\(option.name) \(option.placeholder ?? ""): \(option.meaning.english)"))
    }
    guard faults.isEmpty else { throw UsageError(command: command.name, faults: faults) }
    return ParsedCommand(command, operands: operands, values: values)
  }

  private mutating func readOption(_ argument: String, _ rest: inout ArraySlice<String>) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.options.first(where: { $0.name == name }) else {
      faults.append(
        .init(
          "unknown option '\(name)'",
          remedy: NearestName.remedy(for: name, among: command.options.map(\.name))))
      return
    }
    if option.kind == .flag {
      if parts.count > 1 { faults.append(.init("\(name) takes no value")) }
      values[name, default: []].append("")
      return
    }
    guard let value = parts.count > 1 ? String(parts[1]) : takeValue(&rest) else {
      faults.append(
        .init("\(name) needs a value", remedy: "\(name) \(option.placeholder ?? "")"))
      return
    }
    if values[name] != nil, !option.repeats {
      faults.append(.init("\(name) is given twice"))
      return
    }
    check(value, option.kind, name)
    values[name, default: []].append(value)
  }

  /// The next argument, unless it is an option itself; a negative number is a value.
  private func takeValue(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first else { return nil }
    let isOption =
      next.hasPrefix("--") || (next.hasPrefix("-") && Double(next) == nil && next != "-")
    return isOption ? nil : rest.popFirst()
  }

  private mutating func checkOperands() {
    let range = command.operand?.count ?? 0...0
    let what = command.operand?.placeholder ?? "operand"
    if operands.count < range.lowerBound {
      faults.append(
        .init(
          "\(what) is missing",
          remedy: command.operand.map { "\($0.placeholder): \($0.meaning.english)" }))
    } else if operands.count > range.upperBound {
      faults.append(
        .init(
          range.upperBound == 0
            ? "'\(operands[0])' is not expected"
            : "at most \(range.upperBound) \(what) is expected, found \(operands.count)"))
    }
    guard let operand = command.operand else { return }
    for text in operands { check(text, operand.kind, what) }
  }

  /// The value is of the option's type.
  private mutating func check(_ value: String, _ kind: OptionKind, _ name: String) {
    if value.isEmpty {
      faults.append(.init("\(name) has an empty value"))
      return
    }
    switch kind {
    case .flag, .file, .folder, .word: return
    case .setting:
      if !value.contains("=") || value.hasPrefix("=") {
        faults.append(
          .init(
            "\(name): expected PATH=VALUE, found '\(value)'",
            remedy: "for example \(name) assumptions.total_fertility=2.1"))
      }
    case .horizon:
      do throws(ScalarFault) {
        let (first, last) = try YAMLScalar(value).yearRange()
        if first >= last {
          faults.append(.init("\(name): the last year must come after the first"))
        }
      } catch {
        faults.append(.init("\(name): \(error.message)", remedy: error.remedy))
      }
    case .integer(let range):
      guard let number = Int(value), range.contains(number) else {
        faults.append(
          .init(
            "\(name): expected a whole number from \(range.lowerBound) to \(range.upperBound), found '\(value)'"
          ))
        return
      }
    case .numbers(let range):
      for part in value.split(separator: ",", omittingEmptySubsequences: false) {
        guard let number = Double(part), range.contains(number) else {
          faults.append(
            .init(
              "\(name): expected numbers from \(Int(range.lowerBound)) to \(Int(range.upperBound)) with commas between, found '\(part)'"
            ))
          continue
        }
      }
    case .choice(let choices): checkChoice(value, choices, name)
    case .choices(let choices):
      for part in value.split(separator: ",", omittingEmptySubsequences: false) {
        checkChoice(String(part), choices, name)
      }
    case .names:
      if value.split(separator: ",", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
        faults.append(
          .init("\(name): a name is empty in '\(value)'", remedy: "write \(name) wage,housing"))
      }
    }
  }

  private mutating func checkChoice(_ value: String, _ choices: [String], _ name: String) {
    guard !choices.contains(value) else { return }
    faults.append(
      .init(
        "\(name): there is no '\(value)'", remedy: NearestName.remedy(for: value, among: choices)))
  }
}
