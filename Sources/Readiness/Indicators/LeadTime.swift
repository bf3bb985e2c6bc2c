/// When building must begin so that no day of a run has a gap.
package enum LeadTime {
  /// The latest day to start, counted from the event's start; negative where that is before it, `nil`
  /// where there is no gap.
  ///
  /// - Parameters:
  ///   - gaps: units, one number a day.
  ///   - buildRate: units a day, above zero.
  package static func latestStart(gaps: [Double], buildRate: Double) -> Int? {
    var latest: Int?
    for (day, gap) in gaps.enumerated() where gap > 0 {
      let start = day - Int((gap / buildRate).rounded(.up))
      latest = min(latest ?? start, start)
    }
    return latest
  }
}
