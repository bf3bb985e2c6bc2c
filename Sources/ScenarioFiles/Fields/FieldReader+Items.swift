import Diagnostics

// Lists of maps: interventions, and instruments of support. Their items are reached by name.
extension FieldReader {
  /// A list of maps of one key, the kind.
  mutating func readNamed(_ node: YAMLNode, _ kinds: [FieldDescription], at path: String) {
    guard case .sequence(let items) = node.content else {
      refuseType(node, "a list of `- kind: {name: …}`", at: path)
      return
    }
    values.setGroup(path, at: node.position)
    var places = ItemPlaces()
    for (index, item) in items.enumerated() where !item.isBroken {
      guard let entry = item.entries?.first, item.entries?.count == 1 else {
        refuseItem(item, at: path)
        continue
      }
      guard let kind = kinds.first(where: { $0.key == entry.key }), let fields = kind.kind.fields
      else {
        faults.add(
          at: entry.keyPosition, field: path, "unknown kind '\(entry.key)'",
          remedy: NearestName.remedy(for: entry.key, among: kinds.map(\.key))
            ?? "the kinds are \(kinds.map(\.key).joined(separator: ", "))")
        continue
      }
      let name = item.itemName ?? String(index + 1)
      guard places.admit(name, at: entry.keyPosition, &faults, path) else { continue }
      values.addItem(NamedItem(name: name, kind: kind.key), to: path)
      readGroup(
        entry.value, fields, at: joined(path, name), keyPosition: entry.keyPosition,
        alternatives: kind.alternatives)
    }
  }

  /// A list of maps of settings.
  mutating func readRecords(_ node: YAMLNode, _ fields: [FieldDescription], at path: String) {
    guard case .sequence(let items) = node.content else {
      refuseType(node, "a list of `{name: …}`", at: path)
      return
    }
    values.setGroup(path, at: node.position)
    var places = ItemPlaces()
    for (index, item) in items.enumerated() where !item.isBroken {
      let name = item.itemName ?? String(index + 1)
      guard places.admit(name, at: item.position, &faults, path) else { continue }
      values.addItem(NamedItem(name: name, kind: ""), to: path)
      readGroup(item, fields, at: joined(path, name), keyPosition: item.position)
    }
  }

  private mutating func refuseItem(_ item: YAMLNode, at path: String) {
    guard let entries = item.entries, entries.count > 1 else {
      refuseType(item, "an intervention, `kind: {name: …}`", at: path)
      return
    }
    faults.add(
      at: entries[1].keyPosition, field: path,
      "an item of the list has one key, the kind; here stand '\(entries[0].key)' and '\(entries[1].key)'",
      remedy: "indent the settings below `\(entries[0].key):`, or begin another item with `- `")
  }
}

/// The names of a list met so far.
private struct ItemPlaces {
  private var places: [String: SourcePosition] = [:]

  /// The name is met for the first time.
  mutating func admit(
    _ name: String, at position: SourcePosition, _ faults: inout FaultList, _ path: String
  ) -> Bool {
    guard let first = places[name] else {
      places[name] = position
      return true
    }
    faults.add(
      at: position, field: path, "the name '\(name)' stands twice, first in line \(first.line)",
      remedy: "give one of them another name")
    return false
  }
}

extension YAMLNode {
  /// The kind and the settings of a list's item.
  var soleEntry: YAMLEntry? {
    guard let entries, entries.count == 1 else { return nil }
    return entries[0]
  }

  /// The `name` of a list's item, `- kind: {name: …}` or `- {name: …}`, when it is one that dotted
  /// paths can hold.
  var itemName: String? {
    let settings = self["name"] == nil ? soleEntry?.value : self
    guard let text = settings?["name"]?.scalar?.text, YAMLScalar.isIdentifier(text) else {
      return nil
    }
    return text
  }
}

extension YAMLScalar {
  /// Small letters, digits, `_` and `-`.
  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
