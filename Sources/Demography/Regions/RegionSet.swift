/// A name in the three languages of the reports.
package struct LocalizedName: Sendable, Hashable {
  package var english: String
  package var russian: String
  package var kazakh: String

  package init(english: String, russian: String = "", kazakh: String = "") {
    self.english = english
    self.russian = russian.isEmpty ? english : russian
    self.kazakh = kazakh.isEmpty ? english : kazakh
  }
}

/// A region: its id in files, its names, and the codes that statistics and maps know it by.
package struct Region: Sendable, Equatable {
  package let id: String
  package let name: LocalizedName
  package let kato: String
  package let iso: String
  package let capital: String
  /// Degrees; `nil` where the package gives none.
  package let latitude: Double?
  package let longitude: Double?
  package let areaKm2: Double?

  package init(
    id: String, name: LocalizedName, kato: String = "", iso: String = "", capital: String = "",
    latitude: Double? = nil, longitude: Double? = nil, areaKm2: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.kato = kato
    self.iso = iso
    self.capital = capital
    self.latitude = latitude
    self.longitude = longitude
    self.areaKm2 = areaKm2
  }
}

/// A named set of regions: an agglomeration, a macro-region, the regions of a programme.
package struct RegionGroup: Sendable, Equatable {
  package let id: String
  package let name: LocalizedName
  /// Row numbers of the members, ascending.
  package let members: [Int]

  package init(id: String, name: LocalizedName, members: [Int]) {
    self.id = id
    self.name = name
    self.members = members
  }
}

/// The regions of a country; their order fixes row numbers once for everything.
package struct RegionSet: Sendable {
  package let regions: [Region]
  package let groups: [RegionGroup]
  private let rowByName: [String: Int]

  package init(_ regions: [Region], groups: [RegionGroup] = []) {
    self.regions = regions
    self.groups = groups
    var rows: [String: Int] = [:]
    for (row, region) in regions.enumerated() {
      let names = [
        region.id, region.name.english, region.name.russian, region.name.kazakh, region.kato,
        region.iso,
      ]
      for name in names where !name.isEmpty && rows[name.lowercased()] == nil {
        rows[name.lowercased()] = row
      }
    }
    rowByName = rows
  }

  package var count: Int { regions.count }
  package var ids: [String] { regions.map(\.id) }

  /// The row of a region given by its id, its name in any of the three languages, or its code.
  package func row(of name: String) -> Int? { rowByName[name.lowercased()] }

  /// Every name that `row(of:)` knows, for suggestions.
  package var allNames: [String] {
    regions.flatMap { [$0.id, $0.name.english, $0.name.russian, $0.name.kazakh] }
  }
}
