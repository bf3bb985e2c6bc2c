import Diagnostics
import Tables

extension ResultsBook {
  /// How the run came about, as far as a repetition gives the same.
  ///
  /// - Parameter tables: what the record says, as tables.
  func writeRecord(_ tables: [RunTable]) throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(text(.workbookRecord)))
    try sheet.title(text(.workbookRecord), [text(.workbookRecordReading)])
    for table in tables {
      switch table.name {
      case RecordTables.run.name, RecordTables.inputs.name: try writeWhole(table, on: &sheet)
      case RecordTables.notes.name:
        let rows = try table.rows()
        guard rows.rowCount > 0 else { continue }
        try sheet.line(table.name, .heading)
        for row in 0..<rows.rowCount {
          let (kind, text) = (table.column("kind", of: rows), table.column("text", of: rows))
          try sheet.paragraph(
            rows.string(row: row, column: kind), rows.string(row: row, column: text), lastColumn: 2)
        }
        sheet.skip()
      default: break
      }
    }
    sheet.finish()
  }

  private func writeWhole(
    _ table: RunTable, on sheet: inout SheetWriter
  ) throws(OutputError) {
    let rows = try table.rows()
    try sheet.line(table.name, .heading)
    try sheet.header(rows.header, leftColumns: rows.header.count)
    for row in 0..<rows.rowCount {
      try sheet.cells(
        rows.header.indices.map { column in
          let isNumber = DatabaseTable.Storage(table.description.columns[column].kind) != .text
          guard isNumber else { return .text(rows.string(row: row, column: column)) }
          return .number(rows.number(row: row, column: column), .whole)
        })
    }
    sheet.skip()
  }
}
