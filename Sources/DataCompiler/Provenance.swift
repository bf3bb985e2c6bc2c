import Diagnostics
import Tables

/// Every row of an input says who published it and how far it is to be trusted.
package enum Provenance {
  package static func faults(_ file: CSVFile) -> [Diagnostic] {
    var faults = TableFaults()
    for name in ["source", "confidence"] {
      guard let column = file.header.firstIndex(of: name) else {
        faults.add(row: -1, "the column '\(name)' is missing", "add it: every row needs one")
        continue
      }
      for row in 0..<file.rowCount where file.isEmpty(row: row, column: column) {
        faults.add(row: row, column: column, cause: name, "the row has no \(name)")
      }
    }
    return faults.diagnostics(in: file)
  }
}
