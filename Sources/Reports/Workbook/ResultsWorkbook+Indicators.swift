import Demography
import Diagnostics
import ScenarioEngine
import Tables

extension ResultsWorkbook {
  /// The official table of target indicators, in its own order of columns, with the scenario's
  /// forecasts below the targets where the run has a table of indicators.
  func writeIndicators() throws(OutputError) {
    let indicators = IndicatorTable.aimed(of: forecast.country)
    let table = IndicatorTable(indicators)
    let forecasts = try IndicatorForecasts(run.tables)
    var sheet = SheetWriter(try workbook.addSheet(text(.indicatorsSheet)))
    try sheet.title(text(.indicators), [scenarioLine, text(.indicatorsReading)])
    try writeHead(of: table, on: &sheet)
    let firstRow = sheet.row
    var charted: [Charted] = []
    for indicator in indicators {
      var drawn = Charted(indicator: indicator, targets: sheet.row, forecasts: [])
      try write(indicator, of: table, on: &sheet)
      for forecast in forecasts.of(indicator.number) {
        if forecast.basis == "outcome" { drawn.forecasts.append((sheet.row, forecast.rule)) }
        try write(forecast, of: table, on: &sheet)
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
      try sheet.sheet.merge(text(message), rows: row...(row + 1), columns: column...column, look)
    }
    if !table.columns.isEmpty {
      try sheet.sheet.merge(text(.indicatorTargets), rows: row...row, columns: 4...(last - 1), look)
    }
    try sheet.sheet.merge(
      text(.indicatorResponsible), rows: row...(row + 1), columns: last...last, look)
    for (place, column) in table.columns.enumerated() {
      let message: Message = column.isFact ? .indicatorFact : .indicatorYear
      let head = language.text(message, ["year": String(column.year)])
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
    for (place, column) in table.columns.enumerated() {
      let values = column.isFact ? indicator.facts : indicator.tableTargets
      try writeValue(values[column.year], row, 4 + place, on: sheet, isItalic: false)
    }
    let responsible = language.text(of: indicator.words.responsible)
    let last = 4 + table.columns.count
    try sheet.sheet.write(responsible, row, last, CellStyle.text.boxed)
    sheet.breaks(responsible, row: row, column: last)
    sheet.skip()
  }

  private func write(
    _ forecast: IndicatorForecasts.Row, of table: IndicatorTable, on sheet: inout SheetWriter
  ) throws(OutputError) {
    let row = sheet.row
    var look = CellStyle.text.boxed
    look.isItalic = true
    let name = forecast.name(in: language)
    for column in [0, 2, 3, 4 + table.columns.count] { sheet.sheet.blank(row, column, look) }
    try sheet.sheet.write(name, row, 1, look)
    sheet.breaks(name, row: row, column: 1)
    for (place, column) in table.columns.enumerated() {
      let value = column.isFact ? nil : forecast.values[column.year]
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
    try sheet.sheet.write(value, row, column, look)
  }

  /// An outcome of the model: the rows of its targets and of its forecast under each rule.
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
          name: [text(.forecasted), forecast.rule].filter { !$0.isEmpty }.joined(separator: ", "),
          rows: forecast.row...forecast.row, columns: columns,
          colour: colours[number % colours.count], hasMarkers: true)
      }
      let targets = XLSXChart.Series(
        name: text(.target), rows: drawn.targets...drawn.targets, columns: columns,
        colour: .vermilion, hasMarkers: true)
      try XLSXChart(
        kind: .lines, title: "\(drawn.indicator.number). \(name)",
        categories: (yearsRow...yearsRow, columns), series: [targets] + forecasts
      ).insert(
        into: sheet.sheet, sheet.row + 1 + 17 * (place / 2), place % 2 == 0 ? 1 : 5, width: 560,
        height: 320)
    }
  }
}

extension IndicatorForecasts.Row {
  /// What it is, what it rests on, and under which rule of moves it was made.
  func name(in language: Language) -> String {
    let message: Message =
      switch basis {
      case "outcome": .basisOutcome
      case "assumption": .basisAssumption
      default: .basisAdministrative
      }
    let words = [language.text(message), rule].filter { !$0.isEmpty }.joined(separator: "; ")
    return "\(language.text(.indicatorForecast)) (\(words))"
  }
}

/// The years of the official table: facts, then targets.
struct IndicatorTable {
  struct Column: Equatable {
    let year: Int
    let isFact: Bool
  }

  let columns: [Column]

  init(_ indicators: [TargetIndicator]) {
    let facts = Set(indicators.flatMap { $0.facts.keys }).sorted()
    let targets = Set(indicators.flatMap { $0.tableTargets.keys }).sorted()
    columns =
      facts.map { Column(year: $0, isFact: true) } + targets.map { Column(year: $0, isFact: false) }
  }
}

extension IndicatorTable {
  /// Indicators with targets: those of earlier programmes may have none.
  static func aimed(of country: CountryData) -> [TargetIndicator] {
    country.indicators.filter { !$0.tableTargets.isEmpty }
  }
}

extension TargetIndicator {
  /// Targets of the document's own table.
  var tableTargets: [Int: Double] { targets.first { $0.document == .table }?.byYear ?? [:] }
}

/// What the run's own table of indicators forecasts, of the area whose target it is: the country, or the
/// designated regions.
package struct IndicatorForecasts {
  package struct Row: Equatable {
    /// The rule of moves and the meaning of the name under which it was made, as the table calls them;
    /// empty where it does not depend on any.
    package let rule: String
    /// `outcome`, `assumption` or `administrative`.
    package let basis: String
    package let values: [Int: Double]
  }

  private var rows: [String: [Row]] = [:]

  /// - Parameter tables: of the run; without a table `indicators` there is no forecast.
  package init(_ tables: [RunTable]) throws(OutputError) {
    guard let table = tables.first(where: { $0.description.name == "indicators" }) else { return }
    let file = try table.rows()
    func column(_ name: String) -> Int { table.column(name, of: file) }
    let (level, number, year) = (column("level"), column("number"), column("year"))
    let (forecast, basis) = (column("forecast"), column("basis"))
    let (rule, definition) = (column("net_rule"), column("definition"))
    let target = column("target")

    var order: [String: [[String]]] = [:]
    var values: [String: [[String]: [Int: Double]]] = [:]
    for row in 0..<file.rowCount {
      func text(_ column: Int) -> String { file.string(row: row, column: column) }
      // The same figure of other areas has no target.
      guard text(level) != "region", !file.isEmpty(row: row, column: target),
        let value = file.number(row: row, column: forecast),
        let when = file.number(row: row, column: year)
      else { continue }
      let id = text(number)
      let words = [text(rule), text(definition)].filter { !$0.isEmpty }
      let kind = [words.joined(separator: ", "), text(basis)]
      if values[id]?[kind] == nil { order[id, default: []].append(kind) }
      values[id, default: [:]][kind, default: [:]][Int(when)] = value
    }
    for (id, kinds) in order {
      rows[id] = kinds.map { kind in
        Row(rule: kind[0], basis: kind[1], values: values[id]?[kind] ?? [:])
      }
    }
  }

  package func of(_ number: String) -> [Row] { rows[number] ?? [] }
}
