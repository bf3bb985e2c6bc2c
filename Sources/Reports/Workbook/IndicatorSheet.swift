import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// The official table of target indicators as a sheet, in its own order of columns on A4, with the
/// scenario's forecasts below the targets where there is a table of indicators.
struct IndicatorSheet {
  let workbook: XLSXWorkbook
  let language: Language
  /// The scenario and its years.
  let scenarioLine: String
  let indicators: [TargetIndicator]
  let forecasts: IndicatorForecasts

  private var table: IndicatorTable { IndicatorTable(indicators) }

  func write() throws(OutputError) {
    let table = table
    let lines = IndicatorLines(language, table)
    var sheet = SheetWriter(try workbook.addSheet(language.text(.indicatorsSheet)))
    try sheet.title(
      language.text(.indicators), [scenarioLine, language.text(.indicatorsReading)])
    try writeHead(of: table, on: &sheet)
    let firstRow = sheet.row
    var charted: [Charted] = []
    for indicator in indicators {
      var drawn = Charted(indicator: indicator, targets: sheet.row, forecasts: [])
      try write(indicator, of: table, on: &sheet)
      let rows = forecasts.of(indicator.number)
      for line in lines.of(indicator, forecasts) {
        if let number = line.forecast, rows[number].basis != "administrative" {
          let rule = rows[number].rules(in: language).joined(separator: ", ")
          drawn.forecasts.append((sheet.row, rule))
        }
        try write(line, of: table, on: &sheet)
      }
      if !drawn.forecasts.isEmpty { charted.append(drawn) }
    }
    sheet.sheet.freeze(rows: firstRow, columns: 2)
    sheet.finish(
      repeated: (firstRow - 3)...(firstRow - 1),
      atLeast: [5, 44, 11, 14] + table.columns.map { _ in 9 } + [40])
    try insertCharts(charted, of: table, yearsRow: firstRow - 2, into: sheet)
  }

  /// Three rows: groups of columns, years, and the columns' numbers.
  private func writeHead(
    of table: IndicatorTable, on sheet: inout SheetWriter
  ) throws(OutputError) {
    let look = CellStyle.header.boxed
    let (row, last) = (sheet.row, 4 + table.columns.count)
    let left: [Message] = [.indicatorNumber, .indicators, .indicatorUnit, .indicatorAgency]
    for (column, message) in left.enumerated() {
      try sheet.sheet.merge(
        language.text(message), rows: row...(row + 1), columns: column...column, look)
    }
    if !table.columns.isEmpty {
      try sheet.sheet.merge(
        language.text(.indicatorTargets), rows: row...row, columns: 4...(last - 1), look)
    }
    try sheet.sheet.merge(
      language.text(.indicatorResponsible), rows: row...(row + 1), columns: last...last, look)
    for (place, column) in table.columns.enumerated() {
      let head = language.heading(of: column)
      try sheet.sheet.write(head, row + 1, 4 + place, look)
      sheet.breaks(head, row: row + 1, column: 4 + place)
    }
    for column in 0...last { try sheet.sheet.write(Double(column + 1), row + 2, column, look) }
    sheet.skip(3)
  }

  private func write(
    _ indicator: TargetIndicator, of table: IndicatorTable, on sheet: inout SheetWriter
  ) throws(OutputError) {
    let row = sheet.row
    let texts = [
      indicator.number, language.text(of: indicator.words.name),
      language.text(of: indicator.words.unit),
      language.text(of: indicator.words.agency),
    ]
    for (column, text) in texts.enumerated() {
      try sheet.sheet.write(text, row, column, CellStyle.text.boxed)
      sheet.breaks(text, row: row, column: column)
    }
    for (place, value) in table.official(indicator).enumerated() {
      try writeValue(value, row, 4 + place, on: sheet, isItalic: false)
    }
    let responsible = language.text(of: indicator.words.responsible)
    let last = 4 + table.columns.count
    try sheet.sheet.write(responsible, row, last, CellStyle.text.boxed)
    sheet.breaks(responsible, row: row, column: last)
    sheet.skip()
  }

  private func write(
    _ line: IndicatorLine, of table: IndicatorTable, on sheet: inout SheetWriter
  ) throws(OutputError) {
    let row = sheet.row
    var look = CellStyle.text.boxed
    look.isItalic = true
    for column in [0, 2, 3, 4 + table.columns.count] { sheet.sheet.blank(row, column, look) }
    try sheet.sheet.write(line.name, row, 1, look)
    sheet.breaks(line.name, row: row, column: 1)
    for (place, value) in line.values.enumerated() {
      try writeValue(value, row, 4 + place, on: sheet, isItalic: true)
    }
    sheet.skip()
  }

  private func writeValue(
    _ value: Double?, _ row: Int, _ column: Int, on sheet: SheetWriter, isItalic: Bool
  ) throws(OutputError) {
    var look = CellStyle.text.boxed
    look.isItalic = isItalic
    look.alignment = .right
    guard let value else { return sheet.sheet.blank(row, column, look) }
    look.numberFormat = abs(value) >= 1000 ? "#,##0" : "General"
    // The sheet of the table has every digit.
    try sheet.sheet.write((100 * value).rounded() / 100, row, column, look)
  }

  // MARK: Charts

  /// An indicator that is forecast: the rows of its targets and of its forecast under each rule.
  private struct Charted {
    let indicator: TargetIndicator
    let targets: Int
    var forecasts: [(row: Int, rule: String)]
  }

  private func insertCharts(
    _ charted: [Charted], of table: IndicatorTable, yearsRow: Int, into sheet: SheetWriter
  ) throws(OutputError) {
    let columns = 4...(3 + table.columns.count)
    let colours: [Colour] = [.blue, .green, .orange]
    for (place, drawn) in charted.enumerated() {
      let name = XLSXText.line(language.text(of: drawn.indicator.words.name), limit: 90)
      let forecasts = drawn.forecasts.enumerated().map { number, forecast in
        XLSXChart.Series(
          name: [language.text(.forecasted), forecast.rule].filter { !$0.isEmpty }
            .joined(separator: ", "),
          rows: forecast.row...forecast.row, columns: columns,
          colour: colours[number % colours.count], hasMarkers: true)
      }
      let targets = XLSXChart.Series(
        name: language.text(.target), rows: drawn.targets...drawn.targets, columns: columns,
        colour: .vermilion, hasMarkers: true)
      try XLSXChart(
        kind: .lines, title: "\(drawn.indicator.number). \(name)",
        categories: (yearsRow...yearsRow, columns), series: [targets] + forecasts,
        numberFormat: drawn.indicator.isPercentage ? "General" : "#,##0"
      ).insert(
        into: sheet.sheet, sheet.row + 1 + 17 * (place / 2), place % 2 == 0 ? 1 : 5, width: 560,
        height: 320)
    }
  }
}

extension Language {
  /// `2025, fact` or `2026`.
  func heading(of column: IndicatorTable.Column) -> String {
    text(column.isFact ? .indicatorFact : .indicatorYear, ["year": String(column.year)])
  }
}
