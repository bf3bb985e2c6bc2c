import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// Writes the folder of a comparison: tables, the two resolved scenarios, descriptor and record.
package struct ComparisonOutputs: Sendable {
  package let comparison: Comparison
  /// Resolved scenarios of a and b, and the hashed files of each.
  package let inputs: (a: RunInputs, b: RunInputs)
  package let record: RunRecord
  package let dialect: CSVText.Dialect
  /// Of the pages; never empty.
  package let languages: [Language]

  package init(
    _ comparison: Comparison, inputs: (a: RunInputs, b: RunInputs), record: RunRecord,
    dialect: CSVText.Dialect = .standard, languages: [Language] = [.english]
  ) {
    self.languages = languages
    self.comparison = comparison
    self.inputs = inputs
    self.record = record
    self.dialect = dialect
  }

  /// The folder's name below `comparison/`: a variant's stands beside its file's.
  package static func folderName(of scenario: String) -> String {
    scenario.replacing("/", with: "-")
  }

  /// - Throws: `OutputError`, or `Interrupted`; what was there then stands as it was.
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never
  ) throws {
    let root = "comparison/" + Self.folderName(of: comparison.b.scenario.name) + "/"
    var resources: [DataPackageDescriptor.Resource] = []
    for table in ComparisonCSV(comparison, dialect: dialect).tables {
      try interrupt.check()
      let bytes = table.bytes()
      try folder.write(bytes, to: root + table.description.file)
      resources.append(
        .init(
          table: table.description, path: table.description.file, byteCount: bytes.count,
          dialect: dialect))
    }
    let copies = (a: try inputs.a.copies(), b: try inputs.b.copies())
    for (name, language) in OutputFormat.html.files(in: languages) {
      try interrupt.check()
      let page = ComparisonPage(
        comparison, language: language, version: record.version,
        inputsHash: RunRecord.hash(of: copies.a + copies.b), languages: languages)
      try folder.write(page.bytes(), to: root + name)
    }
    try folder.write(Array(inputs.a.resolvedScenario.utf8), to: root + "a.yaml")
    try folder.write(Array(inputs.b.resolvedScenario.utf8), to: root + "b.yaml")
    try folder.write(
      Array(descriptor(resources).rendered.utf8), to: root + "datapackage.json")
    var record = record
    record.ended = .now
    let json = record.json(of: comparison, a: copies.a, b: copies.b)
    try folder.write(Array(json.rendered.utf8), to: root + OutputFolder.record)
    try interrupt.check()
    try folder.publish()
  }

  private func descriptor(
    _ resources: [DataPackageDescriptor.Resource]
  ) -> DataPackageDescriptor {
    let (a, b) = (comparison.a.scenario, comparison.b.scenario)
    return DataPackageDescriptor(
      name: "kosh-comparison", title: "\(b.title.english) less \(a.title.english)",
      description: "Differences of the scenario \(b.name) from \(a.name)",
      sources: [.init(title: "scenarios a.yaml and b.yaml beside it, see run.json")],
      resources: resources)
  }
}

extension RunRecord {
  /// The text of `run.json` beside a comparison.
  fileprivate func json(
    of comparison: Comparison, a: [RunInputs.Copy], b: [RunInputs.Copy]
  ) -> JSONValue {
    let hash = Self.hash(of: a + b)
    let names = (comparison.a.scenario.name, comparison.b.scenario.name)
    return .object([
      // First, since a folder is known as ours by it.
      "program": "kosh",
      "record": .integer(1),
      "version": .string(version),
      "command": "compare",
      "a": .string(names.0),
      "b": .string(names.1),
      "draws": .integer(draws),
      "seed": seed.map { .integer($0) } ?? .null,
      "attribution": comparison.attribution.map { attribution in
        .object([
          "changes": .strings(attribution.changes),
          "runs": .integer(attribution.runCount),
          "method": .string(
            attribution.errors == nil
              ? "Shapley values over all orders"
              : "Shapley values over \(2 * Attribution.sampledOrders) sampled orders"),
        ])
      } ?? .null,
      "citation": .string(
        "\(names.1) less \(names.0). Computed with kosh \(version), inputs SHA-256 "
          + "\(hash.prefix(16)), \(ended.isoDate)."),
      "inputs_sha256": .string(hash),
      "inputs_a": .array(a.map(\.json)),
      "inputs_b": .array(b.map(\.json)),
      "run": runMembers,
    ])
  }
}
