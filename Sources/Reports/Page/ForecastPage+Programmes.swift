import Demography
import Projection
import ScenarioEngine

// What programmes did, what could not be met, the load of services and the target indicators.

/// The daily load of one service in one region against what it can take.
package struct ServiceLoad: Sendable {
  package var region: String
  package var service: String
  package var unit: String
  /// Dates as they are to be read, and the demand of each.
  package var days: [String]
  package var demand: [Double]
  /// `nil` where nobody has told it.
  package var capacity: Double?

  package init(
    region: String, service: String, unit: String, days: [String], demand: [Double],
    capacity: Double?
  ) {
    precondition(
      days.count == demand.count, "\(days.count) days need as many demands, got \(demand.count)")
    self.region = region
    self.service = service
    self.unit = unit
    self.days = days
    self.demand = demand
    self.capacity = capacity
  }
}

/// One target indicator in one year: what is aimed at and what the scenario comes to.
package struct IndicatorLine: Sendable {
  package enum Basis: Sendable { case outcome, assumption, administrative }

  package var number: Int
  package var name: String
  package var unit: String
  package var year: Int
  package var fact: Double?
  package var target: Double?
  package var forecast: Double?
  package var low: Double?
  package var high: Double?
  /// 0…1; `nil` for whatever the scenario itself sets.
  package var probabilityMet: Double?
  package var basis: Basis

  package init(
    number: Int, name: String, unit: String, year: Int, fact: Double? = nil, target: Double? = nil,
    forecast: Double? = nil, low: Double? = nil, high: Double? = nil,
    probabilityMet: Double? = nil, basis: Basis
  ) {
    self.number = number
    self.name = name
    self.unit = unit
    self.year = year
    self.fact = fact
    self.target = target
    self.forecast = forecast
    self.low = low
    self.high = high
    self.probabilityMet = probabilityMet
    self.basis = basis
  }
}

extension ForecastPage {
  // MARK: Programmes

  var programmesSection: [Markup] {
    let rows = figures.forecast.programmeFigures().filter { $0.region == nil }
    let shortfalls = figures.forecast.shortfallFigures()
    let tables = figures.forecast.programmes.enumerated().compactMap { number, programme in
      let years = rows.filter { $0.programme == number }
      return years.isEmpty ? nil : programmeTable(number, programme.name, years)
    }
    let missed =
      shortfalls.isEmpty
      ? [] : [Markup("h3", [:], .text(say(.pageShortfalls))), shortfallTable(shortfalls)]
    return tables.isEmpty && missed.isEmpty
      ? [] : [paragraph(.pageProgrammeNote)] + tables + missed
  }

  private func programmeTable(
    _ number: Int, _ name: String, _ years: [ProgrammeFigures]
  ) -> Markup {
    let hasTerms = years.contains { $0.support != nil }
    let hasCost = years.contains { $0.support?.costTenge != nil }
    let rows = years.map { year in
      var cells = [
        year.counts.participants, year.counts.transferred, year.counts.present,
        year.counts.returned,
      ].map { cell(Int($0.rounded())) }
      if hasTerms { cells.append(cell(year.support?.employed, 0)) }
      if hasCost { cells.append(cell(year.support?.costTenge.map { $0 / 1e6 }, 1)) }
      return Markup(
        "tr", [:], [Markup("th", ["scope": "row"], .text(String(year.year)))] + cells)
    }
    let headings: [Message] =
      [.year, .participants, .transferred, .present, .returned]
      + (hasTerms ? [.employed] : []) + (hasCost ? [.cost] : [])
    return table(
      id: "programme-\(number)", caption: "\(say(.programme)): \(name)",
      heading(headings.map(say)), rows)
  }

  private func shortfallTable(_ shortfalls: [ShortfallFigures]) -> Markup {
    let rows = shortfalls.map { row in
      Markup(
        "tr", [:],
        Markup("td", ["class": "number"], .text(String(row.year))),
        Markup("td", [:], .name(row.programme)),
        Markup("td", [:], .name(name(ofRegion: row.region))), cell(Int(row.wanted.rounded())),
        cell(Int(row.met.rounded())), Markup("td", [:], .text(row.reason)))
    }
    return table(
      id: "shortfalls", caption: say(.pageShortfalls),
      heading([Message.year, .programme, .region, .wanted, .met, .reason].map(say)), rows)
  }

  // MARK: Readiness

  var readinessSection: [Markup] {
    guard !readiness.isEmpty else { return [] }
    let charts = readinessCharts.map { figure($0, legend: nil) }
    return [paragraph(.pageReadinessNote), Markup("div", ["class": "small-charts"], charts)]
  }

  var readinessCharts: [LineChart] {
    readiness.enumerated().map { number, load in
      let peak = load.demand.max() ?? 0
      let limit = load.capacity.map { (value: $0, name: say(.capacity)) }
      let capacity = load.capacity.map { "\(say(.capacity)): \(language.decimal($0, 0))" }
      return LineChart(
        id: "readiness-\(number)", title: "\(load.region): \(load.service)",
        description: "\(say(.demand)): \(language.decimal(peak, 0)). "
          + (capacity ?? say(.pageNoCapacity)),
        moments: load.days, shownMoments: load.days.isEmpty ? [] : [0, load.days.count - 1],
        lines: [
          LineChart.Line(name: say(.demand), style: 0, values: load.demand.map { Optional($0) })
        ], limit: limit,
        unit: load.capacity == nil ? "\(load.unit) (\(say(.pageNoCapacity)))" : load.unit,
        startsAtZero: true, size: .small, language: language)
    }
  }

  // MARK: Indicators

  var indicatorsSection: [Markup] {
    guard !indicators.isEmpty else { return [] }
    let rows = indicators.map { line in
      let gap = line.forecast.flatMap { value in line.target.map { value - $0 } }
      let band = line.low.flatMap { low in
        line.high.map { " (\(language.decimal(low, 1)) … \(language.decimal($0, 1)))" }
      }
      return Markup(
        "tr", [:],
        Markup("td", ["class": "number"], .text(String(line.number))),
        Markup("th", ["scope": "row"], .name(line.name)), Markup("td", [:], .text(line.unit)),
        Markup("td", ["class": "number"], .text(String(line.year))), cell(line.fact, 1),
        cell(line.target, 1),
        Markup(
          "td", ["class": "number"],
          .text((line.forecast.map { language.decimal($0, 1) } ?? "") + (band ?? ""))),
        cell(gap, 1),
        Markup(
          "td", ["class": "number"],
          .text(line.probabilityMet.map { language.percent($0 * 100, 0) } ?? "")),
        Markup("td", [:], .text(say(line.basis.message))))
    }
    let headings: [Message] = [
      .indicator, .unit, .year, .fact, .target, .forecasted, .gap, .probabilityMet, .basis,
    ]
    return [
      table(
        id: "indicator-table", caption: say(.pageIndicators), heading(["№"] + headings.map(say)),
        rows)
    ]
  }
}

extension IndicatorLine.Basis {
  fileprivate var message: Message {
    switch self {
    case .outcome: .basisOutcome
    case .assumption: .basisAssumption
    case .administrative: .basisAdministrative
    }
  }
}
