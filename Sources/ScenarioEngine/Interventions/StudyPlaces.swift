import Demography

/// Study places with grants moved between regions: young people who would have gone to one region go
/// to another, study there, and in part stay.
package struct StudyPlaces: Sendable, Equatable {
  /// Places opened for newcomers in a year, persons.
  package var places: YearSeries
  /// Part of the places that a student from elsewhere takes.
  package var newcomerShare: Double
  /// Regions that lose the students, and those that gain them.
  package var origins: [RegionShare]
  package var destinations: [RegionShare]
  package var yearsOfStudy: Int
  /// Share who stay after graduation.
  package var stay: Estimate
  package var terms: ProgrammeTerms

  package init(
    places: YearSeries, newcomerShare: Double, origins: [RegionShare],
    destinations: [RegionShare], yearsOfStudy: Int, stay: Estimate, terms: ProgrammeTerms
  ) {
    self.places = places
    self.newcomerShare = newcomerShare
    self.origins = origins
    self.destinations = destinations
    self.yearsOfStudy = yearsOfStudy
    self.stay = stay
    self.terms = terms
  }
}
