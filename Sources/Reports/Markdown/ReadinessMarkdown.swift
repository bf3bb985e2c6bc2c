import Readiness
import ScenarioEngine

/// `readiness/report.md`: what events ask of services, ready to paste.
struct ReadinessMarkdown {
  private let finished: FinishedReadiness
  private let language: Language

  init(_ finished: FinishedReadiness, in language: Language) {
    self.finished = finished
    self.language = language
  }

  var text: String {
    let results = finished.results
    var text = MarkdownText()
    text.heading(
      1,
      language.text(.readinessTitle, ["title": language.text(of: results.scenario.title)]))
    ReadinessTablesText(results, in: language).add(to: &text, level: 2)
    let notes = ReadinessWords(results, language: language).notes
    if !notes.isEmpty {
      text.heading(2, language.text(.pageNotes))
      text.list(notes)
    }
    text.heading(2, language.text(.workbookRecord))
    text.paragraph(
      language.text(
        .pageMade,
        [
          "version": finished.record.version, "package": results.country.name,
          "scenario": results.scenario.name,
        ]))
    text.paragraph(language.text(.pageInputs, ["hash": finished.inputsHash]))
    return text.text
  }
}

/// Events as sentences and tables: what is short first by region, and where each service is most asked
/// for.
struct ReadinessTablesText {
  private let results: ReadinessResults
  private let language: Language
  private let words: ReadinessWords

  init(_ results: ReadinessResults, in language: Language) {
    self.results = results
    self.language = language
    words = ReadinessWords(results, language: language)
  }

  /// - Parameter level: of the headings of events.
  func add(to text: inout MarkdownText, level: Int) {
    text.paragraph(words.basis)
    for event in results.assessments {
      text.heading(level, words.heading(of: event))
      text.paragraph(words.states(of: event))
      text.heading(level + 1, language.text(.readinessShort))
      addShort(event, to: &text)
      text.paragraph(language.text(.readinessShortNote))
      text.heading(level + 1, language.text(.readinessAsked))
      addAsked(event, to: &text)
    }
  }

  private func addShort(_ event: CrisisAssessment, to text: inout MarkdownText) {
    text.table(
      words.shortHeadings,
      ReadinessResults.shortFirst(of: event).map { row in
        let first = row.first
        return [
          words.region(row.region), units(row.received), words.verdictWithUnit(of: row, in: event),
          first?.load.saturationDay.map { language.date(event.plan.event.start + $0) } ?? "",
          units(first?.load.largestGap),
          units(first.flatMap { event.reserve($0, confidence: 0.8) }),
          words.unknown(of: row),
        ]
      })
  }

  private func addAsked(_ event: CrisisAssessment, to text: inout MarkdownText) {
    let headings: [Message] = [
      .service, .unit, .region, .peakDemand, .peakDay, .largestGap, .state,
    ]
    text.table(
      headings.map(language.text),
      ReadinessResults.mostAsked(of: event).map { row in
        let service = event.plan.services[row.service]
        return [
          words.name(of: service), words.unit(of: service), words.region(row.region),
          units(row.load.peakDemand), language.date(event.plan.event.start + row.load.peakDay),
          units(row.status == .noData ? nil : row.load.largestGap),
          language.text(row.status.message),
        ]
      }, textColumns: 3)
  }

  private func units(_ value: Double?) -> String {
    value.map { language.decimal($0, $0.decimalsOfUnits) } ?? ""
  }
}
