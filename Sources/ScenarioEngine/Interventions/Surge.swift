import Demography

/// Forced arrivals from abroad: from the daily chain where it is asked for, or as settled persons by
/// year.
package struct Surge: Sendable, Equatable {
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

  /// What all its entry points together can admit, persons a day; each of those whose own capacity is
  /// not known has its share of it.
  package struct Border: Sendable, Equatable {
    /// On the first day.
    package var capacity: Double
    /// More on each day after it; the growth of past surges where `nil`.
    package var addedPerDay: Double?
    package var maximum: Double?
    /// Ordinary traffic, by how much it falls during the surge, and on which day, from 0.
    package var ordinary: Double?
    package var ordinaryFall: Double
    package var ordinaryFallDay: Int

    package init(
      capacity: Double, addedPerDay: Double? = nil, maximum: Double? = nil,
      ordinary: Double? = nil, ordinaryFall: Double = 0, ordinaryFallDay: Int = 0
    ) {
      self.capacity = capacity
      self.addedPerDay = addedPerDay
      self.maximum = maximum
      self.ordinary = ordinary
      self.ordinaryFall = ordinaryFall
      self.ordinaryFallDay = ordinaryFallDay
    }
  }

  /// Persons who come; the size of the event belongs to the user. `nil` where the first days tell it.
  package var arrivals: Estimate?
  /// Persons admitted on the first days, from the start; empty where `arrivals` are stated.
  package var firstDays: [Double]
  /// `nil` where only settled persons are stated.
  package var course: CrisisCourse?
  package var entries: [Entry]
  /// `nil` where only the data package tells what an entry point can admit.
  package var border: Border?
  /// Persons present on 31 December with an expected stay of a year, by year; `nil` where the chain
  /// tells.
  package var settledPersons: [Int: Double]?
  /// Where they settle: stated, or regions in which the authorities place people.
  package var regions: [RegionShare]
  /// Days in which half of those settled have left; `nil` where they stay for good.
  package var settledHalfLifeDays: Double?
  package var profile: AgeSexTable

  package init(
    arrivals: Estimate?, firstDays: [Double] = [], course: CrisisCourse? = nil,
    entries: [Entry] = [], border: Border? = nil, settledPersons: [Int: Double]? = nil,
    regions: [RegionShare] = [], settledHalfLifeDays: Double? = nil, profile: AgeSexTable
  ) {
    self.arrivals = arrivals
    self.firstDays = firstDays
    self.course = course
    self.entries = entries
    self.border = border
    self.settledPersons = settledPersons
    self.regions = regions
    self.settledHalfLifeDays = settledHalfLifeDays
    self.profile = profile
  }
}
