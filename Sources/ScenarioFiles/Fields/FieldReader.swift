import Diagnostics

/// Reads a tree of nodes by the table of fields: every unknown key, missing key, wrong type and
/// value out of bounds is reported where it stands, and reading goes on.
struct FieldReader {
  var faults: FaultList
  var values = FieldValues()
  /// A layer could not be read, so that what seems missing may stand there.
  let isIncomplete: Bool

  init(faults: FaultList, isIncomplete: Bool) {
    self.faults = faults
    self.isIncomplete = isIncomplete
  }

  mutating func read(_ root: YAMLNode, as fields: [FieldDescription]) {
    readGroup(root, fields, at: "", keyPosition: root.position)
  }

  // MARK: Maps of settings

  mutating func readGroup(
    _ node: YAMLNode, _ fields: [FieldDescription], at path: String, keyPosition: SourcePosition,
    alternatives: Alternatives = []
  ) {
    guard let entries = node.entries else {
      refuseType(node, "a map of settings", at: path)
      return
    }
    values.setGroup(path, at: keyPosition)
    for (index, entry) in entries.enumerated() {
      guard let field = fields.first(where: { $0.key == entry.key }) else {
        reportUnknown(entry, after: index > 0 ? entries[index - 1] : nil, among: fields, at: path)
        continue
      }
      readField(entry, field, at: joined(path, entry.key), neighbours: fields, group: path)
    }
    reportMissing(fields, in: entries, at: path, keyPosition: keyPosition)
    checkAlternatives(alternatives, in: entries, at: path, keyPosition: keyPosition)
  }

  /// One of the alternatives is stated, and no key of another.
  private mutating func checkAlternatives(
    _ alternatives: Alternatives, in entries: [YAMLEntry], at path: String,
    keyPosition: SourcePosition
  ) {
    let stated = alternatives.sets.compactMap { keys in entries.first { keys.contains($0.key) } }
    if stated.count > 1 {
      faults.add(
        at: stated[1].keyPosition, field: joined(path, stated[1].key),
        "does not go together with `\(stated[0].key)`", remedy: "remove one of the two")
    } else if alternatives.isOneNeeded, let first = alternatives.sets.first, stated.isEmpty,
      !isIncomplete
    {
      faults.add(
        at: keyPosition, field: path,
        "states none of \(alternatives.sets.map { $0[0] }.joined(separator: ", "))",
        remedy: "add one of them, such as `\(first[0]): …`")
    }
    for keys in alternatives.sets where stated.count == 1 {
      guard let present = entries.first(where: { keys.contains($0.key) }),
        let own = keys.first, !entries.contains(where: { $0.key == own })
      else { continue }
      faults.add(
        at: present.keyPosition, field: joined(path, own),
        "is missing: `\(present.key)` belongs to it", remedy: "add `\(own): …`")
    }
  }

  private mutating func reportMissing(
    _ fields: [FieldDescription], in entries: [YAMLEntry], at path: String,
    keyPosition: SourcePosition
  ) {
    guard !isIncomplete else { return }
    for field in fields where field.isRequired && !entries.contains(where: { $0.key == field.key })
    {
      faults.add(
        at: keyPosition, field: joined(path, field.key),
        "is missing: \(field.meaning)", remedy: "add `\(field.key): …` (\(field.kind.words))")
    }
  }

  private mutating func reportUnknown(
    _ entry: YAMLEntry, after previous: YAMLEntry?, among fields: [FieldDescription],
    at path: String
  ) {
    let remedy = ScenarioFields.remedy(forUnknown: entry.key, among: fields.map(\.key))
    faults.add(
      at: entry.keyPosition, field: path.isEmpty ? nil : path, "unknown key '\(entry.key)'",
      remedy: missingSpace(entry) ?? decimalComma(entry, after: previous) ?? remedy)
  }

  /// `{2025:2.55}` is a key without a value to YAML.
  private func missingSpace(_ entry: YAMLEntry) -> String? {
    guard entry.value.scalar?.isEmpty == true, let colon = entry.key.firstIndex(of: ":"),
      entry.key[colon...].count > 1
    else { return nil }
    return
      "write a space after the colon: `\(entry.key[..<colon]): \(entry.key[colon...].dropFirst())`"
  }

  // MARK: One field

  private mutating func readField(
    _ entry: YAMLEntry, _ field: FieldDescription, at path: String,
    neighbours: [FieldDescription], group: String
  ) {
    let written = entry.value
    guard !written.isBroken else { return }
    if written.scalar?.isEmpty == true {
      faults.add(
        at: entry.keyPosition, field: path, "has no value",
        remedy: "write one (\(field.kind.words)), or remove the key")
      return
    }
    guard let node = unwrapped(written, field.kind, at: path), !node.isBroken else { return }
    switch field.kind {
    case .group(let fields):
      readGroup(
        node, fields, at: path, keyPosition: entry.keyPosition, alternatives: field.alternatives)
    case .named(let kinds): readNamed(node, kinds, at: path)
    case .records(let fields): readRecords(node, fields, at: path)
    case .sources: readSources(node, beside: neighbours, at: path, group: group)
    case .text where field.key == "source" || field.key == "note":
      readRemark(node, isSource: field.key == "source", at: path, group: group)
    default:
      if let value = value(of: node, field, at: path) {
        values.set(path, value, at: node.position)
      }
    }
  }

