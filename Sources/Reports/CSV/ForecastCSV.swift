import Demography
import ScenarioEngine
import Tables

/// The six tables of `forecast/` as CSV text.
package struct ForecastCSV: Sendable {
  private let forecast: Forecast
  private let dialect: CSVText.Dialect
  private let regionIDs: [String]

  package init(_ forecast: Forecast, dialect: CSVText.Dialect = .standard) {
    self.forecast = forecast
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
      Table(description: ResultTables.regions, bytes: regions),
      Table(description: structureDescription, bytes: structure),
      Table(description: ResultTables.flows, bytes: flows),
      Table(description: ResultTables.lifeTables, bytes: lifeTables),
      Table(description: ResultTables.components, bytes: components),
    ]
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
    var text = text(of: ResultTables.regions, rows: rows.count)
    for row in rows {
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
    }
    return text.bytes
  }

  package func structure() -> [UInt8] {
    let rows = forecast.structureFigures()
    let columns = ResultTables.ageGroupColumns(forecast.country.ageGroups.map(\.id))
    var text = text(of: structureDescription, rows: rows.count)
    for row in rows {
      text.append(row.area.level.rawValue)
      text.append(row.area.id)
      text.append(row.year)
      for column in columns { text.append(row.ageGroups[column]) }
      text.append(row.medianAge)
      text.append(row.ageingIndex)
      text.append(row.dependencyYouth)
      text.append(row.dependencyOld)
      text.append(row.dependencyTotal)
      text.append(row.women15to49)
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
      }
    }
    return text.bytes
  }

  /// Rows of one year in the tables by region, sex and age.
  private var cellCount: Int { regionIDs.count * AgeSexTable.count }

  private func text(of table: TableDescription, rows: Int) -> CSVText {
    // Room for numbers of 17 digits and a sign, so that the text is never copied to grow.
    CSVText(
      columns: table.columns.map(\.name), dialect: dialect,
      capacity: (rows + 1) * table.columns.count * 20)
  }
}
