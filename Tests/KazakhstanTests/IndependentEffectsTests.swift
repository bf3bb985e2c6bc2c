import Demography
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

/// Effects of interventions as an independent calculation on the same data found them, under its own
/// settings: no baseline, additionality one, retention of 96 % once, flows of 2025 at a mobility of
/// 0.88, θ = 1, its own total fertility. It used other base ages and a deterrence taken from the
/// estimated flows, where ours has an exponent of 0.32 and a ring factor.
@Suite("Effects of interventions against an independent calculation, within 10 %")
struct IndependentEffectsTests {
  private static let settings = """
    title: Independent calculation
    assumptions:
      total_fertility: {2025: 2.61, 2030: 2.25, 2035: 2.05, 2050: 1.90}
      internal: {flows: 2025, mobility: {2025: 1, 2026: 0.88}, redistribution: 1}

    """
  /// A steeper deterrence with contiguity, nearer to that of the estimated flows.
  private static let steeper = [
    "assumptions.internal.deterrence.exponent=0.9",
    "assumptions.internal.deterrence.contiguous=1.6",
    "assumptions.internal.deterrence.ring=2.5",
  ]

  private func run(_ intervention: String, set overrides: [String] = []) throws -> WrittenScenario {
    try WrittenScenario(
      Self.settings + intervention, over: "reference-facts", set: overrides)
  }

  private static let northern = ["north_kazakhstan", "kostanay", "pavlodar", "akmola"]

  private func resettlement(familyFactor: Double) -> String {
    """
    interventions:
      - resettlement:
          name: north
          years: 2026..2030
          participants: {2026: 4649, 2027: 4848, 2028: 5147, 2029: 5540, 2030: 6200}
          baseline: 0
          uptake: \(familyFactor)
          additionality: 1
          from: {turkistan: 0.4, almaty_region: 0.2, zhambyl: 0.2, kyzylorda: 0.1, shymkent: 0.1}
          to: {north_kazakhstan: 0.25, pavlodar: 0.25, kostanay: 0.25, akmola: 0.25}
          profile: resettlers
          retention: {1: 96%}
          tracked_years: 1
    """
  }

  @Test(
    "the programme's 26 384 participants add 19 and 24.7 thousand to four northern regions by 2030 and 2031",
    arguments: [(1.0, 19.0, 24.7), (2.2, 41.6, 54.0), (3.0, 56.7, 73.5)])
  func programme(familyFactor: Double, in2030: Double, in2031: Double) throws {
    let base = try run("")
    let changed = try run(resettlement(familyFactor: familyFactor))
    for (year, thousand) in [(2030, in2030), (2031, in2031)] {
      let gain = changed.persons(Self.northern, year) - base.persons(Self.northern, year)
      expectClose(gain / (1000 * thousand), 1, within: 0.1, "\(year)")
    }
    // The calculation left the origins open; these are southern, where more children are born.
    let national = changed.total(2031) - base.total(2031)
    #expect((-600 * familyFactor...0).contains(national), "\(national)")
  }

  @Test(
    "ten years after its end the gain has leaked by gravity as it found, in proportion to its larger runs",
    arguments: [(2.2, 46.3), (3.0, 62.6)])
  func leaking(familyFactor: Double, in2040: Double) throws {
    let base = try run("")
    let changed = try run(resettlement(familyFactor: familyFactor))
    let gain = changed.persons(Self.northern, 2040) - base.persons(Self.northern, 2040)
    expectClose(gain / (1000 * in2040), 1, within: 0.1)
  }

  @Test("48 thousand who settle for good are 48.4 thousand in 2030 and about as many in 2050")
  func surge() throws {
    let base = try run("")
    let changed = try run(
      """
      interventions:
        - surge:
            name: surge
            arrivals: 120000
            profile: mobilisation
            settled: {persons: {2026: 48000}, regions: {astana: 0.5, almaty_city: 0.5}}
      """)
    for (year, thousand) in [(2027, 48.0), (2030, 48.4), (2035, 49.3), (2050, 49.2)] {
      expectClose(
        (changed.total(year) - base.total(year)) / (1000 * thousand), 1, within: 0.1, "\(year)")
    }
  }

  private static let southern = ["turkistan", "zhambyl", "kyzylorda", "shymkent", "zhetisu"]

  private func climate(_ push: Double) -> String {
    """
    interventions:
      - climate:
          name: south
          years: 2026..2049
          hazard: {turkistan: 1, zhambyl: 1, kyzylorda: 1, shymkent: 1, zhetisu: 1}
          push: \(push)
          pull: 0
    """
  }

  @Test(
    "a push of 5, 10 and 15 % in five southern regions: out-moves, net of the first year, persons in 2030",
    arguments: [
      (0.04879016417, 0.0486, -6.5, -26.0), (0.0953101798, 0.0971, -13.0, -52.0),
      (0.1397619424, 0.1454, -19.4, -77.0),
    ])
  func push(push: Double, outMoves: Double, net: Double, in2030: Double) throws {
    let base = try run("")
    let changed = try run(climate(push))
    let before = base.moves(Self.southern, 2026)
    let after = changed.moves(Self.southern, 2026)
    expectClose((after.out / before.out - 1) / outMoves, 1, within: 0.01)
    let netChange = (after.in - after.out) - (before.in - before.out)
    expectClose(netChange / (1000 * net), 1, within: 0.1)
    let persons = changed.persons(Self.southern, 2030) - base.persons(Self.southern, 2030)
    expectClose(persons / (1000 * in2030), 1, within: 0.1)
  }

  @Test(
    "by 2050 its 138, 272 and 401 thousand lie between our deterrence and a steeper one, which keeps more moves among neighbours",
    arguments: [(0.04879016417, 138.0), (0.0953101798, 272.0), (0.1397619424, 401.0)])
  func pushIn2050(push: Double, lost: Double) throws {
    func losses(_ overrides: [String]) throws -> Double {
      let base = try run("", set: overrides)
      let changed = try run(climate(push), set: overrides)
      return (base.persons(Self.southern, 2050) - changed.persons(Self.southern, 2050)) / 1000
    }
    let own = try losses([])
    let steeper = try losses(Self.steeper)
    #expect(steeper < lost && lost < own, "\(steeper), \(lost), \(own)")
    expectClose(own / lost, 1, within: 0.11)
  }

  @Test(
    "Astana's attraction times 1.1 and 0.5 at θ = 1: moves there change, hardly any elsewhere",
    arguments: [(0.1, 15_108.0), (-0.5, -75_945.0)])
  func pull(change: Double, arrivals: Double) throws {
    let base = try run("")
    let changed = try run(
      """
      interventions:
        - attraction:
            name: astana
            years: 2026..2049
            factor: jobs
            change: {astana: \(change)}
            elasticity: 1
            redistribution: 1
      """)
    let there = changed.moves(["astana"], 2026).in - base.moves(["astana"], 2026).in
    expectClose(there / arrivals, 1, within: 0.1)
    let all = base.loaded.country.regions.ids
    let everywhere = changed.moves(all, 2026).in - base.moves(all, 2026).in
    // 98 % of what a full region turns away stays at home.
    expectClose(everywhere / there, 0.98, within: 0.01)
  }
}
