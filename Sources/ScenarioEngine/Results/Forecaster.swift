import Demography
import Projection

extension Plan {
  /// Runs the plan once and keeps every population and every event by cell.
  ///
  /// - Parameter progress: called after each year with the years done and the years in all.
  package func forecast(progress: (Int, Int) -> Void = { _, _ in }) -> Forecast {
    var workspace = ProjectionWorkspace(
      opening: opening, draws: 1, bandCount: rule?.bandCount ?? 1,
      transferLimit: years.map(\.drivers.transfers.count).max() ?? 0)
    var populations = [opening]
    var records: [ForecastYear] = []
    for year in years {
      workspace.advance(with: year.drivers, rule: rule)
      let cells = workspace.cellAccounts(draw: 0, drivers: year.drivers, rule: rule)
      let accounts = (0..<country.regions.count).map { workspace.accounts(region: $0, draw: 0) }
      records.append(ForecastYear(cells, planned: year, accounts: accounts))
      workspace.turnYear()
      populations.append(workspace.population(draw: 0))
      progress(records.count, years.count)
    }
    return Forecast(
      scenario: scenario, country: country, populations: populations, years: records, plan: record)
  }
}

extension ForecastYear {
  fileprivate init(_ cells: CellAccounts, planned: PlannedYear, accounts: [RegionAccounts]) {
    self.init(
      year: planned.drivers.year, births: cells.births, deaths: cells.deaths,
      internalIn: cells.internalIn, internalOut: cells.internalOut,
      immigrants: cells.immigrants, emigrants: cells.emigrants, transfersIn: cells.transfersIn,
      transfersOut: cells.transfersOut, flows: cells.flows,
      movesInside: planned.insideRates.map { rates in
        rates.indices.map { rates[$0] * accounts[$0].opening }
      },
      deathRates: planned.deathRates, fertilityRates: planned.fertilityRates,
      largestResidual: cells.largestResidual, clipped: cells.clipped, accounts: accounts)
  }
}
