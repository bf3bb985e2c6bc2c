/// A place where people enter: a checkpoint, an airport, all checkpoints of a region together, or the
/// region that people flee from inside a country.
package struct EntryPoint: Sendable, Equatable {
  package let id: String
  /// Row of the region behind it.
  package let region: Int
  /// Share of the event that heads for it.
  package var share: Double
  /// Ordinary traffic inward, persons a day; `nil` where nobody knows, and then none is counted.
  package var ordinaryTraffic: Double?
  /// `nil` where nobody knows: people then pass without a queue, and none is reported.
  package var capacity: BorderCapacity?

  package init(
    id: String, region: Int, share: Double, ordinaryTraffic: Double? = nil,
    capacity: BorderCapacity? = nil
  ) {
    self.id = id
    self.region = region
    self.share = share
    self.ordinaryTraffic = ordinaryTraffic
    self.capacity = capacity
  }
}

/// How many persons a day an entry point can admit, growing as it is reinforced.
///
/// μ(t) = min(maximum, initial·(1 + growth·max(0, t − alarm day))).
package struct BorderCapacity: Sendable, Equatable {
  /// Persons a day.
  package var initial: Double
  /// Persons a day.
  package var maximum: Double
  /// Share of the initial capacity added each day; `nil` for that of the event.
  package var growth: Double?
  package var alarmDay: Int

  package init(
    initial: Double, maximum: Double = .infinity, growth: Double? = nil, alarmDay: Int = 0
  ) {
    self.initial = initial
    self.maximum = maximum
    self.growth = growth
    self.alarmDay = alarmDay
  }

  /// From lanes, the hours they are open a day, and minutes and persons of a vehicle.
  package static func personsPerDay(
    lanes: Double, hours: Double, minutesPerVehicle: Double, personsPerVehicle: Double
  ) -> Double { lanes * hours * 60 / minutesPerVehicle * personsPerVehicle }

  package func personsPerDay(on day: Int, eventGrowth: Double) -> Double {
    min(maximum, initial * (1 + (growth ?? eventGrowth) * Double(max(0, day - alarmDay))))
  }
}

/// What people do who would wait too long at an entry point.
package struct DiversionRule: Sendable, Equatable {
  /// W*, days of waiting that people accept.
  package var patienceDays: Double
  /// δ, share of the queue beyond that which leaves it in a day.
  package var leavingShare: Double
  /// Share of these who turn back; the others go to another entry point.
  package var givingUpShare: Double
  /// D, kilometres by which the pull of another entry point falls to 1/e.
  package var reachKm: Double

  package init(
    patienceDays: Double = 0.5, leavingShare: Double, givingUpShare: Double, reachKm: Double
  ) {
    self.patienceDays = patienceDays
    self.leavingShare = leavingShare
    self.givingUpShare = givingUpShare
    self.reachKm = reachKm
  }

  /// Everybody waits.
  package static let none = DiversionRule(
    patienceDays: .infinity, leavingShare: 0, givingUpShare: 0, reachKm: 1)
}

/// Who crosses the border: both classes stand in one queue and are admitted in proportion.
package enum TrafficClass: Int, CaseIterable, Sendable {
  case ordinary = 0
  case event = 1

  package var name: String { self == .ordinary ? "ordinary" : "event" }
}

/// How fast people travel inside the country.
package enum Travel {
  package static let kilometresPerDay = 500.0

  /// Whole days, rounded up; none inside one region.
  package static func days(kilometres: Double) -> Int {
    Int((kilometres / kilometresPerDay).rounded(.up))
  }
}
