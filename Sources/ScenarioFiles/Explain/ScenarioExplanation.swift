import Demography
import Diagnostics
import ScenarioEngine

/// Where the value of a scenario's key comes from: what it is, and each layer that states it.
package struct ScenarioExplanation: Sendable {
  /// One place that states the key, or a part of it.
  package struct Layer: Sendable, Equatable {
    /// `file:line`, or `--set`.
    package let place: String
    /// Of a variant or a point of a sweep.
    package let run: String?
    /// The part of the key that is stated, when it is only a part: `2030`.
    package let part: String?
    package let value: String
  }

  package let key: String
  /// In one line, or in several for maps of settings; `nil` when no layer states it.
  package let value: String?
  /// How a value that no layer states follows from others.
  package let derivation: String?
  package let field: FieldDescription
  /// The lowest first, the one that holds last.
  package let layers: [Layer]
  /// Sources and notes of the key or of the map around it.
  package let remarks: [Provenance]

  /// The key names nothing in this scenario.
  package struct UnknownKey: Error, Sendable {
    package let message: String
    package let remedy: String?
  }

  /// - Throws: `InputRejected` when the scenario cannot be read, else `UnknownKey`.
  package static func of(
    _ key: String, file: String, overrides: [String] = [], horizon: String? = nil,
    variant: String? = nil
  ) throws -> ScenarioExplanation {
    let layers = ScenarioLayers(file: file)
    let run = try layers.run(named: variant)
    let draft = ScenarioDraft(
      file: file, layers: layers.with(run, SettingOption.all(overrides)), run: run, cutTo: horizon)
    if let rejection = draft.faults.rejection { throw rejection }
    return try ScenarioExplanation(key, of: draft)
  }

  private init(_ key: String, of draft: ScenarioDraft) throws(UnknownKey) {
    let keys = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let lookup: FieldLookup
    do throws(FieldLookup.Unknown) {
      lookup = try FieldLookup(keys, in: draft.layers.root)
    } catch {
      throw UnknownKey(message: error.message, remedy: error.remedy)
    }
    self.key = key
    field = lookup.field
    remarks = Self.remarks(on: key, in: draft.values.provenance)
    let found = draft.layers.root.find(keys[...])
    let around = Array(keys.dropLast(lookup.inside.count))
    let parent = around.joined(separator: ".")
    let between = found == nil ? Self.interpolated(lookup.inside, parent, draft.values) : nil
    // What no layer states follows from those that state the path around it.
    layers = Self.layers(found == nil ? around : keys, of: draft)
    value = found.map(Self.text) ?? between?.value
    derivation = between?.derivation
    if found == nil, between == nil, !lookup.inside.isEmpty {
      let part = lookup.inside.joined(separator: ".")
      throw UnknownKey(
        message: "\(parent) has no '\(part)'",
        remedy:
          "its value is \(draft.layers.root.find(keys.dropLast(lookup.inside.count)[...]).map(YAMLWriter.inline) ?? "not stated")"
      )
    }
  }

  // MARK: The value

  /// Lists and maps of maps line by line, each with the place that states it.
  private static func text(of node: YAMLNode) -> String {
    switch node.content {
    case .mapping(let entries) where entries.contains { $0.value.scalar == nil }:
      return YAMLWriter.text(of: node, head: [])
    case .sequence(let items) where items.contains { $0.scalar == nil }:
      let list = YAMLEntry("list", at: node.position, node)
      let text = YAMLWriter.text(of: YAMLNode(.mapping([list]), at: node.position), head: [])
      return text.split(separator: "\n").dropFirst().joined(separator: "\n")
    default: return YAMLWriter.inline(node)
    }
  }

  /// What fits on a line.
  private static func short(_ node: YAMLNode) -> String {
    let text = YAMLWriter.inline(node)
    return text.count > 100 ? "\(text.prefix(99))…" : text
  }

  /// The year of a path between its points.
  private static func interpolated(_ inside: [String], _ path: String, _ values: FieldValues) -> (
    value: String, derivation: String
  )? {
    guard inside.count == 1, let year = try? YAMLScalar(inside[0]).year(),
      case .national(let points) = values.level(path)
    else { return nil }
    let series = YearSeries(points)
    let number = series[year].plain
    let before = points.filter { $0.year <= year }.max { $0.year < $1.year }
    let after = points.filter { $0.year >= year }.min { $0.year < $1.year }
    return switch (before, after) {
    case (let before?, nil) where before.isConstant: (number, "the same in every year")
    case (let before?, nil): (number, "stays as in \(before.year), the last point")
    case (nil, let after?): (number, "as in \(after.year), the first point")
    case (let before?, let after?):
      (
        number,
        "on the straight line from \(before.value.plain) in \(before.year) to \(after.value.plain) in \(after.year)"
      )
    case (nil, nil): nil
    }
  }

  // MARK: Layers

  private static func layers(_ keys: [String], of draft: ScenarioDraft) -> [Layer] {
    var result = draft.layers.stated.compactMap { root in
      root.find(keys[...]).map { layer($0, run: nil, part: nil) }
    }
    let own = draft.run?.settings.count ?? 0
    for (rank, setting) in draft.layers.settings.enumerated() {
      let run = rank < own ? draft.run?.name : nil
      let path = setting.keys.map(\.name)
      if path.count <= keys.count, keys.starts(with: path) {
        if let node = setting.value.find(keys[path.count...]) {
          result.append(layer(node, run: run, part: nil))
        }
      } else if path.starts(with: keys) {
        let part = path[keys.count...].joined(separator: ".")
        result.append(layer(setting.value, run: run, part: part))
      }
    }
    if keys == ["horizon"], let horizon = draft.uncutHorizon, horizon != draft.horizon,
      let cut = draft.horizon
    {
      result.append(
        Layer(place: "--horizon", run: nil, part: nil, value: "\(cut.first)..\(cut.last)"))
    }
    return result
  }

  private static func layer(_ node: YAMLNode, run: String?, part: String?) -> Layer {
    let position = node.position
    return Layer(
      place: position.file == SettingOption.file
        ? position.file : "\(position.file):\(position.line)",
      run: run, part: part, value: short(node))
  }

  // MARK: Sources

  /// Those of the key; where it has none, those of the nearest map around it that has some.
  private static func remarks(on key: String, in provenance: [Provenance]) -> [Provenance] {
    var path = key[...]
    while !path.isEmpty {
      let own = provenance.filter { $0.field == path }
      if !own.isEmpty { return own }
      path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
    }
    return []
  }
}

extension ScenarioLayers {
  /// The variant or the point of the sweep of this name; `nil` for the file itself.
  func run(named name: String?) throws(InputRejected) -> ScenarioRun? {
    guard let name else { return nil }
    guard let run = runs.first(where: { $0.name == name }) else {
      throw InputRejected(
        Diagnostic(
          .error, "the scenario has no variant '\(name)'",
          remedy: NearestName.remedy(for: name, among: runs.map(\.name))
            ?? (runs.isEmpty ? "it states none" : nil)))
    }
    return run
  }
}
