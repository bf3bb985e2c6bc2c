import Demography

/// Flight inside the country, from a flood, a quake or fighting: no border, the same reception,
/// services and settling as after a surge from abroad.
package struct Displacement: Sendable, Equatable {
  /// Persons who flee; the size of the event belongs to the user.
  package var displaced: Estimate
  package var course: CrisisCourse
  /// The regions that they flee from.
  package var origins: [RegionShare]
  /// Part of those who do not go home soon who find a home in the region they fled from.
  package var withinRegion: Double
  /// Regions in which the authorities place people; any where it is empty.
  package var placement: [Int]
  /// `nil` for the residents of the regions that they flee from.
  package var profile: AgeSexTable?

  package init(
    displaced: Estimate, course: CrisisCourse, origins: [RegionShare], withinRegion: Double,
    placement: [Int] = [], profile: AgeSexTable? = nil
  ) {
    self.displaced = displaced
    self.course = course
    self.origins = origins
    self.withinRegion = withinRegion
    self.placement = placement
    self.profile = profile
  }
}
