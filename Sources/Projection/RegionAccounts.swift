/// The accounts of one region and draw in one year, persons.
package struct RegionAccounts: Sendable, Equatable {
  package var opening = 0.0
  package var births = 0.0
  package var deaths = 0.0
  package var internalIn = 0.0
  package var internalOut = 0.0
  package var immigrants = 0.0
  package var emigrants = 0.0
  package var transfersIn = 0.0
  package var transfersOut = 0.0
  package var closing = 0.0
  /// Persons that could not leave because they were not there.
  package var clipped = 0.0

  package init() {}

  /// What does not close: zero but for rounding.
  package var residual: Double {
    opening + births - deaths + internalIn - internalOut + immigrants - emigrants + transfersIn
      - transfersOut - closing
  }
}
