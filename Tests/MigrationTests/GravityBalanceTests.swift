import Demography
import LinearAlgebra
import Migration
import TestSupport
import Testing

@Suite("Balancing the gravity model")
struct GravityBalanceTests {
  @Test("every arrival and departure comes back", arguments: 0..<10)
  func marginsReturn(seed: UInt64) throws {
    let world = SyntheticWorld(regions: 2 + Int(seed) * 2, seed: seed)
    let flows = try world.balance().flows(of: world.survivors)
    for region in 0..<world.regionCount {
      let departures = (0..<world.regionCount).reduce(0) { $0 + flows[region, $1] }
      let arrivals = (0..<world.regionCount).reduce(0) { $0 + flows[$1, region] }
      let wanted = world.margins
      expectClose(departures, wanted.departures[region], within: 1e-9 * wanted.movers)
      expectClose(arrivals, wanted.arrivals[region], within: 1e-9 * wanted.movers)
    }
  }

  @Test("a region that wants more arrivals than all others send is named")
  func tooManyArrivals() {
    var world = SyntheticWorld(regions: 4, seed: 16)
    let surplus = world.margins.movers
    world.margins.arrivals[1] += surplus
    world.margins.departures[3] += surplus / 2
    world.margins.departures[1] += surplus / 2
    #expect(throws: BalancingError.self) { try world.balance() }
    do { _ = try world.balance() } catch { #expect(error.region == 1) }
  }

  @Test("a region that nobody moves to keeps its departures and has no pull")
  func noArrivals() throws {
    var world = SyntheticWorld(regions: 5, seed: 18)
    let scale = world.margins.movers / (world.margins.movers - world.margins.arrivals[3])
    world.margins.arrivals[3] = 0
    for region in 0..<5 { world.margins.arrivals[region] *= scale }
    let balance = try world.balance()
    let flows = balance.flows(of: world.survivors)
    #expect(balance.attraction[3] == 0)
    for region in 0..<5 {
      expectClose(
        (0..<5).reduce(0) { $0 + flows[$1, region] }, world.margins.arrivals[region],
        within: 1e-9 * world.margins.movers)
    }
  }

  @Test("attraction has geometric mean one")
  func normalised() throws {
    let balance = try SyntheticWorld(regions: 12, seed: 4).balance()
    expectClose(balance.attraction.reduce(1, *), 1, within: 1e-9)
  }

  @Test("a later year keeps the product of the margins and takes its nets")
  func laterYear() {
    let margins = InterregionalMargins(arrivals: [500, 300, 200], departures: [200, 400, 400])
    let nets = [420.0, -150, -270]
    let later = margins.scaled(toTotal: 1200, nets: nets)
    for region in 0..<3 {
      expectClose(later.arrivals[region] - later.departures[region], nets[region], within: 1e-9)
      expectClose(
        later.arrivals[region] * later.departures[region],
        margins.arrivals[region] * margins.departures[region] * 1.44, within: 1e-6)
    }
    expectClose(
      later.arrivals.reduce(0, +), later.departures.reduce(0, +), within: 1e-9)
  }

  @Test("nets that do not quite sum to zero are closed in proportion to their size")
  func closedNets() {
    let nets = InterregionalMargins.closed(nets: [87_500, -42_600, -44_901])
    expectClose(nets.reduce(0, +), 0, within: 1e-9)
    expectClose(nets[0], 87_500.5, within: 1e-3)
  }

  @Test("margins that cannot be met name the region")
  func failures() throws {
    var world = SyntheticWorld(regions: 4, seed: 6)
    world.margins.departures[2] = world.population.total(region: 2) * 2
    #expect(throws: BalancingError.self) { try world.balance() }
    do {
      _ = try world.balance()
    } catch {
      #expect(error.region == 2)
      let regions = RegionSet(
        ["a", "b", "c", "d"].map { Region(id: $0, name: .init(english: $0)) })
      #expect(error.message(for: regions).hasPrefix("c would lose"))
    }
  }
}
