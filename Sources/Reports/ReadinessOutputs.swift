import Demography
import ScenarioEngine
import Tables

/// Writes `readiness/`: tables, inputs, descriptor and a record of its own, exchanged at the end.
package struct ReadinessOutputs: Sendable {
  private let results: ReadinessResults
  private let inputs: RunInputs
  private let record: RunRecord
  private let formats: Set<OutputFormat>
  private let dialect: CSVText.Dialect
  private let languages: [Language]

  /// - Parameters:
  ///   - inputs: answers of agencies are among the files of its data.
  ///   - record: its end time is set when the record is written.
  ///   - formats: what is written beside the CSV tables.
  ///   - languages: of the reports; never empty.
  package init(
    _ results: ReadinessResults, inputs: RunInputs, record: RunRecord,
    formats: Set<OutputFormat> = [.html], dialect: CSVText.Dialect = .standard,
    languages: [Language] = [.english]
  ) {
    self.results = results
    self.inputs = inputs
    self.record = record
    self.formats = formats
    self.dialect = dialect
    self.languages = languages
  }

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised; what was there then stands
  ///   as it was.
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never
  ) throws {
    let root = ReadinessTables.folder + "/"
    var resources: [DataPackageDescriptor.Resource] = []
    for table in ReadinessCSV(results, dialect: dialect).tables {
      let (name, bytes) = (table.description.file, table.bytes())
      try folder.write(bytes, to: root + name)
      resources.append(
        .init(table: table.description, path: name, byteCount: bytes.count, dialect: dialect))
      try interrupt.check()
    }
    let name = results.scenario.name
    let descriptor = DataPackageDescriptor(
      name: "kosh-readiness", title: "Readiness: \(results.scenario.title.english)",
      description: "What the events of the scenario \(name) ask of services by day and region, and "
        + "how far the country is ready; their sizes are assumptions of the scenario",
      sources: [.init(title: "scenario \(name), see inputs/ and run.json")], resources: resources)
    let copies = try inputs.copies()
    let finished = FinishedReadiness(
      results, record: record, inputs: copies, languages: languages)
    for format in OutputFormat.allCases where formats.contains(format) {
      for (name, language) in format.files(in: languages) {
        try interrupt.check()
        try finished.write(
          format, in: language,
          to: ReportPlace(
            path: try folder.stagedPath(of: root + name), shownAs: folder.path + "/" + root + name),
          interrupt: interrupt)
      }
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
      "members": .integer(results.members),
      "seed": record.seed.map { .integer($0) } ?? .null,
      "notes": .strings(
        results.preparation.notes.map {
          Language.english.text(of: $0, in: results.country.regions)
        }),
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
