import Demography
import LinearAlgebra
import Projection

/// The kept figures of every area and year of one run.
package struct FigureTable: Sendable {
  package let layout: FigureLayout
  /// In the order of the layout; not a number where there is none.
  package let values: [Double]

  package init(layout: FigureLayout, values: [Double]) {
    precondition(
      values.count == layout.valueCount, "\(layout.valueCount) values, got \(values.count)")
    self.layout = layout
    self.values = values
  }

  /// `nil` where there is no such figure: flows of the last 1 January, ratios to nobody.
  package func value(figure: Int, year: Int, area: Int) -> Double? {
    let value = values[layout.index(figure: figure, year: year, area: area)]
    return value.isNaN ? nil : value
  }
}

extension Forecast {
  package var figureLayout: FigureLayout {
    FigureLayout(
      regions: country.regions, ageGroups: country.ageGroups, horizon: scenario.horizon,
      programmes: movingProgrammes.map(\.name))
  }

  /// The figures of the point forecast.
  package func figures() -> FigureTable {
    let layout = figureLayout
    let regions = country.regions.count
    let recorder = FigureRecorder(layout, regions: regions)
    let rows = UnsafeMutablePointer<Double>.allocate(capacity: regions * CellLayout.rowCount)
    defer { rows.deallocate() }
    let accounts = years.indices.map { regionAccounts(of: $0) }
    var values = [Double](repeating: .nan, count: layout.valueCount)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let sink = FigureRecorder.Sink(base, stride: 1)
      for (year, population) in populations.enumerated() {
        for region in 0..<regions {
          CellLayout.fill(rows + region * CellLayout.rowCount, from: population, region: region)
        }
        let persons =
          year < accounts.count
          ? accounts[year].map(\.opening) : accounts[year - 1].map(\.closing)
        recorder.recordStock(
          year: year, rows: rows, stride: CellLayout.rowCount, persons: persons, into: sink)
        guard year < years.count else {
          recorder.recordNoEvents(year: year, into: sink)
          continue
        }
        let transfers = years[year].transferFlows
        let flows =
          transfers.elements.contains { $0 != 0 }
          ? years[year].flows - transfers : years[year].flows
        recorder.recordEvents(
          year: year, accounts: accounts[year], flows: flows.elements,
          transfers: transfers.elements, inside: years[year].movesInside, into: sink)
        for (number, programme) in movingProgrammes.enumerated() {
          let figures = years[year].relocations[number]
          recorder.recordProgramme(number, year: year, into: sink) { region in
            programme.destinations.firstIndex(of: region).map { figures.byDestination[$0] }
              ?? RelocationFigures()
          }
        }
      }
    }
    return FigureTable(layout: layout, values: values)
  }
}

extension Forecast {
  /// The regions' accounts as the step kept them, or else the sums of their cells.
  fileprivate func regionAccounts(of step: Int) -> [RegionAccounts] {
    let events = years[step]
    return events.accounts
      ?? events.births.indices.map { region in
        var account = RegionAccounts()
        account.opening = populations[step].total(region: region)
        account.births = events.births[region].reduce(0, +)
        account.deaths = events.deaths.total(region: region)
        account.internalIn = events.internalIn.total(region: region)
        account.internalOut = events.internalOut.total(region: region)
        account.immigrants = events.immigrants.total(region: region)
        account.emigrants = events.emigrants.total(region: region)
        account.transfersIn = events.transfersIn.total(region: region)
        account.transfersOut = events.transfersOut.total(region: region)
        account.closing = populations[step + 1].total(region: region)
        return account
      }
  }
}
