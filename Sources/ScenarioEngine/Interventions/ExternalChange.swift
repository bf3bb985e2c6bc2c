import Demography

/// A change of migration across the border.
package struct ExternalChange: Sendable, Equatable {
  /// Rows of the regions; all where empty.
  package var regions: [Int]
  /// The package's group of migrants that is meant; `nil` for all of them.
  package var group: String?
  /// Factor on immigrants and on emigration rates, paths.
  package var immigrantFactor: YearSeries?
  package var emigrantFactor: YearSeries?
  /// Immigrants added, persons a year, spread over `destinations` with `profile`.
  package var addedImmigrants: YearSeries?
  package var destinations: [RegionShare]
  package var profile: AgeSexTable?
  /// Factor on the size of the change.
  package var severity: Estimate
  package var who: AgeSexSelection

  package init(
    regions: [Int] = [], group: String? = nil, immigrantFactor: YearSeries? = nil,
    emigrantFactor: YearSeries? = nil, addedImmigrants: YearSeries? = nil,
    destinations: [RegionShare] = [], profile: AgeSexTable? = nil,
    severity: Estimate = Estimate(1), who: AgeSexSelection = .everyone
  ) {
    self.regions = regions
    self.group = group
    self.immigrantFactor = immigrantFactor
    self.emigrantFactor = emigrantFactor
    self.addedImmigrants = addedImmigrants
    self.destinations = destinations
    self.profile = profile
    self.severity = severity
    self.who = who
  }
}
