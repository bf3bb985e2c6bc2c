/// What an intervention does; reports make a sentence of it.
package struct InterventionReport: Sendable, Equatable {
  package let name: String
  /// Its key in the scenario file.
  package let kind: String
  package let effect: InterventionEffect
}

/// Regions are row numbers.
package enum InterventionEffect: Hashable, Sendable {
  /// Persons moved in so many years of intake.
  case moves(persons: Double, years: Int)
  /// Nobody lives in another region for a year.
  case nobodySettles
  /// A stock beside the residents.
  case permits
  /// The largest hazard times severity, and what it multiplies leaving and attraction by.
  case hazard(largest: Double, leaving: Double, attraction: Double)
  /// What the planner calls the factor, and how many regions it changes.
  case attraction(factor: String, regions: Int)
  /// Share of a region's jobs, and what it multiplies leaving by in the first year.
  case jobsLost(share: Double, region: Int, leaving: Double)
  case arrivalLimits(regions: [Int])
  case vital
  case border
}
