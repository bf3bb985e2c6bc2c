import Demography

/// Climate displacement: a hazard index that pushes people out and keeps others from coming.
package struct Climate: Sendable, Equatable {
  /// h ≥ 0 by region row, a path each.
  package var hazard: [Int: YearSeries]
  /// Log change of leaving, and of attraction, for one unit of the index.
  package var push: Double
  package var pull: Double
  /// Factor on both.
  package var severity: Estimate
  /// θ of the pull: 1 lets it change how many move, 0 only where they go.
  package var redistribution: Double
  package var who: AgeSexSelection

  package init(
    hazard: [Int: YearSeries], push: Double, pull: Double, severity: Estimate = Estimate(1),
    redistribution: Double = 0, who: AgeSexSelection = .everyone
  ) {
    self.hazard = hazard
    self.push = push
    self.pull = pull
    self.severity = severity
    self.redistribution = redistribution
    self.who = who
  }
}
