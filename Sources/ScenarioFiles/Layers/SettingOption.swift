import Diagnostics

/// One `--set PATH=VALUE` of the command line: a dotted path and a value written as YAML.
package struct SettingOption: Sendable {
  /// The name under which diagnostics and `explain` speak of options; the line is the option's rank.
  package static let file = "--set"

  let text: String
  let line: Int

  package init(_ text: String, rank: Int) {
    self.text = text
    line = rank
  }

  package static func all(_ texts: [String]) -> [SettingOption] {
    texts.enumerated().map { SettingOption($0.element, rank: $0.offset + 1) }
  }

  /// The options as a text of one line each, for the lines that diagnostics show.
  static func text(of options: [SettingOption]) -> SourceText {
    SourceText(path: file, options.map { $0.text + "\n" }.joined())
  }

  /// The path and the value that the option's text states.
  func setting() throws(PathSetting.Fault) -> PathSetting {
    guard !text.contains("\n"), let equals = text.firstIndex(of: "="), equals > text.startIndex
    else {
      throw fault(
        column: 1, "expected PATH=VALUE, found '\(text)'",
        "for example --set assumptions.total_fertility=2.1")
    }
    let keys = try PathSetting.keys(of: text[..<equals], at: position(column: 1))
    let column = text[..<equals].unicodeScalars.count + 2
    return PathSetting(
      keys: keys, value: try value(text[text.index(after: equals)...], column: column))
  }

  /// The value is read as the YAML of one line that starts where it stands in the option.
  private func value(_ yaml: Substring, column: Int) throws(PathSetting.Fault) -> YAMLNode {
    guard yaml.contains(where: { !$0.isWhitespace }) else {
      throw fault(column: column, "no value stands after '='", "write PATH=VALUE")
    }
    var own = FaultList()
    let inset = SourceText(path: Self.file, String(repeating: " ", count: column - 1) + yaml)
    let node = YAMLParser.parse(inset, faults: &own)
    if let first = own.diagnostics.first {
      throw fault(
        column: max(column, first.position?.column ?? column), first.message, first.remedy)
    }
    guard let node else { throw fault(column: column, "no value stands after '='", nil) }
    return moved(node)
  }

  private func moved(_ node: YAMLNode) -> YAMLNode {
    var node = node
    node.position.line = line
    switch node.content {
    case .mapping(let entries):
      node.content = .mapping(
        entries.map { entry in
          var key = entry.keyPosition
          key.line = line
          return YAMLEntry(entry.key, at: key, moved(entry.value))
        })
    case .sequence(let items): node.content = .sequence(items.map(moved))
    case .scalar, .broken: break
    }
    return node
  }

  private func position(column: Int) -> SourcePosition {
    SourcePosition(file: Self.file, line: line, column: column)
  }

  private func fault(column: Int, _ message: String, _ remedy: String?) -> PathSetting.Fault {
    PathSetting.Fault(
      position: position(column: column), field: nil, message: message, remedy: remedy)
  }
}
