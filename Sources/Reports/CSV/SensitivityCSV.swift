import Ensembles
import ScenarioEngine
import Tables

/// `sensitivity.csv` as text.
package struct SensitivityCSV: Sendable {
  private let sensitivity: Sensitivity

  package init(_ sensitivity: Sensitivity) { self.sensitivity = sensitivity }

  package var table: ForecastCSV.Table {
    ForecastCSV.Table(description: ResultTables.sensitivity, bytes: bytes)
  }

  package func bytes() -> [UInt8] {
    var text = CSVText(columns: ResultTables.sensitivity.columns.map(\.name))
    let question = sensitivity.question
    for (place, group) in sensitivity.groups.enumerated() {
      text.append(question.figure)
      text.append(question.area.id)
      text.append(question.year)
      text.append(group.name)
      let index = sensitivity.indices.isEmpty ? nil : sensitivity.indices[place]
      text.append(index?.first.value)
      text.append(index?.total.value)
      text.append(index.map { max($0.first.error, $0.total.error) })
      text.append(index?.first.error)
      text.append(index?.total.error)
    }
    return text.bytes
  }
}
