import Ensembles
import Projection
import ScenarioEngine
import Tables

// Tables of interventions beside the six of every forecast.
extension ForecastCSV {
  /// Those that have rows, in the order of `ResultTables.interventions`.
  var interventionTables: [Table] {
    guard !forecast.scenario.interventions.isEmpty else { return [] }
    var tables: [Table] = []
    if !forecast.programmes.isEmpty {
      tables.append(Table(description: programmesDescription, bytes: programmes))
    }
    if forecast.programmes.contains(where: { $0.terms?.support.isEmpty == false }) {
      tables.append(Table(description: ResultTables.programmeCosts, bytes: programmeCosts))
    }
    if !forecast.programmeGroupFigures().isEmpty {
      tables.append(Table(description: ResultTables.programmeGroups, bytes: programmeGroups))
    }
    tables.append(Table(description: ResultTables.shortfalls, bytes: shortfalls))
    return tables
  }

  private var programmesDescription: TableDescription {
    guard ensemble != nil else { return ResultTables.programmes }
    return ResultTables.programmes.adding(
      EnsembleColumns.descriptions(
        of: ProgrammeColumns.columns, beside: ResultTables.programmes))
  }

  package func programmes() -> [UInt8] {
    let rows = forecast.programmeFigures()
    let columns = ensemble.map { ProgrammeColumns($0, forecast) }
    var text = text(of: programmesDescription, rows: rows.count)
    for row in rows {
      text.append(row.year)
      text.append(forecast.programmes[row.programme].name)
      text.append(row.region.map { regionIDs[$0] } ?? "*")
      text.append(row.counts.participants)
      text.append(row.counts.transferred)
      text.append(row.counts.present)
      text.append(row.counts.returned)
      text.append(row.support?.employed)
      text.append(row.support?.families)
      text.append(row.counts.children0to6)
      text.append(row.counts.children7to17)
      text.append(row.support?.costMRP)
      text.append(row.support?.costTenge)
      text.append(row.support?.tengePerParticipant)
      text.append(row.support?.tengePerStayer)
      columns?.append(row, to: &text)
    }
    return text.bytes
  }

  package func programmeCosts() -> [UInt8] {
    let rows = forecast.instrumentFigures()
    var text = text(of: ResultTables.programmeCosts, rows: rows.count)
    for row in rows {
      text.append(row.year)
      text.append(forecast.programmes[row.programme].name)
      text.append(row.instrument)
      text.append(row.cases)
      text.append(row.costMRP)
      text.append(row.costTenge)
      text.append(row.employersMRP)
    }
    return text.bytes
  }

  package func programmeGroups() -> [UInt8] {
    let rows = forecast.programmeGroupFigures()
    var text = text(of: ResultTables.programmeGroups, rows: rows.count)
    for row in rows {
      text.append(row.year)
      text.append(forecast.programmes[row.programme].name)
      text.append(row.breakdown)
      text.append(row.group)
      text.append(row.persons)
    }
    return text.bytes
  }

  package func shortfalls() -> [UInt8] {
    let rows = forecast.shortfallFigures()
    var text = text(of: ResultTables.shortfalls, rows: rows.count)
    for row in rows {
      text.append(row.year)
      text.append(row.programme)
      text.append(regionIDs[row.region])
      text.append(row.wanted)
      text.append(row.met)
      text.append(row.reason)
    }
    return text.bytes
  }
}

/// The columns that an ensemble adds to `programmes.csv`: those counted in every draw, and those that
/// follow from them by a factor.
struct ProgrammeColumns {
  private let summary: EnsembleSummary
  private let forecast: Forecast

  static let columns = [
    "participants", "transferred", "present", "returned", "employed", "families", "children_0_6",
    "children_7_17", "cost_mrp", "cost_kzt",
  ]

  init(_ summary: EnsembleSummary, _ forecast: Forecast) {
    self.summary = summary
    self.forecast = forecast
  }

  func append(_ row: ProgrammeFigures, to text: inout CSVText) {
    let programme = forecast.programmes[row.programme]
    let area = summary.layout.areas.firstIndex { area in
      if let region = row.region {
        area.level == .region && area.members == [region]
      } else {
        area.level == .country
      }
    }
    let number = summary.layout.programmes.firstIndex(of: programme.name)
    let factors = forecast.factors(of: programme, in: row.year)
    for column in Self.columns {
      guard let area, let number, let (figure, factor) = Self.source(of: column, factors),
        let found = summary.summary(
          figure: summary.layout.figure(figure, of: number),
          year: row.year - forecast.scenario.horizon.first, area: area)
      else {
        for _ in EnsembleColumns.suffixes { text.append(Double?.none) }
        continue
      }
      text.append(found.mean.value * factor)
      for level in EnsembleSummary.standardLevels {
        let place = summary.levels.firstIndex(of: level)
        text.append(place.map { found.quantiles[$0].value * factor })
      }
    }
  }

  /// The counted figure that a column is, and the factor on it; factors are never negative, so that
  /// percentiles stay percentiles.
  private static func source(
    of column: String, _ factors: ProgrammeFactors?
  ) -> (figure: FigureLayout.Programme, factor: Double)? {
    if let figure = FigureLayout.Programme.allCases.first(where: { $0.name == column }) {
      return (figure, 1)
    }
    guard let factors else { return nil }
    return switch column {
    case "employed": (.present, factors.employedPerPerson)
    case "families": (.present, factors.familiesPerPerson)
    case "cost_mrp": (.participants, factors.mrp)
    case "cost_kzt": factors.tenge.map { (.participants, factors.mrp * $0) }
    default: nil
    }
  }
}
