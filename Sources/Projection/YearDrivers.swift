import Demography

/// Everything that acts on the population in one calendar year.
package struct YearDrivers: Sendable {
  package let year: Int
  /// Survival ratios by age at the end of the year, age 0 for the year's births.
  package var survival: DriverRows
  /// Births per woman-year by age, rows of 104.
  package var fertility: DriverRows
  /// Share of girls among births, by region.
  package var femaleShareAtBirth: [Double]
  /// Level of internal mobility relative to the calibration year.
  package var mobility: Double
  /// Log changes of the out-intensity, in file order.
  package var pushes: [OriginPush]
  /// Log changes of the attraction, in file order, each with its own θ.
  package var pulls: [DestinationPull]
  /// Limits to arrivals from other regions.
  package var gates: [ArrivalGate]
  package var external: ExternalDrivers

  package init(
    year: Int, survival: DriverRows, fertility: DriverRows, femaleShareAtBirth: [Double],
    mobility: Double = 1, pushes: [OriginPush] = [], pulls: [DestinationPull] = [],
    gates: [ArrivalGate] = [], external: ExternalDrivers
  ) {
    self.year = year
    self.survival = survival
    self.fertility = fertility
    self.femaleShareAtBirth = femaleShareAtBirth
    self.mobility = mobility
    self.pushes = pushes
    self.pulls = pulls
    self.gates = gates
    self.external = external
  }
}

/// Moves across the country's border, at the end of the year and by age at its end.
package enum ExternalDrivers: Sendable {
  /// Immigrants as persons; emigrants as rates on the persons present before external moves.
  case gross(immigrants: DriverRows, emigrationRates: DriverRows)
  /// Net migrants as persons, where nothing else is known.
  case net(DriverRows)
}

/// push_i: a log change of the out-intensity by region.
package struct OriginPush: Sendable, Equatable {
  package var byRegion: [Double]
  /// The band it acts on; `nil` for all.
  package var band: Int?
  /// Which of the draws' sizes multiplies it; `nil` where every draw has the same.
  package var size: Int?

  package init(byRegion: [Double], band: Int? = nil, size: Int? = nil) {
    self.byRegion = byRegion
    self.band = band
    self.size = size
  }
}

/// pull_j: a log change of the attraction by region.
package struct DestinationPull: Sendable, Equatable {
  package var byRegion: [Double]
  /// θ: 1 lets a stronger pull create moves, 0 lets it redirect them.
  package var redistribution: Double
  /// The band it acts on; `nil` for all.
  package var band: Int?
  /// Which of the draws' sizes multiplies it; `nil` where every draw has the same.
  package var size: Int?

  package init(
    byRegion: [Double], redistribution: Double, band: Int? = nil, size: Int? = nil
  ) {
    self.byRegion = byRegion
    self.redistribution = redistribution
    self.band = band
    self.size = size
  }
}
