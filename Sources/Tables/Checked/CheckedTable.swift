import Diagnostics

/// A table whose header and cells were checked against its description, and its cells as values.
///
/// A cell that is empty, spoiled or `*` has a code of its own below zero, so that builders can walk
/// whole columns without asking cell by cell.
package struct CheckedTable: Sendable {
  package let file: CSVFile
  package let description: TableDescription
  package var faults = TableFaults()
  /// No cell of the row is spoiled.
  package private(set) var isSound: [Bool]
  /// Every required column is there: rows can be read.
  package private(set) var hasAllColumns = true

  /// Codes of cells that hold no value.
  package enum Code {
    /// `*`: every region.
    package static let every = -1
    package static let empty = -2
    /// A cell that was reported.
    package static let spoiled = -3
  }

  private var columnByName: [String: Int] = [:]
  private var codesByColumn: [Int: [Int]] = [:]
  private var numbersByColumn: [Int: [Double]] = [:]

  /// Checks the header, every cell and the key; what is wrong stands in `faults` afterwards.
  ///
  /// - Parameter regions: `nil` when the regions themselves could not be read: then region cells
  ///   are taken as they are, unchecked.
  package init(_ file: CSVFile, as description: TableDescription, regions: RegionLookup?) {
    self.file = file
    self.description = description
    isSound = [Bool](repeating: true, count: file.rowCount)
    for (index, name) in file.header.enumerated() { columnByName[name] = index }
    checkHeader()
    for (index, name) in file.header.enumerated() {
      guard let column = description.column(named: name) else { continue }
      var cells = CellReader(file: file, index: index, column: column)
      if case .number = column.kind {
        numbersByColumn[index] = cells.numbers()
      } else if case .integer = column.kind {
        numbersByColumn[index] = cells.numbers()
      } else {
        codesByColumn[index] = cells.codes(regions: regions)
      }
      take(cells)
    }
    refuseDuplicates()
  }

  package var rowCount: Int { file.rowCount }

  /// The table has this column.
  package func has(_ column: String) -> Bool { columnByName[column] != nil }

  package func columnIndex(_ column: String) -> Int { columnByName[column] ?? 0 }

  /// The column as codes: the year, the age, 0 for female and 1 for male, the region's row, the
  /// flag, the place in the choice, the year of a first of January, or the number of a text among
  /// the column's different texts. `nil` when the table has no such column.
  package func codes(_ column: String) -> [Int]? {
    columnByName[column].flatMap { codesByColumn[$0] }
  }

  /// The column as numbers, NaN where a cell is empty or spoiled. `nil` when it is not there.
  package func numbers(_ column: String) -> [Double]? {
    columnByName[column].flatMap { numbersByColumn[$0] }
  }

  /// The text of a cell; empty when the table has no such column.
  package func text(_ row: Int, _ column: String) -> String {
    columnByName[column].map { file.string(row: row, column: $0) } ?? ""
  }

  /// Reports a fault of a cell that only its meaning shows.
  package mutating func refuse(
    row: Int, _ column: String, cause: String? = nil, _ message: String, _ remedy: String? = nil
  ) {
    faults.add(
      row: row, column: columnByName[column] ?? 0, cause: cause, message, remedy)
    if row >= 0 { isSound[row] = false }
  }

  package var diagnostics: [Diagnostic] { faults.diagnostics(in: file) }

  private mutating func take(_ cells: CellReader) {
    for fault in cells.faults {
      isSound[fault.row] = false
      faults.add(
        row: fault.row, column: cells.index, cause: fault.cause, fault.message, fault.remedy)
    }
  }
}

// MARK: - Header and key

extension CheckedTable {
  /// Missing columns, and columns of no meaning here that are near the name of one that is absent;
  /// other extra columns are nobody's business.
  private mutating func checkHeader() {
    let known = description.columns.map(\.name)
    let extra = file.header.indices.filter { description.column(named: file.header[$0]) == nil }
    let absent = known.filter { columnByName[$0] == nil }
    var explained: Set<String> = []
    for index in extra {
      let name = file.header[index]
      guard let meant = Self.misspelt(name, among: absent) else { continue }
      explained.insert(meant)
      faults.add(
        row: -1, column: index, "unknown column '\(name)'", "did you mean '\(meant)'?")
    }
    for column in description.columns where column.isRequired && absent.contains(column.name) {
      hasAllColumns = false
      if explained.contains(column.name) { continue }
      let unit = column.unit.map { ", in \($0)" } ?? ""
      faults.add(
        row: -1, column: 0, "the column '\(column.name)' is missing",
        "add it: \(column.meaning)\(unit)")
    }
  }

  /// Short names are near each other by chance: one edit for them, two for long ones.
  private static func misspelt(_ name: String, among absent: [String]) -> String? {
    let bare = String(name.filter { !$0.isWhitespace }).lowercased()
    if let same = absent.first(where: { $0 == bare }) { return same }
    guard let near = NearestName.suggestion(for: bare, among: absent) else { return nil }
    return NearestName.editDistance(Array(bare), Array(near)) <= (near.count < 9 ? 1 : 2)
      ? near : nil
  }

  /// Packs the key's codes into one number: they are small, and 60 bits hold them all.
  private mutating func refuseDuplicates() {
    let keys = description.key.filter { codes($0) != nil }
    guard !keys.isEmpty, rowCount > 1 else { return }
    let columns = keys.compactMap { codes($0) }
    var packed = [Int](repeating: 0, count: rowCount)
    var isSpoiled = [Bool](repeating: false, count: rowCount)
    for codes in columns {
      let radix = (codes.max() ?? 0) + 4
      for row in 0..<rowCount {
        let (product, overflow) = packed[row].multipliedReportingOverflow(by: radix)
        if codes[row] == Code.spoiled || overflow { isSpoiled[row] = true }
        packed[row] = product &+ codes[row] &+ 3
      }
    }
    var firstRow: [Int: Int32] = [:]
    firstRow.reserveCapacity(rowCount)
    var reported = 0
    for row in 0..<rowCount where !isSpoiled[row] {
      let first = firstRow.updateValue(Int32(row), forKey: packed[row])
      guard let first else { continue }
      firstRow[packed[row]] = first
      isSound[row] = false
      reported += 1
      // Finding a line means reading the file up to it: not for every row of a doubled table.
      guard reported <= TableFaults.shown else {
        faults.add(row: row, cause: "duplicates", "a row that stands twice")
        continue
      }
      let line = file.position(row: Int(first), column: 0).line
      let key = keys.map { "\($0) \(text(row, $0))" }.joined(separator: ", ")
      faults.add(
        row: row, column: columnByName[keys[0]] ?? 0, cause: "duplicate of line \(line)",
        "the row stands twice, first on line \(line): \(key)", "remove one of them")
    }
  }
}
