import Diagnostics
import ScenarioEngine
import Tables

/// A folder of results held against the forecast made again from the folder's own inputs.
package struct Verification: Sendable {
  package let tables: [TableComparison]
  /// What else lies in the folder and is made of the same figures.
  package let notCompared: [String]

  /// Reads the folder's tables; writes nothing.
  ///
  /// - Parameter ensemble: the draws made again, where the run had some.
  /// - Throws: `InputRejected` when a table of the folder cannot be read.
  package init(
    of folder: String, against forecast: Forecast, ensemble: EnsembleSummary? = nil
  ) throws(InputRejected) {
    let inside = folder + "/" + ResultTables.forecastFolder
    var found = Set(Self.names(in: inside))
    let dialect = Self.dialect(ofTablesIn: inside)
    var tables: [TableComparison] = []
    for table in ForecastCSV(forecast, ensemble: ensemble, dialect: dialect).tables {
      let name = ResultTables.forecastFolder + "/" + table.description.file
      guard found.remove(table.description.file) != nil else {
        tables.append(TableComparison(name, cannotBeCompared: "it is gone from the folder"))
        continue
      }
      let recorded = try InputFile.read(folder + "/" + name, sizeLimit: Int(Int32.max)).bytes
      tables.append(
        TableComparison(
          name, of: table.description, recorded: recorded, again: table.bytes()))
    }
    tables += found.sorted().map { file in
      TableComparison(
        ResultTables.forecastFolder + "/" + file,
        cannotBeCompared: "a run of this version of kosh does not make it")
    }
    self.tables = tables
    let own = [ResultTables.forecastFolder, "inputs", "datapackage.json", OutputFolder.record]
    // Variants and other commands' parts have records of their own.
    let parts = ["comparison", "readiness", "monitoring"]
    notCompared = Self.names(in: folder).filter { name in
      !own.contains(name) && !parts.contains(name)
        && FileSystem.kind(of: "\(folder)/\(name)/\(OutputFolder.record)") == nil
    }
  }

  /// Every table is the same to the byte or within what two machines may differ by.
  package var isSame: Bool { tables.allSatisfy(\.outcome.isSame) }

  private static func names(in folder: String) -> [String] {
    ((try? FileSystem.entries(of: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The run may have been told to write for spreadsheets.
  private static func dialect(ofTablesIn folder: String) -> CSVText.Dialect {
    let table = try? InputFile.read(
      folder + "/" + ResultTables.regions.file, sizeLimit: Int(Int32.max))
    return table?.bytes.starts(with: [0xEF, 0xBB, 0xBF]) == true ? .excel : .standard
  }
}

extension Verification {
  /// A line for each table, what differs first, and the verdict.
  package var text: String {
    var lines = tables.map { "  " + Self.line(for: $0) }
    if !notCompared.isEmpty {
      lines += wrapped(
        "Not compared, made of the same figures: \(notCompared.joined(separator: ", "))",
        indent: "  ")
    }
    return (lines + [verdict]).joined(separator: "\n")
  }

  private var verdict: String {
    guard isSame else { return "Not the same." }
    let isEqual = tables.allSatisfy { $0.outcome == .equalBytes }
    return isEqual
      ? "The same to the byte."
      : "The same within what two machines may differ by (1e-9 of the number, or 1e-6 persons)."
  }

  private static func line(for comparison: TableComparison) -> String {
    let name = comparison.name
    switch comparison.outcome {
    case .equalBytes: return "\(name): equal bytes"
    case .withinTolerance(let cells, let share):
      return "\(name): equal within the tolerance; \(grouped(cells)) cells have other digits, "
        + "the worst \(orderOfMagnitude(share)) of what is allowed"
    case .cannotBeCompared(let reason): return "\(name): \(reason)"
    case .differs(let first, let count):
      return "\(name):\(first.line): \(first.column) is \(first.recorded), made again "
        + "\(first.again) (\(first.row)); \(grouped(count)) "
        + "\(count == 1 ? "cell differs" : "cells differ")"
    }
  }
}
