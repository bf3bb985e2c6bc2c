import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// What page, workbook and text of the indicators are made from, in one language.
package struct MonitoringReport: Sendable {
  let monitoring: Monitoring
  let language: Language
  /// Regions with tables of their own.
  let regions: [Area]
  let version: String
  let seed: Int?
  let inputsHash: String
  /// Of all reports that are written together.
  let languages: [Language]
  /// The tables, as they are written.
  let tables: [RunTable]
  let forecasts: IndicatorForecasts
  private let regional: [String: IndicatorForecasts]

  /// - Throws: `OutputError` when the tables cannot be read again.
  package init(
    _ monitoring: Monitoring, in language: Language, regions: [Area] = [], version: String,
    seed: Int?, inputsHash: String, languages: [Language] = []
  ) throws(OutputError) {
    self.monitoring = monitoring
    self.language = language
    self.regions = regions
    self.version = version
    self.seed = seed
    self.inputsHash = inputsHash
    self.languages = languages.isEmpty ? [language] : languages
    tables = MonitoringCSV(monitoring).runTables(areFiles: true)
    forecasts = try IndicatorForecasts(tables)
    var regional: [String: IndicatorForecasts] = [:]
    for region in regions {
      regional[region.id] = try IndicatorForecasts(tables, region: region.id)
    }
    self.regional = regional
  }

  var scenario: Scenario { monitoring.scenario }

  var title: String {
    let title = language.text(of: scenario.title)
    return language.text(.monitoringTitle, ["title": title.isEmpty ? scenario.name : title])
  }

  /// Indicators of the official table.
  var aimed: [TargetIndicator] { IndicatorTable.aimed(of: monitoring.country) }

  /// Those of earlier programmes, by programme, in the order of the table.
  var earlier: [(set: String, indicators: [TargetIndicator])] {
    let rest = monitoring.indicators.filter { $0.tableTargets.isEmpty }
    var sets: [String] = []
    for indicator in rest where !sets.contains(indicator.set) { sets.append(indicator.set) }
    return sets.map { set in (set, rest.filter { $0.set == set }) }
  }

  var notes: [(number: String, text: String)] {
    MonitoringNoteText(monitoring, in: language).all
  }

  func name(of region: Area) -> String {
    language.name(ofRegion: region.members[0], in: monitoring.country.regions)
  }

  // MARK: Tables of regions

  /// Facts and forecasts of a region, of the indicators that have either.
  struct RegionLine {
    let indicator: TargetIndicator
    /// The first of its indicator.
    let isFirst: Bool
    let name: String
    let values: [Double?]
  }

  /// The last years with a fact or a forecast.
  var regionYears: [Int] {
    let years = regional.values.flatMap { own in
      aimed.flatMap { indicator -> [Int] in
        Array(own.facts(of: indicator.number).keys)
          + own.of(indicator.number).flatMap(\.values.keys)
      }
    }
    return Set(years).sorted().suffix(9)
  }

  func lines(of region: Area) -> [RegionLine] {
    guard let own = regional[region.id] else { return [] }
    let years = regionYears
    return aimed.flatMap { indicator -> [RegionLine] in
      let facts = own.facts(of: indicator.number)
      var lines: [RegionLine] = []
      func add(_ name: String, _ byYear: [Int: Double]) {
        let values = years.map { byYear[$0].map(indicator.shown) }
        guard values.contains(where: { $0 != nil }) else { return }
        lines.append(
          RegionLine(
            indicator: indicator, isFirst: lines.isEmpty, name: name, values: values))
      }
      add(language.text(.monitoringFacts), facts)
      for forecast in own.of(indicator.number) {
        add(forecast.name(in: language), forecast.values)
        add(language.text(.indicatorLow), forecast.low)
        add(language.text(.indicatorHigh), forecast.high)
      }
      return lines
    }
  }

  // MARK: Sentences

  /// For the yearly report, one for each indicator with a target in the reporting year.
  var sentences: [(number: String, text: String)] {
    guard let year = monitoring.reportingYear else { return [] }
    return aimed.compactMap { indicator in
      indicator.tableTargets[year].map { target in
        (indicator.number, sentence(of: indicator, year, target))
      }
    }
  }

  private func value(_ value: Double) -> String { language.indicatorValue(value) }

  private func signed(_ number: Double) -> String {
    let text = value(number)
    return number > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  private func sentence(of indicator: TargetIndicator, _ year: Int, _ target: Double) -> String {
    var parts = [
      language.text(
        .sentenceTarget,
        [
          "name": language.text(of: indicator.words.name), "year": String(year),
          "target": value(target), "unit": language.text(of: indicator.words.unit),
        ])
    ]
    if let plan = indicator.planTargets[year] {
      parts.append(language.text(.sentencePlan, ["target": value(plan)]))
    }
    parts += fact(of: indicator, upTo: year).map { [$0] } ?? []
    let made = forecasts.of(indicator.number).filter { $0.values[year] != nil }
    if made.isEmpty { parts.append(language.text(.sentenceNothing)) }
    for forecast in made { parts += sentences(of: forecast, indicator, year) }
    return parts.joined(separator: " ")
  }

  /// The latest fact that is known, with how it stands.
  private func fact(of indicator: TargetIndicator, upTo year: Int) -> String? {
    let facts = forecasts.facts(of: indicator.number).filter { $0.key <= year }
    guard let last = facts.keys.max(), let fact = facts[last] else { return nil }
    var status = ""
    if let released = forecasts.released(of: indicator.number)[last] {
      switch released.status {
      case "nowcast":
        status = language.text(.statusNowcast, ["period": released.period])
      case "preliminary": status = language.text(.statusPreliminary)
      default: break
      }
    }
    return language.text(
      .sentenceFact,
      [
        "year": String(last), "fact": value(indicator.shown(fact)),
        "status": status.isEmpty ? "" : " (\(status))",
      ])
  }

  private func sentences(
    of forecast: IndicatorForecasts.Row, _ indicator: TargetIndicator, _ year: Int
  ) -> [String] {
    guard let made = forecast.values[year].map(indicator.shown) else { return [] }
    var parts = [
      language.text(
        .sentenceForecast,
        [
          "what": forecast.kind(in: language), "value": value(made),
          "gap": signed(indicator.shown(forecast.gap[year] ?? 0)),
        ])
    ]
    if let low = forecast.low[year], let high = forecast.high[year],
      let chance = forecast.probability[year]
    {
      parts.append(
        language.text(
          .sentenceChance,
          [
            "low": value(indicator.shown(low)), "high": value(indicator.shown(high)),
            "chance": language.percent(100 * chance, 0),
          ]))
    }
    if let lever = forecast.lever[year] {
      parts.append(
        language.text(
          .sentenceLever,
          ["persons": language.whole(lever.rounded(.up)), "lever": name(ofLever: forecast)]))
    }
    return parts
  }

  private func name(ofLever forecast: IndicatorForecasts.Row) -> String {
    switch forecast.leverName {
    case GapLever.Kind.immigrants.name: language.text(.immigrants)
    case GapLever.Kind.unitProgramme.name: language.text(.sentenceUnitProgramme)
    default: language.text(.sentenceProgramme, ["name": forecast.leverName])
    }
  }
}
