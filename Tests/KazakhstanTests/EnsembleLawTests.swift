import Ensembles
import Glibc
import Migration
import ScenarioEngine
import TestSupport
import Testing

/// Laws of any ensemble, on the reference forecast with all its uncertainty.
@Suite("An ensemble of Kazakhstan")
struct EnsembleLawTests {
  /// 43 draws: five whole blocks and a narrow one.
  private static func sample(seed: UInt64 = 7, set overrides: [String] = []) throws -> EnsemblePlan
  {
    try .kazakhstan(draws: 43, seed: seed, horizon: "2025..2031", set: overrides)
  }

  @Test("is the same to the bit for 1, 2 and 3 workers")
  func workers() async throws {
    let one = try await EnsembleDraws(Self.sample(), workers: 1).bits()
    for workers in 2...3 {
      #expect(try await EnsembleDraws(Self.sample(), workers: workers).bits() == one)
    }
    #expect(try await EnsembleDraws(Self.sample(seed: 8), workers: 1).bits() != one)
  }

  @Test("stopped and resumed equals one that ran through", arguments: [8, 30])
  func resumed(limit: Int) async throws {
    let whole = try await EnsembleDraws(Self.sample()).bits()
    let resumed = try await EnsembleDraws(Self.sample(), workers: 1, stoppingAfter: limit).bits()
    #expect(resumed == whole)
  }

  @Test("without uncertainty is the point forecast to the bit, every figure of every draw")
  func certain() async throws {
    let zero = Uncertainty.Spread(persistence: 0.9, firstYear: 0, innovation: 0, regional: 0.5)
    let drivers = Dictionary(uniqueKeysWithValues: Uncertainty.Driver.allCases.map { ($0, zero) })
    // Every draw balances the moves of 2025 anew, each with the values of the scenario.
    let rules = try EnsemblePlan.kazakhstan(draws: 1).plan.scenario.assumptions
    let moves = try #require(rules.internalMigration)
    let share = try #require(moves.grossShare)
    let balanced = Uncertainty(
      drivers: drivers,
      netRule: .init(
        originExponent: moves.originExponent, destinationExponent: moves.destinationExponent),
      grossShare: try ThreePoint(
        "gross_share", low: share, central: share, high: share, scale: .logistic),
      deterrence: .stated(exponent: 0, ring: 0))
    for uncertainty in [Uncertainty(), Uncertainty(drivers: drivers), balanced] {
      let ensemble = try EnsemblePlan.kazakhstan(
        draws: 11, horizon: "2025..2031", uncertainty: uncertainty)
      let point = ensemble.plan.forecast().figures().values
      let draws = try await EnsembleDraws(ensemble).bits()
      #expect(draws.count == 11 * point.count)
      var differing = 0
      for (value, expected) in point.enumerated() {
        let same = draws[(value * 11)..<((value + 1) * 11)]
        let bits = expected.bitPattern
        if !same.allSatisfy({ $0 == bits || (expected.isNaN && Double(bitPattern: $0).isNaN) }) {
          differing += 1
        }
      }
      #expect(differing == 0)
    }
  }

  @Test("has regions whose means add to the country's, in every year")
  func means() async throws {
    let ensemble = try Self.sample()
    let summary = try await EnsembleDraws(ensemble).summary()
    let layout = ensemble.layout
    let regions = layout.areas.indices.filter { layout.areas[$0].level == .region }
    for event in [FigureLayout.Event.persons, .births, .deaths, .immigrants, .emigrants] {
      for year in layout.years.indices {
        func mean(_ area: Int) -> Double? {
          summary.summary(figure: layout.figure(event), year: year, area: area)?.mean.value
        }
        guard let country = mean(0) else { continue }
        let sum = regions.compactMap(mean).reduce(0, +)
        expectClose(sum / country, 1, within: 1e-12, event.name)
      }
    }
  }

