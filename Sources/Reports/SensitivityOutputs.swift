import Diagnostics
import ScenarioEngine
import Tables

/// Writes the folder of a variance decomposition: table, inputs, descriptor and record, exchanged at
/// the end.
package struct SensitivityOutputs: Sendable {
  package let sensitivity: Sensitivity
  package let scenario: Scenario
  package let inputs: RunInputs
  /// Its end time is set when the record is written.
  package let record: RunRecord

  package init(
    _ sensitivity: Sensitivity, of scenario: Scenario, inputs: RunInputs, record: RunRecord
  ) {
    self.sensitivity = sensitivity
    self.scenario = scenario
    self.inputs = inputs
    self.record = record
  }

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised; what was there then stands
  ///   as it was.
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never
  ) throws {
    let table = SensitivityCSV(sensitivity).table
    let (name, bytes) = (table.description.file, table.bytes())
    try folder.write(bytes, to: name)
    let descriptor = DataPackageDescriptor(
      name: "kosh-sensitivity", title: "Sensitivity of \(sensitivity.question.figure)",
      description: "Which uncertain assumptions of the scenario \(scenario.name) bring about the "
        + "variance of a figure",
      sources: [.init(title: "scenario \(scenario.name), see inputs/ and run.json")],
      resources: [
        .init(
          table: table.description, path: name, byteCount: bytes.count, dialect: .standard)
      ])
    let copies = try inputs.copies()
    for copy in copies { try folder.write(copy.bytes, to: copy.name) }
    try folder.write(Array(descriptor.rendered.utf8), to: "datapackage.json")
    var record = record
    record.ended = .now
    let json = record.json(of: sensitivity, scenario: scenario, inputs: copies).rendered
    try folder.write(Array(json.utf8), to: OutputFolder.record)
    try interrupt.check()
    try folder.publish()
  }
}

extension RunRecord {
  /// The text of `run.json` beside a variance decomposition.
  fileprivate func json(
    of sensitivity: Sensitivity, scenario: Scenario, inputs: [RunInputs.Copy]
  ) -> JSONValue {
    let question = sensitivity.question
    let inputsHash = Self.hash(of: inputs)
    return .object([
      // First, since a folder is known as ours by it.
      "program": "kosh",
      "record": .integer(1),
      "version": .string(version),
      "command": "sensitivity",
      "sensitivity_of": .string(scenario.name),
      "figure": .string(question.figure),
      "region": .string(question.area.id),
      "year": .integer(question.year),
      "samples": .integer(sensitivity.samples),
      "runs": .integer(sensitivity.runCount),
      "seed": seed.map { .integer($0) } ?? .null,
      "mean": .number(sensitivity.mean),
      "standard_deviation": .number(sensitivity.standardDeviation),
      "citation": .string(
        "Sobol indices of \(question.figure), \(question.area.id), \(question.year) [scenario "
          + "\(scenario.name)]. Computed with kosh \(version), inputs SHA-256 "
          + "\(inputsHash.prefix(16)), \(ended.isoDate)."),
      "inputs_sha256": .string(inputsHash),
      "inputs": .array(inputs.map(\.json)),
      "run": runMembers,
    ])
  }
}
