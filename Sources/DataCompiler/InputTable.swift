import Demography
import Tables

/// An input whose cells were checked against its description.
struct InputTable {
  let file: CSVFile
  private let columns: [String: Int]

  init(_ file: CSVFile) {
    self.file = file
    columns = Dictionary(
      uniqueKeysWithValues: file.header.enumerated().map { ($0.element, $0.offset) })
  }

  var rows: Range<Int> { 0..<file.rowCount }

  func text(_ row: Int, _ column: String) -> String {
    columns[column].map { file.string(row: row, column: $0) } ?? ""
  }

  /// `nil` where the cell is empty or the column is not there.
  func number(_ row: Int, _ column: String) -> Double? {
    columns[column].flatMap { file.number(row: row, column: $0) }
  }

  /// A number that the check found to be there.
  func value(_ row: Int, _ column: String) -> Double {
    guard let value = number(row, column) else {
      preconditionFailure("\(file.path), row \(row + 1): '\(column)' was not checked")
    }
    return value
  }

  func integer(_ row: Int, _ column: String) -> Int { Int(value(row, column)) }

  func sex(_ row: Int) -> Sex {
    text(row, "sex") == Sex.male.name ? .male : .female
  }

  /// The year of a `date`.
  func dateYear(_ row: Int) -> Int { Int(text(row, "date").prefix(4)) ?? 0 }
}