  @Test("run again for one draw alone gives that draw to the bit", arguments: [0, 5, 12, 42])
  func alone(draw: Int) async throws {
    let ensemble = try Self.sample()
    let bits = try await EnsembleDraws(ensemble).bits()
    let alone = try ensemble.figures(ofDraw: draw).values.map(\.bitPattern)
    #expect(alone == alone.indices.map { bits[$0 * 43 + draw] })
  }

  /// The horizon sets how far life expectancy may stray, and with it the last bits of survival.
  @Test("keeps a draw to the bit whatever their number, and to 1e-12 whatever the number of years")
  func shape() throws {
    func draw(_ draws: Int, _ horizon: String) throws -> FigureTable {
      try EnsemblePlan.kazakhstan(draws: draws, horizon: horizon).figures(ofDraw: 2)
    }
    let few = try draw(3, "2025..2031")
    #expect(try draw(90, "2025..2031").values.map(\.bitPattern) == few.values.map(\.bitPattern))
    let short = try draw(90, "2025..2028")
    let figure = few.layout.figure(.persons)
    for year in 0...3 {
      let long = try #require(few.value(figure: figure, year: year, area: 0))
      let other = try #require(short.value(figure: figure, year: year, area: 0))
      expectClose(other / long, 1, within: 1e-12)
    }
  }

  @Test(
    "of two scenarios with one seed shares its luck: their difference is told four times better")
  func paired() async throws {
    let change = ["assumptions.total_fertility.2030=2.2"]
    func persons(_ seed: UInt64, _ set: [String]) async throws -> [Double] {
      let ensemble = try EnsemblePlan.kazakhstan(
        draws: 200, seed: seed, horizon: "2025..2031", set: set)
      return try await EnsembleDraws(ensemble).draws(.persons, 2031)
    }
    let base = try await persons(7, [])
    let changed = try await persons(7, change)
    let other = try await persons(8, change)
    let paired = zip(changed, base).map { $0 - $1 }.standardDeviation
    let unpaired = zip(other, base).map { $0 - $1 }.standardDeviation
    #expect(paired < unpaired / 4, "\(paired) against \(unpaired)")
  }

  @Test("moves drivers together as the stated correlations say, within sampling error")
  func correlations() async throws {
    let spread = Uncertainty.Spread(persistence: 0, firstYear: 0.05, innovation: 0.05)
    let drivers: [(Uncertainty.Driver, FigureLayout.Event)] = [
      (.totalFertility, .births), (.immigration, .immigrants), (.emigration, .emigrants),
      (.mobility, .internalIn),
    ]
    let stated: [Uncertainty.Pair: Double] = [
      .init(.totalFertility, .immigration): 0.5, .init(.immigration, .emigration): -0.4,
      .init(.mobility, .immigration): 0.3, .init(.mobility, .emigration): 0.2,
    ]
    let count = 2000
    let ensemble = try EnsemblePlan.kazakhstan(
      draws: count, horizon: "2025..2026",
      uncertainty: Uncertainty(
        drivers: Dictionary(uniqueKeysWithValues: drivers.map { ($0.0, spread) }),
        correlations: stated))
    let draws = try await EnsembleDraws(ensemble)
    // The country's persons, and so its emigrants, do not depend on moves between regions.
    let astana = try #require(ensemble.layout.areas.firstIndex { $0.id == "astana" })
    let logarithms = try drivers.map { _, event in
      try draws.draws(event, 2025, area: event == .internalIn ? astana : 0).map { log($0) }
    }
    for (i, first) in drivers.enumerated() {
      expectClose(logarithms[i].standardDeviation, 0.05, within: 0.004, "\(first.0)")
      for (j, second) in drivers.enumerated() where j < i {
        let wanted = stated[.init(first.0, second.0)] ?? 0
        let error = 4 * (1 - wanted * wanted) / Double(count).squareRoot()
        expectClose(
          logarithms[i].correlation(with: logarithms[j]), wanted, within: error,
          "\(first.0) and \(second.0)")
      }
    }
  }
}
