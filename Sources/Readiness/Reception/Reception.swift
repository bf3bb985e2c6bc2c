/// How those admitted are received in a region: a stay in reception places, and registration.
package struct ReceptionRule: Sendable, Equatable {
  /// Mean days in reception places.
  package var stayDays: Double
  /// Persons registered a day when the event starts; `nil` where nobody knows.
  package var registrationsPerDay: Double?
  /// Persons registered a day after the ramp.
  package var mostRegistrationsPerDay: Double
  /// Days from the start until the most is reached.
  package var rampDays: Double
  /// H, persons whom relatives and friends in the region can take in; `nil` where nobody knows.
  package var hostPlaces: Double?

  package init(
    stayDays: Double, registrationsPerDay: Double? = nil, mostRegistrationsPerDay: Double? = nil,
    rampDays: Double = 0, hostPlaces: Double? = nil
  ) {
    self.stayDays = stayDays
    self.registrationsPerDay = registrationsPerDay
    self.mostRegistrationsPerDay = mostRegistrationsPerDay ?? registrationsPerDay ?? .infinity
    self.rampDays = rampDays
    self.hostPlaces = hostPlaces
  }

  /// Persons who can be registered on a day; without limit where nobody knows.
  package func registrations(on day: Int) -> Double {
    guard let first = registrationsPerDay else { return .infinity }
    guard rampDays > 0 else { return mostRegistrationsPerDay }
    return first + (mostRegistrationsPerDay - first) * min(1, Double(day) / rampDays)
  }

  /// The share of guests for whom relatives and friends still have room.
  package func hostRoom(guests: Double) -> Double {
    guard let hostPlaces else { return 1 }
    return hostPlaces > 0 ? max(0, 1 - guests / hostPlaces) : 0
  }
}
