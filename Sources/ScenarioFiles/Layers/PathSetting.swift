import Diagnostics

/// A value for a dotted path: one of `--set`, of a variant, or of a point of a sweep.
///
/// Interventions, and instruments of support, are reached by their names.
struct PathSetting: Sendable {
  struct Key: Sendable {
    let name: String
    let position: SourcePosition
  }

  struct Fault: Error {
    let position: SourcePosition
    let field: String?
    let message: String
    let remedy: String?
  }

  let keys: [Key]
  let value: YAMLNode

  var path: String { keys.map(\.name).joined(separator: ".") }

  /// The parts of a dotted path that stands at a place.
  static func keys(of path: some StringProtocol, at start: SourcePosition) throws(Fault) -> [Key] {
    var position = start
    var keys: [Key] = []
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard !name.isEmpty else {
        throw Fault(
          position: position, field: nil, message: "a part of the path is empty",
          remedy: "write keys with single dots")
      }
      keys.append(Key(name: String(name), position: position))
      position.column += name.unicodeScalars.count + 1
    }
    return keys
  }

  /// The scenario with the value set; the rest is untouched.
  func applied(to root: YAMLNode, faults: inout FaultList) throws(Fault) -> YAMLNode {
    var walk = Walk(value: value, faults: faults)
    defer { faults = walk.faults }
    return try walk.replacing(
      root, keys[...], fields: ScenarioFields.all, field: nil, at: "")
  }
}

/// Goes down a tree along a path and builds it again with the value at its end.
private struct Walk {
  let value: YAMLNode
  var faults: FaultList

  /// Maps that are not there yet are made; a value in the way is a fault.
  mutating func replacing(
    _ node: YAMLNode, _ keys: ArraySlice<PathSetting.Key>, fields: [FieldDescription]?,
    field: FieldDescription?, at path: String
  ) throws(PathSetting.Fault) -> YAMLNode {
    guard let key = keys.first else {
      return LayerMerging.merged(base: node, overlay: value, as: field, faults: &faults)
    }
    guard !node.isBroken else { return node }
    switch field?.kind {
    case .named(let kinds):
      return try replacingItem(
        of: node, keys, field: { item in kinds.first { $0.key == item } }, path)
    case .records(let fields):
      let record = FieldDescription("", .group(fields), "")
      return try replacingItem(of: node, keys, field: { _ in record }, path)
    default: break
    }
    guard let entries = node.entries else {
      throw PathSetting.Fault(
        position: key.position, field: path,
        message: "stands as \(node.description) and has no '\(key.name)'",
        remedy: "set it whole: --set \(path)={\(key.name): …}")
    }
    let next = try step(into: node, key, fields, field, path)
    let below = next.key == key.name ? keys.dropFirst() : keys
    let known = entries.first { $0.key == next.key }
    let inner = try replacing(
      known?.value ?? YAMLNode(.mapping([]), at: key.position), below,
      fields: next.field?.kind.fields, field: next.field,
      at: path.isEmpty ? next.key : "\(path).\(next.key)")
    let changed = YAMLEntry(next.key, at: known?.keyPosition ?? key.position, inner)
    let overlay = YAMLNode(.mapping([changed]), at: node.position)
    if fields != nil, below.isEmpty, next.field?.kind.fields == nil {
      // What has been merged is replaced whole, with what no longer holds beside it.
      return LayerMerging.merged(
        base: node, overlay: overlay, fields: [], alternatives: field?.alternatives ?? [],
        faults: &faults)
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
    into node: YAMLNode, _ key: PathSetting.Key, _ fields: [FieldDescription]?,
    _ field: FieldDescription?, _ path: String
  ) throws(PathSetting.Fault) -> (key: String, field: FieldDescription?) {
    if let fields {
      guard let known = fields.first(where: { $0.key == key.name }) else {
        throw PathSetting.Fault(
          position: key.position, field: path.isEmpty ? nil : path,
          message: "unknown key '\(key.name)'",
          remedy: ScenarioFields.remedy(forUnknown: key.name, among: fields.map(\.key)))
      }
      switch known.kind {
      case .variants, .sweep:
        throw PathSetting.Fault(
          position: key.position, field: key.name,
          message: "belongs to the file and is no setting of a run",
          remedy: "set the keys that it names")
      default: return (key.name, known)
      }
    }
    if let field, node.isAnnotated(field.kind), key.name != "source", key.name != "note",
      let inner = field.kind.annotatedKeys.first(where: { node.entry($0) != nil }),
      !field.kind.annotatedKeys.contains(key.name)
    {
      return (inner, nil)
    }
    return (key.name, nil)
  }

  // MARK: Items of lists

  private mutating func replacingItem(
    of node: YAMLNode, _ keys: ArraySlice<PathSetting.Key>,
    field: (_ kind: String) -> FieldDescription?, _ path: String
  ) throws(PathSetting.Fault) -> YAMLNode {
    guard let key = keys.first else { return node }
    var items: [YAMLNode] = if case .sequence(let items) = node.content { items } else { [] }
    guard let place = items.firstIndex(where: { $0.itemName == key.name }) else {
      let names = items.compactMap(\.itemName)
      throw PathSetting.Fault(
        position: key.position, field: path,
        message: "there is no '\(key.name)' among them",
        remedy: NearestName.remedy(for: key.name, among: names)
          ?? (names.isEmpty
            ? "the scenario has none" : "there are \(names.joined(separator: ", "))"))
    }
    let item = items[place]
    if let entry = item.soleEntry, item["name"] == nil {
      var changed = entry
      let description = field(entry.key)
      changed.value = try replacing(
        entry.value, keys.dropFirst(), fields: description?.kind.fields, field: description,
        at: "\(path).\(key.name)")
      items[place].content = .mapping([changed])
    } else {
      let description = field("")
      items[place] = try replacing(
        item, keys.dropFirst(), fields: description?.kind.fields, field: description,
        at: "\(path).\(key.name)")
    }
    return YAMLNode(.sequence(items), at: node.position)
  }
}
