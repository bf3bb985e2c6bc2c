import Demography
import ScenarioEngine
import Tables

/// Everything that `kosh readiness` found.
package struct ReadinessResults: Sendable {
  package let scenario: Scenario
  package let country: CountryData
  package let preparation: CrisisPreparation
  package let assessments: [CrisisAssessment]
  package let ordinary: OrdinaryYears
  package let checklist: ReadinessChecklist
  package let missing: MissingInputs

  package init(
    scenario: Scenario, country: CountryData, preparation: CrisisPreparation,
    assessments: [CrisisAssessment]
  ) {
    self.scenario = scenario
    self.country = country
    self.preparation = preparation
    self.assessments = assessments
    ordinary = preparation.forecast.map { OrdinaryYears($0, norms: preparation.norms) } ?? .unknown
    checklist = ReadinessChecklist(country, norms: preparation.norms, events: assessments)
    missing = MissingInputs(assessments, country: country)
  }
}

/// Writes `readiness/`: tables, inputs, descriptor and a record of its own, exchanged at the end.
package struct ReadinessOutputs: Sendable {
  private let results: ReadinessResults
  private let inputs: RunInputs
  private let record: RunRecord
  private let members: Int
  private let languages: [Language]

  /// - Parameters:
  ///   - inputs: answers of agencies are among the files of its data.
  ///   - record: its end time is set when the record is written.
  ///   - members: of each event's ensemble.
  ///   - languages: of the pages; never empty.
  package init(
    _ results: ReadinessResults, inputs: RunInputs, record: RunRecord, members: Int,
    languages: [Language] = [.english]
  ) {
    self.languages = languages
    self.results = results
    self.inputs = inputs
    self.record = record
    self.members = members
  }

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised; what was there then stands
  ///   as it was.
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never
  ) throws {
    let root = ReadinessTables.folder + "/"
    var resources: [DataPackageDescriptor.Resource] = []
    for table in ReadinessCSV(results).tables {
      let (name, bytes) = (table.description.file, table.bytes())
      try folder.write(bytes, to: root + name)
      resources.append(
        .init(table: table.description, path: name, byteCount: bytes.count, dialect: .standard))
      try interrupt.check()
    }
    let name = results.scenario.name
    let descriptor = DataPackageDescriptor(
      name: "kosh-readiness", title: "Readiness: \(results.scenario.title.english)",
      description: "What the events of the scenario \(name) ask of services by day and region, and "
        + "how far the country is ready; their sizes are assumptions of the scenario",
      sources: [.init(title: "scenario \(name), see inputs/ and run.json")], resources: resources)
    let copies = try inputs.copies()
    for (name, language) in OutputFormat.html.files(in: languages) {
      let page = ReadinessPage(
        results, language: language, version: record.version,
        inputsHash: RunRecord.hash(of: copies), members: members, languages: languages)
      try folder.write(page.bytes(), to: root + name)
      try interrupt.check()
    }
    for copy in copies { try folder.write(copy.bytes, to: root + copy.name) }
    try folder.write(Array(descriptor.rendered.utf8), to: root + "datapackage.json")
    var record = record
    record.ended = .now
    try folder.write(
      Array(json(record, inputs: copies).rendered.utf8), to: root + OutputFolder.record)
    try interrupt.check()
    try folder.publish()
  }

  private func json(_ record: RunRecord, inputs: [RunInputs.Copy]) -> JSONValue {
    let inputsHash = RunRecord.hash(of: inputs)
    return .object([
      // First, since a folder is known as ours by it.
      "program": "kosh",
      "record": .integer(1),
      "version": .string(record.version),
      "command": "readiness",
      "readiness_of": .string(results.scenario.name),
      "events": .strings(results.assessments.map(\.name)),
      "members": .integer(members),
      "seed": record.seed.map { .integer($0) } ?? .null,
      "notes": .strings(results.preparation.notes),
      "confidence": RunRecord.confidence(of: results.country),
      "citation": .string(
        "Readiness for \(results.scenario.title.english) [scenario \(results.scenario.name)]. "
          + "Computed with kosh \(record.version), inputs SHA-256 \(inputsHash.prefix(16)), "
          + "\(record.ended.isoDate)."),
      "inputs_sha256": .string(inputsHash),
      "inputs": .array(inputs.map(\.json)),
      "run": record.runMembers,
    ])
  }
}
