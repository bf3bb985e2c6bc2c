/// What one column of a table holds: read by the checks, the documentation, `datapackage.json` and
/// the database alike, so that they cannot disagree.
package struct ColumnDescription: Sendable {
  package enum Kind: Sendable, Equatable {
    case text
    /// The id of a region of `regions.csv`; `*` stands for every region where `orEvery` is true.
    case region(orEvery: Bool)
    /// A calendar year, 1900 to 2200.
    case year
    /// An ISO date, `YYYY-MM-DD`.
    case date
    /// The date of a stock, `YYYY-01-01`.
    case firstOfJanuary
    /// A year, half, quarter or number of months from January: `2026`, `2026H1`, `2026Q3`, `2026M9`.
    case period
    /// Single years of age, 0 to 100, 100 open.
    case age
    /// `female` or `male`.
    case sex
    case integer
    case number(ClosedRange<Double>)
    /// `1` or `0`.
    case flag
    case choice([String])
  }

  package let name: String
  package let kind: Kind
  package let unit: String?
  package let meaning: String
  /// The column must stand in the header.
  package let isRequired: Bool
  /// A cell of the column may be empty.
  package let mayBeEmpty: Bool

  package init(
    _ name: String, _ kind: Kind, unit: String? = nil, _ meaning: String,
    optional: Bool = false, mayBeEmpty: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.isRequired = !optional
    self.mayBeEmpty = mayBeEmpty || optional
  }
}

/// One table of the data package or of the results.
package struct TableDescription: Sendable {
  /// The file's name without its folder, `population.csv`.
  package let file: String
  package let meaning: String
  package let columns: [ColumnDescription]
  /// The columns that tell one row from another.
  package let key: [String]
  /// A package without this table is refused.
  package let isRequired: Bool
  /// Families of columns, one a year: `target` stands for `target_2026`, `target_2027` and so on.
  package let yearlyColumns: [ColumnDescription]

  package init(
    _ file: String, _ meaning: String, key: [String], required: Bool = false,
    columns: [ColumnDescription], yearlyColumns: [ColumnDescription] = []
  ) {
    self.file = file
    self.meaning = meaning
    self.key = key
    self.isRequired = required
    self.columns = columns
    self.yearlyColumns = yearlyColumns
  }

  /// The same table with more columns at the end.
  package func adding(_ more: [ColumnDescription]) -> TableDescription {
    TableDescription(file, meaning, key: key, required: isRequired, columns: columns + more)
  }

  /// `population` for `population.csv`.
  package var name: String { file.hasSuffix(".csv") ? String(file.dropLast(4)) : file }

  /// The description of a column as it is named in a header, `target_2026` included.
  package func column(named name: String) -> ColumnDescription? {
    if let column = columns.first(where: { $0.name == name }) { return column }
    guard let cut = name.lastIndex(of: "_") else { return nil }
    let year = name[name.index(after: cut)...]
    guard year.utf8.count == 4, year.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    return yearlyColumns.first { $0.name == name[..<cut] }
  }
}

extension ColumnDescription {
  /// The columns that every table of the data package may carry.
  package static let provenance: [ColumnDescription] = [
    ColumnDescription(
      "source", .text, "who published the figure, or how it was derived", optional: true),
    ColumnDescription(
      "confidence", .choice(["verified", "derived", "unverified"]),
      "verified: read from a publication; derived: computed from verified figures; unverified",
      optional: true),
  ]
}
