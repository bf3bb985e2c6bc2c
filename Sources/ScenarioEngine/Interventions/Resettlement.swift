import Demography

/// Resettlement between regions.
///
/// The ledger holds all participants; transferred are only those whom the programme adds to the moves
/// that the base year already has: additionality · (participants − baseline).
package struct Resettlement: Sendable, Equatable {
  /// What `participants` and `baseline` count.
  package enum Counts: String, Sendable, CaseIterable {
    case persons
    case workingAge = "working_age"
  }

  package var counts: Counts
  /// Persons who move for each one counted: 1 where persons are counted.
  package var personsPerParticipant: Double
  /// By year, in the unit of `counts`.
  package var participants: YearSeries
  /// Participants who are in the flows of the base year, a year, in the same unit.
  package var baseline: Double
  /// Factor on participants.
  package var uptake: Estimate
  /// Share of those above the baseline who would not have moved anyway.
  package var additionality: Estimate
  package var origins: [RegionShare]
  package var destinations: [RegionShare]
  /// Destinations of single origins, by the origin's row, where they are known; `destinations` hold
  /// for the others.
  package var routes: [Int: [RegionShare]]
  package var terms: ProgrammeTerms

  package init(
    counts: Counts = .persons, personsPerParticipant: Double = 1, participants: YearSeries,
    baseline: Double, uptake: Estimate = Estimate(1), additionality: Estimate,
    origins: [RegionShare], destinations: [RegionShare], routes: [Int: [RegionShare]] = [:],
    terms: ProgrammeTerms
  ) {
    self.counts = counts
    self.personsPerParticipant = personsPerParticipant
    self.participants = participants
    self.baseline = baseline
    self.uptake = uptake
    self.additionality = additionality
    self.origins = origins
    self.destinations = destinations
    self.routes = routes
    self.terms = terms
  }
}
