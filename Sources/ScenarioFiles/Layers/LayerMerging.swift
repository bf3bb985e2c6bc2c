import Diagnostics

/// Lays one scenario over another: maps of settings merge by key, interventions by name, everything
/// else is replaced whole.
enum LayerMerging {
  static func merged(
    base: YAMLNode, overlay: YAMLNode, fields: [FieldDescription],
    alternatives: Alternatives = [], faults: inout FaultList
  ) -> YAMLNode {
    guard let below = base.entries, let above = overlay.entries else { return overlay }
    var result = withoutSuperseded(below, above, alternatives)
    for entry in above {
      guard let place = result.firstIndex(where: { $0.key == entry.key }) else {
        result.append(entry)
        continue
      }
      var changed = entry
      changed.value = merged(
        base: result[place].value, overlay: entry.value,
        as: fields.first { $0.key == entry.key }, faults: &faults)
      result[place] = changed
    }
    return YAMLNode(.mapping(result), at: overlay.position)
  }

  /// The value of one key over another's.
  static func merged(
    base: YAMLNode, overlay: YAMLNode, as field: FieldDescription?, faults: inout FaultList
  ) -> YAMLNode {
    switch field?.kind {
    case .group(let fields):
      merged(
        base: base, overlay: overlay, fields: fields, alternatives: field?.alternatives ?? [],
        faults: &faults)
    case .sources: merged(base: base, overlay: overlay, fields: [], faults: &faults)
    case .named(let kinds): mergedItems(base, overlay, kinds, faults: &faults)
    default: overlay
    }
  }

  // MARK: Interventions

  /// Items of one name merge, the others follow in the order of the file.
  private static func mergedItems(
    _ base: YAMLNode, _ overlay: YAMLNode, _ kinds: [FieldDescription], faults: inout FaultList
  ) -> YAMLNode {
    guard case .sequence(let below) = base.content, case .sequence(let above) = overlay.content
    else { return overlay }
    var result = below
    let isOfBase = Set(below.compactMap(\.itemName))
    var isMet: Set<String> = []
    for item in above {
      guard let entry = item.soleEntry, let name = item.itemName, isOfBase.contains(name),
        isMet.insert(name).inserted,
        let place = result.firstIndex(where: { $0.itemName == name }),
        let known = result[place].soleEntry
      else {
        add(item, to: &result, faults: &faults)
        continue
      }
      guard known.key == entry.key else {
        let (file, line) = (known.keyPosition.file, known.keyPosition.line)
        faults.add(
          at: entry.keyPosition, field: "interventions.\(name)",
          "is of the kind \(entry.key) here and of the kind \(known.key) in \(file):\(line)",
          remedy: "keep the kind, or give this one another name")
        continue
      }
      var changed = entry
      changed.value = merged(
        base: known.value, overlay: entry.value, as: kinds.first { $0.key == entry.key },
        faults: &faults)
      result[place] = YAMLNode(.mapping([changed]), at: item.position)
    }
    return YAMLNode(.sequence(result), at: overlay.position)
  }

  /// An item that the base does not have; one that only switches off has nothing to switch off.
  private static func add(
    _ item: YAMLNode, to items: inout [YAMLNode], faults: inout FaultList
  ) {
    if let settings = item.soleEntry?.value, let name = item.itemName,
      let keys = settings.entries, keys.count == 2, let active = settings.entry("active")
    {
      faults.add(
        at: active.keyPosition, field: "interventions",
        "the base has no intervention '\(name)' to switch on or off",
        remedy: NearestName.remedy(for: name, among: items.compactMap(\.itemName)))
      return
    }
    items.append(item)
  }

  // MARK: What no longer holds

  /// What of the base no longer holds once the overlay states its keys: the sources of values that
  /// are replaced, alternatives to what is stated, and the coefficients of another form of
  /// deterrence.
  private static func withoutSuperseded(
    _ below: [YAMLEntry], _ above: [YAMLEntry], _ alternatives: Alternatives
  ) -> [YAMLEntry] {
    var result = below
    let stated = Set(above.map(\.key))
    var replaced = stated
    for keys in alternatives.sets where !stated.isDisjoint(with: keys) {
      let others = Set(alternatives.sets.joined()).subtracting(keys)
      result.removeAll { others.contains($0.key) }
      replaced.formUnion(others)
    }
    if let place = result.firstIndex(where: { $0.key == "sources" }),
      let sources = result[place].value.entries
    {
      result[place].value.content = .mapping(sources.filter { !replaced.contains($0.key) })
    }
    let form = { (entries: [YAMLEntry]) in entries.first { $0.key == "form" }?.value.scalar?.text }
    if let new = form(above), let old = form(below), new != old {
      result.removeAll { $0.key == "exponent" || $0.key == "rate" }
    }
    // A spread is stated by its own numbers or taken from a calibration.
    if stated.contains("from") { result.removeAll { ["exponent", "ring"].contains($0.key) } }
    if !stated.isDisjoint(with: ["exponent", "ring"]) { result.removeAll { $0.key == "from" } }
    return result
  }
}
