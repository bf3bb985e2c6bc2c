import Demography
import Ensembles
import ScenarioEngine

/// What a run shows when it is done: two short tables of whole persons that add up, what the
/// reader must know, and where the files are. Plain text of at most 100 columns.
package struct ForecastSummary: Sendable {
  private let forecast: Forecast
  private let intervals: PersonsIntervals?
  private let folder: String
  private let language: Language

  /// - Parameters:
  ///   - ensemble: its intervals stand beside the point forecast.
  ///   - folder: where the results are, as the user named it.
  ///   - language: of all but what the scenario file says itself.
  package init(
    _ forecast: Forecast, ensemble: EnsembleSummary? = nil, folder: String,
    language: Language = .english
  ) {
    self.forecast = forecast
    intervals = ensemble.map { PersonsIntervals($0, language: language) }
    self.folder = folder
    self.language = language
  }

  package var text: String {
    let figures = WholeFigures(forecast)
    let parts = [
      [heading], nationalTable(figures), regionalTable(figures), notes,
      [language.text(.summaryResults, ["folder": folder])],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var horizon: Horizon { forecast.scenario.horizon }

  private var heading: String {
    let count = forecast.country.regions.count
    return language.text(
      count == 1 ? .summaryOneRegion : .summaryRegions,
      [
        "title": language.title(of: forecast.scenario), "first": "\(horizon.first)",
        "last": "\(horizon.last)", "count": "\(count)",
      ])
  }

  private func grouped(_ value: Int) -> String { language.whole(value, minus: "-") }

  // MARK: The country

  /// Opening + births − deaths + net from abroad = closing, in every row.
  private func nationalTable(_ figures: WholeFigures) -> [String] {
    var table = TextTable()
    let spread = intervals.map { $0.texts(of: shownYears.map { ($0 + 1, 0) }) }
    table.add(
      [
        Message.summaryYear, .summaryOpening, .summaryBirths, .summaryDeaths, .summaryNetExternal,
        .summaryClosing,
      ].map { language.text($0) } + (spread == nil ? [] : [intervalTitle])
        + [language.text(.summaryResidual)])
    for (place, year) in shownYears.enumerated() {
      let row = figures.country(in: year)
      table.add(
        [
          String(year), grouped(row.opening), grouped(row.births), grouped(row.deaths),
          grouped(row.netExternal), grouped(row.closing),
        ] + (spread.map { [$0[place]] } ?? [])
          + [orderOfMagnitude(forecast[year].largestResidual)])
    }
    return table.lines
  }

  /// The first and the last year of events, and round years between, ten at most.
  private var shownYears: [Int] {
    let step = [5, 10, 20, 25].first { horizon.stepCount / $0 <= 8 } ?? 50
    return horizon.eventYears.filter {
      $0 == horizon.first || $0 == horizon.last - 1 || $0 % step == 0
    }
  }

  private var intervalTitle: String { language.text(.summaryInterval) }

  // MARK: Its regions

  private func regionalTable(_ figures: WholeFigures) -> [String] {
    let regions = forecast.country.regions
    guard regions.count > 1 else { return [] }
    let stocks = shownStocks
    let years = horizon.stepCount == 1 ? [horizon.first] : [horizon.first, horizon.last - 1]
    let persons = stocks.map { figures.persons(on: $0) }
    let between = years.map { figures.netInterregional(in: $0) }
    let abroad = years.map { figures.netExternal(in: $0) }
    let moves = between + abroad
    // The order of the areas: the country, groups, regions.
    let spread = intervals?.texts(of: regions.areas.indices.map { (horizon.last, $0) })

    var table = TextTable(gap: 1)
    func add(_ name: String, area: Int, _ value: ([Int]) -> Int) {
      table.add(
        [name] + persons.map { grouped(value($0)) } + (spread.map { [$0[area]] } ?? [])
          + moves.map { grouped(value($0)) })
    }
    table.add(text: language.text(.summaryRegionalTitle))
    table.add(spans: [
      ("", 1), (language.text(.summaryStocks), stocks.count + (spread == nil ? 0 : 1)),
      (language.text(.summaryBetween), years.count), (language.text(.summaryAbroad), years.count),
    ])
    table.add(
      [language.text(.summaryRegion)] + stocks.map(String.init)
        + (spread == nil ? [] : [intervalTitle])
        + (years + years).map(String.init))
    for row in regions.regions.indices {
      add(language.name(ofRegion: row, in: regions), area: 1 + regions.groups.count + row) {
        $0[row]
      }
    }
    add(language.text(.summaryAllRegions), area: 0) { $0.reduce(0, +) }
    if !regions.groups.isEmpty {
      table.add(text: language.text(.summaryGroups))
      for (place, group) in regions.groups.enumerated() {
        let area = regions.areas[1 + place]
        add(language.name(of: area, in: regions), area: 1 + place) { column in
          group.members.reduce(0) { $0 + column[$1] }
        }
      }
    }
    return table.lines
  }

  /// The first 1 January, five years on, that of 2035, and the last; an interval takes the place of
  /// the second.
  private var shownStocks: [Int] {
    let wanted =
      intervals == nil
      ? [horizon.first, horizon.first + 5, 2035, horizon.last]
      : [horizon.first, 2035, horizon.last]
    return horizon.stockYears.filter(wanted.contains)
  }

  // MARK: What the reader must know

  private var notes: [String] {
    var notes = language.sentences(of: forecast)
    if let intervals {
      notes.append(
        language.text(
          .summaryDraws, ["interval": intervalTitle, "draws": grouped(intervals.drawCount)]))
      if forecast.scenario.uncertainGroups.isEmpty {
        notes.append(language.text(.summaryNoUncertainty))
      }
    }
    notes += interventionNotes
    let filledIn = forecast.plan.filledIn.count
    if filledIn > 0 {
      notes.append(language.text(.summaryFilledIn, ["count": grouped(filledIn)]))
    }
    if forecast.clipped > 0 {
      let persons = Int(forecast.clipped.rounded(.up))
      notes.append(language.text(.summaryClipped, ["persons": grouped(persons)]))
    }
    return notes.flatMap { wrapped("- " + $0, indent: "  ") }
  }
}

extension ForecastSummary {
  /// What each intervention does, and both nets from abroad where they move the net.
  private var interventionNotes: [String] {
    let plan = forecast.plan
    var notes = plan.interventions.map { report in
      "\(report.name) (\(language.name(ofKind: report.kind))): "
        + language.text(of: report.effect, in: forecast.country.regions)
    }
    let moved = plan.levels.max {
      abs(($0.externalNetWithInterventions ?? $0.externalNet) - $0.externalNet)
        < abs(($1.externalNetWithInterventions ?? $1.externalNet) - $1.externalNet)
    }
    if let moved, let with = moved.externalNetWithInterventions,
      abs(with - moved.externalNet) >= 0.5
    {
      notes.append(
        language.text(
          .noteExternalMoved,
          [
            "year": "\(moved.year)", "without": grouped(Int(moved.externalNet.rounded())),
            "with": grouped(Int(with.rounded())),
          ]))
    }
    let short = forecast.shortfallFigures()
    if !short.isEmpty {
      let missing = short.reduce(0) { $0 + $1.wanted - $1.met }
      notes.append(
        language.text(
          .noteShortfall,
          ["persons": grouped(Int(missing.rounded())), "file": "forecast/shortfalls.csv"]))
    }
    return notes
  }
}
