import Demography

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
  package var netInterregional = 0.0
  package var netExternal = 0.0

  /// Arrivals and departures as statistics publish them, external moves included: a move inside
  /// the area is one of each.
  package var grossMoves: Double?

  /// Half of the gross moves: the migration turnover of the Concept's figures.
  package var turnover: Double? { grossMoves.map { $0 / 2 } }
}

extension Forecast {
  /// Area after area, and for each every 1 January of the horizon.
  package func regionFigures() -> [RegionFigures] {
    let figures = figures()
    let layout = figures.layout
    return layout.areas.indices.flatMap { area in
      layout.years.indices.map { year in
        RegionFigures(
          area: layout.areas[area], year: layout.years[year],
          persons: figures.value(figure: layout.figure(.persons), year: year, area: area) ?? 0,
          events: AreaEvents(figures, year: year, area: area))
      }
    }
  }
}

extension AreaEvents {
  /// `nil` on the last 1 January.
  fileprivate init?(_ figures: FigureTable, year: Int, area: Int) {
    let layout = figures.layout
    func value(_ event: FigureLayout.Event, in year: Int) -> Double? {
      figures.value(figure: layout.figure(event), year: year, area: area)
    }
    guard year + 1 < layout.years.count, let births = value(.births, in: year) else { return nil }
    self.init()
    self.births = births
    deaths = value(.deaths, in: year) ?? 0
    internalIn = value(.internalIn, in: year) ?? 0
    internalOut = value(.internalOut, in: year) ?? 0
    immigrants = value(.immigrants, in: year) ?? 0
    emigrants = value(.emigrants, in: year) ?? 0
    transfersIn = value(.transfersIn, in: year) ?? 0
    transfersOut = value(.transfersOut, in: year) ?? 0
    closing = value(.persons, in: year + 1) ?? 0
    personsMidYear = value(.personsMidYear, in: year) ?? 0
    netInterregional = value(.netInterregional, in: year) ?? 0
    netExternal = value(.netExternal, in: year) ?? 0
    movesInside = value(.movesInside, in: year)
    grossMoves = value(.grossMoves, in: year)
  }
}
