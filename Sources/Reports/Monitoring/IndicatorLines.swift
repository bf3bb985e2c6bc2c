import Demography
import ScenarioEngine

/// The years of the official table: facts, then targets.
struct IndicatorTable {
  struct Column: Equatable {
    let year: Int
    let isFact: Bool
  }

  let columns: [Column]

  init(_ indicators: [TargetIndicator]) {
    let facts = Set(indicators.flatMap { $0.facts.keys }).sorted()
    let targets = Set(indicators.flatMap { $0.tableTargets.keys }).sorted()
    columns =
      facts.map { Column(year: $0, isFact: true) } + targets.map { Column(year: $0, isFact: false) }
  }

  /// Years without facts of the table.
  init(years: [Int]) {
    columns = years.map { Column(year: $0, isFact: false) }
  }

  /// Indicators with targets: those of earlier programmes may have none.
  static func aimed(of country: CountryData) -> [TargetIndicator] {
    country.indicators.filter { !$0.tableTargets.isEmpty }
  }

  /// The values of the official table.
  func official(_ indicator: TargetIndicator) -> [Double?] {
    columns.map { ($0.isFact ? indicator.facts : indicator.tableTargets)[$0.year] }
  }
}

extension TargetIndicator {
  /// Targets of the document's own table.
  var tableTargets: [Int: Double] { targets.first { $0.document == .table }?.byYear ?? [:] }
  /// Those of a plan of action that says otherwise.
  var planTargets: [Int: Double] { targets.first { $0.document == .plan }?.byYear ?? [:] }

  /// A value as reports show it: counts are whole, shares as they are.
  func shown(_ value: Double) -> Double { isPercentage ? value : value.rounded() + 0 }
}

/// A line that reports show below the targets of an indicator.
struct IndicatorLine {
  let name: String
  /// One for each column; `nil` where there is none. Counts are whole.
  let values: [Double?]
  /// Of the forecasts of the indicator; `nil` for another line.
  var forecast: Int?
}

/// Makes the lines below an indicator, the same for workbook, page and text.
struct IndicatorLines {
  let language: Language
  let columns: [IndicatorTable.Column]
  /// Gaps, errors, what is attainable and what it would take, too.
  let areDetailed: Bool

  init(_ language: Language, _ table: IndicatorTable, detailed: Bool = false) {
    self.language = language
    columns = table.columns
    areDetailed = detailed
  }

  func of(_ indicator: TargetIndicator, _ forecasts: IndicatorForecasts?) -> [IndicatorLine] {
    var lines = [line(.indicatorPlan, indicator.planTargets, indicator)]
    guard let forecasts else { return lines.compactMap(\.self) }
    let released = forecasts.released(of: indicator.number)
    func facts(_ isNowcast: Bool) -> [Int: Double] {
      released.filter { ($0.value.status == "nowcast") == isNowcast }.mapValues(\.value)
    }
    lines += [
      line(.indicatorReleased, facts(false), indicator, areFacts: true),
      line(.indicatorNowcast, facts(true), indicator, areFacts: true),
    ]
    for (number, forecast) in forecasts.of(indicator.number).enumerated() {
      lines += self.lines(of: forecast, number, indicator)
    }
    return lines.compactMap(\.self)
  }

  private func lines(
    of forecast: IndicatorForecasts.Row, _ number: Int, _ indicator: TargetIndicator
  ) -> [IndicatorLine?] {
    var first = line(forecast.name(in: language), forecast.values, indicator)
    first?.forecast = number
    let chance = forecast.probability.mapValues { (1000 * $0).rounded() / 10 }
    return [
      first, line(.indicatorLow, forecast.low, indicator),
      line(.indicatorHigh, forecast.high, indicator),
      line(language.text(.indicatorChance), chance),
    ]
      + (areDetailed
        ? [
          line(.indicatorGap, forecast.gap, indicator),
          line(.indicatorError, forecast.error, indicator),
          line(.indicatorAttainable, forecast.attainable, indicator),
          line(language.text(.indicatorLever), forecast.lever.mapValues { $0.rounded(.up) }),
        ] : [])
  }

  private func line(
    _ name: Message, _ byYear: [Int: Double], _ indicator: TargetIndicator,
    areFacts: Bool = false
  ) -> IndicatorLine? {
    line(language.text(name), byYear, indicator, areFacts: areFacts)
  }

  private func line(
    _ name: String, _ byYear: [Int: Double], _ indicator: TargetIndicator, areFacts: Bool = false
  ) -> IndicatorLine? {
    line(name, byYear.mapValues(indicator.shown), areFacts: areFacts)
  }

  /// `nil` where no column has a value.
  ///
  /// - Parameter areFacts: stand in the columns of facts, too.
  private func line(
    _ name: String, _ byYear: [Int: Double], areFacts: Bool = false
  ) -> IndicatorLine? {
    let values = columns.map { $0.isFact && !areFacts ? nil : byYear[$0.year] }
    return values.contains { $0 != nil } ? IndicatorLine(name: name, values: values) : nil
  }
}

extension IndicatorForecasts.Row {
  /// What it is, what it rests on, under which rule of moves it was made, and how.
  func name(in language: Language) -> String {
    "\(language.text(.indicatorForecast)) (\(kind(in: language)))"
  }

  func kind(in language: Language) -> String {
    let basis: Message =
      switch self.basis {
      case "outcome": .basisOutcome
      case "assumption": .basisAssumption
      default: .basisAdministrative
      }
    return ([language.text(basis)] + rules(in: language) + [howMade(in: language)])
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The rule and the meaning in the language's own words.
  func rules(in language: Language) -> [String] {
    rule.split(separator: ", ").map { word in
      if let rule = NetRule(rawValue: String(word)) { return language.name(of: rule) }
      switch word {
      case "cumulative": return language.text(.definitionCumulative)
      case "one_year": return language.text(.definitionOneYear)
      default: return String(word)
      }
    }
  }

  /// Empty where what it rests on says it already.
  private func howMade(in language: Language) -> String {
    switch MonitoringRow.Method(rawValue: method) {
    case .shares: language.text(.methodShares)
    case .lastFact: language.text(.methodLastFact)
    case .meanChange: language.text(.methodMeanChange)
    case .model, .scenario, nil: ""
    }
  }
}
