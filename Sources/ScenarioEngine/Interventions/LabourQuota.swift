import Demography

/// Permits for foreign workers: a stock beside the residents, never part of them.
package struct LabourQuota: Sendable, Equatable {
  package enum Size: Sendable, Equatable {
    /// Permits a year.
    case permits(YearSeries)
    /// Share of the labour force, and the labour force in persons.
    case share(YearSeries, labourForce: Double)
  }

  package var size: Size
  /// Part of the permits that are used.
  package var fillRate: Double
  package var regions: [RegionShare]
  /// Shares of industries, where the planner states them.
  package var industries: [NamedShare]

  package init(
    size: Size, fillRate: Double, regions: [RegionShare], industries: [NamedShare] = []
  ) {
    self.size = size
    self.fillRate = fillRate
    self.regions = regions
    self.industries = industries
  }
}
