import Ensembles
import ScenarioEngine
import Tables

/// The tables of a comparison as CSV text.
package struct ComparisonCSV: Sendable {
  private let comparison: Comparison
  private let dialect: CSVText.Dialect

  package init(_ comparison: Comparison, dialect: CSVText.Dialect = .standard) {
    self.comparison = comparison
    self.dialect = dialect
  }

  package var tables: [ForecastCSV.Table] {
    var tables = [ForecastCSV.Table(description: ResultTables.differences, bytes: differences)]
    if comparison.attribution != nil {
      tables.append(.init(description: ResultTables.attribution, bytes: attribution))
    }
    tables.append(.init(description: ResultTables.comparisonShortfalls, bytes: shortfalls))
    return tables
  }

  private var names: (a: String, b: String) {
    (comparison.a.scenario.name, comparison.b.scenario.name)
  }

  /// Every figure of every area and year in which both have it.
  private func forEachFigure(
    _ body: (
      _ area: Area, _ year: Int, _ name: String, _ place: (figure: Int, year: Int, area: Int)
    )
      -> Void
  ) {
    let layout = comparison.layout
    let figures = layout.namedFigures
    for (area, place) in layout.areas.enumerated() {
      for (year, date) in layout.years.enumerated() {
        for figure in figures {
          body(place, date, layout.names[figure], (figure, year, area))
        }
      }
    }
  }

  package func differences() -> [UInt8] {
    var text = text(of: ResultTables.differences, rows: comparison.layout.valueCount)
    forEachFigure { area, year, name, place in
      guard
        let value = comparison.differences.value(
          figure: place.figure, year: place.year, area: place.area)
      else { return }
      append(area, year, name, to: &text)
      text.append(value)
      let drawn = comparison.intervals?.summary(
        figure: place.figure, year: place.year, area: place.area)
      text.append(drawn?.mean.value)
      for level in EnsembleSummary.standardLevels {
        let number = comparison.intervals?.levels.firstIndex(of: level)
        text.append(number.flatMap { drawn?.quantiles[$0].value })
      }
    }
    return text.bytes
  }

  package func attribution() -> [UInt8] {
    guard let attribution = comparison.attribution else { return [] }
    var text = text(
      of: ResultTables.attribution,
      rows: comparison.layout.valueCount * attribution.changes.count)
    forEachFigure { area, year, name, place in
      for (change, intervention) in attribution.changes.enumerated() {
        guard
          let value = attribution.value(
            change: change, figure: place.figure, year: place.year, area: place.area)
        else { continue }
        append(area, year, name, to: &text)
        text.append(intervention)
        text.append(value)
        text.append(
          attribution.error(
            change: change, figure: place.figure, year: place.year, area: place.area))
      }
    }
    return text.bytes
  }

  package func shortfalls() -> [UInt8] {
    ForecastCSV(comparison.b, dialect: dialect).shortfalls()
  }

  private func append(_ area: Area, _ year: Int, _ figure: String, to text: inout CSVText) {
    text.append(names.a)
    text.append(names.b)
    text.append(area.level.rawValue)
    text.append(area.id)
    text.append(year)
    text.append(figure)
  }

  private func text(of table: TableDescription, rows: Int) -> CSVText {
    CSVText(
      columns: table.columns.map(\.name), dialect: dialect,
      capacity: (rows + 1) * table.columns.count * 12)
  }
}
