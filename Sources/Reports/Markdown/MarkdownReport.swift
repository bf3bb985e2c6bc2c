import Demography
import ScenarioEngine

/// `report.md`: tables and sentences ready to paste, every number in the language's own form.
struct MarkdownReport {
  private let run: FinishedRun
  private let language: Language
  private let figures: WholeFigures
  private let indicatorForecasts: IndicatorForecasts?

  /// - Parameter indicatorForecasts: of the run's own table of indicators; `nil` where it has none.
  init(
    _ run: FinishedRun, in language: Language, indicatorForecasts: IndicatorForecasts? = nil
  ) {
    self.run = run
    self.language = language
    self.indicatorForecasts = indicatorForecasts
    figures = WholeFigures(run.forecast)
  }

  private var forecast: Forecast { run.forecast }
  private var horizon: Horizon { forecast.scenario.horizon }
  private var regions: RegionSet { forecast.country.regions }
  private func words(_ message: Message) -> String { language.text(message) }

  var text: String {
    var text = MarkdownText()
    text.heading(1, language.text(of: forecast.scenario.title))
    if let description = forecast.scenario.description {
      text.paragraph(language.text(of: description))
    }
    text.heading(2, words(.pageSummary))
    text.list(run.page(in: language).sentences)
    addCountry(to: &text)
    if regions.count > 1 { addRegions(to: &text) }
    addStructure(to: &text)
    addProgrammes(to: &text)
    if let readiness = run.readiness {
      text.heading(2, words(.readiness))
      ReadinessTablesText(readiness, in: language).add(to: &text, level: 3)
    }
    addIndicators(to: &text)
    addNotes(to: &text)
    addSources(to: &text)
    addRecord(to: &text)
    return text.text
  }

  // MARK: Tables

  /// The first and the last year, and round ones between, ten at most.
  private var shownYears: [Int] {
    let step = [5, 10, 20, 25].first { horizon.stepCount / $0 <= 8 } ?? 50
    return horizon.eventYears.filter {
      $0 == horizon.first || $0 == horizon.last - 1 || $0 % step == 0
    }
  }

  private var shownStocks: [Int] {
    let middle = horizon.stockYears.filter { $0 % 5 == 0 }.prefix { $0 <= horizon.first + 10 }
    return Set([horizon.first, horizon.last] + middle).sorted()
  }

  private func addCountry(to text: inout MarkdownText) {
    text.heading(2, words(.pageCountry))
    let head: [Message] = [
      .year, .pagePopulation, .births, .deaths, .naturalIncrease, .netExternal, .workbookClosing,
    ]
    text.table(
      head.map(words),
      shownYears.map { year in
        let row = figures.country(in: year)
        return [
          String(year), language.whole(row.opening), language.whole(row.births),
          language.whole(row.deaths), language.signed(row.births - row.deaths),
          language.signed(row.netExternal), language.whole(row.closing),
        ]
      })
    text.paragraph(words(.workbookRounding))
  }

  private func addRegions(to text: inout MarkdownText) {
    let stocks = shownStocks
    let years = horizon.stepCount == 1 ? [horizon.first] : [horizon.first, horizon.last - 1]
    text.heading(2, words(.pageRegions))
    text.heading(3, words(.pagePopulation))
    addBlock(stocks.map(String.init), stocks.map { figures.persons(on: $0) }, to: &text) {
      language.whole($0)
    }
    text.heading(3, words(.netInterregional))
    addBlock(years.map(String.init), years.map { figures.netInterregional(in: $0) }, to: &text) {
      language.signed($0)
    }
    text.heading(3, words(.netExternal))
    addBlock(years.map(String.init), years.map { figures.netExternal(in: $0) }, to: &text) {
      language.signed($0)
    }
  }

  /// Regions and their sum.
  private func addBlock(
    _ heads: [String], _ columns: [[Int]], to text: inout MarkdownText, form: (Int) -> String
  ) {
    let rows = regions.regions.enumerated().map { place, region in
      [language.text(of: region.name)] + columns.map { form($0[place]) }
    }
    let sum = [words(.wholeCountry)] + columns.map { form($0.reduce(0, +)) }
    text.table([words(.region)] + heads, rows + [sum])
  }

  private func addStructure(to text: inout MarkdownText) {
    let shown = Set(shownStocks)
    let rows = forecast.structureFigures().filter {
      $0.area.level == .country && shown.contains($0.year)
    }
    text.heading(2, words(.pageAges))
    text.table(
      [words(.year), words(.medianAge), words(.dependencyTotal)],
      rows.map { row in
        [String(row.year)]
          + [row.medianAge, row.dependencyTotal].map { $0.map { language.decimal($0, 1) } ?? "" }
      })
  }

  private func addProgrammes(to text: inout MarkdownText) {
    let programmes = ProgrammeTotals.all(of: forecast)
    guard !programmes.isEmpty else { return }
    text.heading(2, words(.pageProgrammes))
    for programme in programmes {
      text.heading(3, programme.name)
      let shown = programme.years.indices.filter { place in
        place == 0 || place == programme.years.count - 1 || programme.years[place].year % 5 == 0
      }
      var rows = programme.persons.map { message, values in
        [words(message)] + shown.map { language.whole(values[$0]) }
      }
      if let cost = programme.cost {
        rows.append(
          [words(.cost)] + shown.map { cost[$0].map { language.decimal($0, 1) } ?? "" })
      }
      text.table([words(.year)] + shown.map { String(programme.years[$0].year) }, rows)
    }
  }

  private func addIndicators(to text: inout MarkdownText) {
    let indicators = IndicatorTable.aimed(of: forecast.country)
    guard !indicators.isEmpty else { return }
    text.heading(2, words(.indicators))
    if indicatorForecasts != nil { text.paragraph(words(.monitoringReading)) }
    text.indicatorTable(indicators, indicatorForecasts, in: language)
  }

  // MARK: What the reader must know

  private func addNotes(to text: inout MarkdownText) {
    let notes = language.sentences(of: forecast)
    guard !notes.isEmpty else { return }
    text.heading(2, words(.pageNotes))
    text.list(notes)
  }

  private func addSources(to text: inout MarkdownText) {
    let sources = forecast.scenario.provenance.filter { $0.kind == .source }
    guard !sources.isEmpty else { return }
    text.heading(2, words(.pageSources))
    text.list(sources.map { "\($0.field): \($0.text)" })
  }

  private func addRecord(to text: inout MarkdownText) {
    text.heading(2, words(.workbookRecord))
    text.paragraph(
      language.text(
        .pageMade,
        [
          "version": run.record.version, "package": forecast.country.name,
          "scenario": forecast.scenario.name,
        ]))
    text.paragraph(language.text(.pageInputs, ["hash": run.inputsHash]))
    guard let seed = run.record.seed else { return }
    text.paragraph(
      language.text(
        .pageSeed, ["draws": language.whole(run.record.draws), "seed": String(seed)]))
  }
}
