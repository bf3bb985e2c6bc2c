import Diagnostics
import ScenarioEngine
import Tables

/// `monitoring/workbook.xlsx`: the official table with forecasts and charts, the tables as they are, what
/// must be known, and what the columns mean.
struct MonitoringWorkbook: ResultsBook {
  private let report: MonitoringReport
  let workbook: XLSXWorkbook

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  static func write(
    _ report: MonitoringReport, to place: ReportPlace, interrupt: InterruptFlag
  ) throws {
    let book = MonitoringWorkbook(
      report: report, workbook: try XLSXWorkbook(at: place, title: report.title))
    try book.write(interrupt)
    try interrupt.check()
    try book.workbook.close()
  }

  var language: Language { report.language }
  var scenario: Scenario { report.scenario }

  private func write(_ interrupt: InterruptFlag) throws {
    if !report.aimed.isEmpty {
      try IndicatorSheet(
        workbook: workbook, language: language, scenarioLine: scenarioLine,
        indicators: report.aimed, forecasts: report.forecasts
      ).write()
    }
    if !report.regions.isEmpty { try writeRegions() }
    try writeNotes()
    try writeData(
      of: report.tables.filter { $0.description.name == "indicators" }, interrupt)
  }

  private func writeRegions() throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(language.text(.monitoringRegions)))
    try sheet.title(
      language.text(.monitoringRegions),
      [scenarioLine, language.text(.monitoringRegionsNote)])
    let years = report.regionYears
    for region in report.regions {
      try sheet.line(report.name(of: region), .heading)
      try sheet.header(
        [Message.indicatorNumber, .indicator, .kind].map { language.text($0) }
          + years.map(String.init), leftColumns: 3)
      for line in report.lines(of: region) {
        try sheet.cells(
          [
            .text(line.isFirst ? line.indicator.number : ""),
            .text(line.isFirst ? language.text(of: line.indicator.words.name) : ""),
            .text(line.name),
          ]
            + line.values.map {
              .number($0, line.indicator.isPercentage ? .hundredths : .whole)
            })
      }
      sheet.skip()
    }
    sheet.finish()
  }

  private func writeNotes() throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(language.text(.pageNotes)))
    try sheet.title(
      language.text(.pageNotes), [scenarioLine, language.text(.pageOwnWords)])
    for note in report.notes where !note.text.isEmpty {
      try sheet.paragraph(note.number, note.text, lastColumn: 9)
    }
    sheet.finish(atLeast: [9] + (0..<9).map { _ in 14 })
  }
}
