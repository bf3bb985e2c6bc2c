import Demography

/// Something that the reader of the results must know. Reports make sentences of it.
package enum PlanNote: Hashable, Sendable {
  /// A sentence of the scenario file or of the reading of the data package.
  case asWritten(LocalizedName)
  /// The flows of a year are balanced on the population of another 1 January.
  case flowsBalanced(year: Int, onPopulationOf: Int)
  /// Arrivals and departures of one year at the level and the nets of another.
  case marginsCarried(year: Int, from: Int)
  /// Emigrants who count in no rate, for want of the next 1 January's population.
  case emigrantsWithoutRates(year: Int)
  /// A net, persons, below minus the emigrants: nobody enters, and emigration rates have a factor.
  case nobodyEnters(year: Int, net: Double, emigrationFactor: Double)
  /// A surge with days of its own whose settled persons are those that the scenario states.
  case settledAsStated(surge: String)
}

/// A level that was solved for a number of events that the scenario states.
package enum SolvedLevel: Hashable, Sendable {
  /// The factor on fertility that gives the year's births.
  case fertility(year: Int, factor: Double)
  /// Years on the regions' own life expectancies that give the year's deaths.
  case lifeExpectancy(year: Int, change: Double)
}
