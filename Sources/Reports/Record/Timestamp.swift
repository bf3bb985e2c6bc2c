import Glibc

/// A moment of the wall clock, for the run record alone: no result depends on it.
package struct Timestamp: Sendable, Equatable {
  /// Since 1 January 1970, 0 h of universal time.
  package let seconds: Double

  package init(seconds: Double) { self.seconds = seconds }

  package static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }

  /// `2026-03-01T08:30:00Z`
  package var iso8601: String {
    let date = parts
    func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
    return isoDate + "T" + two(date.tm_hour) + ":" + two(date.tm_min) + ":" + two(date.tm_sec) + "Z"
  }

  /// `2026-03-01`
  package var isoDate: String {
    let date = parts
    func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
    return "\(Int(date.tm_year) + 1900)-" + two(date.tm_mon + 1) + "-" + two(date.tm_mday)
  }

  private var parts: tm {
    var date = tm()
    var time = time_t(seconds.rounded(.down))
    gmtime_r(&time, &date)
    return date
  }
}
