import Demography
import ScenarioEngine
import Tables

/// The tables of `monitoring/` as CSV text.
package struct MonitoringCSV: Sendable {
  private let monitoring: Monitoring
  private let dialect: CSVText.Dialect

  package init(_ monitoring: Monitoring, dialect: CSVText.Dialect = .standard) {
    self.monitoring = monitoring
    self.dialect = dialect
  }

  package var tables: [ForecastCSV.Table] {
    [
      .init(description: MonitoringTables.indicators, bytes: indicators),
      .init(description: MonitoringTables.notes, bytes: notes),
    ]
  }

  /// The same tables, for reports.
  ///
  /// - Parameter areFiles: `false` in a run that does not write `monitoring/`.
  package func runTables(areFiles: Bool = false) -> [RunTable] {
    tables.map {
      RunTable(in: MonitoringTables.folder, $0.description, isFile: areFiles, text: $0.bytes)
    }
  }

  package func indicators() -> [UInt8] {
    var text = CSVText(
      columns: MonitoringTables.indicators.columns.map(\.name), dialect: dialect)
    let set = monitoring.scenario.designatedRegions.sorted()
      .map { monitoring.country.regions.regions[$0].id }.joined(separator: " ")
    for row in monitoring.rows {
      let indicator = monitoring.indicators[row.indicator]
      let dependsOnSet = row.area.level == .group
      text.append(row.area.level.rawValue)
      text.append(row.area.id)
      text.append(indicator.number)
      text.append(indicator.name)
      text.append(indicator.unit)
      text.append(row.year)
      text.append(row.fact?.value)
      text.append(row.fact?.status.rawValue ?? "")
      text.append(row.targetDocument?.rawValue ?? "")
      text.append(row.target)
      text.append(row.forecast)
      text.append(row.low)
      text.append(row.high)
      text.append(row.probabilityMet)
      text.append(row.gap)
      text.append(row.basis.rawValue)
      text.append(row.netRule?.rawValue ?? "")
      text.append(row.netRule == nil ? "" : monitoring.calibrationYear.map(String.init) ?? "")
      text.append(dependsOnSet ? set : "")
      text.append(indicator.sourceAgency)
      text.append(indicator.set)
      text.append(row.definition)
      text.append(row.attainable)
      text.append(row.error)
      text.append(row.isMet.map { $0 ? "1" : "0" } ?? "")
      text.append(row.fact?.period ?? "")
      text.append(row.fact?.seasonalShare)
      text.append(row.fact?.source ?? "")
      text.append(row.lever?.kind.name ?? "")
      text.append(row.lever?.personsPerYear)
      text.append(row.method?.rawValue ?? "")
    }
    return text.bytes
  }

  package func notes() -> [UInt8] {
    var text = CSVText(columns: MonitoringTables.notes.columns.map(\.name), dialect: dialect)
    for note in MonitoringNoteText(monitoring, in: .english).all {
      text.append(note.number)
      text.append(note.text)
    }
    return text.bytes
  }
}
