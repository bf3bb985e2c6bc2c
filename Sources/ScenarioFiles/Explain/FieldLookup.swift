import Diagnostics

/// Follows a dotted key through the table of fields and a tree of nodes at once.
struct FieldLookup {
  /// What is known of the key, the deepest field of the table on its way.
  let field: FieldDescription
  /// Keys below that field: a year, a region, a point of an estimate.
  let inside: [String]

  /// The key names nothing.
  struct Unknown: Error {
    let message: String
    let remedy: String?
  }

  /// - Parameter root: the scenario with all its layers, which says what is called how.
  init(_ keys: [String], in root: YAMLNode) throws(Unknown) {
    var rest = keys[...]
    var fields: [FieldDescription]? = ScenarioFields.all
    var field: FieldDescription?
    var node: YAMLNode? = root
    var path = ""
    while let key = rest.first {
      if let known = fields {
        guard let next = known.first(where: { $0.key == key }) else {
          throw Unknown(
            message: "there is no key '\(key)'" + (path.isEmpty ? "" : " in \(path)"),
            remedy: ScenarioFields.remedy(forUnknown: key, among: known.map(\.key)))
        }
        field = next
        node = node?[key]
      } else if let lists = field?.kind.itemKinds {
        let item = try Self.item(key, of: node, in: path)
        node = item.settings
        field = lists.first { $0.key == item.kind } ?? FieldDescription("", .group(lists), "")
      } else {
        break
      }
      path += path.isEmpty ? key : ".\(key)"
      fields = field?.kind.fields
      rest = rest.dropFirst()
    }
    guard let field else { throw Unknown(message: "the key is empty", remedy: nil) }
    self.field = field
    inside = Array(rest)
  }

  private static func item(_ name: String, of list: YAMLNode?, in path: String) throws(Unknown) -> (
    kind: String, settings: YAMLNode
  ) {
    guard case .sequence(let items) = list?.content,
      let item = items.first(where: { $0.itemName == name })
    else {
      var names: [String] = []
      if case .sequence(let items) = list?.content { names = items.compactMap(\.itemName) }
      throw Unknown(
        message: "there is no '\(name)' in \(path)",
        remedy: NearestName.remedy(for: name, among: names)
          ?? (names.isEmpty
            ? "the scenario has none" : "there are \(names.joined(separator: ", "))"))
    }
    if item["name"] == nil, let entry = item.soleEntry { return (entry.key, entry.value) }
    return ("", item)
  }
}

extension FieldKind {
  /// What items of a list of maps hold: kinds, or the settings themselves.
  fileprivate var itemKinds: [FieldDescription]? {
    switch self {
    case .named(let kinds): kinds
    case .records(let fields): fields
    default: nil
    }
  }
}

extension YAMLNode {
  /// The node at a dotted key, with items of lists by name; values that stand beside their source
  /// are looked into.
  func find(_ keys: ArraySlice<String>) -> YAMLNode? {
    guard let key = keys.first else { return self }
    if case .sequence(let items) = content {
      guard let item = items.first(where: { $0.itemName == key }) else { return nil }
      let settings = item["name"] == nil ? item.soleEntry?.value : item
      return settings?.find(keys.dropFirst())
    }
    if let value = self[key] { return value.find(keys.dropFirst()) }
    // A year or a region of `{path: {…}, source: …}`.
    for wrapper in ["path", "value", "shares", "routes"] {
      if let value = self[wrapper], value.entries != nil { return value.find(keys) }
    }
    return nil
  }
}
