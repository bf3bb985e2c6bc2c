/// Something of a scenario that a shorter horizon leaves without effect. Reports make a sentence of
/// it.
package enum HorizonCut: Hashable, Sendable {
  /// A number of births, or of deaths, that the scenario states for a year.
  case births(year: Int)
  case deaths(year: Int)
  /// Some of the years of an intervention.
  case someYears(intervention: String, years: ClosedRange<Int>)
  case intervention(String, years: ClosedRange<Int>)
}
