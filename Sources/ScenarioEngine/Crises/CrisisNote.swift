/// Something that readiness takes as given; reports make a sentence of it.
package enum CrisisNote: Hashable, Sendable {
  /// The data package has no births and deaths, and with them no forecast.
  case noVitalRates
  /// Settled persons are stated and no days.
  case noDailyChain(event: String)
  /// A programme is shown in its year of the most participants.
  case yearOfMost(event: String, year: Int)
  /// Services, by their ids, that `standards.csv` has no norm for.
  case withoutNorm(services: [String])
  /// Regions, by their ids, or checkpoints whose capacity at the border is not known.
  case unknownBorder(event: String, points: [String])
  /// The scenario states what entry points of unknown capacity admit together.
  case statedBorder(event: String)
}
