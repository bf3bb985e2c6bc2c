import Demography
import ScenarioEngine
import Tables

// MARK: - population.csv, population_totals.csv and vital_events.csv

extension PackageReading {
  /// Persons on each 1 January, every region, sex and age of every date.
  mutating func readPopulations() -> [Int: RegionalTable] {
    guard var table = table(PackageTables.population) else { return [:] }
    defer { close(table) }
    guard hasRegions, table.hasAllColumns else { return [:] }
    let rows = AgeRows(table, time: "date", value: "persons")
    rows.refuseGaps(
      in: &table, ages: { _ in 0...Age.open },
      describe: { "\($0.year)-01-01, \(regions.ids[$0.region]), \($0.sex?.name ?? "")" })
    refuseMissingRegions(of: rows, in: &table)
    var populations: [Int: RegionalTable] = [:]
    for group in rows.groups {
      guard let sex = group.key.sex else { continue }
      var population =
        populations.removeValue(forKey: group.key.year) ?? RegionalTable(regions: regions.count)
      population.fill(group.key.region, sex, with: group.values)
      populations[group.key.year] = population
    }
    return populations
  }

  private func refuseMissingRegions(of rows: AgeRows, in table: inout CheckedTable) {
    guard !rows.hasLostRows else { return }
    for date in rows.years {
      let groups = rows.groups.filter { $0.key.year == date }
      let present = Set(groups.map(\.key.region))
      let missing = regions.ids.indices.filter { !present.contains($0) }
      guard !missing.isEmpty, let last = groups.map(\.lastRow).max() else { continue }
      table.refuse(
        row: last, "region", "\(date)-01-01 has no rows for \(listed(missing))",
        "give every region of the date")
    }
  }

  /// `abai, akmola and 3 more`.
  func listed(_ rows: [Int]) -> String {
    let shown = rows.prefix(8).map { regions.ids[$0] }
    return shown.joined(separator: ", ")
      + (rows.count > shown.count ? " and \(rows.count - shown.count) more" : "")
  }

  mutating func readPopulationTotals() -> [Int: [[Double?]]] {
    guard let table = table(PackageTables.populationTotals) else { return [:] }
    defer { close(table) }
    guard hasRegions, let dates = table.codes("date"), let rows = table.codes("region"),
      let sexes = table.codes("sex"), let persons = table.numbers("persons")
    else { return [:] }
    var totals: [Int: [[Double?]]] = [:]
    for row in 0..<table.rowCount where table.isSound[row] {
      let none = [[Double?]](repeating: [nil, nil], count: regions.count)
      totals[dates[row], default: none][rows[row]][sexes[row]] = persons[row]
    }
    return totals
  }

  mutating func readVitalEvents() -> [VitalEvents] {
    guard let table = table(PackageTables.vitalEvents) else { return [] }
    defer { close(table) }
    guard hasRegions, let years = table.codes("year"), let rows = table.codes("region"),
      let births = table.numbers("births"), let deaths = table.numbers("deaths")
    else { return [] }
    return (0..<table.rowCount).filter { table.isSound[$0] }.map { row in
      VitalEvents(
        year: years[row], region: rows[row], births: births[row].known, deaths: deaths[row].known)
    }
  }
}

extension Double {
  /// `nil` for the NaN of an empty cell.
  var known: Double? { isNaN ? nil : self }
}

extension RegionalTable {
  /// Sets the ages of one region and sex; an age without value is nobody.
  mutating func fill(_ region: Int, _ sex: Sex, with ages: [Double]) {
    for age in Age.all where !ages[age].isNaN { self[region, sex, age] = ages[age] }
  }
}
