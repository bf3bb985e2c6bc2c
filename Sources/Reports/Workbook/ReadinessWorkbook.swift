import Diagnostics
import ScenarioEngine

/// `readiness/workbook.xlsx`: what events ask of services, for people who work in spreadsheets.
struct ReadinessWorkbook: ResultsBook {
  private let finished: FinishedReadiness
  let language: Language
  let workbook: XLSXWorkbook

  var scenario: Scenario { finished.results.scenario }

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  static func write(
    _ finished: FinishedReadiness, in language: Language, to place: ReportPlace,
    interrupt: InterruptFlag
  ) throws {
    let title = language.text(
      .readinessTitle, ["title": language.text(of: finished.results.scenario.title)])
    let book = ReadinessWorkbook(
      finished: finished, language: language, workbook: try XLSXWorkbook(at: place, title: title))
    try book.writeReadiness(finished.results)
    try book.writeRecord(finished.recordTables)
    try book.writeData(of: finished.tables, interrupt)
    try interrupt.check()
    try book.workbook.close()
  }
}
