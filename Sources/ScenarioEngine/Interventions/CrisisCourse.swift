import Demography

/// A crisis by days: when it comes, how those who come or flee are spread over days, and how they are
/// received.
package struct CrisisCourse: Sendable, Equatable {
  /// How arrivals are spread over days.
  package struct Pulse: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
      /// A wave that rises and falls, over a floor that fades.
      case gamma
      /// The same wave backwards before a deadline, then a short tail.
      case deadline
    }

    package var kind: Kind
    package var shape: Double
    package var scaleDays: Double
    /// Arrivals that go on, as a share of the busiest day, and the days in which they halve.
    package var floor: Double
    package var floorHalfLifeDays: Double

    package init(
      kind: Kind = .gamma, shape: Double, scaleDays: Double, floor: Double,
      floorHalfLifeDays: Double
    ) {
      self.kind = kind
      self.shape = shape
      self.scaleDays = scaleDays
      self.floor = floor
      self.floorHalfLifeDays = floorHalfLifeDays
    }
  }

  /// First day: year, month, day.
  package var year: Int
  package var month: Int
  package var day: Int
  package var days: Int
  package var pulse: Pulse
  /// Part who do not stay: they travel on, or go home soon; and how long they stay, days.
  package var shortStayShare: Double
  package var shortStayDays: Double
  /// Days in which half of those who stay have left; `nil` where they stay for good.
  package var halfLifeDays: Double?
  /// Part whom relatives and friends take in.
  package var hosted: Estimate
  /// Part whom the authorities place, and the persons a day whom they can move; no limit where `nil`.
  package var managedShare: Double
  package var transportPerDay: Double?
  /// Persons by region whom the authorities place at most; no limit where a region is not named.
  package var quotas: [Int: Double]
  /// Persons of their own kind who live in a region already.
  package var networks: [Int: Double]
  /// What a policy adds to a region's pull, on the logarithmic scale.
  package var policy: [Int: Double]

  package init(
    year: Int, month: Int, day: Int, days: Int, pulse: Pulse, shortStayShare: Double = 0,
    shortStayDays: Double = 0, halfLifeDays: Double? = nil, hosted: Estimate = Estimate(0),
    managedShare: Double = 0, transportPerDay: Double? = nil, quotas: [Int: Double] = [:],
    networks: [Int: Double] = [:], policy: [Int: Double] = [:]
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.days = days
    self.pulse = pulse
    self.shortStayShare = shortStayShare
    self.shortStayDays = shortStayDays
    self.halfLifeDays = halfLifeDays
    self.hosted = hosted
    self.managedShare = managedShare
    self.transportPerDay = transportPerDay
    self.quotas = quotas
    self.networks = networks
    self.policy = policy
  }
}
