import Demography
import ScenarioEngine

/// Tables of target indicators on pages.
extension ReportPage {
  /// Indicators with facts and targets, and the lines below them.
  ///
  /// - Parameter detailed: with gaps, errors and what it would take.
  func indicatorTable(
    id: String, caption: String, _ indicators: [TargetIndicator], _ table: IndicatorTable,
    _ forecasts: IndicatorForecasts?, detailed: Bool = false
  ) -> Markup {
    let lines = IndicatorLines(language, table, detailed: detailed)
    let rows = indicators.flatMap { indicator -> [Markup] in
      [official(indicator, of: table)] + lines.of(indicator, forecasts).map(row)
    }
    let years = table.columns.map { column in
      column.isFact
        ? language.heading(of: column) : "\(say(.target)) \(column.year)"
    }
    return self.table(
      id: id, caption: caption, class: "words",
      heading([Message.indicatorNumber, .indicator, .indicatorUnit].map(say) + years), rows)
  }

  private func official(_ indicator: TargetIndicator, of table: IndicatorTable) -> Markup {
    Markup(
      "tr", [:],
      [
        Markup("td", ["class": "number"], .text(indicator.number)),
        Markup("th", ["scope": "row"], .name(language.text(of: indicator.words.name))),
        Markup("td", [:], .text(language.text(of: indicator.words.unit))),
      ] + table.official(indicator).map(indicatorCell))
  }

  private func row(_ line: IndicatorLine) -> Markup {
    Markup(
      "tr", ["class": line.forecast == nil ? "beside" : "forecast"],
      [Markup("td"), Markup("th", ["scope": "row"], .text(line.name)), Markup("td")]
        + line.values.map(indicatorCell))
  }

  /// As many decimals as a value has, two at most; thousands have none.
  func indicatorCell(_ value: Double?) -> Markup {
    cell(value, value.map(Language.indicatorDecimals) ?? 0)
  }
}
