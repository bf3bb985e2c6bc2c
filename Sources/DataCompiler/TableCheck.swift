import Demography
import Diagnostics
import Tables

/// Checks the cells of an input against the table's description; all faults are kept.
struct TableCheck {
  let description: TableDescription
  let regions: Set<String>
  private(set) var faults: [Diagnostic] = []

  init(_ description: TableDescription, regions: Set<String>) {
    self.description = description
    self.regions = regions
  }

  mutating func check(_ file: CSVFile) {
    checkHeader(file)
    guard faults.isEmpty else { return }
    for (column, name) in file.header.enumerated() {
      guard let kind = description.column(named: name) else { continue }
      for row in 0..<file.rowCount { check(file, row: row, column: column, kind) }
    }
    checkProvenance(file)
    checkKeys(file)
  }

  private mutating func checkHeader(_ file: CSVFile) {
    let top = SourcePosition(file: file.path, line: 1)
    for column in description.columns where column.isRequired && !file.header.contains(column.name)
    {
      faults.append(
        Diagnostic(
          at: top, "the column '\(column.name)' is missing",
          remedy: NearestName.remedy(for: column.name, among: file.header)))
    }
    for name in file.header where description.column(named: name) == nil {
      faults.append(
        Diagnostic(
          at: top, "the table has no column '\(name)'",
          remedy: NearestName.remedy(for: name, among: description.columns.map(\.name))))
    }
  }

  private mutating func check(
    _ file: CSVFile, row: Int, column: Int, _ description: ColumnDescription
  ) {
    let text = file.string(row: row, column: column)
    if text.isEmpty {
      if !description.mayBeEmpty { fault(file, row, column, "the cell is empty") }
      return
    }
    switch description.kind {
    case .text, .period: break
    case .region(let orEvery):
      guard !(regions.contains(text) || orEvery && text == "*") else { return }
      fault(
        file, row, column, "'\(text)' is not a region",
        NearestName.remedy(for: text, among: regions.sorted()))
    case .sex:
      if Sex(name: text) == nil { fault(file, row, column, "the sex is female or male") }
    case .choice(let words):
      guard !words.contains(text) else { return }
      fault(
        file, row, column, "'\(text)' is not possible here",
        NearestName.remedy(for: text, among: words))
    case .date, .firstOfJanuary:
      if Int(text.prefix(4)) == nil || text.utf8.count != 10 {
        fault(file, row, column, "the date is written YYYY-MM-DD")
      }
    case .year: number(file, row, column, in: 1900...2200, whole: true)
    case .age: number(file, row, column, in: 0...100, whole: true)
    case .flag: number(file, row, column, in: 0...1, whole: true)
    case .integer: number(file, row, column, in: -1e15...1e15, whole: true)
    case .number(let bounds): number(file, row, column, in: bounds, whole: false)
    }
  }

  private mutating func number(
    _ file: CSVFile, _ row: Int, _ column: Int, in bounds: ClosedRange<Double>, whole: Bool
  ) {
    guard let value = file.number(row: row, column: column), value.isFinite else {
      return fault(file, row, column, "is not a number")
    }
    if whole, value != value.rounded() { fault(file, row, column, "is not a whole number") }
    if !bounds.contains(value) {
      fault(file, row, column, "is outside \(bounds.lowerBound) to \(bounds.upperBound)")
    }
  }

  /// Every row says who published it and how far it is to be trusted.
  private mutating func checkProvenance(_ file: CSVFile) {
    for name in ["source", "confidence"] {
      guard let column = file.header.firstIndex(of: name) else {
        faults.append(
          Diagnostic(
            at: SourcePosition(file: file.path, line: 1), "the column '\(name)' is missing"))
        continue
      }
      for row in 0..<file.rowCount where file.isEmpty(row: row, column: column) {
        fault(file, row, column, "the row has no \(name)")
      }
    }
  }

  private mutating func checkKeys(_ file: CSVFile) {
    let columns = description.key.compactMap { file.header.firstIndex(of: $0) }
    guard !columns.isEmpty else { return }
    var seen: Set<[String]> = []
    for row in 0..<file.rowCount {
      let key = columns.map { file.string(row: row, column: $0) }
      if !seen.insert(key).inserted {
        fault(file, row, columns[0], "the row of \(key.joined(separator: ", ")) stands twice")
      }
    }
  }

  private mutating func fault(
    _ file: CSVFile, _ row: Int, _ column: Int, _ message: String, _ remedy: String? = nil
  ) {
    faults.append(
      Diagnostic(
        at: file.position(row: row, column: column), field: file.header[column], message,
        excerpt: file.line(row: row), remedy: remedy))
  }
}
