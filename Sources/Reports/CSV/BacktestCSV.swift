import Demography
import ScenarioEngine
import Tables

/// The tables of `backtest/` as CSV text.
package struct BacktestCSV: Sendable {
  private let backtest: Backtest
  private let regionIDs: [String]
  /// Empty where no draws were asked for.
  private let coverage: [HindcastCoverage]

  package init(_ backtest: Backtest, coverage: [HindcastCoverage] = []) {
    self.backtest = backtest
    self.coverage = coverage
    regionIDs = backtest.country.regions.ids
  }

  /// In the order of `BacktestTables.all`.
  package var tables: [ForecastCSV.Table] {
    [
      ForecastCSV.Table(description: BacktestTables.summary, bytes: summary)
    ] + (coverage.isEmpty ? [] : [intervals]) + [
      ForecastCSV.Table(description: BacktestTables.errors, bytes: errors),
      ForecastCSV.Table(description: BacktestTables.regions, bytes: regions),
    ]
  }

  private var intervals: ForecastCSV.Table {
    ForecastCSV.Table(description: BacktestTables.coverage, bytes: coverageRows)
  }

  private func coverageRows() -> [UInt8] {
    var text = text(of: BacktestTables.coverage)
    for row in coverage {
      text.append(row.from)
      text.append(row.year)
      text.append(row.regionCount)
      text.append(row.held)
      text.append(row.below)
      text.append(row.above)
      text.append(row.meanWidthPercent)
      text.append(row.isCountryHeld ? 1 : 0)
    }
    return text.bytes
  }

  private func text(of table: TableDescription) -> CSVText {
    CSVText(columns: table.columns.map(\.name))
  }

  private func summary() -> [UInt8] {
    var text = text(of: BacktestTables.summary)
    for check in backtest.checks {
      text.append(check.from)
      text.append(check.year)
      text.append(check.method.rawValue)
      text.append(check.against.rawValue)
      text.append(check.error)
      text.append(check.errorAgainst)
      text.append(check.ratio)
      text.append(check.limit)
      text.append(check.isPassed ? "passed" : "failed")
    }
    return text.bytes
  }

  private func errors() -> [UInt8] {
    var text = text(of: BacktestTables.errors)
    for error in backtest.errors {
      text.append(error.from)
      text.append(error.method.rawValue)
      text.append(error.figure.rawValue)
      text.append(error.year)
      text.append(error.regionCount)
      text.append(error.meanAbsolute)
      text.append(error.meanAbsolutePercent)
      text.append(error.biasPercent)
      text.append(regionIDs[error.worst.region])
      text.append(error.worst.error)
      text.append(error.worst.errorInPercent)
      text.append(error.countryForecast)
      text.append(error.countryObserved)
      text.append(error.countryErrorPercent)
    }
    return text.bytes
  }

  private func regions() -> [UInt8] {
    var text = text(of: BacktestTables.regions)
    for row in backtest.hindcasts.flatMap(\.rows) {
      text.append(row.from)
      text.append(row.method.rawValue)
      text.append(row.figure.rawValue)
      text.append(row.year)
      text.append(regionIDs[row.region])
      text.append(row.forecast)
      text.append(row.observed)
      text.append(row.error)
      text.append(row.errorInPercent)
    }
    return text.bytes
  }
}
