import Demography
import LinearAlgebra
import Projection

/// The point forecast: every population and every event, by region, sex and single age.
package struct Forecast: Sendable {
  package let scenario: Scenario
  package let country: CountryData
  /// Persons on 1 January, one table for each of `scenario.horizon.stockYears`.
  package let populations: [RegionalTable]
  /// One record for each of `scenario.horizon.eventYears`.
  package let years: [ForecastYear]
  /// Programmes and events that are counted by region and year, in the order of the file.
  package let programmes: [PlannedProgramme]
  /// What the plan solved and filled in, for the run record and the reports.
  package let plan: PlanRecord

  package init(
    scenario: Scenario, country: CountryData, populations: [RegionalTable], years: [ForecastYear],
    programmes: [PlannedProgramme] = [], plan: PlanRecord
  ) {
    self.scenario = scenario
    self.country = country
    self.populations = populations
    self.years = years
    self.programmes = programmes
    self.plan = plan
  }

  package func population(in year: Int) -> RegionalTable {
    populations[year - scenario.horizon.first]
  }

  package subscript(year: Int) -> ForecastYear { years[year - scenario.horizon.first] }

  /// What the reader of the results must know: the scenario's word, then the plan's, each once.
  package var notes: [PlanNote] {
    var seen: Set<PlanNote> = []
    return (scenario.notes.map { .asWritten($0) } + plan.notes).filter { seen.insert($0).inserted }
  }

  /// Those that move people: the order of `ForecastYear.relocations`.
  package var movingProgrammes: [PlannedProgramme] {
    programmes.filter { $0.relocation != nil }
  }

  /// The largest accounting residual of any cell, in persons.
  package var largestResidual: Double { years.map(\.largestResidual).max() ?? 0 }
  /// Persons that could not leave because they were not there.
  package var clipped: Double { years.map(\.clipped).reduce(0, +) }
}

/// Events of one calendar year. Ages are ages at the end of the year; newborns stand at age 0.
package struct ForecastYear: Sendable {
  package var year: Int
  /// Births by sex, `[region][sex]`.
  package var births: [[Double]]
  package var deaths: RegionalTable
  package var internalIn: RegionalTable
  package var internalOut: RegionalTable
  package var immigrants: RegionalTable
  package var emigrants: RegionalTable
  package var transfersIn: RegionalTable
  package var transfersOut: RegionalTable
  /// Moves between regions by origin (row) and destination (column), transfers included.
  package var flows: Matrix
  /// The part of `flows` that programmes moved; zero where no programme acts.
  package var transferFlows: Matrix
  /// Moves inside each region, persons; `nil` where the package does not tell.
  package var movesInside: [Double]?
  /// Central death rates of the year.
  package var deathRates: RegionalTable
  /// Births per woman-year, `[region]`, vectors of 101.
  package var fertilityRates: [[Double]]
  /// |opening + births − deaths + … − closing| of the worst cell, persons.
  package var largestResidual: Double
  /// Persons cut because a flow would have taken more than were present.
  package var clipped: Double
  /// The regions' accounts as the step kept them; `nil` for a forecast made by hand.
  package var accounts: [RegionAccounts]?
  /// What each programme that moves people did.
  package var relocations: [RelocationRecord] = []
  /// Persons who would have come to a region that limits its arrivals, by region.
  package var turnedAway: [Double] = []

  package init(
    year: Int, births: [[Double]], deaths: RegionalTable, internalIn: RegionalTable,
    internalOut: RegionalTable, immigrants: RegionalTable, emigrants: RegionalTable,
    transfersIn: RegionalTable, transfersOut: RegionalTable, flows: Matrix,
    transferFlows: Matrix? = nil, movesInside: [Double]?, deathRates: RegionalTable,
    fertilityRates: [[Double]], largestResidual: Double, clipped: Double,
    accounts: [RegionAccounts]? = nil
  ) {
    self.year = year
    self.births = births
    self.deaths = deaths
    self.internalIn = internalIn
    self.internalOut = internalOut
    self.immigrants = immigrants
    self.emigrants = emigrants
    self.transfersIn = transfersIn
    self.transfersOut = transfersOut
    self.flows = flows
    self.transferFlows =
      transferFlows ?? Matrix(rows: flows.rowCount, columns: flows.columnCount)
    self.movesInside = movesInside
    self.deathRates = deathRates
    self.fertilityRates = fertilityRates
    self.largestResidual = largestResidual
    self.clipped = clipped
    self.accounts = accounts
  }
}

/// What a programme that moves people did in one year, persons.
package struct RelocationRecord: Sendable, Equatable {
  /// In the order of its destinations.
  package var byDestination: [RelocationFigures]
  /// Persons wanted from each origin and those found there; empty where they come from abroad.
  package var wanted: [Double]
  package var met: [Double]

  package init(byDestination: [RelocationFigures], wanted: [Double] = [], met: [Double] = []) {
    self.byDestination = byDestination
    self.wanted = wanted
    self.met = met
  }
}
