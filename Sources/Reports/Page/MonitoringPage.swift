import Demography
import ScenarioEngine
import Tables

/// `monitoring/report.html`: the target indicators beside what a scenario makes of them.
package struct MonitoringPage: ReportPage {
  private let report: MonitoringReport
  package let languages: [(language: Language, file: String)]
  package let carriesScripts: Bool

  /// - Parameter carriesScripts: by default where the program was built with d3.
  package init(_ report: MonitoringReport, carriesScripts: Bool = PageAssets.hasScripts) {
    self.report = report
    self.carriesScripts = carriesScripts
    languages = OutputFormat.html.files(in: report.languages).map { ($1, $0) }
  }

  private var monitoring: Monitoring { report.monitoring }

  // MARK: Head

  package var language: Language { report.language }
  package var version: String { report.version }
  package var title: String { report.title }

  package var subtitle: String {
    report.scenario.description.map { language.text(of: $0) } ?? ""
  }

  package var facts: [String] {
    let year = monitoring.reportingYear.map {
      language.text(.monitoringYear, ["year": String($0)])
    }
    return [
      year,
      monitoring.drawCount > 0
        ? language.text(.pageDrawCount, ["count": language.whole(monitoring.drawCount)])
        : say(.pagePoint),
    ].compactMap(\.self)
  }

  package var data: JSONValue { .object(commonData(report.charts.map(\.chart))) }

  package var sections: [PageSection] {
    [
      PageSection(id: "report", heading: .monitoringReport, content: sentences),
      PageSection(id: "indicators", heading: .indicators, content: indicators),
      PageSection(id: "charts", heading: .monitoringCharts, content: charts),
      PageSection(id: "regions", heading: .monitoringRegions, content: regions),
      PageSection(id: "earlier", heading: .monitoringFacts, content: earlier),
      PageSection(id: "notes", heading: .pageNotes, content: notes),
      PageSection(id: "about", heading: .pageAbout, content: about),
    ]
  }

  // MARK: Sections

  private var sentences: [Markup] {
    let sentences = report.sentences
    guard let year = monitoring.reportingYear, !sentences.isEmpty else { return [] }
    return [
      Markup(
        "p", ["class": "note"],
        .text(language.text(.monitoringDue, ["year": String(year)]))),
      Markup(
        "ul", ["class": "sentences"],
        sentences.map { Markup("li", [:], .text("\($0.number). \($0.text)")) }),
    ]
  }

  private var indicators: [Markup] {
    guard !report.aimed.isEmpty else { return [] }
    return [
      paragraph(.monitoringReading),
      indicatorTable(
        id: "indicator-table", caption: say(.indicators), report.aimed,
        IndicatorTable(report.aimed), report.forecasts, detailed: true),
    ]
  }

  private var charts: [Markup] {
    let charts = report.charts
    guard !charts.isEmpty else { return [] }
    return [
      paragraph(.pageOwnScale),
      Markup(
        "div", ["class": "small-charts"],
        charts.map { figure($0.chart, legend: $0.hasBand ? say(.pageBand) : nil) }),
    ]
  }

  private var regions: [Markup] {
    guard !report.regions.isEmpty else { return [] }
    let years = report.regionYears
    return [paragraph(.monitoringRegionsNote)]
      + report.regions.map { region in
        let rows = report.lines(of: region).map { line in
          Markup(
            "tr", [:],
            [
              Markup(
                "td", ["class": "number"], .text(line.isFirst ? line.indicator.number : "")),
              Markup(
                "th", ["scope": "row"],
                .name(line.isFirst ? language.text(of: line.indicator.words.name) : "")),
              Markup("td", [:], .text(line.name)),
            ] + line.values.map(indicatorCell))
        }
        return table(
          id: "region-\(region.id)", caption: report.name(of: region), class: "words",
          heading(
            [say(.indicatorNumber), say(.indicator), say(.kind)] + years.map(String.init)), rows)
      }
  }

  /// Indicators of earlier programmes with the facts that are known.
  private var earlier: [Markup] {
    report.earlier.map { set, indicators in
      let years = Set(indicators.flatMap(\.facts.keys)).sorted()
      let rows = indicators.map { indicator in
        Markup(
          "tr", [:],
          [
            Markup("td", ["class": "number"], .text(indicator.number)),
            Markup("th", ["scope": "row"], .name(language.text(of: indicator.words.name))),
            Markup("td", [:], .text(language.text(of: indicator.words.unit))),
          ]
            + (indicator.facts.isEmpty
              ? [
                Markup(
                  "td", ["colspan": String(max(1, years.count))], .text(say(.monitoringNoFacts)))
              ] : years.map { indicatorCell(indicator.facts[$0]) }))
      }
      return table(
        id: "earlier-\(set)", caption: language.text(.monitoringEarlier, ["set": set]),
        class: "words",
        heading(
          [Message.indicatorNumber, .indicator, .indicatorUnit].map(say) + years.map(String.init)),
        rows)
    }
  }

  private var notes: [Markup] {
    let notes = report.notes.filter { !$0.text.isEmpty }
    return notes.isEmpty
      ? []
      : [
        paragraph(.pageOwnWords),
        Markup(
          "ul", [:],
          notes.map { note in
            Markup(
              "li", ["dir": "auto"],
              .text((note.number.isEmpty ? "" : note.number + ": ") + note.text))
          }),
      ]
  }

  private var about: [Markup] {
    var texts = [
      language.text(
        .pageMade,
        [
          "version": version, "package": monitoring.country.name,
          "scenario": report.scenario.name,
        ]), language.text(.pageInputs, ["hash": report.inputsHash]),
    ]
    if let seed = report.seed, monitoring.drawCount > 0 {
      texts.append(
        language.text(
          .pageSeed, ["draws": language.whole(monitoring.drawCount), "seed": String(seed)]))
    }
    return texts.map { Markup("p", [:], .text($0)) }
  }
}
