import Demography
import ScenarioEngine
import Tables

// MARK: - covariates.csv, age_groups.csv, profiles.csv, prices.csv and labour_force.csv

extension PackageReading {
  mutating func readCovariates() -> [Covariate] {
    guard let table = table(PackageTables.covariates) else { return [] }
    defer { close(table) }
    guard hasRegions, let years = table.codes("year"), let rows = table.codes("region"),
      let values = table.numbers("value")
    else { return [] }
    return (0..<table.rowCount).filter { table.isSound[$0] }.map { row in
      Covariate(
        year: years[row], region: rows[row] >= 0 ? rows[row] : nil,
        name: table.text(row, "name"), value: values[row], unit: table.text(row, "unit"))
    }
  }

  /// Groups in the order of the table; broad ones where the package has none.
  mutating func readAgeGroups() -> [AgeGroup] {
    guard var table = table(PackageTables.ageGroups) else {
      let names = AgeGroup.broad.map(\.id).joined(separator: ", ")
      note("age_groups.csv is absent: the groups are \(names)")
      return AgeGroup.broad
    }
    defer { close(table) }
    guard table.hasAllColumns, let sexes = table.codes("sex"), let years = table.codes("year"),
      let from = table.numbers("from"), let to = table.numbers("to")
    else { return [] }
    var order: [String] = []
    var slices: [String: [AgeGroup.Slice]] = [:]
    for row in 0..<table.rowCount where table.isSound[row] {
      if from[row] > to[row] {
        table.refuse(
          row: row, "to",
          "the group ends before it starts: \(table.text(row, "from")) to \(table.text(row, "to"))",
          "'to' is the last age of the group")
        continue
      }
      let id = table.text(row, "group")
      if slices[id] == nil { order.append(id) }
      slices[id, default: []].append(
        AgeGroup.Slice(
          sex: Sex(rawValue: sexes[row]), from: from[row], to: to[row],
          year: years[row] >= 0 ? years[row] : nil))
    }
    return order.map { AgeGroup(id: $0, slices: slices[$0] ?? []) }
  }

  /// Shares by sex and age of each profile, made to sum to one exactly.
  mutating func readProfiles() -> [String: AgeSexTable] {
    guard var table = table(PackageTables.profiles) else { return [:] }
    defer { close(table) }
    guard table.hasAllColumns, let sexes = table.codes("sex"), let ages = table.codes("age"),
      let shares = table.numbers("share"), let names = table.codes("profile")
    else { return [:] }
    var profiles: [String: AgeSexTable] = [:]
    var lastRow: [String: Int] = [:]
    var spoiled: Set<Int> = []
    for row in 0..<table.rowCount {
      guard table.isSound[row] else {
        spoiled.insert(names[row])
        continue
      }
      let name = table.text(row, "profile")
      profiles[name, default: AgeSexTable()].values[sexes[row] * Age.count + ages[row]] =
        shares[row]
      lastRow[name] = row
    }
    for (name, row) in lastRow.sorted(by: { $0.value < $1.value })
    where !spoiled.contains(names[row]) {
      guard var profile = profiles[name] else { continue }
      let sum = profile.total
      guard abs(sum - 1) <= Self.roundingOfShares else {
        table.refuse(
          row: row, "share",
          "the shares of profile '\(name)' sum to \(fixedDecimals(sum, 6)), not to one",
          "divide each by the sum")
        continue
      }
      profile.values = profile.values.map { $0 / sum }
      profiles[name] = profile
    }
    return profiles
  }

  /// 202 shares rounded to five decimals are off by a thousandth at most.
  private static let roundingOfShares = 0.001

  mutating func readPrices() -> [Price] {
    guard let table = table(PackageTables.prices) else { return [] }
    defer { close(table) }
    guard let years = table.codes("year"), let values = table.numbers("value") else { return [] }
    return (0..<table.rowCount).filter { table.isSound[$0] }.map { row in
      Price(
        year: years[row], name: table.text(row, "name"), value: values[row],
        unit: table.text(row, "unit"), source: table.text(row, "source"))
    }
  }

  /// The country's labour force: a row of the country, or the sum of years that have every region; and
  /// that of the regions in these years.
  mutating func readLabourForce() -> (national: YearSeries, regional: [Int: [Double]]) {
    guard let table = table(PackageTables.labourForce) else { return (YearSeries(), [:]) }
    defer { close(table) }
    guard hasRegions, let years = table.codes("year"), let rows = table.codes("region"),
      let values = table.numbers("value")
    else { return (YearSeries(), [:]) }
    var national: [Int: Double] = [:]
    var regional: [Int: [Int: Double]] = [:]
    for row in 0..<table.rowCount
    where table.isSound[row] && table.text(row, "measure") == "labour_force" {
      if rows[row] < 0 {
        national[years[row]] = values[row]
      } else {
        regional[years[row], default: [:]][rows[row]] = values[row]
      }
    }
    let complete = regional.filter { $0.value.count == regions.count }.mapValues { byRegion in
      byRegion.sorted { $0.key < $1.key }.map(\.value)
    }
    let sums = complete.mapValues { $0.reduce(0, +) }
    return (YearSeries(sums.merging(national) { _, stated in stated }), complete)
  }
}

extension AgeGroup {
  /// What planners everywhere ask first, for a package that names no groups.
  static let broad = [(0, 6), (7, 17), (0, 14), (15, 64), (65, 100)].map { from, to in
    AgeGroup(
      id: to == Age.open ? "\(from)_plus" : "\(from)_\(to)",
      slices: [Slice(sex: nil, from: Double(from), to: Double(to), year: nil)])
  }
}
