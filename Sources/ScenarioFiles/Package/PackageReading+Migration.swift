import Demography
import LinearAlgebra
import Migration
import ScenarioEngine
import Tables

// MARK: - external_migration.csv

extension PackageReading {
  /// Immigrants and emigrants by group, or nets; a region or age without row is nobody.
  mutating func readExternalMigration() -> ExternalRecord {
    guard var table = table(PackageTables.externalMigration) else {
      note("external_migration.csv is absent: nobody crosses the country's border")
      return ExternalRecord()
    }
    defer { close(table) }
    refuseUnclearExternal(&table)
    guard hasRegions, table.hasAllColumns, let years = table.codes("year"),
      let rows = table.codes("region"), let sexes = table.codes("sex"),
      let ages = table.codes("age")
    else { return ExternalRecord() }
    let groups = table.codes("group")
    let net = table.numbers("net")
    let (immigrants, emigrants) = (table.numbers("immigrants"), table.numbers("emigrants"))
    var names: [Int: String] = [:]
    var record = ExternalRecord()
    var current: (year: Int, group: Int, flow: ExternalRecord.Flow)?
    let nobody = RegionalTable(regions: regions.count)
    var present: [Int: Set<Int>] = [:]

    func keep() {
      guard let current else { return }
      if net != nil {
        record.net[current.year] = current.flow.immigrants
      } else {
        record.flows[names[current.group] ?? "", default: [:]][current.year] = current.flow
      }
    }
    for row in 0..<table.rowCount where table.isSound[row] {
      let (year, group) = (years[row], groups?[row] ?? CheckedTable.Code.empty)
      if current?.year != year || current?.group != group {
        keep()
        if names[group] == nil { names[group] = table.text(row, "group") }
        let known =
          net != nil
          ? record.net[year].map { ExternalRecord.Flow(immigrants: $0, emigrants: nobody) }
          : record.flows[names[group] ?? ""]?[year]
        current = (
          year, group, known ?? ExternalRecord.Flow(immigrants: nobody, emigrants: nobody)
        )
      }
      let cell = RegionalTable.index(rows[row], sexes[row] == 0 ? .female : .male, ages[row])
      current?.flow.immigrants.values[cell] = (net ?? immigrants)?[row].known ?? 0
      current?.flow.emigrants.values[cell] = emigrants?[row].known ?? 0
      present[year, default: []].insert(rows[row])
    }
    keep()
    noteAbsentRegions(present)
    return record
  }

  private func refuseUnclearExternal(_ table: inout CheckedTable) {
    let (hasIn, hasOut) = (table.has("immigrants"), table.has("emigrants"))
    if table.has("net"), hasIn || hasOut {
      table.refuse(
        row: -1, "net", "the table has nets and \(hasIn ? "immigrants" : "emigrants")",
        "give immigrants and emigrants; net alone only where nothing else is known")
    } else if !table.has("net"), !(hasIn && hasOut) {
      let missing = hasIn ? "'emigrants'" : hasOut ? "'immigrants'" : "'immigrants' and 'emigrants'"
      table.refuse(
        row: -1, "year", "the table lacks \(missing)",
        "give immigrants and emigrants, or the one column net where nothing else is known")
    }
  }

  private mutating func noteAbsentRegions(_ present: [Int: Set<Int>]) {
    for (year, rows) in present.sorted(by: { $0.key < $1.key }) where rows.count < regions.count {
      let absent = regions.ids.indices.filter { !rows.contains($0) }
      note("external_migration.csv has no rows of \(year) for \(listed(absent)): taken as nobody")
    }
  }
}

// MARK: - internal_margins.csv and distances.csv

