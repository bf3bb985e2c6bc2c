import Demography

/// A change of what draws people to a region: wages, housing, jobs, study places, product.
package struct Attraction: Sendable, Equatable {
  /// What changes, in the planner's word.
  package var factor: String
  /// Relative change by region row, a path each: 0.1 is a tenth more.
  package var change: [Int: YearSeries]
  /// Log change of attraction for a log change of the factor.
  package var elasticity: Estimate
  /// θ: 1 lets a stronger pull create moves, 0 lets it redirect them.
  package var redistribution: Double
  package var who: AgeSexSelection

  package init(
    factor: String, change: [Int: YearSeries], elasticity: Estimate, redistribution: Double = 0,
    who: AgeSexSelection = .everyone
  ) {
    self.factor = factor
    self.change = change
    self.elasticity = elasticity
    self.redistribution = redistribution
    self.who = who
  }
}
