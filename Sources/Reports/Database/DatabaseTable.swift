import Tables

/// A table of the results as a table of SQLite: its columns, their types, and the statements that
/// make and fill it.
struct DatabaseTable {
  /// How a value is stored.
  enum Storage: String {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"

    init(_ kind: ColumnDescription.Kind) {
      switch kind {
      case .year, .age, .integer, .flag: self = .integer
      case .number: self = .real
      case .text, .region, .date, .firstOfJanuary, .period, .sex, .choice: self = .text
      }
    }
  }

  struct Column {
    /// The name in the database: that of the CSV, made different where it differs in case alone.
    let name: String
    let storage: Storage
    let description: ColumnDescription
  }

  let name: String
  /// The CSV file of the same rows.
  let file: String?
  let description: TableDescription
  let columns: [Column]

  init(_ table: RunTable) {
    name = table.name
    file = table.path
    description = table.description
    let names = Self.distinct(table.description.columns.map(\.name))
    columns = zip(names, table.description.columns).map { name, column in
      Column(name: name, storage: Storage(column.kind), description: column)
    }
  }

  /// SQLite does not tell `A` from `a` in the names of columns, and ids of age groups are names here.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let plain = String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 }))
      var candidate = plain
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = "\(plain)_\(number)"
        number += 1
      }
      return candidate
    }
  }

  /// Columns by which a row is found.
  var key: [Column] {
    description.key.compactMap { name in columns.first { $0.description.name == name } }
  }

  /// The same as a primary key; none where one of them may be empty.
  private var primaryKey: [Column] {
    key.allSatisfy { !$0.description.mayBeEmpty } ? key : []
  }

  /// In place of a primary key where one of its columns may be empty, which SQL does not take for equal.
  private var uniqueIndex: [String] {
    guard primaryKey.isEmpty, !key.isEmpty else { return [] }
    let columns = key.map { column in
      column.description.mayBeEmpty
        ? "coalesce(\(Self.quoted(column.name)), '')" : Self.quoted(column.name)
    }.joined(separator: ", ")
    return [
      "CREATE UNIQUE INDEX \(Self.quoted("\(name)_key")) ON \(Self.quoted(name)) (\(columns))"
    ]
  }

  var creation: String {
    var lines = columns.map { column in
      "  \(Self.quoted(column.name)) \(column.storage.rawValue)"
        + (column.description.mayBeEmpty ? "" : " NOT NULL")
    }
    if !primaryKey.isEmpty { lines.append("  PRIMARY KEY (\(Self.list(primaryKey)))") }
    return "CREATE TABLE \(Self.quoted(name)) (\n\(lines.joined(separator: ",\n"))\n) STRICT"
      + (isOrderedByKey ? ", WITHOUT ROWID" : "")
  }

  /// The columns of the key stand first. SQLite to 3.40 takes other tables without row ids for broken
  /// (`PRAGMA integrity_check` finds values missing that are there).
  private var isOrderedByKey: Bool {
    let key = Set(primaryKey.map(\.name))
    return !key.isEmpty && key == Set(columns.prefix(key.count).map(\.name))
  }

  /// What one region's rows are found by; the key begins with something else.
  var indices: [String] {
    let leading = key.first?.name
    let year = columns.first { $0.description.name == "year" }
    return uniqueIndex
      + columns.filter { column in
        let isPlace = ["region", "origin", "destination"].contains(column.description.name)
        return isPlace && column.name != leading
      }.map { column in
        "CREATE INDEX \(Self.quoted("\(name)_by_\(column.name)")) ON \(Self.quoted(name)) "
          + "(\(Self.list([column, year].compactMap(\.self))))"
      }
  }

  var insertion: String {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(name)) (\(Self.list(columns))) VALUES (\(places))"
  }

  private static func list(_ columns: [Column]) -> String {
    columns.map { quoted($0.name) }.joined(separator: ", ")
  }

  /// A name that stays a name whatever it holds.
  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