extension PackageReading {
  /// Every region of every year and scope; what is not known of it is an empty cell.
  mutating func readInternalMargins() -> [InternalMargins] {
    guard var table = table(PackageTables.internalMargins) else { return [] }
    defer { close(table) }
    guard hasRegions, let years = table.codes("year"), let rows = table.codes("region"),
      let scopes = table.codes("scope"), let arrivals = table.numbers("arrivals"),
      let departures = table.numbers("departures"), let nets = table.numbers("net")
    else { return [] }
    var order: [Int] = []
    var margins: [Int: InternalMargins] = [:]
    var lastRow: [Int: Int] = [:]
    var seen: [Int: Set<Int>] = [:]
    let none = [Double?](repeating: nil, count: regions.count)
    for row in 0..<table.rowCount where table.isSound[row] {
      let key = years[row] * 2 + scopes[row]
      if margins[key] == nil {
        order.append(key)
        margins[key] = InternalMargins(
          year: years[row], scope: scopes[row] == 0 ? .all : .interregional, arrivals: none,
          departures: none, net: none)
      }
      let difference = arrivals[row] - departures[row]
      if abs(difference - nets[row]) > Self.roundingOfAMargin {
        table.refuse(
          row: row, "net",
          "net \(whole(nets[row])) is not arrivals less departures, \(whole(difference))",
          "correct one of the three, or leave one empty")
      }
      margins[key]?.arrivals[rows[row]] = arrivals[row].known
      margins[key]?.departures[rows[row]] = departures[row].known
      margins[key]?.net[rows[row]] = nets[row].known ?? difference.known
      lastRow[key] = row
      seen[key, default: []].insert(rows[row])
    }
    for key in order where table.faults.isEmpty {
      guard let margin = margins[key], let row = lastRow[key] else { continue }
      refuseUnbalanced(margin, seen[key] ?? [], in: &table, at: row)
    }
    return order.compactMap { margins[$0] }.sorted { $0.year < $1.year }
  }

  /// Published margins are whole persons: arrivals and departures may be off by half a one each.
  private static let roundingOfAMargin = 1.0

  private func refuseUnbalanced(
    _ margin: InternalMargins, _ seen: Set<Int>, in table: inout CheckedTable, at row: Int
  ) {
    let title = "\(margin.year), scope \(margin.scope.rawValue)"
    let missing = regions.ids.indices.filter { !seen.contains($0) }
    if !missing.isEmpty {
      table.refuse(
        row: row, "region", "\(title) has no rows for \(listed(missing))",
        "give every region; leave cells empty where a figure is not known")
      return
    }
    let known = margin.net.compactMap { $0 }
    let sum = known.reduce(0, +)
    guard known.count == regions.count,
      abs(sum) > Self.roundingOfAMargin * Double(regions.count)
    else { return }
    table.refuse(
      row: row, "net", "\(title): the nets sum to \(whole(sum)), not to zero",
      "who leaves one region arrives in another; move what crosses the border to external_migration.csv"
    )
  }

  private func whole(_ persons: Double) -> String { fixedDecimals(persons, 0) }

  /// Kilometres, shared borders and rings of every pair of regions.
  mutating func readDistances(areNeeded: Bool) -> DistanceTable? {
    guard var table = table(PackageTables.distances) else {
      if areNeeded, regions.count > 1 {
        refuseMissing(PackageTables.distances, because: "the package has internal migration")
      }
      return nil
    }
    defer { close(table) }
    guard hasRegions, let origins = table.codes("origin"),
      let destinations = table.codes("destination"), let kilometres = table.numbers("km"),
      let contiguous = table.codes("contiguous"), let ring = table.codes("ring")
    else { return nil }
    let count = regions.count
    let none = Matrix(rows: count, columns: count)
    var distances = DistanceTable(kilometres: none, contiguous: none, ring: none)
    var isGiven = [Bool](repeating: false, count: count * count)
    func set(_ i: Int, _ j: Int, _ row: Int) {
      distances.kilometres[i, j] = kilometres[row]
      distances.contiguous[i, j] = Double(contiguous[row])
      distances.ring[i, j] = Double(ring[row])
      isGiven[i * count + j] = true
    }
    for row in 0..<table.rowCount where table.isSound[row] {
      let (i, j) = (origins[row], destinations[row])
      if i != j, kilometres[row] == 0 {
        table.refuse(
          row: row, "km", "two regions lie no distance apart",
          "give the distance between their capitals, or between their people's centres")
        continue
      }
      if i != j { set(i, j, row) }
    }
    for row in 0..<table.rowCount where table.isSound[row] {
      let (i, j) = (origins[row], destinations[row])
      if i != j, !isGiven[j * count + i] { set(j, i, row) }
    }
    if table.faults.isEmpty { refuseMissingPairs(isGiven, in: &table) }
    return count > 1 ? distances : nil
  }

  private func refuseMissingPairs(_ isGiven: [Bool], in table: inout CheckedTable) {
    for i in regions.ids.indices {
      for j in regions.ids.indices where j > i && !isGiven[i * regions.count + j] {
        table.refuse(
          row: table.rowCount - 1, "origin",
          "the distance between \(regions.ids[i]) and \(regions.ids[j]) is missing",
          "add the pair; one direction is enough")
      }
    }
  }
}
