import Diagnostics
import Tables

/// `results.sqlite`: every table of a run with types, keys and indices, what each column means, and
/// the reproducible part of the run record.
///
/// Rows are taken from the text of the CSV files, so that the two hold the same numbers to the last
/// digit.
enum ResultsDatabase {
  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  static func write(
    _ tables: [RunTable], to place: ReportPlace, interrupt: InterruptFlag
  ) throws {
    let database = try SQLiteDatabase.create(at: place)
    try database.execute("BEGIN")
    for table in catalogue(of: tables) + tables {
      try interrupt.check()
      try fill(DatabaseTable(table), from: try table.rows(), in: database, at: place)
    }
    try database.execute("COMMIT")
    try interrupt.check()
    // Rows arrive in the order of the data package; this puts the pages in the order of the keys.
    try database.execute("VACUUM")
  }

  private static func fill(
    _ table: DatabaseTable, from rows: CSVFile, in database: borrowing SQLiteDatabase,
    at place: ReportPlace
  ) throws(OutputError) {
    try database.execute(table.creation)
    let insertion = try database.prepare(table.insertion)
    for row in 0..<rows.rowCount {
      for (number, column) in table.columns.enumerated() {
        guard bind(column, rows, row: row, number, to: insertion) else {
          throw OutputError(
            path: place.shownAs, operation: "write",
            reason:
              "\(table.name), row \(row + 1): '\(rows.string(row: row, column: number))' is no "
              + "\(column.storage.rawValue) for \(column.name)")
        }
      }
      try database.step(insertion)
    }
    for index in table.indices { try database.execute(index) }
  }

  /// - Returns: `false` where the text is no value of the column's type.
  private static func bind(
    _ column: DatabaseTable.Column, _ rows: CSVFile, row: Int, _ number: Int,
    to statement: borrowing SQLiteStatement
  ) -> Bool {
    if rows.isEmpty(row: row, column: number), column.description.mayBeEmpty {
      statement.bindNothing(to: number)
      return true
    }
    switch column.storage {
    case .text:
      statement.bind(rows.string(row: row, column: number), to: number)
      return true
    case .real:
      guard let value = rows.number(row: row, column: number) else { return false }
      statement.bind(value, to: number)
      return true
    case .integer:
      guard let value = rows.number(row: row, column: number).flatMap(Int.init(exactly:)) else {
        return false
      }
      statement.bind(value, to: number)
      return true
    }
  }

  // MARK: What it says about itself

  /// The tables `tables` and `columns`, themselves included.
  private static func catalogue(of tables: [RunTable]) -> [RunTable] {
    let empty = RecordTables.catalogue.map { RunTable(in: "", $0, text: { [] }) }
    let described = (empty + tables).map(DatabaseTable.init)
    return [
      RunTable(in: "", RecordTables.tables) { text(ofTables: described) },
      RunTable(in: "", RecordTables.columns) { text(ofColumns: described) },
    ]
  }

  private static func text(ofTables tables: [DatabaseTable]) -> [UInt8] {
    var text = CSVText(columns: RecordTables.tables.columns.map(\.name))
    for table in tables {
      text.append(table.name)
      text.append(table.file ?? "")
      text.append(table.description.meaning)
      text.append(table.key.map(\.name).joined(separator: ", "))
    }
    return text.bytes
  }

  private static func text(ofColumns tables: [DatabaseTable]) -> [UInt8] {
    var text = CSVText(columns: RecordTables.columns.columns.map(\.name))
    for table in tables {
      for (number, column) in table.columns.enumerated() {
        text.append(table.name)
        text.append(number + 1)
        text.append(column.name)
        text.append(column.storage.rawValue)
        text.append(column.description.unit ?? "")
        text.append(column.description.meaning)
      }
    }
    return text.bytes
  }
}
