import Diagnostics
import ScenarioEngine
import Tables

/// What the reports of a run are made from: the forecast, its draws, and every table of it.
package struct FinishedRun: Sendable {
  package let forecast: Forecast
  /// `nil` for a point forecast.
  package let ensemble: EnsembleSummary?
  /// `nil` where no event of the scenario runs by day, or nothing shows it.
  package let readiness: ReadinessResults?
  /// Only what is the same whenever and wherever the run is repeated may go into a report.
  package let record: RunRecord
  /// Of the list of all inputs.
  package let inputsHash: String
  /// Never empty; the first comes first.
  package let languages: [Language]
  /// Those that are written as CSV files, in their order, and those of the reports alone.
  package let tables: [RunTable]
  /// What the run record says, as tables.
  package let recordTables: [RunTable]

  /// - Parameter tables: of other parts of the results that go into the same reports, such as the
  ///   sweep and the indicators.
  init(
    _ forecast: Forecast, ensemble: EnsembleSummary?, readiness: ReadinessResults? = nil,
    record: RunRecord, inputs: [RunInputs.Copy], languages: [Language], tables: [RunTable] = []
  ) {
    self.forecast = forecast
    self.ensemble = ensemble
    self.readiness = readiness
    self.record = record
    inputsHash = RunRecord.hash(of: inputs)
    self.languages = languages
    self.tables =
      ForecastCSV(forecast, ensemble: ensemble).tables.map {
        RunTable(in: ResultTables.forecastFolder, $0.description, text: $0.bytes)
      } + tables + (readiness.map { ReadinessCSV($0).runTables(areFiles: false) } ?? [])
    recordTables = RunRecordTables(forecast, record: record, inputs: inputs).tables
  }
}

/// Where a report is written, and how the user knows the place.
struct ReportPlace: Sendable {
  let path: String
  let shownAs: String

  init(path: String, shownAs: String) {
    self.path = path
    self.shownAs = shownAs
  }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try FileSystem.write(bytes, to: path)
    } catch {
      throw OutputError(path: shownAs, operation: error.operation, reason: error.reason)
    }
  }
}

extension FinishedRun {
  /// Writes one report.
  ///
  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  func write(
    _ format: OutputFormat, in language: Language, to place: ReportPlace, interrupt: InterruptFlag
  ) throws {
    switch format {
    case .csv: break
    case .sqlite: try ResultsDatabase.write(recordTables + tables, to: place, interrupt: interrupt)
    case .xlsx: try ResultsWorkbook.write(self, in: language, to: place, interrupt: interrupt)
    case .html:
      var page = page(in: language)
      page.indicatorForecasts = try IndicatorForecasts(tables)
      page.readiness = readiness.map { ReadinessSection($0, language: language) }
      try place.write(page.bytes())
    case .md:
      let report = MarkdownReport(
        self, in: language, indicatorForecasts: try IndicatorForecasts(tables))
      try place.write(Array(report.text.utf8))
    }
  }

  func page(in language: Language) -> ForecastPage {
    ForecastPage(
      PageFigures(forecast, ensemble: ensemble), language: language,
      edition: ForecastPage.Edition(
        version: record.version, seed: record.seed, inputsHash: inputsHash),
      languages: languages)
  }
}
