import Readiness
import ScenarioEngine

/// What each event of a scenario asks of services day by day, for every page that shows it.
struct ReadinessSection: PagePieces {
  let results: ReadinessResults
  let language: Language
  private let words: ReadinessWords
  /// By event.
  private let drawn: [Charts]

  /// Charts of regions in which a service does not suffice, largest gaps for its demand first.
  private static let gapLimit = 12

  init(_ results: ReadinessResults, language: Language) {
    self.results = results
    self.language = language
    words = ReadinessWords(results, language: language)
    drawn = results.assessments.indices.map { number in
      Charts(ReadinessCharts(results, event: number, language: language), limit: Self.gapLimit)
    }
  }

  private struct Charts {
    let arrivals: LineChart
    let gaps: [LineChart]
    /// Each service where it is most asked for, but for those among the gaps.
    let asked: [LineChart]
    let country: [LineChart]

    init(_ charts: ReadinessCharts, limit: Int) {
      arrivals = charts.arrivals
      let event = charts.event
      let short = event.rows.filter { $0.region != nil && $0.status == .gap }.sorted { a, b in
        let (x, y) = (a.load.largestGap / a.load.peakDemand, b.load.largestGap / b.load.peakDemand)
        return x != y ? x > y : (a.region ?? 0, a.service) < (b.region ?? 0, b.service)
      }.prefix(limit)
      gaps = short.map(charts.load)
      asked = ReadinessResults.mostAsked(of: event).filter { row in
        !short.contains { $0.region == row.region && $0.service == row.service }
      }.map(charts.load)
      country = event.rows.filter { $0.region == nil && $0.load.peakDemand > 0 }.map(charts.load)
    }

    var all: [LineChart] { [arrivals] + gaps + asked + country }
  }

  /// Every chart of lines that it draws.
  var charts: [LineChart] { drawn.flatMap(\.all) }

  /// That nothing predicts events, and how many members there are.
  var basis: Markup { Markup("p", ["class": "note"], .text(words.basis)) }

  var events: [Markup] { results.assessments.indices.flatMap(event) }

  /// What was taken as given, in the words of the preparation.
  var notes: [Markup] {
    let notes = words.notes
    return notes.isEmpty
      ? [] : [Markup("ul", [:], notes.map { Markup("li", ["dir": "auto"], .text($0)) })]
  }

  // MARK: One event

  private func event(_ number: Int) -> [Markup] {
    let event = results.assessments[number]
    let charts = drawn[number]
    return [
      Markup("h3", ["dir": "auto"], .text(words.heading(of: event))),
      Markup("p", [:], .text(words.states(of: event))), shortTable(number),
      paragraph(.readinessShortNote),
      figure(charts.arrivals, legend: say(.readinessBand)), paragraph(.readinessArrivalsNote),
    ] + grid(charts.gaps, .readinessGaps, .readinessNote)
      + grid(charts.asked, .readinessAsked, charts.gaps.isEmpty ? .readinessNote : nil)
      + grid(charts.country, .readinessCountry, nil) + [loadTable(number)]
  }

  private func grid(_ charts: [LineChart], _ heading: Message, _ note: Message?) -> [Markup] {
    guard !charts.isEmpty else { return [] }
    return [Markup("h4", [:], .text(say(heading)))] + (note.map { [paragraph($0)] } ?? []) + [
      Markup("div", ["class": "small-charts"], charts.map { figure($0, legend: nil) })
    ]
  }

  // MARK: Tables

  private func shortTable(_ number: Int) -> Markup {
    let event = results.assessments[number]
    let rows = ReadinessResults.shortFirst(of: event).map { row in
      let first = row.first
      return Markup(
        "tr", [:],
        nameCell(words.region(row.region)),
        cell(row.received, row.received?.decimalsOfUnits ?? 0),
        Markup("td", [:], .text(words.verdictWithUnit(of: row, in: event))),
        dateCell(first?.load.saturationDay.map { event.plan.event.start + $0 }),
        unitsCell(first?.load.largestGap),
        unitsCell(first.flatMap { event.reserve($0, confidence: 0.8) }),
        Markup("td", [:], .text(words.unknown(of: row))))
    }
    return table(
      id: "short-\(number)", caption: say(.readinessShort), class: "sortable words",
      heading(words.shortHeadings), rows)
  }

  private func loadTable(_ number: Int) -> Markup {
    let event = results.assessments[number]
    let start = event.plan.event.start
    let rows = ReadinessResults.asked(of: event).map { row in
      let service = event.plan.services[row.service]
      let isKnown = row.status != .noData
      return Markup(
        "tr", [:],
        nameCell(words.region(row.region)),
        Markup("td", [:], .text("\(words.name(of: service)), \(words.unit(of: service))")),
        unitsCell(row.load.peakDemand), dateCell(start + row.load.peakDay),
        dateCell(isKnown ? row.load.saturationDay.map { start + $0 } : nil),
        unitsCell(isKnown ? row.load.largestGap : nil),
        cell(isKnown ? Double(row.load.overloadDays) : nil, 0),
        unitsCell(event.reserve(row, confidence: 0.8)),
        Markup("td", [:], .text(words.agency(of: service))),
        Markup("td", ["class": "state-\(row.status)"], .text(say(row.status.message))))
    }
    let headings: [Message] = [
      .region, .service, .peakDemand, .peakDay, .shortFrom, .largestGap, .overloadDays,
    ]
    return Markup(
      "details", [:],
      Markup("summary", [:], .text(say(.readinessTable))),
      table(
        id: "loads-\(number)", caption: say(.readinessTable), class: "sortable words",
        heading(headings.map(say) + [words.reserve(0.8), say(.agency), say(.state)]), rows))
  }

  private func unitsCell(_ value: Double?) -> Markup {
    cell(value, value?.decimalsOfUnits ?? 0)
  }

  private func dateCell(_ day: CalendarDay?) -> Markup {
    guard let day else { return Markup("td", ["class": "number"]) }
    return Markup(
      "td", ["class": "number", "data-value": String(day.number)], .text(language.date(day)))
  }
}
