import Demography
import Projection
import ScenarioEngine

// What programmes did, what could not be met, the load of services and the target indicators.

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
      id: "programme-\(number)", caption: "\(say(.intervention)): \(name)",
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

  // MARK: Indicators

  /// The country's own table: facts and targets by year, and forecasts below their targets where the
  /// run has a table of them.
  var indicatorsSection: [Markup] {
    let indicators = IndicatorTable.aimed(of: figures.forecast.country)
    guard !indicators.isEmpty else { return [] }
    let reading = indicatorForecasts == nil ? [] : [paragraph(.monitoringReading)]
    return reading + [
      indicatorTable(
        id: "indicator-table", caption: say(.indicators), indicators, IndicatorTable(indicators),
        indicatorForecasts)
    ]
  }
}
