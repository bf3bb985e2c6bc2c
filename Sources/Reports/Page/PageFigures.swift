import Demography
import Ensembles
import ScenarioEngine

/// The figures of a run as pages of every language show them, worked out once.
package struct PageFigures: Sendable {
  let forecast: Forecast
  let ensemble: EnsembleSummary?
  /// The country, groups, regions.
  let areas: [Area]
  /// `[area][year]`, as in regions.csv and structure.csv.
  let rows: [[RegionFigures]]
  let structure: [[StructureFigures]]
  let whole: WholeFigures
  /// On every 1 January, in whole persons that add up.
  let pyramids: [WholePersons]
  /// `[event year]`, persons to the nearest whole; pairs without a mover are left out.
  let flows: [[FlowMap.Flow]]

  package init(_ forecast: Forecast, ensemble: EnsembleSummary?) {
    self.forecast = forecast
    self.ensemble = ensemble
    areas = forecast.country.regions.areas
    let years = forecast.scenario.horizon.stockYears.count
    rows = Self.byArea(forecast.regionFigures(), years)
    structure = Self.byArea(forecast.structureFigures(), years)
    whole = WholeFigures(forecast)
    pyramids = forecast.populations.map(WholePersons.init)
    flows = forecast.scenario.horizon.eventYears.map { year in
      forecast.flowFigures(in: year).compactMap { flow in
        let persons = Int(flow.persons.rounded())
        return persons > 0
          ? FlowMap.Flow(origin: flow.origin, destination: flow.destination, persons: persons) : nil
      }
    }
  }

  private static func byArea<Row>(_ rows: [Row], _ years: Int) -> [[Row]] {
    stride(from: 0, to: rows.count, by: years).map { Array(rows[$0..<($0 + years)]) }
  }

  var horizon: Horizon { forecast.scenario.horizon }
  var regions: RegionSet { forecast.country.regions }

  /// The place of a region among the areas.
  func area(ofRegion row: Int) -> Int { areas.count - regions.count + row }

  /// The 10th and the 90th percentile of a figure; `nil` without draws.
  func interval(
    _ event: FigureLayout.Event, year: Int, area: Int
  ) -> (low: Double, high: Double)? {
    guard let ensemble, let low = ensemble.levels.firstIndex(of: 0.1),
      let high = ensemble.levels.firstIndex(of: 0.9),
      let found = ensemble.summary(
        figure: ensemble.layout.figure(event), year: year, area: area)
    else { return nil }
    return (found.quantiles[low].value, found.quantiles[high].value)
  }

  /// Years of which tables show 1 January: the first, five years on, 2035, the last.
  var shownStocks: [Int] {
    horizon.stockYears.filter {
      [horizon.first, horizon.first + 5, 2035, horizon.last].contains($0)
    }
  }

  /// The first and the last year of events.
  var shownEvents: [Int] {
    horizon.stepCount == 1 ? [horizon.first] : [horizon.first, horizon.last - 1]
  }

  /// Moments that are written under an axis of so many years.
  static func shownMoments(_ years: [Int], atMost count: Int) -> [Int] {
    guard years.count > 1 else { return Array(years.indices) }
    let step = [1, 2, 5, 10, 20, 25, 50].first { (years.count - 1) / $0 < count } ?? 100
    return years.indices.filter { years[$0] % step == 0 }
  }
}
