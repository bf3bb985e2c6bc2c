import Demography
import LinearAlgebra

/// One row of `regions.csv`: the persons of an area on 1 January, and what happens to them in the
/// year that follows.
package struct RegionFigures: Sendable, Equatable {
  package let area: Area
  package let year: Int
  /// Persons on 1 January of the year.
  package let persons: Double
  /// `nil` on the last 1 January, which no year follows.
  package let events: AreaEvents?
}

/// The events of one calendar year in an area, in persons.
///
/// Opening + births − deaths + internal in − internal out + immigrants − emigrants + transfers in
/// − transfers out = closing. Moves between the regions of an area are not arrivals or departures
/// of the area: they count as moves inside it.
package struct AreaEvents: Sendable, Equatable {
  package var births = 0.0
  package var deaths = 0.0
  package var internalIn = 0.0
  package var internalOut = 0.0
  package var immigrants = 0.0
  package var emigrants = 0.0
  package var transfersIn = 0.0
  package var transfersOut = 0.0
  /// Persons on the next 1 January.
  package var closing = 0.0
  /// Mean of the two 1 Januaries.
  package var personsMidYear = 0.0
  /// Moves that begin and end in the area, those inside its regions included; `nil` where the
  /// data package does not tell how many people move inside a region.
  package var movesInside: Double?

  /// As published: domestic transfers of programmes are part of it.
  package var netInterregional: Double { internalIn - internalOut + transfersIn - transfersOut }
  package var netExternal: Double { immigrants - emigrants }

  /// Arrivals and departures as statistics publish them, external moves included: a move inside
  /// the area is one of each.
  package var grossMoves: Double? {
    movesInside.map {
      internalIn + internalOut + transfersIn + transfersOut + immigrants + emigrants + 2 * $0
    }
  }

  /// Half of the gross moves: the migration turnover of the Concept's figures.
  package var turnover: Double? { grossMoves.map { $0 / 2 } }
}

extension Forecast {
  /// Area after area, and for each every 1 January of the horizon.
  package func regionFigures() -> [RegionFigures] {
    let horizon = scenario.horizon
    let stocks = populations.map { population in
      (0..<population.regionCount).map { population.total(region: $0) }
    }
    let totals = years.map(RegionTotals.init)
    return country.regions.areas.flatMap { area in
      let persons = stocks.map { stock in area.members.reduce(0) { $0 + stock[$1] } }
      return horizon.stockYears.map { year in
        let step = year - horizon.first
        let events =
          step < totals.count
          ? totals[step].events(of: area, opening: persons[step], closing: persons[step + 1])
          : nil
        return RegionFigures(area: area, year: year, persons: persons[step], events: events)
      }
    }
  }
}

/// The events of a year by region, summed over ages and sexes.
private struct RegionTotals {
  let births: [Double]
  let deaths: [Double]
  let internalIn: [Double]
  let internalOut: [Double]
  let immigrants: [Double]
  let emigrants: [Double]
  let transfersIn: [Double]
  let transfersOut: [Double]
  let flows: Matrix
  let transferFlows: Matrix
  let movesInside: [Double]?

  init(_ year: ForecastYear) {
    func total(_ table: RegionalTable) -> [Double] {
      (0..<table.regionCount).map { table.total(region: $0) }
    }
    births = year.births.map { $0.reduce(0, +) }
    deaths = total(year.deaths)
    internalIn = total(year.internalIn)
    internalOut = total(year.internalOut)
    immigrants = total(year.immigrants)
    emigrants = total(year.emigrants)
    transfersIn = total(year.transfersIn)
    transfersOut = total(year.transfersOut)
    flows = year.flows
    transferFlows = year.transferFlows
    movesInside = year.movesInside
  }

  func events(of area: Area, opening: Double, closing: Double) -> AreaEvents {
    func sum(_ values: [Double]) -> Double { area.members.reduce(0) { $0 + values[$1] } }
    var events = AreaEvents()
    events.births = sum(births)
    events.deaths = sum(deaths)
    events.immigrants = sum(immigrants)
    events.emigrants = sum(emigrants)
    events.closing = closing
    events.personsMidYear = (opening + closing) / 2
    if area.level == .region {
      events.internalIn = sum(internalIn)
      events.internalOut = sum(internalOut)
      events.transfersIn = sum(transfersIn)
      events.transfersOut = sum(transfersOut)
    } else {
      addMovesAcrossTheBorder(of: area, to: &events)
    }
    events.movesInside = movesInside.map { sum($0) + movesBetweenMembers(of: area) }
    return events
  }

  /// Counted from the flows that cross the border, so that a country's are zero and not a
  /// difference of large sums.
  private func addMovesAcrossTheBorder(of area: Area, to events: inout AreaEvents) {
    let isMember = Set(area.members)
    for member in area.members {
      for other in births.indices where !isMember.contains(other) {
        events.transfersIn += transferFlows[other, member]
        events.transfersOut += transferFlows[member, other]
        events.internalIn += flows[other, member] - transferFlows[other, member]
        events.internalOut += flows[member, other] - transferFlows[member, other]
      }
    }
  }

  private func movesBetweenMembers(of area: Area) -> Double {
    area.members.reduce(0) { moves, origin in
      area.members.reduce(moves) { $0 + ($1 == origin ? 0 : flows[origin, $1]) }
    }
  }
}
