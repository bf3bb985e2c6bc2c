import Demography
import ScenarioEngine
import Tables

// MARK: - life_expectancy.csv, total_fertility.csv and sex_ratio_at_birth.csv

extension PackageReading {
  /// Years at birth, `[region][sex]`; empty series where not given.
  mutating func readLifeExpectancy() -> [[YearSeries]] {
    guard let table = table(PackageTables.lifeExpectancy) else {
      return regions.ids.map { _ in [YearSeries(), YearSeries()] }
    }
    defer { close(table) }
    let female = levels(table, value: "years", sex: .female)
    let male = levels(table, value: "years", sex: .male)
    return zip(female, male).map { [$0, $1] }
  }

  /// Children per woman, `[region]`; empty series where not given.
  mutating func readTotalFertility() -> [YearSeries] {
    guard let table = table(PackageTables.totalFertility) else {
      return regions.ids.map { _ in YearSeries() }
    }
    defer { close(table) }
    return levels(table, value: "children")
  }

  /// Males per female at birth, `[region]`: every region needs one.
  mutating func readSexRatios() -> [YearSeries] {
    guard var table = table(PackageTables.sexRatioAtBirth) else { return [] }
    defer { close(table) }
    let ratios = levels(table, value: "ratio")
    let missing = ratios.indices.filter { ratios[$0].isEmpty }
    if table.hasAllColumns, table.faults.isEmpty, !missing.isEmpty {
      table.refuse(
        row: -1, "region", "there are no rows for \(listed(missing))",
        "add theirs, or rows of region * that serve every region without its own")
    }
    return ratios
  }

  /// One number a year for each region: its own, and that of `*` in years in which it has none.
  private func levels(_ table: CheckedTable, value: String, sex: Sex? = nil) -> [YearSeries] {
    guard let years = table.codes("year"), let rows = table.codes("region"),
      let values = table.numbers(value)
    else { return regions.ids.map { _ in YearSeries() } }
    let sexes = table.codes("sex")
    var own = [[Int: Double]](repeating: [:], count: regions.count)
    var shared: [Int: Double] = [:]
    for row in 0..<table.rowCount
    where table.isSound[row] && (sex == nil || sexes?[row] == sex?.rawValue) {
      if rows[row] == CheckedTable.Code.every {
        shared[years[row]] = values[row]
      } else if rows[row] >= 0 {
        own[rows[row]][years[row]] = values[row]
      }
    }
    return own.map { YearSeries(shared.merging($0) { _, own in own }) }
  }
}
