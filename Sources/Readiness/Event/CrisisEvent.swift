import Demography

/// Many people who come, or are brought, within a short time: the size is an assumption of whoever
/// states the event, nothing here predicts it.
package struct CrisisEvent: Sendable {
  package enum Kind: String, Sendable {
    /// Forced arrivals at the country's entry points.
    case surge
    /// Flight from regions of the country: no border, received where it starts.
    case displacement
    /// Arrivals by plan, placed by the authorities as they come.
    case resettlement
  }

  /// One pulse of arrivals.
  package struct Wave: Sendable {
    /// Persons.
    package var arrivals: UncertainValue
    /// Days after the event's start.
    package var startDay: Int
    package var pulse: ArrivalPulse
    /// Shape, scale and floor of the members; without them those of the pulse.
    package var shape: UncertainValue
    package var scaleDays: UncertainValue
    package var floor: UncertainValue

    package init(
      arrivals: UncertainValue, startDay: Int = 0, pulse: ArrivalPulse,
      shape: UncertainValue? = nil, scaleDays: UncertainValue? = nil, floor: UncertainValue? = nil
    ) {
      self.arrivals = arrivals
      self.startDay = startDay
      self.pulse = pulse
      self.shape = shape ?? UncertainValue(pulse.shape)
      self.scaleDays = scaleDays ?? UncertainValue(pulse.scaleDays)
      self.floor = floor ?? UncertainValue(pulse.floor)
    }
  }

  package var name: String
  package var kind: Kind
  package var start: CalendarDay
  /// Days that the chain runs from the start, 1…730.
  package var dayCount: Int
  package var waves: [Wave]
  /// Its first days tell its size, which nobody has stated.
  package var isSizedByFirstDays = false
  /// Shares by sex and single age; they sum to one.
  package var profile: AgeSexTable
  /// Persons.
  package var householdSize: Double
  package var stay: StayLaw
  /// Share of those admitted whom relatives and friends take in while they have room.
  package var hostedShare: UncertainValue
  /// Share of those who stay whom the authorities place.
  package var managedShare: Double
  /// By how much ordinary traffic falls, and from which day on.
  package var ordinaryTrafficFall: Double
  package var ordinaryTrafficFallDay: Int
  /// Standard deviation of the logarithm of a day's arrivals.
  package var dailyNoise: Double

  package init(
    name: String, kind: Kind = .surge, start: CalendarDay, dayCount: Int, waves: [Wave],
    profile: AgeSexTable, householdSize: Double, stay: StayLaw,
    hostedShare: UncertainValue = UncertainValue(0), managedShare: Double = 0,
    ordinaryTrafficFall: Double = 0, ordinaryTrafficFallDay: Int = 0, dailyNoise: Double = 0.12
  ) {
    precondition((1...730).contains(dayCount), "1…730 days, got \(dayCount)")
    self.name = name
    self.kind = kind
    self.start = start
    self.dayCount = dayCount
    self.waves = waves
    self.profile = profile
    self.householdSize = householdSize
    self.stay = stay
    self.hostedShare = hostedShare
    self.managedShare = managedShare
    self.ordinaryTrafficFall = ordinaryTrafficFall
    self.ordinaryTrafficFallDay = ordinaryTrafficFallDay
    self.dailyNoise = dailyNoise
  }

  /// Ages of compulsory schooling.
  package static let schoolAges = 7...17

  package var schoolAgeShare: Double { profile.persons(aged: Self.schoolAges) }
}
