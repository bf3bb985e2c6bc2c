import Diagnostics
import ScenarioEngine

extension ResultsWorkbook {
  /// The official table of target indicators with the scenario's forecasts below the targets.
  func writeIndicators() throws(OutputError) {
    try IndicatorSheet(
      workbook: workbook, language: language, scenarioLine: scenarioLine,
      indicators: IndicatorTable.aimed(of: forecast.country),
      forecasts: try IndicatorForecasts(run.tables)
    ).write()
  }
}
