import Demography
import ScenarioEngine

/// The forecast's figures in whole persons, rounded from the country down to its regions by largest
/// remainders: the country's account closes in every year, and regions add up to the country.
struct WholeFigures {
  struct Country: Equatable {
    var opening: Int
    var births: Int
    var deaths: Int
    var netExternal: Int
    var closing: Int
  }

  private let first: Int
  /// `[year][region]`
  private let stocks: [[Double]]
  private let between: [[Double]]
  private let abroad: [[Double]]
  private let countries: [Country]

  init(_ forecast: Forecast) {
    let rows = forecast.regionFigures()
    let regions = Dictionary(grouping: rows.filter { $0.area.level == .region }, by: \.year)
    let country = rows.filter { $0.area.level == .country }
    let stockYears = forecast.scenario.horizon.stockYears
    first = stockYears.lowerBound
    stocks = stockYears.map { (regions[$0] ?? []).map(\.persons) }
    let events = stockYears.dropLast().map { (regions[$0] ?? []).compactMap(\.events) }
    between = events.map { $0.map(\.netInterregional) }
    abroad = events.map { $0.map(\.netExternal) }
    countries = country.compactMap { row in
      row.events.map { Self.country(opening: row.persons, $0) }
    }
  }

  /// Both 1 Januaries are rounded by themselves, so that one year's closing is the next one's
  /// opening; the events take up the difference.
  private static func country(opening: Double, _ events: AreaEvents) -> Country {
    let start = Int(opening.rounded())
    let end = Int(events.closing.rounded())
    let parts = LargestRemainder.round(
      [events.births, -events.deaths, events.netExternal], total: end - start)
    return Country(
      opening: start, births: parts[0], deaths: -parts[1], netExternal: parts[2], closing: end)
  }

  func country(in year: Int) -> Country { countries[year - first] }

  /// By region, on 1 January.
  func persons(on year: Int) -> [Int] {
    let stock = stocks[year - first]
    return LargestRemainder.round(stock, total: Int(stock.reduce(0, +).rounded()))
  }

  /// By region; they sum to zero.
  func netInterregional(in year: Int) -> [Int] {
    LargestRemainder.round(between[year - first], total: 0)
  }

  /// By region; they sum to the country's.
  func netExternal(in year: Int) -> [Int] {
    LargestRemainder.round(abroad[year - first], total: country(in: year).netExternal)
  }
}
