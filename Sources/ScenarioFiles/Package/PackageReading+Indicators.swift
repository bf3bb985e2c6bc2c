import Demography
import Diagnostics
import ScenarioEngine
import Tables

// MARK: - indicators.csv and actuals.csv

extension PackageReading {
  mutating func readIndicators() -> [TargetIndicator] {
    guard let table = table(PackageTables.indicators) else { return [] }
    defer { close(table) }
    guard table.hasAllColumns else { return [] }
    return (0..<table.rowCount).filter { table.isSound[$0] }.map { row in
      TargetIndicator(
        number: table.text(row, "number"), name: table.text(row, "name"),
        unit: table.text(row, "unit"), higherIsBetter: table.text(row, "better") == "higher",
        set: table.text(row, "set"),
        figure: TargetIndicator.Figure(rawValue: table.text(row, "figure")),
        facts: byYear(table, row, "fact"),
        targets: [
          .init(.table, byYear(table, row, "target")),
          .init(.plan, byYear(table, row, "target_plan")),
        ], sourceAgency: table.text(row, "source_agency"), source: table.text(row, "source"),
        note: table.text(row, "note"), words: words(table, row))
    }
  }

  /// The document's own words in every language that the table has them in; Russian stands in for
  /// Kazakh.
  private func words(_ table: CheckedTable, _ row: Int) -> TargetIndicator.Words {
    func words(_ column: String) -> LocalizedName {
      let russian = table.text(row, column + "_ru")
      let kazakh = table.text(row, column + "_kk")
      return LocalizedName(
        english: table.text(row, column), russian: russian,
        kazakh: kazakh.isEmpty ? russian : kazakh)
    }
    return TargetIndicator.Words(
      name: words("name"), unit: words("unit"), agency: words("source_agency"),
      responsible: words("responsible"), note: words("note"))
  }

  mutating func readActuals(of indicators: [TargetIndicator]) -> [Actual] {
    guard var table = table(PackageTables.actuals) else { return [] }
    defer { close(table) }
    return hasRegions ? ActualsReader.actuals(&table, of: indicators) : []
  }

  /// Columns `fact_2025`, `target_2026`: one value a year, empty where there is none.
  private func byYear(_ table: CheckedTable, _ row: Int, _ family: String) -> [Int: Double] {
    var values: [Int: Double] = [:]
    for name in table.file.header where name.hasPrefix(family + "_") {
      guard let year = Int(name.dropFirst(family.count + 1)),
        let value = table.numbers(name)?[row], !value.isNaN
      else { continue }
      values[year] = value
    }
    return values
  }
}
