import Demography

/// A limit to how many people a region takes in; those turned away move to other regions.
package struct Registration: Sendable, Equatable {
  package enum Limit: Sendable, Equatable {
    /// Arrivals from other regions, persons a year.
    case arrivals(YearSeries)
    /// Persons who may live in the region.
    case persons(YearSeries)
    /// Floor area in m², and m² that each registered person needs.
    case floorArea(YearSeries, norm: Double)
  }

  /// By region row.
  package var limits: [Int: Limit]

  package init(limits: [Int: Limit]) {
    self.limits = limits
  }
}
