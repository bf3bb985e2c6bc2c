import Diagnostics

/// Lays one scenario over another: maps of settings merge by key, everything else is replaced whole.
enum LayerMerging {
  static func merged(base: YAMLNode, overlay: YAMLNode, fields: [FieldDescription]) -> YAMLNode {
    guard let below = base.entries, let above = overlay.entries else { return overlay }
    var result = withoutSuperseded(below, above)
    for entry in above {
      guard let place = result.firstIndex(where: { $0.key == entry.key }) else {
        result.append(entry)
        continue
      }
      result[place] = merged(result[place], entry, fields.first { $0.key == entry.key })
    }
    return YAMLNode(.mapping(result), at: overlay.position)
  }

  private static func merged(_ base: YAMLEntry, _ overlay: YAMLEntry, _ field: FieldDescription?)
    -> YAMLEntry
  {
    switch field?.kind {
    case .group(let fields):
      var entry = overlay
      entry.value = merged(base: base.value, overlay: overlay.value, fields: fields)
      return entry
    case .sources:
      var entry = overlay
      entry.value = merged(base: base.value, overlay: overlay.value, fields: [])
      return entry
    default:
      return overlay
    }
  }

  /// What of the base no longer holds once the overlay states its keys: the sources of values that
  /// are replaced, the coefficients of another form of deterrence, and a deterrence that is stated
  /// where now a calibration is named, or the other way round.
  private static func withoutSuperseded(_ below: [YAMLEntry], _ above: [YAMLEntry]) -> [YAMLEntry] {
    var result = below
    let stated = Set(above.map(\.key))
    if let place = result.firstIndex(where: { $0.key == "sources" }),
      let sources = result[place].value.entries
    {
      result[place].value.content = .mapping(sources.filter { !stated.contains($0.key) })
    }
    let form = { (entries: [YAMLEntry]) in entries.first { $0.key == "form" }?.value.scalar?.text }
    if let new = form(above), let old = form(below), new != old {
      result.removeAll { $0.key == "exponent" || $0.key == "rate" }
    }
    if stated.contains("file") {
      result.removeAll { ScenarioDraft.statedDeterrence.contains($0.key) }
    } else if stated.contains("form") {
      result.removeAll { $0.key == "file" }
    }
    // A spread is stated by its own numbers or taken from a calibration.
    if stated.contains("from") { result.removeAll { ["exponent", "ring"].contains($0.key) } }
    if !stated.isDisjoint(with: ["exponent", "ring"]) { result.removeAll { $0.key == "from" } }
    return result
  }
}
