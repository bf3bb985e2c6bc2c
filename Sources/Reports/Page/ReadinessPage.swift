import Demography
import Readiness
import ScenarioEngine
import Tables

/// `readiness/report.html`: what each event of a scenario asks of services, day by day.
package struct ReadinessPage: ReportPage {
  let results: ReadinessResults
  package let language: Language
  package let version: String
  let inputsHash: String
  let members: Int
  package let languages: [(language: Language, file: String)]
  package let carriesScripts: Bool

  /// Charts of regions in which a service does not suffice, largest gaps for its demand first.
  private static let chartLimit = 24

  /// - Parameters:
  ///   - members: of each event's ensemble.
  ///   - carriesScripts: by default where the program was built with d3.
  package init(
    _ results: ReadinessResults, language: Language, version: String, inputsHash: String,
    members: Int, languages: [Language] = [], carriesScripts: Bool = PageAssets.hasScripts
  ) {
    self.results = results
    self.language = language
    self.version = version
    self.inputsHash = inputsHash
    self.members = members
    self.languages = OutputFormat.html.files(in: languages).map { ($1, $0) }
    self.carriesScripts = carriesScripts
  }

  // MARK: Head

  package var title: String {
    let title = language.text(of: results.scenario.title)
    return language.text(
      .readinessTitle, ["title": title.isEmpty ? results.scenario.name : title])
  }

  package var subtitle: String { say(.readinessAssumed) }

  package var facts: [String] {
    [
      language.text(.pageRegionCount, ["count": language.whole(results.country.regions.count)]),
      language.text(.readinessMembers, ["count": language.whole(members)]),
    ]
  }

  package var data: JSONValue {
    .object(commonData(results.assessments.indices.flatMap { charts(of: $0).all }))
  }

  package var sections: [PageSection] {
    [
      PageSection(
        id: "events", heading: .readinessEvents,
        content: results.assessments.indices.flatMap(event)),
      PageSection(id: "notes", heading: .pageNotes, content: notes),
      PageSection(
        id: "about", heading: .pageAbout,
        content: [
          language.text(
            .pageMade,
            [
              "version": version, "package": results.country.name,
              "scenario": results.scenario.name,
            ]), language.text(.pageInputs, ["hash": inputsHash]), say(.pageScripts),
        ].map { Markup("p", [:], .text($0)) }),
    ]
  }

  private var notes: [Markup] {
    let notes = results.preparation.notes
    return notes.isEmpty
      ? [] : [Markup("ul", [:], notes.map { Markup("li", ["dir": "auto"], .text($0)) })]
  }

  // MARK: One event

  private func event(_ number: Int) -> [Markup] {
    let event = results.assessments[number]
    let start = event.plan.event.start
    let heading = language.text(
      .readinessEvent,
      [
        "event": event.name, "start": date(start), "days": language.whole(event.plan.dayCount),
      ])
    let charts = charts(of: number)
    let asked = event.rows.filter { $0.region != nil && $0.load.peakDemand > 0 }
    func count(_ status: CrisisAssessment.Status) -> String {
      language.whole(asked.count { $0.status == status })
    }
    let states = language.text(
      .readinessStates,
      [
        "all": language.whole(asked.count), "gap": count(.gap), "enough": count(.enough),
        "unknown": count(.noData),
      ])
    let gaps =
      charts.gaps.isEmpty
      ? []
      : [
        Markup("h4", [:], .text(say(.readinessGaps))), paragraph(.readinessNote),
        Markup("div", ["class": "small-charts"], charts.gaps.map { figure($0, legend: nil) }),
      ]
    return [Markup("h3", ["dir": "auto"], .text(heading)), Markup("p", [:], .text(states))] + gaps
      + [
        Markup("h4", [:], .text(say(.readinessCountry))),
        Markup("div", ["class": "small-charts"], charts.country.map { figure($0, legend: nil) }),
        loadTable(number, asked),
      ]
  }

  private struct Charts {
    let gaps: [LineChart]
    let country: [LineChart]
    var all: [LineChart] { gaps + country }
  }

  private func charts(of number: Int) -> Charts {
    let event = results.assessments[number]
    let short = event.rows.filter { $0.region != nil && $0.status == .gap }.sorted { a, b in
      let (x, y) = (a.load.largestGap / a.load.peakDemand, b.load.largestGap / b.load.peakDemand)
      return x != y ? x > y : (a.region ?? 0, a.service) < (b.region ?? 0, b.service)
    }
    return Charts(
      gaps: short.prefix(Self.chartLimit).map { chart(number, $0) },
      country: event.rows.filter { $0.region == nil && $0.load.peakDemand > 0 }
        .map { chart(number, $0) })
  }

  /// Demand by day, and below it what is spare where the region's capacity is known.
  private func chart(_ number: Int, _ row: CrisisAssessment.Row) -> LineChart {
    let event = results.assessments[number]
    let (plan, run) = (event.plan, event.run)
    let service = plan.services[row.service]
    func values(_ figures: [Double]) -> [Double?] {
      (0..<plan.dayCount).map { day in
        let first = (day * plan.services.count + row.service) * plan.regionCount
        return row.region.map { figures[first + $0] }
          ?? figures[first..<(first + plan.regionCount)].reduce(0, +)
      }
    }
    var lines = [LineChart.Line(name: say(.demand), style: 0, values: values(run.demand))]
    if let region = row.region, plan.isKnown(service: row.service, region: region) {
      lines.append(
        LineChart.Line(name: say(.spareCapacity), style: 1, values: values(run.spare)))
    }
    let largest = lines.flatMap { $0.values.compactMap(\.self) }.max() ?? 0
    let scale = largest >= 2e4 ? 1e3 : 1
    let place = row.region.map { language.name(ofRegion: $0, in: results.country.regions) + ": " }
    return LineChart(
      id: "load-\(number)-\(row.region.map(String.init) ?? "all")-\(row.service)",
      title: (place ?? "") + name(of: service),
      description: "\(say(.peakDemand)): \(language.decimal(row.load.peakDemand, 0)), "
        + date(plan.event.start + row.load.peakDay),
      moments: (0..<plan.dayCount).map { date(plan.event.start + $0) },
      shownMoments: plan.dayCount > 1 ? [0, plan.dayCount - 1] : [0], lines: lines,
      unit: scale > 1 ? "\(say(.thousands)) \(service.unit)" : service.unit, scale: scale,
      startsAtZero: true, size: .small, language: language)
  }

  private func name(of service: Service) -> String {
    language.text(of: ServiceDefinition.name(of: service.id))
  }

  private func date(_ day: CalendarDay) -> String {
    language.date(year: day.year, month: day.month, day: day.dayOfMonth)
  }

  // MARK: The table

  private func loadTable(_ number: Int, _ asked: [CrisisAssessment.Row]) -> Markup {
    let event = results.assessments[number]
    let rows = asked.map { row in
      let service = event.plan.services[row.service]
      let region = row.region.map { language.name(ofRegion: $0, in: results.country.regions) } ?? ""
      let day = event.plan.event.start + row.load.peakDay
      let isKnown = row.status != .noData
      return Markup(
        "tr", [:],
        nameCell(region),
        Markup(
          "td", [:],
          .text("\(name(of: service)), \(service.unit)")),
        cell(row.load.peakDemand, 0),
        Markup(
          "td", ["class": "number", "data-value": String(day.number)], .text(date(day))),
        cell(isKnown ? row.load.largestGap : nil, 0),
        cell(isKnown ? Double(row.load.overloadDays) : nil, 0),
        cell(event.reserve(row, confidence: 0.8), 0),
        Markup("td", [:], .text(service.agency)),
        Markup("td", ["class": "state-\(row.status)"], .text(say(row.status.message))))
    }
    let headings: [Message] = [
      .region, .service, .peakDemand, .peakDay, .largestGap, .overloadDays, .reserve80, .agency,
      .state,
    ]
    return Markup(
      "details", [:],
      Markup("summary", [:], .text(say(.readinessTable))),
      table(
        id: "loads-\(number)", caption: say(.readinessTable), class: "sortable words",
        heading(headings.map(say)), rows))
  }
}

extension CrisisAssessment.Status {
  fileprivate var message: Message {
    switch self {
    case .gap: .stateGap
    case .enough: .stateEnough
    case .noData: .stateNoData
    }
  }
}
