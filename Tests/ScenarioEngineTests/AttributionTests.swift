import Demography
import Migration
import ScenarioEngine
import TestSupport
import Testing

@Suite("What each intervention accounts for")
struct AttributionTests {
  private static func pull(_ name: String, _ region: Int, _ change: Double) -> Intervention {
    Intervention(
      name: name, years: 2020...2023,
      action: .attraction(
        Attraction(
          factor: "wages", change: [region: YearSeries([2020: change])], elasticity: Estimate(1),
          redistribution: 0.5)))
  }

  private static func scenario(_ interventions: [Intervention]) -> Scenario {
    Scenario(
      name: "test", title: LocalizedName(english: "Test"),
      horizon: Horizon(first: 2020, last: 2024),
      assumptions: Assumptions(internalMigration: SteadyCountry.rules),
      interventions: interventions)
  }

  private static func attribute(
    _ a: [Intervention], _ b: [Intervention]
  ) throws -> (attribution: Attribution, comparison: Comparison) {
    let country = try SteadyCountry().country
    let (first, second) = (scenario(a), scenario(b))
    let attribution = try Attribution.between(
      ScenarioOfCountry(first, country), ScenarioOfCountry(second, country))
    let comparison = try Comparison(
      try Planner.plan(first, for: country).forecast(),
      try Planner.plan(second, for: country).forecast(), attribution: attribution)
    return (attribution, comparison)
  }

  /// Σ of the contributions against the difference, for every figure that both have.
  private static func worstGap(_ attribution: Attribution, _ comparison: Comparison) -> Double {
    var worst = 0.0
    let layout = comparison.layout
    for figure in layout.names.indices {
      for year in layout.years.indices {
        for area in layout.areas.indices {
          guard
            let difference = comparison.differences.value(figure: figure, year: year, area: area)
          else { continue }
          let sum = attribution.changes.indices.reduce(0) {
            $0 + (attribution.value(change: $1, figure: figure, year: year, area: area) ?? 0)
          }
          worst = max(worst, abs(sum - difference) / max(1, abs(difference)))
        }
      }
    }
    return worst
  }

  @Test("contributions of three interventions add up to the difference in every figure")
  func addUp() throws {
    let (attribution, comparison) = try Self.attribute(
      [], [Self.pull("a", 0, 0.4), Self.pull("b", 1, -0.3), Self.pull("c", 0, 0.2)])
    #expect(attribution.changes == ["a", "b", "c"])
    #expect(attribution.runCount == 8)
    #expect(attribution.errors == nil)
    #expect(Self.worstGap(attribution, comparison) < 1e-9)
  }

  @Test("two interventions that do the same account for the same")
  func symmetry() throws {
    let (attribution, comparison) = try Self.attribute(
      [], [Self.pull("a", 0, 0.4), Self.pull("b", 0, 0.4), Self.pull("none", 1, 0)])
    let layout = comparison.layout
    let persons = layout.figure(.persons)
    for area in layout.areas.indices {
      let a = try #require(attribution.value(change: 0, figure: persons, year: 4, area: area))
      let b = try #require(attribution.value(change: 1, figure: persons, year: 4, area: area))
      let none = try #require(attribution.value(change: 2, figure: persons, year: 4, area: area))
      expectClose(a, b, within: 1e-6)
      #expect(none == 0)
    }
  }

  @Test(
    "what the base has and the other has not counts with its sign; assumptions are a change too")
  func removedAndAssumptions() throws {
    let country = try SteadyCountry().country
    let a = Self.scenario([Self.pull("gone", 0, 0.4)])
    var b = Self.scenario([])
    b.assumptions.internalMigration?.originExponent = 0.5
    let attribution = try Attribution.between(
      ScenarioOfCountry(a, country), ScenarioOfCountry(b, country))
    #expect(attribution.changes == ["gone", "assumptions"])
    let persons = attribution.layout.figure(.persons)
    let region = attribution.layout.areas.firstIndex { $0.level == .region } ?? 0
    let gone = try #require(
      attribution.value(change: 0, figure: persons, year: 4, area: region))
    #expect(gone < 0, "the region whose attraction falls back loses people")
    let comparison = try Comparison(
      try Planner.plan(a, for: country).forecast(), try Planner.plan(b, for: country).forecast())
    #expect(Self.worstGap(attribution, comparison) < 1e-9)
  }

  @Test("beyond eight changes orders are sampled: contributions still add up, errors are told")
  func sampled() throws {
    let pulls = (0..<10).map { Self.pull("p\($0)", $0 % 5, 0.02 * Double($0 - 4)) }
    let (attribution, comparison) = try Self.attribute([], pulls)
    let errors = try #require(attribution.errors)
    #expect(errors.count == 10)
    #expect(Self.worstGap(attribution, comparison) < 1e-8)
    let persons = comparison.layout.figure(.persons)
    let region = comparison.layout.areas.firstIndex { $0.level == .region } ?? 0
    // Changes of single regions add up almost without crossing, so that orders hardly matter.
    for change in 0..<10 {
      let value = try #require(
        attribution.value(change: change, figure: persons, year: 4, area: region))
      let error = try #require(
        attribution.error(change: change, figure: persons, year: 4, area: region))
      #expect(error <= 0.05 * abs(value) + 1, "\(change): \(value) ± \(error)")
    }
  }
}
