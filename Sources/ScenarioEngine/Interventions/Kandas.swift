import Demography

/// Ethnic return: people who come from abroad with a status of their own.
package struct Kandas: Sendable, Equatable {
  /// Persons who arrive in a year.
  package var arrivals: YearSeries
  /// Persons a year who are among the immigrants of the base forecast.
  package var baseline: Double
  package var uptake: Estimate
  /// Part who settle within the regional quota.
  package var quotaShare: Double
  /// Where those of the quota settle.
  package var quota: [RegionShare]
  /// Where the others settle.
  package var destinations: [RegionShare]
  /// Countries that they come from, and their schooling: shares, for the programme's tables.
  package var origins: [NamedShare]
  package var schooling: [NamedShare]
  package var terms: ProgrammeTerms

  package init(
    arrivals: YearSeries, baseline: Double, uptake: Estimate = Estimate(1), quotaShare: Double = 0,
    quota: [RegionShare] = [], destinations: [RegionShare], origins: [NamedShare] = [],
    schooling: [NamedShare] = [], terms: ProgrammeTerms
  ) {
    self.arrivals = arrivals
    self.baseline = baseline
    self.uptake = uptake
    self.quotaShare = quotaShare
    self.quota = quota
    self.destinations = destinations
    self.origins = origins
    self.schooling = schooling
    self.terms = terms
  }
}

/// A share of a whole under a name of the scenario's own.
package struct NamedShare: Sendable, Equatable {
  package var name: String
  package var share: Double

  package init(name: String, share: Double) {
    self.name = name
    self.share = share
  }
}
