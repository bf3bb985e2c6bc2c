import Demography

/// Forced arrivals from abroad: from the daily chain where it is asked for, or as settled persons by
/// year.
package struct Surge: Sendable, Equatable {
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

  /// Where people enter: any point of a region, or one checkpoint.
  package struct Entry: Sendable, Equatable {
    package enum Place: Sendable, Equatable {
      case region(Int)
      case checkpoint(String)
    }
    package var place: Place
    package var share: Double

    package init(place: Place, share: Double) {
      self.place = place
      self.share = share
    }
  }

  /// What the daily chain needs.
  package struct Daily: Sendable, Equatable {
    /// First day: year, month, day.
    package var year: Int
    package var month: Int
    package var day: Int
    package var days: Int
    package var pulse: Pulse
    package var entries: [Entry]
    /// Part who travel on, and how long they stay, days.
    package var transitShare: Double
    package var transitStayDays: Double
    /// Part whom the authorities place.
    package var managedShare: Double

    package init(
      year: Int, month: Int, day: Int, days: Int, pulse: Pulse, entries: [Entry],
      transitShare: Double, transitStayDays: Double, managedShare: Double
    ) {
      self.year = year
      self.month = month
      self.day = day
      self.days = days
      self.pulse = pulse
      self.entries = entries
      self.transitShare = transitShare
      self.transitStayDays = transitStayDays
      self.managedShare = managedShare
    }
  }

  /// Persons who come; the size of the event belongs to the user.
  package var arrivals: Estimate
  /// `nil` where only settled persons are stated.
  package var daily: Daily?
  /// Persons present on 31 December with an expected stay of a year, by year; `nil` where the chain
  /// tells.
  package var settledPersons: [Int: Double]?
  /// Where they settle: stated, or regions in which the authorities place people.
  package var regions: [RegionShare]
  /// Days in which half of those settled have left; `nil` where they stay for good.
  package var settledHalfLifeDays: Double?
  package var profile: AgeSexTable

  package init(
    arrivals: Estimate, daily: Daily? = nil, settledPersons: [Int: Double]? = nil,
    regions: [RegionShare] = [], settledHalfLifeDays: Double? = nil, profile: AgeSexTable
  ) {
    self.arrivals = arrivals
    self.daily = daily
    self.settledPersons = settledPersons
    self.regions = regions
    self.settledHalfLifeDays = settledHalfLifeDays
    self.profile = profile
  }
}
