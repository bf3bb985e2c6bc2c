import Diagnostics

/// What is wrong with the rows of one table: each cause once, at its first row, with the number of
/// others like it.
package struct TableFaults: Sendable {
  /// As many causes are shown as a person reads at once.
  package static let shown = 20
  /// A table of nothing but faults is not remembered whole.
  private static let remembered = 5000

  private struct Fault {
    /// -1 is the header.
    var row: Int
    var column: Int
    var message: String
    var remedy: String?
    var repeats = 0
  }

  private var faults: [Fault] = []
  private var indexByCause: [String: Int] = [:]
  private var forgotten = 0

  package init() {}

  package var isEmpty: Bool { faults.isEmpty }

  /// - Parameters:
  ///   - row: from zero below the header; -1 for the header itself.
  ///   - cause: what two faults share when they need one repair; `nil` for a fault of its own.
  package mutating func add(
    row: Int, column: Int = 0, cause: String? = nil, _ message: String, _ remedy: String? = nil
  ) {
    if let cause, let known = indexByCause[cause] {
      faults[known].repeats += 1
      return
    }
    guard faults.count < Self.remembered else {
      forgotten += 1
      return
    }
    if let cause { indexByCause[cause] = faults.count }
    faults.append(Fault(row: row, column: column, message: message, remedy: remedy))
  }

  /// The faults in the order of the file.
  package func diagnostics(in file: CSVFile) -> [Diagnostic] {
    let sorted = faults.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    var diagnostics = sorted.prefix(Self.shown).map { fault in
      let also = fault.repeats == 0 ? "" : " (and \(fault.repeats) more like it)"
      return file.fault(
        row: fault.row, column: fault.column, fault.message + also, fault.remedy)
    }
    if sorted.count > Self.shown {
      let next = sorted[Self.shown]
      let count = sorted.count - Self.shown + forgotten
      diagnostics.append(
        Diagnostic(
          at: file.position(row: next.row, column: next.column),
          "and \(count) more \(count == 1 ? "fault" : "faults") from here on"))
    }
    return diagnostics
  }
}
