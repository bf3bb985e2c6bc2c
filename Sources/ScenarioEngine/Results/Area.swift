import Demography

/// A place that results are stated for: the country, a group of regions, or one region.
package struct Area: Sendable, Equatable {
  package enum Level: String, Sendable {
    case country, group, region
  }

  package let level: Level
  /// `*` for the country, else the id of the group or region.
  package let id: String
  /// Row numbers of the regions it consists of, ascending.
  package let members: [Int]

  package init(level: Level, id: String, members: [Int]) {
    self.level = level
    self.id = id
    self.members = members
  }
}

extension RegionSet {
  /// The country, then every group, then every region: the order of the result tables.
  package var areas: [Area] {
    [Area(level: .country, id: "*", members: Array(0..<count))]
      + groups.map { Area(level: .group, id: $0.id, members: $0.members) }
      + regions.enumerated().map { Area(level: .region, id: $1.id, members: [$0]) }
  }
}
