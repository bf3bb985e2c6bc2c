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
    lines += results.preparation.notes.flatMap { note in
      let text = language.text(of: note, in: regions)
      return wrapped(language.text(.surgeNote, ["text": text]), indent: "  ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var regions: RegionSet { results.country.regions }

  private func say(_ message: Message) -> String { language.text(message) }

  private func whole(_ value: Double) -> String {
    language.whole(Int(value.rounded()), minus: "-")
  }

  private func roundedUp(_ value: Double) -> String { whole(value.rounded(.up)) }

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
    for region in 0..<plan.regionCount where isTouched(region, event) {
      table.add(cells(region, event))
    }
    let heading = language.text(
      .surgeHeading,
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
    for service in plan.services.indices {
      let needs = (0..<plan.regionCount).map {
        event.summary.peakDemand(service: service, region: $0, confidence: 0.8)
      }
      guard let region = needs.indices.max(by: { needs[$0] < needs[$1] }), needs[region] >= 0.5
      else { continue }
      let row = event.row(region: region, service: service)
      table.add([
        language.name(ofService: plan.services[service].id),
        language.name(ofRegion: region, in: regions), date(plan.event.start + row.load.peakDay),
        roundedUp(needs[region]), language.unit(plan.services[service].unit),
      ])
    }
    return table.lines
  }

  private func isTouched(_ region: Int, _ event: CrisisAssessment) -> Bool {
    event.plan.services.indices.contains {
      event.row(region: region, service: $0).load.peakDemand >= 0.5
    }
  }

  private func cells(_ region: Int, _ event: CrisisAssessment) -> [String] {
    let plan = event.plan
    let name = language.name(ofRegion: region, in: regions)
    let rows = plan.services.indices.map { event.row(region: region, service: $0) }
    let unknown = rows.count { $0.status == .noData }
    let doubt = language.text(.surgePart, ["part": "\(unknown)", "whole": "\(rows.count)"])
    // Who needs a place is known whatever else is not.
    let places = plan.services.firstIndex { $0.id == "reception_places" }
    let received =
      places.map {
        event.summary.peakDemand(service: $0, region: region, confidence: 0.8)
      }.map(roundedUp) ?? ""
    guard let first = event.firstFailing(region: region) else {
      let verdict: Message =
        unknown == rows.count ? .stateNoData : unknown > 0 ? .surgeNoneKnown : .surgeNone
      return [name, received, say(verdict), "", "", "", "", doubt]
    }
    let service = plan.services[first.service]
    return [
      name, received, language.name(ofService: service.id),
      first.load.saturationDay.map { date(plan.event.start + $0) } ?? "",
      roundedUp(first.load.largestGap), event.reserve(first, confidence: 0.8).map(roundedUp) ?? "",
      language.unit(service.unit), doubt,
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
