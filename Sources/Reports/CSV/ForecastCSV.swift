import Demography
import Ensembles
import ScenarioEngine
import Tables

/// The tables of `forecast/` as CSV text: six of every run, and those of its interventions.
package struct ForecastCSV: Sendable {
  let forecast: Forecast
  private let dialect: CSVText.Dialect
  let regionIDs: [String]
  let ensemble: EnsembleSummary?

  package init(
    _ forecast: Forecast, ensemble: EnsembleSummary? = nil, dialect: CSVText.Dialect = .standard
  ) {
    self.forecast = forecast
    self.ensemble = ensemble
    self.dialect = dialect
    regionIDs = forecast.country.regions.ids
  }

  /// One table of the run: what it is, and how its text is made.
  package struct Table: Sendable {
    package let description: TableDescription
    package let bytes: @Sendable () -> [UInt8]
  }

  /// In the order of `ResultTables.forecast`.
  package var tables: [Table] {
    [
      Table(description: ResultTables.population, bytes: population),
      Table(description: described(ResultTables.regions), bytes: regions),
      Table(description: described(structureDescription), bytes: structure),
      Table(description: ResultTables.flows, bytes: flows),
      Table(description: ResultTables.lifeTables, bytes: lifeTables),
      Table(description: ResultTables.components, bytes: components),
    ] + interventionTables
      + (ensemble == nil ? [] : [Table(description: ResultTables.quantiles, bytes: quantiles)])
  }

  /// The columns of an ensemble beside those of a table by area and year.
  private func columns(of table: TableDescription) -> EnsembleColumns? {
    ensemble.map { EnsembleColumns($0, of: table.columns.map(\.name)) }
  }

  private func described(_ table: TableDescription) -> TableDescription {
    guard let columns = columns(of: table) else { return table }
    return table.adding(columns.descriptions(beside: table))
  }

  package var structureDescription: TableDescription {
    ResultTables.structure(ageGroups: forecast.country.ageGroups.map(\.id))
  }

  package func population() -> [UInt8] {
    let stockYears = forecast.scenario.horizon.stockYears
    var text = text(of: ResultTables.population, rows: stockYears.count * cellCount)
    for year in stockYears {
      for row in forecast.populationFigures(in: year) {
        text.append(row.year)
        text.append(regionIDs[row.region])
        text.append(row.sex.name)
        text.append(row.age)
        text.append(row.persons)
      }
    }
    return text.bytes
  }

  package func regions() -> [UInt8] {
    let rows = forecast.regionFigures()
    let columns = columns(of: ResultTables.regions)
    let years = forecast.scenario.horizon.stepCount + 1
    var text = text(of: described(ResultTables.regions), rows: rows.count)
    for (number, row) in rows.enumerated() {
      text.append(row.area.level.rawValue)
      text.append(row.area.id)
      text.append(row.year)
      text.append(row.persons)
      let events = row.events
      text.append(events?.personsMidYear)
      text.append(events?.births)
      text.append(events?.deaths)
      text.append(events?.internalIn)
      text.append(events?.internalOut)
      text.append(events?.immigrants)
      text.append(events?.emigrants)
      text.append(events?.transfersIn)
      text.append(events?.transfersOut)
      text.append(events?.closing)
      text.append(events?.netInterregional)
      text.append(events?.netExternal)
      text.append(events?.movesInside)
      text.append(events?.grossMoves)
      text.append(events?.turnover)
      columns?.append(to: &text, year: number % years, area: number / years)
    }
    return text.bytes
  }

  package func structure() -> [UInt8] {
    let rows = forecast.structureFigures()
    let ageGroups = ResultTables.ageGroupColumns(forecast.country.ageGroups.map(\.id))
    let columns = columns(of: structureDescription)
    let years = forecast.scenario.horizon.stepCount + 1
    var text = text(of: described(structureDescription), rows: rows.count)
    for (number, row) in rows.enumerated() {
      text.append(row.area.level.rawValue)
      text.append(row.area.id)
      text.append(row.year)
      for group in ageGroups { text.append(row.ageGroups[group]) }
      text.append(row.medianAge)
      text.append(row.ageingIndex)
      text.append(row.dependencyYouth)
      text.append(row.dependencyOld)
      text.append(row.dependencyTotal)
      text.append(row.women15to49)
      columns?.append(to: &text, year: number % years, area: number / years)
    }
    return text.bytes
  }

  /// Every figure of every area and year at every level, in long form.
  package func quantiles() -> [UInt8] {
    guard let ensemble else { return [] }
    let layout = ensemble.layout
    let figures = layout.namedFigures
    var text = text(of: ResultTables.quantiles, rows: layout.valueCount * ensemble.levels.count)
    for (area, place) in layout.areas.enumerated() {
      for (year, date) in layout.years.enumerated() {
        for figure in figures {
          guard let summary = ensemble.summary(figure: figure, year: year, area: area) else {
            continue
          }
          for (level, quantile) in zip(ensemble.levels, summary.quantiles) {
            text.append(place.level.rawValue)
            text.append(place.id)
            text.append(date)
            text.append(layout.names[figure])
            text.append((level * 1e6).rounded() / 1e4)
            text.append(quantile.value)
            text.append(quantile.error)
          }
        }
      }
    }
    return text.bytes
  }

  package func flows() -> [UInt8] {
    let years = forecast.scenario.horizon.eventYears
    let pairs = regionIDs.count * max(0, regionIDs.count - 1)
    var text = text(of: ResultTables.flows, rows: years.count * pairs)
    for year in years {
      for row in forecast.flowFigures(in: year) {
        text.append(row.year)
        text.append(regionIDs[row.origin])
        text.append(regionIDs[row.destination])
        text.append(row.persons)
      }
    }
    return text.bytes
  }

  package func lifeTables() -> [UInt8] {
    let years = forecast.scenario.horizon.eventYears
    var text = text(of: ResultTables.lifeTables, rows: years.count * cellCount)
    for year in years {
      for row in forecast.lifeTableFigures(in: year) {
        text.append(row.year)
        text.append(regionIDs[row.region])
        text.append(row.sex.name)
        text.append(row.age)
        text.append(row.rate)
        text.append(row.deathProbability)
        text.append(row.survivors)
        text.append(row.personYears)
        text.append(row.personYearsAbove)
        text.append(row.lifeExpectancy)
      }
    }
    return text.bytes
  }

  package func components() -> [UInt8] {
    let years = forecast.scenario.horizon.eventYears
    var text = text(of: ResultTables.components, rows: years.count * cellCount)
    for year in years {
      for row in forecast.componentFigures(in: year) {
        text.append(row.year)
        text.append(regionIDs[row.region])
        text.append(row.sex.name)
        text.append(row.age)
        text.append(row.births)
        text.append(row.deaths)
        text.append(row.internalIn)
        text.append(row.internalOut)
        text.append(row.immigrants)
        text.append(row.emigrants)
        text.append(row.transfersIn)
        text.append(row.transfersOut)
      }
    }
    return text.bytes
  }

  /// Rows of one year in the tables by region, sex and age.
  private var cellCount: Int { regionIDs.count * AgeSexTable.count }

  func text(of table: TableDescription, rows: Int) -> CSVText {
    // Room for numbers of 17 digits and a sign, so that the text is never copied to grow.
    CSVText(
      columns: table.columns.map(\.name), dialect: dialect,
      capacity: (rows + 1) * table.columns.count * 20)
  }
}
