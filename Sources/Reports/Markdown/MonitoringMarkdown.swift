import Demography
import ScenarioEngine

/// `monitoring/report.md`: sentences and tables to paste into the yearly report.
struct MonitoringMarkdown {
  private let report: MonitoringReport

  init(_ report: MonitoringReport) {
    self.report = report
  }

  private var language: Language { report.language }
  private var monitoring: Monitoring { report.monitoring }
  private func words(_ message: Message) -> String { language.text(message) }

  var text: String {
    var text = MarkdownText()
    text.heading(1, report.title)
    if let description = report.scenario.description {
      text.paragraph(language.text(of: description))
    }
    addSentences(to: &text)
    text.heading(2, words(.indicators))
    text.paragraph(words(.monitoringReading))
    text.indicatorTable(
      report.aimed, report.forecasts, in: language, detailed: true)
    addRegions(to: &text)
    addEarlier(to: &text)
    text.heading(2, words(.pageNotes))
    text.paragraph(words(.pageOwnWords))
    text.list(
      report.notes.filter { !$0.text.isEmpty }.map { note in
        (note.number.isEmpty ? "" : note.number + ": ") + note.text
      })
    addRecord(to: &text)
    return text.text
  }

  private func addSentences(to text: inout MarkdownText) {
    let sentences = report.sentences
    guard let year = monitoring.reportingYear, !sentences.isEmpty else { return }
    text.heading(2, words(.monitoringReport))
    text.paragraph(language.text(.monitoringDue, ["year": String(year)]))
    text.list(sentences.map { "\($0.number). \($0.text)" })
  }

  private func addRegions(to text: inout MarkdownText) {
    guard !report.regions.isEmpty else { return }
    text.heading(2, words(.monitoringRegions))
    text.paragraph(words(.monitoringRegionsNote))
    for region in report.regions {
      text.heading(3, report.name(of: region))
      text.table(
        [words(.indicatorNumber), words(.indicator), words(.kind)]
          + report.regionYears.map(String.init),
        report.lines(of: region).map { line in
          (line.isFirst
            ? [line.indicator.number, language.text(of: line.indicator.words.name)] : ["", ""])
            + [line.name]
            + line.values.map { $0.map(language.indicatorValue) ?? "" }
        }, textColumns: 3)
    }
  }

  private func addEarlier(to text: inout MarkdownText) {
    for (set, indicators) in report.earlier {
      let years = Set(indicators.flatMap(\.facts.keys)).sorted()
      text.heading(2, language.text(.monitoringEarlier, ["set": set]))
      text.table(
        [words(.indicatorNumber), words(.indicators), words(.indicatorUnit)]
          + years.map(String.init),
        indicators.map { indicator in
          [
            indicator.number, language.text(of: indicator.words.name),
            language.text(of: indicator.words.unit),
          ] + years.map { indicator.facts[$0].map(language.indicatorValue) ?? "" }
        }, textColumns: 3)
    }
  }

  private func addRecord(to text: inout MarkdownText) {
    text.heading(2, words(.workbookRecord))
    text.paragraph(
      language.text(
        .pageMade,
        [
          "version": report.version, "package": monitoring.country.name,
          "scenario": report.scenario.name,
        ]))
    text.paragraph(language.text(.pageInputs, ["hash": report.inputsHash]))
    guard let seed = report.seed, monitoring.drawCount > 0 else { return }
    text.paragraph(
      language.text(
        .pageSeed, ["draws": language.whole(monitoring.drawCount), "seed": String(seed)]))
  }
}

extension MarkdownText {
  /// The official table with the lines below each indicator.
  mutating func indicatorTable(
    _ indicators: [TargetIndicator], _ forecasts: IndicatorForecasts?, in language: Language,
    detailed: Bool = false
  ) {
    let table = IndicatorTable(indicators)
    let lines = IndicatorLines(language, table, detailed: detailed)
    let head: [Message] = [.indicatorNumber, .indicators, .indicatorUnit]
    self.table(
      head.map { language.text($0) } + table.columns.map(language.heading),
      indicators.flatMap { indicator -> [[String]] in
        func cells(_ values: [Double?]) -> [String] {
          values.map { $0.map(language.indicatorValue) ?? "" }
        }
        let official = [
          indicator.number, language.text(of: indicator.words.name),
          language.text(of: indicator.words.unit),
        ]
        return [official + cells(table.official(indicator))]
          + lines.of(indicator, forecasts).map { ["", $0.name, ""] + cells($0.values) }
      }, textColumns: 3)
  }
}
