import Demography
import Projection

extension Plan {
  /// Runs the plan once and keeps every population and every event by cell.
  ///
  /// - Parameter progress: called after each year with the years done and the years in all.
  package func forecast(progress: (Int, Int) -> Void = { _, _ in }) -> Forecast {
    var workspace = ProjectionWorkspace(
      opening: opening, draws: 1, bandCount: rule?.bandCount ?? 1,
      relocations: relocations, keepsCells: true)
    var populations = [opening]
    var records: [ForecastYear] = []
    for year in years {
      workspace.advance(with: year.drivers, rule: rule)
      let cells = workspace.cellAccounts(draw: 0, drivers: year.drivers, rule: rule)
      let accounts = (0..<country.regions.count).map { workspace.accounts(region: $0, draw: 0) }
      var events = ForecastYear(cells, planned: year, accounts: accounts)
      events.relocations = relocations.indices.map { relocationRecord(of: $0, in: workspace) }
      events.turnedAway =
        year.drivers.gates.isEmpty
        ? [] : Array(UnsafeBufferPointer(start: workspace.turnedAway, count: accounts.count))
      records.append(events)
      workspace.turnYear()
      populations.append(workspace.population(draw: 0))
      progress(records.count, years.count)
    }
    var record = self.record
    if !scenario.interventions.isEmpty {
      for (place, events) in records.enumerated() {
        record.levels[place].externalNetWithInterventions =
          events.immigrants.total - events.emigrants.total
      }
    }
    return Forecast(
      scenario: scenario, country: country, populations: populations, years: records,
      programmes: programmes, plan: record)
  }

  private func relocationRecord(
    of relocation: Int, in workspace: borrowing ProjectionWorkspace
  ) -> RelocationRecord {
    let own = relocations[relocation]
    var record = RelocationRecord(byDestination: [])
    for destination in own.destinations.indices {
      record.byDestination.append(
        workspace.figures(relocation: relocation, destination: destination, draw: 0))
    }
    for origin in own.origins.indices {
      let taken = workspace.taken(relocation: relocation, origin: origin, draw: 0)
      record.wanted.append(taken.wanted)
      record.met.append(taken.met)
    }
    return record
  }

  /// Names of the programmes that move people.
  package var movingProgrammes: [String] {
    programmes.filter { $0.relocation != nil }.map(\.name)
  }
}

extension ForecastYear {
  fileprivate init(_ cells: CellAccounts, planned: PlannedYear, accounts: [RegionAccounts]) {
    self.init(
      year: planned.drivers.year, births: cells.births, deaths: cells.deaths,
      internalIn: cells.internalIn, internalOut: cells.internalOut,
      immigrants: cells.immigrants, emigrants: cells.emigrants, transfersIn: cells.transfersIn,
      transfersOut: cells.transfersOut, flows: cells.flows,
      transferFlows: cells.transferFlows,
      movesInside: planned.insideRates.map { rates in
        rates.indices.map { rates[$0] * accounts[$0].opening }
      },
      deathRates: planned.deathRates, fertilityRates: planned.fertilityRates,
      largestResidual: cells.largestResidual, clipped: cells.clipped, accounts: accounts)
  }
}
