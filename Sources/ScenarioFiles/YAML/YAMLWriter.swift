import Diagnostics

/// Writes a tree of nodes as YAML that reads back as the same tree, each value with the place that
/// decided it.
struct YAMLWriter {
  /// Lines of text without their ends.
  private var lines: [String] = []

  /// The text of a mapping.
  static func text(of root: YAMLNode, head: [String]) -> String {
    var writer = YAMLWriter()
    writer.lines = head.map { "# \($0)" }
    writer.write(root.entries ?? [], indent: 0)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ entries: [YAMLEntry], indent: Int) {
    for entry in entries {
      let key = String(repeating: " ", count: indent) + Self.quoted(entry.key, isPlain: true) + ":"
      if let inner = entry.value.entries, !inner.isEmpty, !Self.isShort(entry.value) {
        lines.append(key)
        write(inner, indent: indent + 2)
      } else if case .sequence(let items) = entry.value.content, !Self.isShort(entry.value) {
        lines.append(key)
        for item in items { write(item: item, indent: indent + 2) }
      } else {
        lines.append("\(key) \(Self.inline(entry.value))  # \(Self.origin(of: entry.value))")
      }
    }
  }

  /// An item of a list: `- ` takes the place of the indentation of its first line.
  private mutating func write(item: YAMLNode, indent: Int) {
    let dash = String(repeating: " ", count: indent) + "- "
    guard let entries = item.entries, !entries.isEmpty, !Self.isShort(item) else {
      lines.append("\(dash)\(Self.inline(item))  # \(Self.origin(of: item))")
      return
    }
    let first = lines.count
    write(entries, indent: indent + 2)
    lines[first] = dash + lines[first].dropFirst(indent + 2)
  }

  /// Maps and lists of scalars stand on one line as far as a line goes.
  private static func isShort(_ node: YAMLNode) -> Bool {
    let isFlat = node.entries?.allSatisfy { $0.value.scalar != nil } ?? true
    return isFlat && inline(node).count <= 80
  }

  /// On one line, as it could stand after a key.
  static func inline(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let scalar): quoted(scalar.text, isPlain: scalar.isPlain)
    case .mapping(let entries):
      "{"
        + entries.map { "\(quoted($0.key, isPlain: true)): \(inline($0.value))" }
        .joined(separator: ", ") + "}"
    case .sequence(let items): "[" + items.map(inline).joined(separator: ", ") + "]"
    case .broken: "\"\""
    }
  }

  /// The file's name without its folder, and the line: the same wherever the scenario is run.
  private static func origin(of node: YAMLNode) -> String {
    node.position.file.hasPrefix("--")
      ? node.position.file
      : "\(FilePath.lastComponent(of: node.position.file)):\(node.position.line)"
  }

  private static func quoted(_ text: String, isPlain: Bool) -> String {
    let safe = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39)
        || "_.%-/".unicodeScalars.contains(scalar)
    }
    if isPlain, safe, !text.isEmpty, !text.hasPrefix("-"), !text.hasPrefix("%") { return text }
    if isPlain, YAMLScalar(text).isNumber { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case _ where Self.isInvisible(scalar):
        let digits = String(scalar.value, radix: 16)
        escaped += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }

  /// Control characters, line separators and marks, which YAML would not give back as they are.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: false
    }
  }
}

extension YAMLScalar {
  fileprivate var isNumber: Bool { (try? number(isShare: true)) != nil }
}
