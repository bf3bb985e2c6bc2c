import Diagnostics

/// One `--set PATH=VALUE` of the command line: a dotted path and a value written as YAML.
package struct SettingOption: Sendable {
  /// The name under which diagnostics and `explain` speak of options; the line is the option's rank.
  package static let file = "--set"

  let text: String
  let line: Int

  package struct Fault: Error {
    let position: SourcePosition
    let field: String?
    let message: String
    let remedy: String?
  }

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

  /// The scenario with the value set; the rest is untouched.
  func applied(to root: YAMLNode, faults: inout FaultList) throws(Fault) -> YAMLNode {
    let (keys, value) = try split(faults: &faults)
    return try replacing(root, keys[...], with: value, in: ScenarioFields.all, field: nil, at: "")
  }

  // MARK: The option's text

  private struct Key {
    let name: String
    let position: SourcePosition
  }

  private func split(faults: inout FaultList) throws(Fault) -> ([Key], YAMLNode) {
    guard !text.contains("\n"), let equals = text.firstIndex(of: "="), equals > text.startIndex
    else {
      throw fault(
        column: 1, "expected PATH=VALUE, found '\(text)'",
        "for example --set assumptions.total_fertility=2.1")
    }
    var column = 1
    var keys: [Key] = []
    for name in text[..<equals].split(separator: ".", omittingEmptySubsequences: false) {
      guard !name.isEmpty else {
        throw fault(column: column, "a part of the path is empty", "write keys with single dots")
      }
      keys.append(Key(name: String(name), position: position(column: column)))
      column += name.unicodeScalars.count + 1
    }
    return (keys, try value(text[text.index(after: equals)...], column: column, faults: &faults))
  }

  /// The value is read as the YAML of one line that starts where it stands in the option.
  private func value(_ yaml: Substring, column: Int, faults: inout FaultList) throws(Fault)
    -> YAMLNode
  {
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

  private func fault(column: Int, _ message: String, _ remedy: String?) -> Fault {
    Fault(position: position(column: column), field: nil, message: message, remedy: remedy)
  }

  // MARK: The tree

  /// Walks down the path; maps that are not there yet are made, a value in the way is a fault.
  private func replacing(
    _ node: YAMLNode, _ keys: ArraySlice<Key>, with value: YAMLNode, in fields: [FieldDescription]?,
    field: FieldDescription?, at path: String
  ) throws(Fault) -> YAMLNode {
    guard let key = keys.first else {
      guard let group = field?.kind.fields, value.entries != nil else { return value }
      return LayerMerging.merged(base: node, overlay: value, fields: group)
    }
    guard !node.isBroken else { return node }
    guard let entries = node.entries else {
      throw Fault(
        position: key.position, field: path,
        message: "stands as \(node.description) and has no '\(key.name)'",
        remedy: "set it whole: --set \(path)={\(key.name): …}")
    }
    let next = try step(into: node, key, fields, field, path)
    let below = next.key == key.name ? keys.dropFirst() : keys
    let known = entries.first { $0.key == next.key }
    let inner = try replacing(
      known?.value ?? YAMLNode(.mapping([]), at: key.position), below, with: value,
      in: next.field?.kind.fields, field: next.field,
      at: path.isEmpty ? next.key : "\(path).\(next.key)")
    let changed = YAMLEntry(next.key, at: known?.keyPosition ?? key.position, inner)
    let overlay = YAMLNode(.mapping([changed]), at: node.position)
    if fields != nil, below.isEmpty, next.field?.kind.fields == nil {
      return LayerMerging.merged(base: node, overlay: overlay, fields: [])
    }
    var result = entries
    if let place = result.firstIndex(where: { $0.key == next.key }) {
      result[place] = changed
    } else {
      result.append(changed)
    }
    return YAMLNode(.mapping(result), at: node.position)
  }

  /// The entry that a key of the path means: in `{path: …, source: …}` the years and regions stand
  /// one level deeper.
  private func step(
    into node: YAMLNode, _ key: Key, _ fields: [FieldDescription]?, _ field: FieldDescription?,
    _ path: String
  ) throws(Fault) -> (key: String, field: FieldDescription?) {
    if let fields {
      guard let known = fields.first(where: { $0.key == key.name }) else {
        throw Fault(
          position: key.position, field: path.isEmpty ? nil : path,
          message: "unknown key '\(key.name)'",
          remedy: ScenarioFields.remedy(forUnknown: key.name, among: fields.map(\.key)))
      }
      return (key.name, known)
    }
    if let field, node.isAnnotated(field.kind), key.name != "source", key.name != "note",
      let inner = field.kind.annotatedKeys.first(where: { node.entry($0) != nil }),
      !field.kind.annotatedKeys.contains(key.name)
    {
      return (inner, nil)
    }
    return (key.name, nil)
  }
}
