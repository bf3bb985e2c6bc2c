import Demography
import Diagnostics
import Migration
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

@Suite("The reference scenarios of Kazakhstan")
struct ScenarioReferencesTests {
  private func load(_ name: String) throws -> Scenario {
    try loaded(name).scenario
  }

  private func loaded(_ name: String) throws -> LoadedScenario {
    let file = Repository.path("Scenarios/kazakhstan/\(name).yaml")
    return try ScenarioTestCountry.read(
      file, ["data=\(ScenarioTestFiles.broken)/data"],
      country: ScenarioTestCountry.make(
        regions: ScenarioTestCountry.kazakhstan, mortalityIsShared: true))
  }

  @Test func `a point forecast with a value outside its spread is warned, an ensemble refused`()
    throws
  {
    let country = ScenarioTestCountry.make(
      regions: ScenarioTestCountry.kazakhstan, mortalityIsShared: true)
    let file = Repository.path("Scenarios/kazakhstan/reference.yaml")
    let other = ["data=\(ScenarioTestFiles.broken)/data", "assumptions.internal.gross_share=0.6"]
    let loaded = try ScenarioTestCountry.read(file, other, country: country)
    let message = "low 0.3, central 0.6 and high 0.5 do not rise"
    #expect(loaded.warnings.map(\.message) == [message])
    let refusal = #expect(throws: InputRejected.self) {
      try ScenarioTestCountry.read(file, other + ["ensemble.draws=10"], country: country)
    }
    #expect(refusal?.diagnostics.map(\.message) == [message])
  }

  @Test func `reference states what the Concept states`() throws {
    let scenario = try load("reference")
    #expect(scenario.name == "reference")
    #expect(scenario.title.kazakh == "Базалық болжам")
    #expect(scenario.horizon == Horizon(first: 2025, last: 2050))
    let assumptions = scenario.assumptions
    #expect(
      assumptions.totalFertility
        == .national(YearSeries([2025: 2.55, 2030: 2.10, 2035: 1.95, 2050: 1.80])))
    #expect(
      assumptions.lifeExpectancy == .national(YearSeries([2025: 75.4, 2035: 76.5, 2050: 78.7])))
    #expect(assumptions.externalNet?[2026] == 12_000)
    #expect(assumptions.externalNet?[2040] == 16_000)
    #expect(
      assumptions.internalMigration
        == InternalMigration(
          flowsYear: 2025, mobility: YearSeries([2025: 1]), grossShare: 0.444,
          deterrence: Deterrence(form: .power(exponent: 0.32), ring: 4.2, contiguous: 1)))
    #expect(scenario.designatedRegions.count == 6)
    #expect(scenario.notes.count == 2)
  }

  @Test func `every assumption of reference names its source`() throws {
    let scenario = try load("reference")
    let sourced = Set(scenario.provenance.filter { $0.kind == .source }.map(\.field))
    for field in [
      "assumptions.total_fertility", "assumptions.life_expectancy", "assumptions.external_net",
      "assumptions.internal.flows", "assumptions.internal.origin_exponent",
      "assumptions.internal.mobility", "assumptions.internal.gross_share",
      "assumptions.internal.schedule_constant", "assumptions.internal.deterrence",
      "designated_regions",
    ] { #expect(sourced.contains(field), "\(field)") }
  }

  @Test func `facts solves the births and deaths of 2025`() throws {
    let assumptions = try load("reference-facts").assumptions
    #expect(assumptions.births == [2025: 335_005])
    #expect(assumptions.deaths == [2025: 134_735])
    #expect(assumptions.externalNet?[2025] == 16_153)
    #expect(assumptions.externalNet?[2028] == 14_000)
    #expect(assumptions.internalMigration?.flowsYear == 2025)
  }

  @Test func `persistent changes the rule of moves and nothing else`() throws {
    let reference = try load("reference").assumptions
    let assumptions = try load("reference-persistent").assumptions
    #expect(assumptions.internalMigration?.originExponent == 0.5)
    #expect(assumptions.internalMigration?.destinationExponent == 0.5)
    #expect(assumptions.internalMigration?.redistribution == 0)
    #expect(
      assumptions.internalMigration?.deterrence == reference.internalMigration?.deterrence)
    #expect(assumptions.totalFertility == reference.totalFertility)
    #expect(assumptions.externalNet == reference.externalNet)
  }

  @Test func `wpp-low reads its paths from tables`() throws {
    let loaded = try loaded("reference-wpp-low")
    guard case .national(let fertility) = loaded.scenario.assumptions.totalFertility else {
      Issue.record("the path is national")
      return
    }
    #expect(fertility[2025] == 2.700392)
    #expect(fertility[2050] == 1.892708)
    #expect(loaded.layers.count == 4)
    #expect(loaded.layers.allSatisfy { $0.sha256.count == 64 })
  }

  @Test(
    "resolved into one file, reads back as the same scenario",
    arguments: [
      "reference", "reference-facts", "reference-persistent", "reference-wpp-low",
    ])
  func roundTrip(name: String) throws {
    let first = try loaded(name)
    let folder = ScenarioFolder()
    let again = try ScenarioTestCountry.read(
      folder.add("\(name).yaml", first.resolvedYAML),
      country: ScenarioTestCountry.make(regions: ScenarioTestCountry.kazakhstan))
    #expect(again.scenario.title == first.scenario.title)
    #expect(again.scenario.horizon == first.scenario.horizon)
    #expect(again.scenario.notes == first.scenario.notes)
    #expect(again.scenario.provenance == first.scenario.provenance)
    #expect(again.scenario.designatedRegions == first.scenario.designatedRegions)
    let (a, b) = (again.scenario.assumptions, first.scenario.assumptions)
    #expect(a.totalFertility == b.totalFertility)
    #expect(a.lifeExpectancy == b.lifeExpectancy)
    #expect(a.births == b.births)
    #expect(a.deaths == b.deaths)
    #expect(a.externalNet == b.externalNet)
    #expect(a.internalMigration == b.internalMigration)
    #expect(
      again.resolvedYAML.split(separator: "\n").count
        == first.resolvedYAML.split(separator: "\n").count)
  }
}