  private mutating func value(of node: YAMLNode, _ field: FieldDescription, at path: String)
    -> FieldValue?
  {
    switch field.kind {
    case .text, .file, .folder: text(node, at: path).map { .text($0) }
    case .identifier: identifier(node, at: path).map { .text($0) }
    case .name: name(node, at: path).map { .name($0) }
    case .texts: texts(node, at: path).map { .texts($0) }
    case .names: names(node, at: path).map { .names($0) }
    case .version(let version): self.version(node, version, at: path)
    case .horizon: horizon(node, at: path).map { .horizon($0) }
    case .year: year(node, at: path).map { .year($0) }
    case .years: eventYears(node, at: path).map { .range($0) }
    case .date: date(node, at: path).map { .date($0) }
    case .ages: ages(node, at: path).map { .range($0) }
    case .flag: flag(node, at: path).map { .flag($0) }
    case .number(let bounds):
      number(node, bounds, unit: field.unit, at: path).map { .number($0) }
    case .whole(let bounds):
      whole(node, bounds, unit: field.unit, at: path).map { .number(Double($0)) }
    case .estimate(let bounds):
      estimate(node, bounds, unit: field.unit, at: path).map { .estimate($0) }
    case .share(let bounds):
      number(node, bounds, unit: field.unit, isShare: true, at: path).map { .number($0) }
    case .choice(let choices): choice(node, choices, at: path).map { .choice($0) }
    case .choices(let choices): self.choices(node, choices, at: path).map { .texts($0) }
    case .region:
      text(node, at: path).map { .regions([NamedRegion(name: $0, position: node.position)]) }
    case .regions: regions(node, at: path).map { .regions($0) }
    case .shares: shares(node, at: path).map { .shares($0) }
    case .routes: routes(node, at: path).map { .routes($0) }
    case .retention: retention(node, at: path).map { .retention($0) }
    case .path(let bounds, let isShare):
      level(node, bounds, field, isRegional: false, isShare: isShare, at: path).map { .level($0) }
    case .level(let bounds):
      level(node, bounds, field, isRegional: true, at: path).map { .level($0) }
    case .regional(let bounds, let isShare):
      regional(node, bounds, field, isShare: isShare, at: path).map { .level($0) }
    case .covariate(let bounds): covariate(node, bounds, field, at: path)
    case .yearly(let bounds): years(node, bounds, field, at: path).map { .years($0) }
    case .dated(let bounds): days(node, bounds, field, at: path).map { .days($0) }
    case .group, .named, .records, .sources, .variants, .sweep:
      preconditionFailure("\(path) has no value of its own")
    }
  }

  // MARK: Sources and notes

  /// Takes a value out of `{path: …, source: …, note: …}` and keeps the remarks.
  private mutating func unwrapped(_ node: YAMLNode, _ kind: FieldKind, at path: String)
    -> YAMLNode?
  {
    guard let entries = node.entries, node.isAnnotated(kind) else { return node }
    let valueKeys = kind.annotatedKeys
    for entry in entries where !valueKeys.contains(entry.key) {
      switch entry.key {
      case "source":
        readRemark(entry.value, isSource: true, at: joined(path, "source"), group: path)
      case "note": readRemark(entry.value, isSource: false, at: joined(path, "note"), group: path)
      default:
        faults.add(
          at: entry.keyPosition, field: path, "unknown key '\(entry.key)'",
          remedy: NearestName.remedy(for: entry.key, among: valueKeys + ["source", "note"]))
      }
    }
    let stated = entries.filter { valueKeys.contains($0.key) }
    guard let value = stated.first else {
      faults.add(
        at: node.position, field: path, "has a source or a note but no value",
        remedy: "write it as `\(valueKeys[0]): …` beside them")
      return nil
    }
    if stated.count > 1 {
      faults.add(
        at: stated[1].keyPosition, field: path,
        "'\(value.key)' and '\(stated[1].key)' both give the value", remedy: "keep one of them")
    }
    return value.value
  }

  mutating func readRemark(
    _ node: YAMLNode, isSource: Bool, at path: String, group: String
  ) {
    guard let text = text(node, at: path) else { return }
    if isSource { values.addSource(text, for: group) } else { values.addNote(text, for: group) }
  }

  private mutating func readSources(
    _ node: YAMLNode, beside neighbours: [FieldDescription], at path: String, group: String
  ) {
    guard let entries = node.entries else {
      refuseType(node, "a map of keys and texts", at: path)
      return
    }
    let known = ScenarioFields.flattened(neighbours).map(\.path)
    for entry in entries {
      guard known.contains(entry.key) || (group.isEmpty && InterventionFields.hold(entry.key))
      else {
        faults.add(
          at: entry.keyPosition, field: path, "there is no key '\(entry.key)' beside it",
          remedy: NearestName.suggestion(for: entry.key, among: known).map {
            "did you mean '\($0)'?"
          })
        continue
      }
      if let text = text(entry.value, at: joined(path, entry.key)) {
        values.addSource(text, for: joined(group, entry.key))
      }
    }
  }

  // MARK: Faults

  mutating func refuseType(_ node: YAMLNode, _ expected: String, at path: String) {
    guard !node.isBroken else { return }
    faults.add(
      at: node.position, field: path.isEmpty ? nil : path,
      "expected \(expected.hasPrefix("number") ? "a \(expected)" : expected), found \(node.description)"
    )
  }

  func joined(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

extension YAMLNode {
  /// The value is written as `{path: …, source: …}`: beside a source, a note, or a table's name.
  func isAnnotated(_ kind: FieldKind) -> Bool {
    let own = kind.annotatedKeys
    guard !own.isEmpty, let entries else { return false }
    // The three points of an estimate have their source among them.
    if case .estimate = kind, !entries.contains(where: { $0.key == "value" }) { return false }
    return entries.contains { own.contains($0.key) || $0.key == "source" || $0.key == "note" }
  }
}
