import Diagnostics
import Tables

/// Sheets that hold tables as they are.
struct DataSheets {
  let workbook: XLSXWorkbook
  let language: Language
  /// The scenario and its years.
  let scenarioLine: String
  let tables: [RunTable]

  /// A table with its own column names, so that the CSV, the database and the workbook can be read by
  /// the same words.
  func write(_ table: RunTable) throws(OutputError) {
    let columns = table.description.columns
    let rows = try table.rows()
    var sheet = SheetWriter(try workbook.addSheet(sheetName(of: table)))
    try sheet.title(
      table.path ?? table.name,
      [
        scenarioLine,
        language.text(.workbookDataReading, ["sheet": language.text(.workbookColumns)]),
      ])
    for (column, description) in columns.enumerated() {
      try sheet.sheet.write(description.unit ?? "", sheet.row, column, .unit)
    }
    sheet.skip()
    let head = sheet.row
    let isText = columns.map { Self.storage($0) == .text }
    let leading = isText.firstIndex(of: false) ?? columns.count
    try sheet.header(columns.map(\.name), leftColumns: leading)
    let keys = columns.prefix { table.description.key.contains($0.name) }.count
    sheet.sheet.freeze(rows: head + 1, columns: min(keys, 4))
    let looks = columns.map(Self.look)
    for row in 0..<rows.rowCount {
      try sheet.cells(
        columns.indices.map { column in
          if isText[column] { return .text(rows.string(row: row, column: column)) }
          return .number(rows.number(row: row, column: column), looks[column])
        })
    }
    if rows.rowCount > 0 {
      sheet.sheet.filter(row: head, lastRow: sheet.row - 1, columns: columns.count)
    }
    sheet.finish(repeated: head...head)
  }

  /// That of the CSV file, where the run writes one.
  private func sheetName(of table: RunTable) -> String {
    table.path == nil ? table.name : table.name + ".csv"
  }

  private static func storage(_ column: ColumnDescription) -> DatabaseTable.Storage {
    DatabaseTable.Storage(column.kind)
  }

  private static func look(_ column: ColumnDescription) -> CellStyle {
    guard storage(column) == .real else { return .year }
    let counted = ["persons", "families", "cases", "MRP", "tenge"]
    return counted.contains { column.unit?.contains($0) == true } ? .tenths : .hundredths
  }

  /// What every column of those sheets means.
  func writeColumns() throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(language.text(.workbookColumns)))
    try sheet.title(language.text(.workbookColumns), [language.text(.workbookColumnsReading)])
    let head = sheet.row
    try sheet.header(
      [
        language.text(.table), language.text(.workbookColumn), language.text(.unit),
        language.text(.workbookMeaning),
      ],
      leftColumns: 4)
    sheet.sheet.freeze(rows: head + 1, columns: 0)
    for table in tables {
      for column in table.description.columns {
        try sheet.cells(
          [
            .text(sheetName(of: table)), .text(column.name), .text(column.unit ?? ""),
            .text(column.meaning),
          ])
      }
    }
    sheet.finish(repeated: head...head)
  }
}
