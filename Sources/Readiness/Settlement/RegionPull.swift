import Glibc

/// What draws settlers to a region.
package struct RegionPull: Sendable, Equatable {
  /// Residents.
  package var population: Double
  /// Persons of the arrivals' own group who already live there.
  package var network: Double
  /// Index of jobs, zero where it says nothing.
  package var jobs: Double
  /// π, what the authorities do to draw settlers there, on the logarithmic scale.
  package var policy: Double
  /// False where nobody is let in or has anywhere to go.
  package var isOpen: Bool

  package init(
    population: Double, network: Double = 0, jobs: Double = 0, policy: Double = 0,
    isOpen: Bool = true
  ) {
    self.population = population
    self.network = network
    self.jobs = jobs
    self.policy = policy
    self.isOpen = isOpen
  }
}

/// How settlers choose among regions:
/// U = θP·ln population + θN·ln(1 + network) − θD·ln(10 + km) + θJ·jobs + π.
package struct SettlementRule: Sendable, Equatable {
  package var populationExponent: Double
  package var networkExponent: Double
  package var distanceExponent: UncertainValue
  package var jobsFactor: Double
  /// The least to which a full rental market lowers a region's pull: some crowd in at a price.
  package var leastRoom: Double
  /// Share of those with relatives and friends, and of those who found a home by themselves, that
  /// chooses a region each week.
  package var weeklyMoves: Double
  /// The same each day.
  var dailyMoves: Double { 1 - pow(1 - weeklyMoves, 1 / 7) }
  /// Share that finds a home in the region where they are, once and for all; `nil` where that region
  /// is one among all, and they choose again.
  package var withinRegion: Double?

  package init(
    populationExponent: Double, networkExponent: Double, distanceExponent: UncertainValue,
    jobsFactor: Double, leastRoom: Double, weeklyMoves: Double, withinRegion: Double? = nil
  ) {
    self.populationExponent = populationExponent
    self.networkExponent = networkExponent
    self.distanceExponent = distanceExponent
    self.jobsFactor = jobsFactor
    self.leastRoom = leastRoom
    self.weeklyMoves = weeklyMoves
    self.withinRegion = withinRegion
  }

  /// Population and distance as fitted to the shares of Polish regions in 2022 (`kosh episodes`), where
  /// big cities drew people and the border held nobody; networks, jobs and moves between regions are
  /// assumptions.
  package static let fitted = SettlementRule(
    populationExponent: 1.26, networkExponent: 0.4,
    distanceExponent: UncertainValue(0, within: 0...0.6), jobsFactor: 0.3, leastRoom: 0.2,
    weeklyMoves: 0.05)
}

/// Dwellings for rent in a region.
package struct RentalStock: Sendable, Equatable {
  package var dwellings: Double
  /// Of these, let to residents.
  package var letToResidents: Double

  package init(dwellings: Double, letToResidents: Double) {
    self.dwellings = dwellings
    self.letToResidents = letToResidents
  }

  /// V: one while more than a tenth is free, then falling to the floor as the last are let.
  ///
  /// The capacity multiplier of Flee (Suleimenova, Bell and Groen 2017), on rented homes.
  package func room(letToSettlers: Double, least: Double) -> Double {
    let free = (dwellings - letToResidents - letToSettlers) / max(dwellings, .leastNonzeroMagnitude)
    return min(1, max(least, free / 0.1))
  }
}
