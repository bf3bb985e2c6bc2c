import Demography
import ScenarioEngine

extension RegionSet {
  /// The country by `*`, a group by its id or names, a region by any of its names or codes.
  func area(of name: String) -> Area? {
    if name == "*" { return areas.first }
    if let row = row(of: name) { return areas.first { $0.level == .region && $0.members == [row] } }
    let wanted = name.lowercased()
    let group = groups.first { group in
      Self.names(group).contains { $0.lowercased() == wanted }
    }
    return group.flatMap { group in areas.first { $0.level == .group && $0.id == group.id } }
  }

  var areaNames: [String] { allNames + groups.flatMap(Self.names) }

  private static func names(_ group: RegionGroup) -> [String] {
    [group.id, group.name.english, group.name.russian, group.name.kazakh]
  }

  /// As a reader knows it.
  func name(of area: Area) -> String {
    switch area.level {
    case .country: return "the country"
    case .group:
      let group = groups.first { $0.id == area.id }
      return group.map { $0.name.english.isEmpty ? $0.id : $0.name.english } ?? area.id
    case .region:
      let region = regions[area.members[0]]
      return region.name.english.isEmpty ? region.id : region.name.english
    }
  }
}
