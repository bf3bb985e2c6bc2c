import Readiness

/// A surge foretold from its first days by the curve of another one, scaled to them: nothing of its
/// later days is known to the forecast.
package struct FirstDaysForecast: Sendable {
  /// Days that are known.
  package static let knownDays = 3

  package let episode: String
  package let curveOf: String
  package let entries: [Double]
  private let observed: [Double]

  /// - Returns: `nil` where one of them has no daily series of the other's length.
  package init?(of report: EpisodeReport, by other: EpisodeReport) {
    let observed = report.episode.entries
    guard let curve = other.throughBorder?.fitted, observed.count > 14,
      curve.count >= observed.count
    else { return nil }
    let known = observed.prefix(Self.knownDays).reduce(0, +)
    let scale = known / curve.prefix(Self.knownDays).reduce(0, +)
    episode = report.episode.name
    curveOf = other.episode.name
    entries = curve.prefix(observed.count).map { $0 * scale }
    self.observed = observed
  }

  /// Miss of the entries of the first days over those observed.
  package func error(byDay days: Int) -> Double {
    entries.prefix(days).reduce(0, +) / observed.prefix(days).reduce(0, +) - 1
  }

  /// The same if every later day were as the last one known.
  package func naiveError(byDay days: Int) -> Double {
    let known = observed.prefix(Self.knownDays)
    let told = known.reduce(0, +) + Double(days - known.count) * (known.last ?? 0)
    return told / observed.prefix(days).reduce(0, +) - 1
  }

  /// Days by which the busiest day is told too late.
  package var busiestDayMiss: Int { busiest(entries) - busiest(observed) }
  package var largestDayError: Double { (entries.max() ?? 0) / (observed.max() ?? 1) - 1 }

  private func busiest(_ days: [Double]) -> Int {
    days.indices.max { days[$0] < days[$1] } ?? 0
  }
}
