import Demography
import Ensembles
import Readiness

/// A past surge as the chain would have foretold it, by the pulse of another one and with members: from
/// the size that it turned out to have, or from its first days. Nobody is held up at the border, whose
/// capacity nobody had published.
package struct EpisodeForecast: Sendable {
  package enum Known: String, Sendable, CaseIterable {
    case size = "its size"
    case firstDays = "its first 3 days"
  }

  package let episode: String
  package let pulseOf: String
  package let known: Known
  /// Persons a day at the central values, and what a tenth and nine tenths of the members do not exceed.
  package let entries: [Double]
  package let low: [Double]
  package let high: [Double]
  private let observed: [Double]

  /// - Returns: `nil` where one of them has no daily series, or it tells of nobody.
  package init?(
    of report: EpisodeReport, by other: EpisodeReport, knowing known: Known,
    members: Int = CrisisEnsemble.defaultMembers, seed: UInt64 = EnsembleSettings.defaultSeed
  ) {
    let observed = report.episode.entries
    guard observed.count > 14, let pulse = other.throughBorder?.pulse else { return nil }
    var plan = Self.plan(pulse, days: observed.count)
    switch known {
    case .size: plan.event.waves[0].arrivals = UncertainValue(observed.reduce(0, +))
    case .firstDays:
      let first = Array(observed.prefix(FirstDaysForecast.knownDays))
      guard let persons = EventSize.persons(admitting: first, in: plan),
        let spread = Surge.sizeFromFirstDays(persons).spread
      else { return nil }
      plan.event.waves[0].arrivals = UncertainValue(spread)
    }
    let draws = CrisisEnsemble(plan, members: members, seed: seed).draws
    let runs = draws.map { Self.entries(CrisisRun(plan, draw: $0)) }
    let rising = observed.indices.map { day in runs.map { $0[day] }.sorted() }
    episode = report.episode.name
    pulseOf = other.episode.name
    self.known = known
    self.observed = observed
    entries = Self.entries(CrisisRun(plan))
    low = rising.map { SampleQuantile.value(0.1, of: $0) }
    high = rising.map { SampleQuantile.value(0.9, of: $0) }
  }

  private static func entries(_ run: CrisisRun) -> [Double] { run.people.map(\.admitted) }

  /// One entry point and one region; only who comes is asked.
  private static func plan(_ pulse: ArrivalPulse, days: Int) -> CrisisPlan {
    let assumptions = CrisisAssumptions()
    let profile = AgeSexTable { _, age in age == 0 ? 0.5 : 0 }
    let event = CrisisEvent(
      name: "episode", start: CalendarDay(year: 2022, month: 1, day: 1), dayCount: days,
      waves: [
        CrisisEvent.Wave(
          arrivals: UncertainValue(1), pulse: pulse,
          shape: UncertainValue(pulse.shape, within: assumptions.shapeRange),
          scaleDays: UncertainValue(pulse.scaleDays, within: assumptions.scaleRange),
          floor: UncertainValue(pulse.floor, within: assumptions.floorRange))
      ], profile: profile, householdSize: 1, stay: .everybodyStays,
      dailyNoise: assumptions.dailyNoise)
    return CrisisPlan(
      regionIDs: ["country"], event: event,
      points: [EntryPoint(id: "border", region: 0, share: 1)], kilometres: [0],
      pulls: [RegionPull(population: 1)],
      reception: [ReceptionRule(stayDays: assumptions.receptionDays)])
  }

  // MARK: Against what came

  /// Miss of the entries of the first days over those observed.
  package func error(byDay days: Int) -> Double {
    entries.prefix(days).reduce(0, +) / observed.prefix(days).reduce(0, +) - 1
  }

  /// Days by which the busiest day is told too late.
  package var busiestDayMiss: Int { busiest(entries) - busiest(observed) }
  package var largestDayError: Double { (entries.max() ?? 0) / (observed.max() ?? 1) - 1 }

  /// Days whose entries lie between the tenth and the nine tenths of the members.
  package var daysInside: Int {
    observed.indices.count { low[$0] <= observed[$0] && observed[$0] <= high[$0] }
  }
  package var days: Int { observed.count }

  private func busiest(_ days: [Double]) -> Int {
    days.indices.max { days[$0] < days[$1] } ?? 0
  }
}
