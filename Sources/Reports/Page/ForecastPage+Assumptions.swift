import ScenarioEngine

// What the forecast rests on: levels by year, changes, sources, and how far the data are verified.

extension ForecastPage {
  // MARK: Assumptions

  var assumptionsSection: [Markup] {
    let charts = levelCharts.map { figure($0, legend: nil) }
    return
      (charts.isEmpty ? [] : [Markup("div", ["class": "small-charts"], charts)])
      + [paragraph(.pageOwnWords)] + interventions + notes + sources + filledIn
  }

  var levelCharts: [LineChart] {
    let levels = figures.forecast.plan.levels
    guard levels.count > 1 else { return [] }
    let net = levels.map { $0.externalNetWithInterventions ?? $0.externalNet }
    return [
      levelChart("fertility", .totalFertility, .children, levels.map(\.totalFertility), 2),
      levelChart("life", .lifeExpectancy, .years, levels.map(\.lifeExpectancy), 1),
      levelChart("external", .netExternal, .persons, net, 0),
      levelChart("mobility", .mobility, nil, levels.map(\.mobility), 2),
    ]
  }

  private func levelChart(
    _ id: String, _ title: Message, _ unit: Message?, _ values: [Double], _ decimals: Int
  ) -> LineChart {
    let years = figures.forecast.plan.levels.map(\.year)
    return LineChart(
      id: "level-\(id)", title: say(title),
      description: language.text(
        .pageFromTo,
        [
          "first": String(years[0]), "from": language.decimal(values[0], decimals),
          "last": String(years[years.count - 1]),
          "to": language.decimal(values[values.count - 1], decimals),
        ]),
      moments: years.map(String.init), shownMoments: [0, years.count - 1],
      lines: [LineChart.Line(name: say(title), style: 0, values: values.map { Optional($0) })],
      unit: unit.map(say) ?? "", decimals: decimals, size: .small, language: language)
  }

  private var interventions: [Markup] {
    let reports = figures.forecast.plan.interventions
    guard !reports.isEmpty else { return [] }
    let rows = reports.map { report in
      Markup(
        "tr", [:],
        Markup("th", ["scope": "row"], .name(report.name)),
        Markup("td", [:], .text(language.name(ofKind: report.kind))),
        Markup(
          "td", ["dir": "auto"],
          .text(language.text(of: report.effect, in: figures.regions))))
    }
    return [
      table(
        id: "interventions", caption: say(.pageInterventions), class: "words",
        heading([Message.intervention, .kind, .effect].map(say)), rows)
    ]
  }

  private var notes: [Markup] {
    let notes = language.sentences(of: figures.forecast)
    return notes.isEmpty ? [] : [Markup("h3", [:], .text(say(.pageNotes))), list(notes)]
  }

  private var sources: [Markup] {
    guard !scenario.provenance.isEmpty else { return [] }
    let rows = scenario.provenance.map { entry in
      Markup(
        "tr", [:],
        Markup("th", ["scope": "row"], Markup("code", [:], .text(entry.field))),
        Markup("td", [:], .text(say(entry.kind == .source ? .source : .note))),
        Markup("td", ["dir": "auto"], .text(entry.text)))
    }
    return [
      table(
        id: "sources", caption: say(.pageSources), class: "words",
        heading([say(.setting), "", ""]), rows)
    ]
  }

  private var filledIn: [Markup] {
    let lines = figures.forecast.plan.filledIn
    guard !lines.isEmpty else { return [] }
    return [
      Markup(
        "details", [:],
        Markup("summary", [:], .text("\(say(.pageFilledIn)): \(language.whole(lines.count))")),
        list(lines))
    ]
  }

  private func list(_ lines: [String]) -> Markup {
    Markup("ul", [:], lines.map { Markup("li", ["dir": "auto"], .text($0)) })
  }

  // MARK: Confidence

  var confidenceSection: [Markup] {
    let tables = figures.forecast.country.confidence.sorted { $0.key < $1.key }
    guard !tables.isEmpty else { return [] }
    let all = tables.reduce(into: ConfidenceCount()) { sum, table in
      sum.verified += table.value.verified
      sum.derived += table.value.derived
      sum.unverified += table.value.unverified
      sum.unstated += table.value.unstated
    }
    let rows = tables.map { name, count in
      Markup(
        "tr", [:],
        [
          Markup("th", ["scope": "row"], .text(name)), cell(count.verified), cell(count.derived),
          cell(count.unverified), cell(count.unstated), Markup("td", [:], bar(of: count)),
        ])
    }
    let note = language.text(
      .pageConfidenceNote,
      [
        "unverified": language.whole(all.unverified), "rows": language.whole(all.rows),
        "derived": language.whole(all.derived),
      ])
    return [
      Markup("p", [:], .text(note)),
      table(
        id: "confidence-table", caption: say(.pageConfidence),
        heading([Message.table, .verified, .derived, .unverified, .unstated].map(say) + [""]),
        rows),
    ]
  }

  /// Shares of the rows, in the order of the columns.
  private func bar(of count: ConfidenceCount) -> Markup {
    var x = 0.0
    let parts = [
      ("verified", count.verified), ("derived", count.derived), ("unverified", count.unverified),
      ("unstated", count.unstated),
    ].map { name, rows in
      let width = 100 * Double(rows) / Double(max(1, count.rows))
      defer { x += width }
      return Markup(
        "rect",
        [
          "x": Markup.coordinate(x), "width": Markup.coordinate(width), "height": "10",
          "class": "share \(name)",
        ])
    }
    return Markup(
      "svg", ["class": "shares", "viewBox": "0 0 100 10", "aria-hidden": "true"], parts)
  }

  // MARK: About

  var aboutSection: [Markup] {
    var lines = [
      language.text(
        .pageMade,
        [
          "version": edition.version, "package": figures.forecast.country.name,
          "scenario": scenario.name,
        ])
    ]
    if let ensemble = figures.ensemble, let seed = edition.seed {
      lines.append(
        language.text(
          .pageSeed, ["draws": language.whole(ensemble.drawCount), "seed": String(seed)]))
    }
    lines.append(language.text(.pageInputs, ["hash": edition.inputsHash]))
    lines.append(say(.pageRounding))
    if let attribution = figures.forecast.country.boundaryAttribution, map != nil {
      lines.append(language.text(.pageBoundaries, ["attribution": attribution]))
    }
    lines.append(say(.pageScripts))
    return lines.map { Markup("p", [:], .text($0)) }
  }
}

extension ConfidenceCount {
  fileprivate var rows: Int { verified + derived + unverified + unstated }
}
