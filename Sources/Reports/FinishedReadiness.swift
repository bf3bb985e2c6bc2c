import Diagnostics
import ScenarioEngine
import Tables

/// What the reports of `kosh readiness` are made from.
struct FinishedReadiness: Sendable {
  let results: ReadinessResults
  /// Only what is the same whenever and wherever the command is repeated may go into a report.
  let record: RunRecord
  /// Of the list of all inputs.
  let inputsHash: String
  /// Never empty; the first comes first.
  let languages: [Language]
  let tables: [RunTable]
  /// What the record says, as tables.
  let recordTables: [RunTable]

  init(
    _ results: ReadinessResults, record: RunRecord, inputs: [RunInputs.Copy], languages: [Language]
  ) {
    self.results = results
    self.record = record
    inputsHash = RunRecord.hash(of: inputs)
    self.languages = languages
    tables = ReadinessCSV(results).runTables(areFiles: true)
    recordTables = RunRecordTables(results, record: record, inputs: inputs).tables
  }

  /// Writes one report.
  ///
  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  func write(
    _ format: OutputFormat, in language: Language, to place: ReportPlace, interrupt: InterruptFlag
  ) throws {
    switch format {
    case .csv: break
    case .sqlite: try ResultsDatabase.write(recordTables + tables, to: place, interrupt: interrupt)
    case .xlsx: try ReadinessWorkbook.write(self, in: language, to: place, interrupt: interrupt)
    case .html:
      try place.write(
        ReadinessPage(
          results, language: language, version: record.version, inputsHash: inputsHash,
          languages: languages
        ).bytes())
    case .md: try place.write(Array(ReadinessMarkdown(self, in: language).text.utf8))
    }
  }
}
