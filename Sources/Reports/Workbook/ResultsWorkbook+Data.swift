import Diagnostics
import Tables

extension ResultsWorkbook {
  /// Tables that stand in the workbook as they are; those by single age, by pair of regions, by day or
  /// in long form are for programs.
  var dataTables: [RunTable] {
    let long: Set<String> = ["age", "origin", "figure", "day"]
    return run.tables.filter { long.isDisjoint(with: $0.description.key) }
  }

  /// Sheets of those tables, and what their columns mean.
  var dataSheets: DataSheets {
    DataSheets(
      workbook: workbook, language: language, scenarioLine: scenarioLine, tables: dataTables)
  }
}
