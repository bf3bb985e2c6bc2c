import Demography
import Readiness
import ScenarioEngine

/// What `kosh readiness` shows: by region the service that is short first, when, by how much, and the
/// reserve that would do. Plain text of at most 100 columns.
package struct ReadinessSummary: Sendable {
  private let results: ReadinessResults
  private let language: Language

  package init(_ results: ReadinessResults, language: Language = .english) {
    self.results = results
    self.language = language
  }

  package var text: String {
    var lines = results.assessments.flatMap(lines)
    lines += ordinary
    lines += words.notes.flatMap {
      wrapped(language.text(.surgeNote, ["text": $0]), indent: "  ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var regions: RegionSet { results.country.regions }
  private var words: ReadinessWords { ReadinessWords(results, language: language) }

  private func say(_ message: Message) -> String { language.text(message) }

  private func whole(_ value: Double) -> String {
    language.whole(Int(value.rounded()), minus: "-")
  }

  private func date(_ day: CalendarDay) -> String {
    language.shortDate(year: day.year, month: day.month, day: day.dayOfMonth)
  }

  // MARK: One event

  private func lines(of event: CrisisAssessment) -> [String] {
    let plan = event.plan
    let arrivals = plan.event.waves.reduce(0) { $0 + $1.arrivals.central }
    var table = TextTable(words: [0, 2, 6])
    table.add(
      [
        Message.surgeRegion, .surgeReceived, .surgeFirst, .surgeOn, .surgeGap, .surgeReserve,
        .surgeUnit, .surgeUnknown,
      ].map(say))
    for row in ReadinessResults.shortFirst(of: event) { table.add(cells(row, event)) }
    let heading = language.text(
      plan.event.isSizedByFirstDays ? .surgeHeadingByFirstDays : .surgeHeading,
      [
        "event": event.name, "start": date(plan.event.start), "days": "\(plan.dayCount)",
        "persons": whole(arrivals),
      ])
    return wrapped(heading, indent: "  ") + [""] + table.lines + [""] + asked(of: event) + [""]
      + wrapped(reading(of: event), indent: "") + [""]
  }

  /// What the event asks for whatever there is: a reserve of this size would do in 80 % of the members
  /// if nothing were to spare.
  private func asked(of event: CrisisAssessment) -> [String] {
    let plan = event.plan
    var table = TextTable(words: [0, 1, 4])
    table.add(
      [Message.surgeService, .surgeMostAsked, .surgeOn, .surgeDay, .surgeUnit].map(say))
    for row in ReadinessResults.mostAsked(of: event) {
      let service = plan.services[row.service]
      table.add([
        words.name(of: service), words.region(row.region),
        date(plan.event.start + row.load.peakDay),
        whole(
          event.summary.peakDemand(service: row.service, region: row.region, confidence: 0.8)),
        words.unit(of: service),
      ])
    }
    return table.lines
  }

  private func cells(_ row: ReadinessResults.ShortFirst, _ event: CrisisAssessment) -> [String] {
    let (received, doubt) = (row.received.map(whole) ?? "", words.unknown(of: row))
    guard let first = row.first else {
      return [words.region(row.region), received, words.verdict(of: row, in: event)]
        + ["", "", "", "", doubt]
    }
    return [
      words.region(row.region), received, words.verdict(of: row, in: event),
      first.load.saturationDay.map { date(event.plan.event.start + $0) } ?? "",
      whole(first.load.largestGap), event.reserve(first, confidence: 0.8).map(whole) ?? "",
      words.unit(of: event.plan.services[first.service]), doubt,
    ]
  }

  private func reading(of event: CrisisAssessment) -> String {
    let rows = event.rows.filter { $0.region != nil && $0.load.peakDemand > 0 }
    let known = rows.count { $0.status != .noData }
    let mean =
      rows.isEmpty ? 0 : rows.reduce(0) { $0 + $1.unverifiedShare } / Double(rows.count)
    return language.text(
      .surgeReading,
      ["all": "\(rows.count)", "known": "\(known)", "share": whole(100 * mean)])
  }

  // MARK: Years without an event

  private var ordinary: [String] {
    var breaches: [String] = []
    for region in 0..<regions.count {
      for service in results.ordinary.services {
        guard let year = results.ordinary.yearOfBreach(region: region, service: service) else {
          continue
        }
        let name = language.name(ofRegion: region, in: regions)
        breaches.append("\(name): \(language.name(ofService: service)) \(year)")
      }
    }
    guard !breaches.isEmpty else { return [] }
    return wrapped(
      language.text(.surgeOrdinary, ["list": breaches.joined(separator: ", ")]), indent: "  ")
      + [""]
  }
}
