import Diagnostics
import Tables

/// A table of a folder of results held against the same table made again, cell by cell.
package struct TableComparison: Sendable {
  package enum Outcome: Sendable, Equatable {
    case equalBytes
    /// Other digits, all within the tolerance: how many cells, and the largest difference relative
    /// to what is allowed.
    case withinTolerance(cells: Int, ofAllowance: Double)
    case differs(first: Difference, count: Int)
    /// There are no cells to hold against one another: the reason.
    case cannotBeCompared(String)

    package var isSame: Bool {
      switch self {
      case .equalBytes, .withinTolerance: true
      case .differs, .cannotBeCompared: false
      }
    }
  }

  /// One cell whose two values are further apart than two machines may be.
  package struct Difference: Sendable, Equatable {
    package let line: Int
    package let column: String
    /// What tells the row from others, `region north, year 2031`.
    package let row: String
    package let recorded: String
    package let again: String
  }

  /// What two machines may differ by: this share of the larger of two numbers …
  package static let relativeTolerance = 1e-9
  /// … or this many persons, whichever is larger.
  package static let personsTolerance = 1e-6

  /// Below the folder of results, `forecast/regions.csv`.
  package let name: String
  package let outcome: Outcome

  /// - Parameters:
  ///   - recorded: the bytes of the table in the folder.
  ///   - again: the bytes of the table made again.
  package init(
    _ name: String, of description: TableDescription, recorded: [UInt8], again: [UInt8]
  ) {
    self.name = name
    guard recorded != again else {
      outcome = .equalBytes
      return
    }
    do throws(InputRejected) {
      outcome = Self.compare(
        try CSVFile(path: name, text: recorded), try CSVFile(path: name, text: again), description)
    } catch {
      outcome = .cannotBeCompared(
        error.diagnostics.first.map { "it is not a table any more: \($0.message)" } ?? "")
    }
  }

  /// A table that stands on one side only.
  init(_ name: String, cannotBeCompared reason: String) {
    self.name = name
    outcome = .cannotBeCompared(reason)
  }

  private static func compare(
    _ recorded: CSVFile, _ again: CSVFile, _ description: TableDescription
  ) -> Outcome {
    guard recorded.header == again.header else {
      return .cannotBeCompared("its columns are not those of this version of kosh")
    }
    guard recorded.rowCount == again.rowCount else {
      return .cannotBeCompared(
        "it has \(recorded.rowCount) rows, made again it has \(again.rowCount)")
    }
    let floors = again.header.map { name in
      let isPersons = description.column(named: name)?.unit?.hasPrefix("persons") ?? false
      return isPersons ? personsTolerance : 0
    }
    var tally = Tally()
    for row in 0..<again.rowCount {
      for column in floors.indices {
        tally.add(recorded, again, row, column, floor: floors[column], key: description.key)
      }
    }
    if let first = tally.first { return .differs(first: first, count: tally.count) }
    return .withinTolerance(cells: tally.otherDigits, ofAllowance: tally.ofAllowance)
  }

  /// The differences met so far.
  private struct Tally {
    var first: Difference?
    var count = 0
    var otherDigits = 0
    var ofAllowance = 0.0

    mutating func add(
      _ recorded: CSVFile, _ again: CSVFile, _ row: Int, _ column: Int, floor: Double,
      key: [String]
    ) {
      let (was, now) = (
        recorded.string(row: row, column: column), again.string(row: row, column: column)
      )
      if was == now { return }
      if let a = recorded.number(row: row, column: column),
        let b = again.number(row: row, column: column), a.isFinite, b.isFinite
      {
        let allowance = max(floor, relativeTolerance * max(abs(a), abs(b)))
        if abs(a - b) <= allowance {
          otherDigits += 1
          if allowance > 0 { ofAllowance = max(ofAllowance, abs(a - b) / allowance) }
          return
        }
      }
      count += 1
      if first == nil {
        first = Difference(
          line: recorded.position(row: row, column: column).line,
          column: again.header[column], row: Self.words(for: row, of: again, key: key),
          recorded: was, again: now)
      }
    }

    private static func words(for row: Int, of table: CSVFile, key: [String]) -> String {
      key.compactMap { name in
        table.header.firstIndex(of: name).map {
          "\(name) \(table.string(row: row, column: $0))"
        }
      }.joined(separator: ", ")
    }
  }
}
