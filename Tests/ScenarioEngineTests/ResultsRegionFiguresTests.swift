import Demography
import LinearAlgebra
import ScenarioEngine
import TestSupport
import Testing

@Suite("Figures of regions, groups and the country")
struct ResultsRegionFiguresTests {
  /// A thousand women of 30 in each of three regions; in the year one in ten moves from a to b,
  /// one in twenty from b to c, a programme takes ten from a to b and four from c to a.
  static let moving: Forecast = {
    var tiny = TinyForecast(
      regions: ["a", "b", "c"],
      groups: [RegionGroup(id: "ab", name: LocalizedName(english: "A and B"), members: [0, 1])],
      horizon: Horizon(first: 2025, last: 2026))
    for region in 0..<3 { tiny.opening[region, .female, 30] = 1000 }
    tiny.moves[0, 1] = 0.1
    tiny.moves[1, 2] = 0.05
    tiny.births = { region, sex in sex == .female ? Double(10 * (region + 1)) : 0 }
    tiny.deathShare = { _, _, age in age == 0 ? 0.1 : 0 }
    tiny.immigrants = { region, sex, age in
      region == 2 && sex == .male && age == 20 ? 7 : 0
    }
    tiny.transfers = [
      .init(year: 2025, origin: 0, destination: 1, age: 31, persons: 10),
      .init(year: 2025, origin: 2, destination: 0, age: 31, persons: 4),
    ]
    tiny.movesInside = [30, 20, 0]
    return tiny.make()
  }()

  func events(_ id: String, of forecast: Forecast = moving) throws -> AreaEvents {
    let row = try #require(forecast.regionFigures().first { $0.area.id == id })
    return try #require(row.events)
  }

  @Test func `a region's figures are its own accounts`() throws {
    let a = try events("a")
    #expect(a.births == 10)
    #expect(a.deaths == 1)
    #expect(a.internalOut == 100)
    #expect(a.internalIn == 0)
    #expect(a.transfersOut == 10)
    #expect(a.transfersIn == 4)
    #expect(a.netInterregional == -106)
    #expect(a.closing == 1000 + 10 - 1 - 100 - 10 + 4)
    #expect(a.personsMidYear == (1000 + 903) / 2.0)
  }

  @Test func `a move inside a region is one arrival and one departure of its gross moves`() throws {
    let a = try events("a")
    #expect(a.movesInside == 30)
    #expect(a.grossMoves == 174.0)
    #expect(a.turnover == 87)
  }

  @Test func `moves inside a group are not arrivals of the group but moves inside it`() throws {
    let ab = try events("ab")
    #expect(ab.internalIn == 0)
    #expect(ab.internalOut == 50)
    #expect(ab.transfersIn == 4)
    #expect(ab.transfersOut == 0)
    #expect(ab.movesInside == 160.0)
    #expect(ab.grossMoves == 374.0)
  }

  @Test func `the country has no inter-regional moves, only moves inside it`() throws {
    let country = try events("*")
    #expect(country.internalIn == 0)
    #expect(country.internalOut == 0)
    #expect(country.transfersIn == 0)
    #expect(country.netInterregional == 0)
    #expect(country.netExternal == 7)
    #expect(country.movesInside == 214.0)
    #expect(country.closing == 3000 + 60 - 6 + 7)
  }

  @Test func `the gross moves of regions add up to the country's, however they are grouped`() throws
  {
    let regions = try ["a", "b", "c"].map { try #require(try events($0).grossMoves) }
    #expect(regions.reduce(0, +) == (try events("*").grossMoves))
    let parts = try ["ab", "c"].map { try #require(try events($0).grossMoves) }
    #expect(parts.reduce(0, +) == (try events("*").grossMoves))
  }

  @Test func `gross moves are empty where nobody counted the moves inside regions`() throws {
    var tiny = TinyForecast.lively(regions: 3, horizon: Horizon(first: 2025, last: 2026))
    tiny.movesInside = nil
    for id in ["*", "south", "region_2"] {
      let figures = try events(id, of: tiny.make())
      #expect(figures.movesInside == nil)
      #expect(figures.grossMoves == nil)
      #expect(figures.turnover == nil)
    }
  }

  @Test func `no year follows the last 1 January`() {
    for row in Self.moving.regionFigures() {
      #expect((row.events == nil) == (row.year == 2026))
    }
  }

  @Test func `every area's account closes in every year`() throws {
    var tiny = TinyForecast.lively(regions: 5, horizon: Horizon(first: 2025, last: 2030))
    tiny.transfers = [.init(year: 2026, origin: 0, destination: 3, age: 40, persons: 12.5)]
    let rows = tiny.make().regionFigures()
    #expect(rows.count == 7 * 6)
    for (row, next) in zip(rows, rows.dropFirst()) where row.events != nil {
      let e = try #require(row.events)
      let change =
        e.births - e.deaths + e.internalIn - e.internalOut + e.immigrants - e.emigrants
        + e.transfersIn - e.transfersOut
      // Sums of a thousand cells of up to 5 000 persons each.
      #expect(abs(row.persons + change - e.closing) < 1e-9 * row.persons)
      #expect(e.closing == next.persons)
    }
  }

  @Test func `a group is the sum of its regions less the moves between them`() throws {
    let forecast = TinyForecast.lively(regions: 4, horizon: Horizon(first: 2025, last: 2027)).make()
    let flows = forecast[2025].flows
    let (south, first, second) = (
      try events("south", of: forecast), try events("region_0", of: forecast),
      try events("region_1", of: forecast)
    )
    let between = flows[0, 1] + flows[1, 0]
    #expect(abs(south.internalIn - (first.internalIn + second.internalIn - between)) < 1e-9)
    #expect(abs(south.internalOut - (first.internalOut + second.internalOut - between)) < 1e-9)
    #expect(abs(south.netInterregional - first.netInterregional - second.netInterregional) < 1e-9)
    #expect(south.births == first.births + second.births)
  }

  @Test func `the rows of an origin in the flows sum to its departures and transfers`() throws {
    for origin in 0..<3 {
      let sum = Self.moving.flowFigures(in: 2025).filter { $0.origin == origin }
        .reduce(0) { $0 + $1.persons }
      let region = try events(["a", "b", "c"][origin])
      #expect(sum == region.internalOut + region.transfersOut)
    }
    #expect(Self.moving.flowFigures(in: 2025).count == 6)
  }
}
