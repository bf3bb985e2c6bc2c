import ScenarioEngine
import Tables

/// The tables of a sweep as CSV text, and the resolved scenario of each of its runs.
package struct SweepCSV: Sendable {
  package let runs: [SweepRun]
  /// By run, YAML that needs no base.
  package let scenarios: [String]
  private var dialect: CSVText.Dialect

  package init(
    _ runs: [SweepRun], scenarios: [String], dialect: CSVText.Dialect = .standard
  ) {
    self.runs = runs
    self.scenarios = scenarios
    self.dialect = dialect
  }

  static let folder = "sweep"

  var tables: [ForecastCSV.Table] {
    [
      .init(description: runsDescription, bytes: runsText),
      .init(description: ResultTables.sweepResults, bytes: results),
    ]
  }

  /// The same tables, for the reports.
  var runTables: [RunTable] {
    var standard = self
    standard.dialect = .standard
    return standard.tables.map { RunTable(in: Self.folder, $0.description, text: $0.bytes) }
  }

  private var runsDescription: TableDescription {
    ResultTables.sweepRuns(parameters: runs.first?.parameters.map(\.path) ?? [])
  }

  private func runsText() -> [UInt8] {
    var text = CSVText(columns: runsDescription.columns.map(\.name), dialect: dialect)
    for run in runs {
      text.append(run.name)
      for parameter in run.parameters { text.append(parameter.value) }
      text.append(run.name)
    }
    return text.bytes
  }

  private func results() -> [UInt8] {
    var text = CSVText(columns: ResultTables.sweepResults.columns.map(\.name), dialect: dialect)
    for run in runs {
      let layout = run.figures.layout
      for (area, place) in layout.areas.enumerated() {
        for (year, date) in layout.years.enumerated() {
          for event in SweepRun.shownFigures {
            guard
              let value = run.figures.value(
                figure: layout.figure(event), year: year, area: area)
            else { continue }
            text.append(run.name)
            text.append(place.level.rawValue)
            text.append(place.id)
            text.append(date)
            text.append(event.name)
            text.append(value)
          }
        }
      }
    }
    return text.bytes
  }
}
