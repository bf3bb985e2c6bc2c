import Diagnostics
import ScenarioEngine
import Tables

/// `monitoring/workbook.xlsx`: the official table with forecasts and charts, the tables as they are, what
/// must be known, and what the columns mean.
struct MonitoringWorkbook {
  private let report: MonitoringReport
  private let workbook: XLSXWorkbook

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  static func write(
    _ report: MonitoringReport, to place: ReportPlace, interrupt: InterruptFlag
  ) throws {
    let book = MonitoringWorkbook(
      report: report, workbook: try XLSXWorkbook(at: place, title: report.title))
    try book.write()
    try interrupt.check()
    try book.workbook.close()
  }

  private var language: Language { report.language }

  private var scenarioLine: String {
    let scenario = report.scenario
    let title = XLSXText.line(language.text(of: scenario.title), limit: 90)
    return "\(title), \(scenario.horizon.first)–\(scenario.horizon.last)"
  }

  private func write() throws(OutputError) {
    if !report.aimed.isEmpty {
      try IndicatorSheet(
        workbook: workbook, language: language, scenarioLine: scenarioLine,
        indicators: report.aimed, forecasts: report.forecasts
      ).write()
    }
    if !report.regions.isEmpty { try writeRegions() }
    try writeNotes()
    let sheets = DataSheets(
      workbook: workbook, language: language, scenarioLine: scenarioLine,
      tables: report.tables.filter { $0.description.name == "indicators" })
    for table in sheets.tables { try sheets.write(table) }
    try sheets.writeColumns()
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
