import Diagnostics

/// A run of a scenario file beside that of the file itself: one of its variants, or a point of its
/// sweep.
package struct ScenarioRun: Sendable {
  /// `high`, or `run-001`.
  package let name: String
  /// What the sweep sets: dotted path and value as it stands in the file; empty for a variant.
  package let parameters: [Parameter]
  let settings: [PathSetting]

  package struct Parameter: Sendable, Equatable {
    package let path: String
    package let value: String
  }
}

/// `variants` and `sweep` of a scenario file. They belong to the file that states them: a scenario
/// that extends it has its own.
package enum ScenarioRuns {
  /// Combinations of a sweep at most.
  package static let limit = 1_000

  /// Folders beside which those of variants stand.
  package static let reservedNames = [
    "forecast", "readiness", "monitoring", "comparison", "sweep", "draws", "inputs",
  ]

  private static let keys = ["variants", "sweep"]

  /// The tree without its runs.
  static func without(_ root: YAMLNode) -> YAMLNode {
    guard let entries = root.entries else { return root }
    return YAMLNode(.mapping(entries.filter { !keys.contains($0.key) }), at: root.position)
  }

  static func of(_ root: YAMLNode, faults: inout FaultList) -> [ScenarioRun] {
    let (variants, sweep) = (root.entry("variants"), root.entry("sweep"))
    if let variants, let sweep {
      let later = variants.keyPosition < sweep.keyPosition ? sweep : variants
      faults.add(
        at: later.keyPosition, field: later.key, "a file has variants or a sweep, not both",
        remedy: "put one of them into a file of its own that begins with `extends:`")
      return []
    }
    if let variants { return Self.variants(variants, faults: &faults) }
    return sweep.map { Self.sweep($0, faults: &faults) } ?? []
  }

  // MARK: Variants

  private static func variants(_ entry: YAMLEntry, faults: inout FaultList) -> [ScenarioRun] {
    guard let variants = entry.value.entries, !variants.isEmpty else {
      refuse(entry, "variants, {name: {dotted key: value}}", &faults)
      return []
    }
    return variants.compactMap { variant in
      let field = "variants.\(variant.key)"
      guard YAMLScalar.isIdentifier(variant.key) else {
        faults.add(
          at: variant.keyPosition, field: "variants", "'\(variant.key)' cannot name a folder",
          remedy: "a name is made of a–z, 0–9, _ and -")
        return nil
      }
      guard !reservedNames.contains(variant.key) else {
        faults.add(
          at: variant.keyPosition, field: "variants",
          "'\(variant.key)' is a folder of the results already", remedy: "take another name")
        return nil
      }
      guard let settings = variant.value.entries else {
        if !variant.value.isBroken {
          faults.add(
            at: variant.value.position, field: field,
            "expected {dotted key: value}, found \(variant.value.description)",
            remedy: "such as {interventions.north.additionality: 1}")
        }
        return nil
      }
      return ScenarioRun(
        name: variant.key, parameters: [],
        settings: settings.compactMap { setting($0.value, for: $0, in: field, faults: &faults) })
    }
  }

  // MARK: Sweep

  private static func sweep(_ entry: YAMLEntry, faults: inout FaultList) -> [ScenarioRun] {
    guard let axes = entry.value.entries, !axes.isEmpty else {
      refuse(entry, "a sweep, {dotted key: [value, …]}", &faults)
      return []
    }
    var grid: [[PathSetting]] = []
    for axis in axes {
      guard case .sequence(let values) = axis.value.content, !values.isEmpty else {
        if !axis.value.isBroken {
          faults.add(
            at: axis.value.position, field: "sweep.\(axis.key)",
            "expected a list of values, found \(axis.value.description)",
            remedy: "such as [0.3, 0.7, 1.0]")
        }
        return []
      }
      let settings = values.compactMap { setting($0, for: axis, in: "sweep", faults: &faults) }
      guard settings.count == values.count else { return [] }
      grid.append(settings)
    }
    // A product beyond any limit must not overflow.
    let count = grid.reduce(1) { min($0 * $1.count, limit * limit) }
    guard count <= limit else {
      let product = grid.map { String($0.count) }.joined(separator: " × ")
      faults.add(
        at: entry.keyPosition, field: "sweep",
        "has \(product) combinations, and a sweep has at most \(limit) runs",
        remedy: "state fewer values")
      return []
    }
    return combinations(of: grid)
  }

  /// The full grid; the last key changes fastest.
  private static func combinations(of grid: [[PathSetting]]) -> [ScenarioRun] {
    let points = grid.reduce([[]]) { points, axis in
      points.flatMap { point in axis.map { point + [$0] } }
    }
    let width = max(3, String(points.count).count)
    return points.enumerated().map { index, settings in
      let number = String(index + 1)
      return ScenarioRun(
        name: "run-" + String(repeating: "0", count: width - number.count) + number,
        parameters: settings.map {
          .init(path: $0.path, value: YAMLWriter.inline($0.value))
        },
        settings: settings)
    }
  }

  // MARK: Both

  private static func setting(
    _ value: YAMLNode, for entry: YAMLEntry, in field: String, faults: inout FaultList
  ) -> PathSetting? {
    guard !value.isBroken else { return nil }
    guard value.scalar?.isEmpty != true else {
      faults.add(
        at: value.position, field: "\(field).\(entry.key)", "has no value",
        remedy: "write one, or remove the key")
      return nil
    }
    do throws(PathSetting.Fault) {
      return PathSetting(
        keys: try PathSetting.keys(of: entry.key, at: entry.keyPosition), value: value)
    } catch {
      faults.add(at: error.position, field: field, error.message, remedy: error.remedy)
      return nil
    }
  }

  private static func refuse(_ entry: YAMLEntry, _ expected: String, _ faults: inout FaultList) {
    guard !entry.value.isBroken else { return }
    faults.add(
      at: entry.keyPosition, field: entry.key,
      "expected \(expected), found \(entry.value.entries == nil ? entry.value.description : "an empty map")"
    )
  }
}
