import Diagnostics
import Tables

/// One table of a run, whichever part of the results it belongs to: what it is, where it stands, and
/// how its text is made.
package struct RunTable: Sendable {
  /// The folder of its CSV file below the results, `forecast`; empty for a table that has no file and
  /// stands in the database alone.
  package let folder: String
  package let description: TableDescription
  /// Its CSV text with comma and decimal point, whatever the file is written with.
  private let text: @Sendable () -> [UInt8]
  /// The run writes it as a file; else it stands in its reports alone.
  private let isFile: Bool

  package init(
    in folder: String, _ description: TableDescription, isFile: Bool = true,
    text: @escaping @Sendable () -> [UInt8]
  ) {
    self.folder = folder
    self.description = description
    self.isFile = isFile && !folder.isEmpty
    self.text = text
  }

  /// `regions`, or `readiness_daily`: tables outside the forecast bear the name of their folder.
  package var name: String {
    folder.isEmpty || folder == ResultTables.forecastFolder
      ? description.name : folder + "_" + description.name
  }

  /// Below the folder of results; `nil` for a table without a file.
  package var path: String? { isFile ? folder + "/" + description.file : nil }

  /// Where a column stands; the table must have it.
  func column(_ name: String, of rows: CSVFile) -> Int {
    guard let place = rows.header.firstIndex(of: name) else {
      preconditionFailure("the table \(self.name) has no column \(name)")
    }
    return place
  }

  /// Its rows, cut into cells.
  ///
  /// - Throws: `OutputError` when the text is no table.
  func rows() throws(OutputError) -> CSVFile {
    do {
      return try CSVFile(path: path ?? name, text: text())
    } catch {
      throw OutputError(
        path: path ?? name, operation: "read again",
        reason: error.diagnostics.map(\.message).joined(separator: "; "))
    }
  }
}
