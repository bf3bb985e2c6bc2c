import Demography
import Diagnostics
import ScenarioEngine
import Tables

// MARK: - regions.csv and region_groups.csv

extension PackageReading {
  mutating func readRegions() {
    guard var table = table(PackageTables.regions) else { return }
    if table.hasAllColumns {
      refuseUnusableIds(&table)
      refuseSharedNames(&table)
      if table.faults.isEmpty {
        regions = RegionSet((0..<table.rowCount).map { region(table, $0) })
      }
    }
    close(table)
    readGroups()
  }

  /// How cells and scenario files find a region, and what is suggested for a name that is none.
  var lookup: RegionLookup {
    let regions = regions
    return RegionLookup(
      row: { regions.row(of: $0) },
      remedy: { name in
        let codes = regions.regions.flatMap { [$0.kato, $0.iso] }.filter { !$0.isEmpty }
        let near = NearestName.suggestion(for: name, among: regions.allNames + codes)
        guard let near, let row = regions.row(of: near) else {
          return NearestName.remedy(for: name, among: regions.ids)
        }
        let id = regions.regions[row].id
        return near == id ? "did you mean '\(id)'?" : "did you mean '\(near)' (\(id))?"
      })
  }

  private func region(_ table: CheckedTable, _ row: Int) -> Region {
    func number(_ column: String) -> Double? {
      table.numbers(column).flatMap { $0[row].isNaN ? nil : $0[row] }
    }
    return Region(
      id: table.text(row, "region"), name: name(table, row), kato: table.text(row, "kato"),
      iso: table.text(row, "iso_3166_2"), capital: table.text(row, "capital"),
      latitude: number("latitude"), longitude: number("longitude"), areaKm2: number("area_km2"))
  }

  private func name(_ table: CheckedTable, _ row: Int) -> LocalizedName {
    LocalizedName(
      english: table.text(row, "name_en"), russian: table.text(row, "name_ru"),
      kazakh: table.text(row, "name_kk"))
  }

  /// An id stands in paths such as `to.astana` and in the names of outputs.
  private func refuseUnusableIds(_ table: inout CheckedTable) {
    for row in 0..<table.rowCount {
      let id = table.text(row, "region")
      let isPlain = id.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "-")
      }
      if !isPlain {
        table.refuse(
          row: row, "region", "the id '\(id)' holds other than Latin letters, digits, _ and -",
          "ids stand in paths and file names; names may hold anything")
      }
    }
  }

  /// A name or code that two regions share would silently mean the first.
  private func refuseSharedNames(_ table: inout CheckedTable) {
    var owner: [String: Int] = [:]
    for row in 0..<table.rowCount {
      var own: Set<String> = []
      for column in ["region", "name_en", "name_ru", "name_kk", "kato", "iso_3166_2"] {
        let name = table.text(row, column)
        guard !name.isEmpty, own.insert(name.lowercased()).inserted else { continue }
        let first = owner[name.lowercased()]
        owner[name.lowercased()] = first ?? row
        guard let first else { continue }
        let line = table.file.position(row: first, column: 0).line
        // Two rows of one id are reported as a row that stands twice.
        if column == "region", table.text(first, "region") == name { continue }
        table.refuse(
          row: row, column,
          "'\(name)' is also a name of '\(table.text(first, "region"))' on line \(line)",
          "give each region names and codes of its own")
      }
    }
  }

  private mutating func readGroups() {
    guard let table = table(PackageTables.regionGroups) else { return }
    defer { close(table) }
    guard hasRegions, table.hasAllColumns, let rows = table.codes("region") else { return }
    var order: [String] = []
    var members: [String: [Int]] = [:]
    var names: [String: LocalizedName] = [:]
    for row in 0..<table.rowCount where table.isSound[row] {
      let id = table.text(row, "group")
      if members[id] == nil { order.append(id) }
      members[id, default: []].append(rows[row])
      // One row of a group is enough to name it.
      if names[id] == nil, !table.text(row, "name_en").isEmpty { names[id] = name(table, row) }
    }
    let groups = order.map { id in
      RegionGroup(
        id: id, name: names[id] ?? LocalizedName(english: id), members: (members[id] ?? []).sorted()
      )
    }
    regions = RegionSet(regions.regions, groups: groups)
  }
}
