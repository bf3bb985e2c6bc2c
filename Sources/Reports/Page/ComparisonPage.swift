import Demography
import Ensembles
import ScenarioEngine
import Tables

/// `report.html` of a comparison: by how much a scenario differs from the base, where, and why.
package struct ComparisonPage: ReportPage {
  let comparison: Comparison
  package let language: Language
  package let version: String
  let inputsHash: String
  package let languages: [(language: Language, file: String)]
  package let carriesScripts: Bool

  /// - Parameters:
  ///   - inputsHash: of the inputs of both scenarios.
  ///   - carriesScripts: by default where the program was built with d3.
  package init(
    _ comparison: Comparison, language: Language, version: String, inputsHash: String,
    languages: [Language] = [], carriesScripts: Bool = PageAssets.hasScripts
  ) {
    self.comparison = comparison
    self.language = language
    self.version = version
    self.inputsHash = inputsHash
    self.languages = OutputFormat.html.files(in: languages).map { ($1, $0) }
    self.carriesScripts = carriesScripts
  }

  // MARK: Head

  package var title: String {
    language.text(.compareTitle, ["a": title(of: comparison.a), "b": title(of: comparison.b)])
  }

  private func title(of forecast: Forecast) -> String {
    let title = language.text(of: forecast.scenario.title)
    return title.isEmpty ? forecast.scenario.name : title
  }

  package var subtitle: String {
    comparison.b.scenario.description.map { language.text(of: $0) } ?? ""
  }

  package var facts: [String] {
    let draws = comparison.intervals.map(\.drawCount)
    return [
      "\(language.januaryFirst(horizon.first)) – \(language.januaryFirst(horizon.last))",
      language.text(.pageRegionCount, ["count": language.whole(regions.count)]),
      draws.map { language.text(.pageDrawCount, ["count": language.whole($0)]) } ?? say(.pagePoint),
    ]
  }

  package var data: JSONValue { .object(commonData(charts)) }

  // MARK: Figures

  private var layout: FigureLayout { comparison.layout }
  private var horizon: Horizon { comparison.a.scenario.horizon }
  private var regions: RegionSet { comparison.a.country.regions }
  private var years: [Int] { layout.years }
  private var last: Int { years.count - 1 }

  private func difference(
    _ event: FigureLayout.Event, year: Int, area: Int
  ) -> Double? {
    comparison.differences.value(figure: layout.figure(event), year: year, area: area)
  }

  private func interval(year: Int, area: Int) -> (low: Double, high: Double)? {
    guard let intervals = comparison.intervals, let low = intervals.levels.firstIndex(of: 0.1),
      let high = intervals.levels.firstIndex(of: 0.9),
      let found = intervals.summary(
        figure: layout.figure(.persons), year: year, area: area)
    else { return nil }
    return (found.quantiles[low].value, found.quantiles[high].value)
  }

  private func area(ofRegion row: Int) -> Int { layout.areas.count - regions.count + row }
  private func name(_ row: Int) -> String { language.name(ofRegion: row, in: regions) }

  private func name(ofArea place: Int) -> String {
    let area = layout.areas[place]
    switch area.level {
    case .country: return say(.wholeCountry)
    case .region: return name(area.members[0])
    case .group:
      let name = regions.groups.first { $0.id == area.id }.map { language.text(of: $0.name) }
      return name.flatMap { $0.isEmpty ? nil : $0 } ?? area.id
    }
  }

  package var sections: [PageSection] {
    let small = regions.regions.indices.map { row in
      figure(differenceChart(area: area(ofRegion: row), size: .small), legend: nil)
    }
    let band = comparison.intervals == nil ? nil : say(.compareBand)
    return [
      PageSection(id: "summary", heading: .pageSummary, content: [sentenceList(sentences)]),
      PageSection(
        id: "country", heading: .pageCountry,
        content: [
          figure(differenceChart(area: 0, size: .wide), legend: band),
          figure(bothChart, legend: nil),
        ]),
      PageSection(
        id: "regions", heading: .pageRegions,
        content: regions.count > 1
          ? [
            regionTable, Markup("h3", [:], .text(say(.compareDifference))),
            paragraph(.pageOwnScale), Markup("div", ["class": "small-charts"], small),
          ] : []),
      PageSection(
        id: "attribution", heading: .compareAttribution, content: attributionSection),
      PageSection(id: "changes", heading: .pageInterventions, content: changes),
      PageSection(id: "about", heading: .pageAbout, content: about),
    ]
  }

  // MARK: Sentences

  package var sentences: [String] {
    [populationSentence, eventsSentence] + [regionsSentence].compactMap(\.self)
  }

  private var populationSentence: String {
    let value = difference(.persons, year: last, area: 0) ?? 0
    let interval = interval(year: last, area: 0).map { ends in
      language.text(
        .compareInterval,
        [
          "draws": language.whole(comparison.intervals?.drawCount ?? 0),
          "low": signed(ends.low), "high": signed(ends.high),
        ])
    }
    let base = comparison.a.population(in: horizon.last).values.reduce(0, +)
    return language.text(
      .compareSum,
      [
        "date": language.januaryFirst(horizon.last), "difference": signed(value),
        "percent": language.signedPercent(base > 0 ? value / base * 100 : 0, 2),
        "interval": interval ?? "",
      ])
  }

  private var eventsSentence: String {
    func sum(_ event: FigureLayout.Event) -> String {
      signed((0..<last).reduce(0) { $0 + (difference(event, year: $1, area: 0) ?? 0) })
    }
    return language.text(
      .compareEvents,
      ["births": sum(.births), "deaths": sum(.deaths), "external": sum(.netExternal)])
  }

  private var regionsSentence: String? {
    guard regions.count > 1 else { return nil }
    let rows = regions.regions.indices.map { row in
      (row, difference(.persons, year: last, area: area(ofRegion: row)) ?? 0)
    }
    guard let best = rows.max(by: { $0.1 < $1.1 }), let worst = rows.min(by: { $0.1 < $1.1 }) else {
      return nil
    }
    return language.text(
      .compareRegions,
      [
        "gainer": name(best.0), "gain": signed(best.1), "loser": name(worst.0),
        "loss": signed(worst.1),
      ])
  }

  private func signed(_ value: Double) -> String { language.signed(Int(value.rounded())) }

  // MARK: Charts

  private var charts: [LineChart] {
    [differenceChart(area: 0, size: .wide), bothChart]
      + (regions.count > 1
        ? regions.regions.indices.map { differenceChart(area: area(ofRegion: $0), size: .small) }
        : [])
  }

  private func differenceChart(area: Int, size: LineChart.Size) -> LineChart {
    let values = years.indices.map { difference(.persons, year: $0, area: area) }
    let ends = years.indices.map { interval(year: $0, area: area) }
    let all = values.compactMap(\.self) + ends.compactMap(\.self).flatMap { [$0.low, $0.high] }
    let unit = AxisUnit(largest: all.map(abs).max() ?? 0)
    return LineChart(
      id: "difference-\(area)",
      title: size == .wide ? say(.compareDifference) : name(ofArea: area),
      description: "\(horizon.last): \(signed(values.last.flatMap(\.self) ?? 0))",
      moments: years.map(String.init),
      shownMoments: size == .wide
        ? PageFigures.shownMoments(years, atMost: 9) : [0, last],
      lines: [
        LineChart.Line(
          name: say(.compareDifference), style: 0, values: values,
          low: comparison.intervals == nil ? [] : ends.map { $0?.low },
          high: comparison.intervals == nil ? [] : ends.map { $0?.high })
      ], unit: say(unit.name), scale: unit.scale, startsAtZero: true, size: size,
      language: language)
  }

  private var bothChart: LineChart {
    let both = [comparison.a, comparison.b]
    let values = both.map { $0.populations.map { Optional($0.values.reduce(0, +)) } }
    let unit = AxisUnit(largest: values.joined().compactMap(\.self).max() ?? 0)
    return LineChart(
      id: "both", title: say(.compareBoth),
      description: zip(both, values).map { forecast, values in
        "\(title(of: forecast)), \(horizon.last): "
          + language.whole(values.last.flatMap(\.self) ?? 0)
      }.joined(separator: "; "),
      moments: years.map(String.init), shownMoments: PageFigures.shownMoments(years, atMost: 9),
      lines: zip(both, values).enumerated().map { style, line in
        LineChart.Line(name: title(of: line.0), style: style, values: line.1)
      }, unit: say(unit.name), scale: unit.scale, size: .wide, language: language)
  }

  // MARK: Tables

  /// Years of which the table has a column, the first left out: both begin alike.
  private var shownYears: [Int] {
    years.indices.filter { [1, 5, last].contains($0) || years[$0] == 2035 }
  }

  private var regionTable: Markup {
    let shown = shownYears
    let rows = regions.regions.indices.map { row in
      let area = area(ofRegion: row)
      let base = comparison.a.population(in: horizon.last).total(region: row)
      let value = difference(.persons, year: last, area: area)
      let ends = interval(year: last, area: area)
      let band = Markup(
        "td", ["class": "number", "data-value": ends.map { fixedDecimals($0.low, 0) } ?? ""],
        .text(ends.map { "\(signed($0.low)) … \(signed($0.high))" } ?? ""))
      return Markup(
        "tr", [:],
        [nameCell(name(row))]
          + shown.map { changeCell(difference(.persons, year: $0, area: area)) }
          + [percentCell(base > 0 ? value.map { $0 / base * 100 } : nil)]
          + (comparison.intervals == nil ? [] : [band])
          + [
            changeCell(difference(.netInterregional, year: last - 1, area: area)),
            changeCell(difference(.netExternal, year: last - 1, area: area)),
          ])
    }
    let headings =
      [say(.region)]
      + shown.map { language.text(.compareDifferenceColumn, ["year": String(years[$0])]) } + ["%"]
      + (comparison.intervals == nil ? [] : [say(.compareBand)])
      + [Message.pageBetween, .pageAbroad].map {
        language.text($0, ["year": String(horizon.last - 1)])
      }
    return table(
      id: "region-table", caption: say(.compareDifference), class: "sortable", heading(headings),
      rows)
  }

  private var attributionSection: [Markup] {
    guard let attribution = comparison.attribution, !attribution.changes.isEmpty else { return [] }
    let figure = attribution.layout.figure(.persons)
    let rows = layout.areas.indices.map { area in
      Markup(
        "tr", [:],
        [nameCell(name(ofArea: area))]
          + attribution.changes.indices.map { change in
            changeCell(attribution.value(change: change, figure: figure, year: last, area: area))
          } + [changeCell(difference(.persons, year: last, area: area))])
    }
    let names = attribution.changes.map {
      $0 == Attribution.assumptions ? say(.compareAssumptions) : $0
    }
    let note = language.text(
      .compareAttributionNote, ["date": language.januaryFirst(horizon.last)])
    let total = language.text(.compareDifferenceColumn, ["year": String(horizon.last)])
    return [
      Markup("p", ["class": "note"], .text(note)),
      table(
        id: "attribution-table", caption: say(.compareAttribution), class: "sortable",
        heading([say(.region)] + names + [total]), rows),
    ]
  }

  private var changes: [Markup] {
    [comparison.a, comparison.b].enumerated().compactMap { place, forecast in
      let reports = forecast.plan.interventions
      guard !reports.isEmpty else { return nil }
      let rows = reports.map { report in
        Markup(
          "tr", [:],
          Markup("th", ["scope": "row"], .name(report.name)),
          Markup("td", [:], .text(language.name(ofKind: report.kind))),
          Markup("td", ["dir": "auto"], .text(language.text(of: report.effect, in: regions))))
      }
      return table(
        id: "interventions-\(place)", caption: title(of: forecast), class: "words",
        heading([Message.intervention, .kind, .effect].map(say)), rows)
    }
  }

  private var about: [Markup] {
    [
      language.text(
        .compareMade,
        [
          "version": version, "a": comparison.a.scenario.name, "b": comparison.b.scenario.name,
        ]), language.text(.pageInputs, ["hash": inputsHash]), say(.compareRounded),
      say(.pageScripts),
    ].map { Markup("p", [:], .text($0)) }
  }
}
