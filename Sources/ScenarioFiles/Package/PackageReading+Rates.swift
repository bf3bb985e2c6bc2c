import Demography
import Glibc
import ScenarioEngine
import Tables

// MARK: - mortality.csv, mortality_decline.csv and fertility.csv

extension PackageReading {
  /// Death rates, `[region][sex]`, and whether all regions share the `*` rows.
  mutating func readMortality() -> (series: [[YearSeries]], isShared: Bool) {
    guard var table = table(PackageTables.mortality) else { return ([], false) }
    defer { close(table) }
    guard hasRegions, table.hasAllColumns else { return ([], false) }
    let rows = AgeRows(table, time: "year", value: "rate")
    rows.refuseGaps(in: &table, ages: { _ in 0...Age.open }, describe: describe)
    refuseImmortalElders(in: &table)
    refuseRegionsWithoutRates(rows, in: &table)
    let series = regions.ids.indices.map { region in
      Sex.allCases.map { self.series(rows, region, $0) }
    }
    return (series, rows.groups.allSatisfy { $0.key.region == CheckedTable.Code.every })
  }

  /// Births per woman-year, `[region]`, zero outside the fertile ages.
  mutating func readFertility() -> [YearSeries] {
    guard var table = table(PackageTables.fertility) else { return [] }
    defer { close(table) }
    guard hasRegions, table.hasAllColumns else { return [] }
    refuseBirthsAtOddAges(in: &table)
    let rows = AgeRows(table, time: "year", value: "rate")
    // Many sources stop at 15 to 49; what they do give has no holes.
    rows.refuseGaps(
      in: &table,
      ages: { group in
        let given = Age.fertile.filter { !group.values[$0].isNaN }
        return min(given.first ?? 15, 15)...max(given.last ?? 49, 49)
      }, describe: describe)
    refuseRegionsWithoutRates(rows, in: &table)
    let silent = Age.fertile.filter { age in rows.groups.allSatisfy { $0.values[age].isNaN } }
    if !silent.isEmpty, !rows.groups.isEmpty {
      note("fertility.csv gives no rates at ages \(AgeRows.ranges(Array(silent))): taken as zero")
    }
    return regions.ids.indices.map { series(rows, $0, nil) }
  }

  private func describe(_ key: AgeRows.Key) -> String {
    let region = key.region == CheckedTable.Code.every ? "*" : regions.ids[key.region]
    return "\(key.year), \(region)" + (key.sex.map { ", \($0.name)" } ?? "")
  }

  /// A region's own rows, and those of `*` in the years in which it has none.
  private func series(_ rows: AgeRows, _ region: Int, _ sex: Sex?) -> YearSeries {
    var points: [Int: [Double]] = [:]
    for source in [CheckedTable.Code.every, region] {
      for year in rows.years(of: source) {
        guard let ages = rows.values(year, source, sex) else { continue }
        points[year] = ages.map { $0.isNaN ? 0 : $0 }
      }
    }
    return YearSeries(points)
  }

  private func refuseRegionsWithoutRates(_ rows: AgeRows, in table: inout CheckedTable) {
    guard !rows.hasLostRows else { return }
    let present = Set(rows.groups.map(\.key.region))
    guard !present.contains(CheckedTable.Code.every) else { return }
    refuseMissing(regions.ids.indices.filter { !present.contains($0) }, in: &table)
  }

  private func refuseMissing(_ missing: [Int], in table: inout CheckedTable) {
    guard !missing.isEmpty else { return }
    table.refuse(
      row: -1, "region", "there are no rows for \(listed(missing))",
      "add theirs, or rows of region * that serve every region without its own")
  }

  /// The open group lives 1/m years more: m = 0 would be for ever.
  private func refuseImmortalElders(in table: inout CheckedTable) {
    guard let ages = table.codes("age"), let rates = table.numbers("rate") else { return }
    for row in 0..<table.rowCount where ages[row] == Age.open && rates[row] == 0 {
      table.refuse(
        row: row, "rate", cause: "open rate",
        "the death rate at age 100 and over is zero: nobody of that age would ever die",
        "give the rate of the open group: deaths over person-years at 100 and over")
    }
  }

  private func refuseBirthsAtOddAges(in table: inout CheckedTable) {
    guard let ages = table.codes("age"), let rates = table.numbers("rate") else { return }
    for row in 0..<table.rowCount
    where ages[row] >= 0 && !Age.fertile.contains(ages[row]) && rates[row] > 0 {
      table.refuse(
        row: row, "rate", cause: "odd age \(ages[row])",
        "births at age \(ages[row]): they are counted at ages \(Age.fertile.lowerBound) to \(Age.fertile.upperBound)",
        "add these births to the nearest of those ages")
    }
  }

  /// The pattern b(s, x) as given; or as the fall of log m(x) between the first and the last year
  /// of mortality.csv, of the country's rates weighted by its latest population, where it fell at
  /// every age; or the same for all ages.
  mutating func readMortalityDecline(
    _ mortality: (series: [[YearSeries]], isShared: Bool), weights populations: [Int: RegionalTable]
  ) -> AgeSexTable {
    let uniform = AgeSexTable(repeating: 1)
    guard var table = table(PackageTables.mortalityDecline) else {
      guard !mortality.series.isEmpty, let latest = populations.keys.max(),
        let weights = populations[latest]
      else { return uniform }
      return observedDecline(mortality.series, weights) ?? uniform
    }
    defer { close(table) }
    guard table.hasAllColumns else { return uniform }
    let rows = AgeRows(table, time: nil, value: "pattern")
    rows.refuseGaps(
      in: &table, ages: { _ in 0...Age.open }, describe: { $0.sex?.name ?? "" })
    let patterns = table.numbers("pattern") ?? []
    for row in 0..<table.rowCount where patterns[row] == 0 {
      table.refuse(
        row: row, "pattern", cause: "zero pattern", "the pattern is zero",
        "every age needs a pattern above zero: rates fall somewhere, if little")
    }
    return AgeSexTable { sex, age in rows.values(0, 0, sex)?[age] ?? 1 }
  }

  private mutating func observedDecline(_ series: [[YearSeries]], _ weights: RegionalTable)
    -> AgeSexTable?
  {
    let years = Set(series.joined().flatMap(\.years))
    guard let first = years.min(), let last = years.max(), first < last else {
      note("mortality_decline.csv is absent: log m(x) falls alike at all ages")
      return nil
    }
    func nationalRates(_ year: Int) -> AgeSexTable {
      var deaths = AgeSexTable()
      var simple = AgeSexTable()
      for (region, sexes) in series.enumerated() {
        for sex in Sex.allCases where !sexes[sex.rawValue].isEmpty {
          let rates = sexes[sex.rawValue].vector(in: year)
          for age in Age.all {
            deaths[sex, age] += rates[age] * weights[region, sex, age]
            simple[sex, age] += rates[age] / Double(series.count)
          }
        }
      }
      let persons = weights.national
      return AgeSexTable { sex, age in
        // Ages where nobody lives take the simple mean of the regions.
        persons[sex, age] > 0 ? deaths[sex, age] / persons[sex, age] : simple[sex, age]
      }
    }
    let (before, after) = (nationalRates(first), nationalRates(last))
    let decline = AgeSexTable { sex, age in log(before[sex, age]) - log(after[sex, age]) }
    guard decline.values.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      note(
        "mortality_decline.csv is absent and rates did not fall at every age from \(first) to \(last): log m(x) falls alike at all ages"
      )
      return nil
    }
    note(
      "mortality_decline.csv is absent: the pattern is the fall of log m(x) from \(first) to \(last)"
    )
    return decline
  }
}
