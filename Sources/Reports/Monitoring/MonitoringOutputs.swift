import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// Writes `monitoring/`: tables, reports, the resolved scenario, the facts that were read, descriptor
/// and record, exchanged at the end.
package struct MonitoringOutputs: Sendable {
  private let monitoring: Monitoring
  private let inputs: RunInputs
  private let actuals: SourceFile?
  private let record: RunRecord
  /// Besides the tables.
  package var formats: Set<OutputFormat> = []
  package var dialect = CSVText.Dialect.standard
  /// Of the reports; never empty.
  package var languages: [Language] = [.english]
  /// Regions with tables of their own in the reports.
  package var regions: [Area] = []

  /// - Parameters:
  ///   - actuals: the file of facts that took the place of the package's; `nil` for the package's own.
  ///   - record: its end time is set when the record is written.
  package init(
    _ monitoring: Monitoring, inputs: RunInputs, actuals: SourceFile?, record: RunRecord
  ) {
    self.monitoring = monitoring
    self.inputs = inputs
    self.actuals = actuals
    self.record = record
  }

  /// - Throws: `OutputError`, or `Interrupted`; what was there then stands as it was.
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never
  ) throws {
    let root = MonitoringTables.folder + "/"
    var resources: [DataPackageDescriptor.Resource] = []
    for table in MonitoringCSV(monitoring, dialect: dialect).tables {
      try interrupt.check()
      let bytes = table.bytes()
      try folder.write(bytes, to: root + table.description.file)
      resources.append(
        .init(
          table: table.description, path: table.description.file, byteCount: bytes.count,
          dialect: dialect))
    }
    var read = inputs
    if let actuals { read.answers = [actuals] }
    let copies = try read.copies()
    try folder.write(Array(inputs.resolvedScenario.utf8), to: root + "scenario.yaml")
    try writeReports(hash: RunRecord.hash(of: copies), into: folder, interrupt)
    if let actuals, let copy = copies.first(where: { $0.sha256 == actuals.sha256 }) {
      try folder.write(copy.bytes, to: root + "actuals.csv")
    }
    try folder.write(
      Array(descriptor(resources).rendered.utf8), to: root + "datapackage.json")
    var record = record
    record.ended = .now
    try folder.write(
      Array(json(record, copies).rendered.utf8), to: root + OutputFolder.record)
    try interrupt.check()
    try folder.publish()
  }

  private func writeReports(
    hash: String, into folder: borrowing OutputFolder, _ interrupt: InterruptFlag
  ) throws {
    for format in [OutputFormat.xlsx, .html, .md] where formats.contains(format) {
      for (file, language) in format.files(in: languages) {
        try interrupt.check()
        let name = MonitoringTables.folder + "/" + file
        let place = ReportPlace(
          path: try folder.stagedPath(of: name), shownAs: folder.path + "/" + name)
        let report = try MonitoringReport(
          monitoring, in: language, regions: regions, version: record.version,
          seed: record.seed, inputsHash: hash, languages: languages)
        switch format {
        case .xlsx: try MonitoringWorkbook.write(report, to: place, interrupt: interrupt)
        case .html: try place.write(MonitoringPage(report).bytes())
        default: try place.write(Array(MonitoringMarkdown(report).text.utf8))
        }
      }
    }
  }

  private func descriptor(
    _ resources: [DataPackageDescriptor.Resource]
  ) -> DataPackageDescriptor {
    let scenario = monitoring.scenario
    return DataPackageDescriptor(
      name: "kosh-monitoring", title: "Target indicators: \(scenario.title.english)",
      description: "Facts, targets and forecasts of the target indicators under the scenario "
        + scenario.name,
      sources: [.init(title: "scenario.yaml beside it, see run.json")], resources: resources)
  }

  private func json(_ record: RunRecord, _ inputs: [RunInputs.Copy]) -> JSONValue {
    let scenario = monitoring.scenario
    let hash = RunRecord.hash(of: inputs)
    return .object([
      // First, since a folder is known as ours by it.
      "program": "kosh",
      "record": .integer(1),
      "version": .string(record.version),
      "command": "monitor",
      "monitoring_of": .string(scenario.name),
      "net_rules": .strings(monitoring.rules.map(\.rawValue)),
      "calibration_year": monitoring.calibrationYear.map { .integer($0) } ?? .null,
      "designated_set": .strings(
        scenario.designatedRegions.sorted().map { monitoring.country.regions.regions[$0].id }),
      "draws": .integer(record.draws),
      "seed": record.seed.map { .integer($0) } ?? .null,
      "confidence": RunRecord.confidence(of: monitoring.country),
      "citation": .string(
        "Target indicators under \(scenario.title.english) [scenario \(scenario.name)]. Computed with "
          + "kosh \(record.version), inputs SHA-256 \(hash.prefix(16)), \(record.ended.isoDate)."),
      "inputs_sha256": .string(hash),
      "inputs": .array(inputs.map(\.json)),
      "run": record.runMembers,
    ])
  }
}
