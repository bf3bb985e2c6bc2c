/// Which days of an event are cold, which are school holidays, and when norms change.
package struct ServiceCalendar: Sendable, Equatable {
  /// A stretch of every year, first and last day included.
  package struct Season: Sendable, Equatable {
    package var from: (month: Int, day: Int)
    package var to: (month: Int, day: Int)

    package init(from: (month: Int, day: Int), to: (month: Int, day: Int)) {
      self.from = from
      self.to = to
    }

    package func contains(_ day: CalendarDay) -> Bool {
      let place = day.month * 100 + day.dayOfMonth
      let (first, last) = (from.month * 100 + from.day, to.month * 100 + to.day)
      return first <= last ? (first...last).contains(place) : place >= first || place <= last
    }

    package static func == (a: Season, b: Season) -> Bool { a.from == b.from && a.to == b.to }
  }

  /// Days from the start on which norms of the emergency hold.
  package var emergencyDays: Int
  package var cold: Season?
  package var holidays: Season?
  /// Days after admission before any child is enrolled.
  package var enrolmentStarts: Int
  /// Days after admission by which the most are.
  package var enrolmentEnds: Int
  /// Share of children enrolled then.
  package var enrolled: Double

  package init(
    emergencyDays: Int, cold: Season?, holidays: Season?, enrolmentStarts: Int, enrolmentEnds: Int,
    enrolled: Double
  ) {
    self.emergencyDays = emergencyDays
    self.cold = cold
    self.holidays = holidays
    self.enrolmentStarts = enrolmentStarts
    self.enrolmentEnds = enrolmentEnds
    self.enrolled = enrolled
  }

  /// The change of phase, the enrolment of children and the seasons as this project assumes them:
  /// day 30, days 14 to 60, October to April, June to August.
  package static let assumed = ServiceCalendar(
    emergencyDays: 30, cold: Season(from: (10, 1), to: (4, 30)),
    holidays: Season(from: (6, 1), to: (8, 31)), enrolmentStarts: 14, enrolmentEnds: 60,
    enrolled: 0.9)

  /// The share of children enrolled so many days after admission.
  func enrolled(after days: Int) -> Double {
    if days < enrolmentStarts { return 0 }
    if days >= enrolmentEnds { return enrolled }
    return enrolled * Double(days - enrolmentStarts) / Double(enrolmentEnds - enrolmentStarts)
  }
}
