import Demography
import Diagnostics
import ScenarioEngine
import ScenarioFiles
import Testing

@Suite("Variants and sweeps of a scenario")
struct ScenarioRunsTests {
  private func load(_ runs: String, _ overrides: [String] = [], extending: String? = nil)
    throws(InputRejected) -> [LoadedScenario]
  {
    let folder = ScenarioFolder()
    folder.add("base.yaml", ScenarioInterventionsTests.base + (extending ?? ""))
    return try ScenarioTestCountry.readAll(
      folder.add("file.yaml", "kosh: 1\nextends: base.yaml\n\(runs)\n"), overrides)
  }

  private func additionality(_ loaded: LoadedScenario) -> Double? {
    guard case .resettlement(let north) = loaded.scenario.interventions.first?.action else {
      return nil
    }
    return north.additionality.central
  }

  @Test func `the file itself runs first, then each variant on top of it`() throws {
    let runs = try load(
      """
      variants:
        low: {interventions.north.additionality: 0.3}
        none: {interventions.north.active: false, title: Nobody moves}
      """)
    #expect(runs.map(\.variant) == [nil, "low", "none"])
    #expect(runs.map(\.scenario.name) == ["file", "file/low", "file/none"])
    #expect(runs.map(additionality) == [0.7, 0.3, nil])
    #expect(runs[2].scenario.title.english == "Nobody moves")
    #expect(runs.allSatisfy { $0.parameters.isEmpty })
  }

  @Test func `an option of the command line goes before every variant`() throws {
    let runs = try load(
      "variants: {low: {interventions.north.additionality: 0.3}}",
      ["interventions.north.additionality=0.5"])
    #expect(runs.map(additionality) == [0.5, 0.5])
  }

  @Test func `variants belong to the file that states them`() throws {
    let runs = try load(
      "description: nothing of its own",
      extending: "variants: {low: {interventions.north.additionality: 0.3}}\n")
    #expect(runs.map(\.variant) == [nil])
  }

  @Test func `a resolved variant is a scenario of its own`() throws {
    let low = try load("variants: {low: {interventions.north.additionality: 0.3}}")[1]
    let folder = ScenarioFolder()
    let again = try ScenarioTestCountry.readAll(folder.add("again.yaml", low.resolvedYAML))
    #expect(again.count == 1)
    #expect(again[0].scenario.interventions == low.scenario.interventions)
    #expect(low.resolvedYAML.contains("additionality: 0.3  # file.yaml:3"))
  }

  @Test func `a sweep runs the whole grid, the last key fastest`() throws {
    let runs = try load(
      """
      sweep:
        interventions.north.additionality: [0.3, 70%]
        assumptions.total_fertility: [2, {2025: 2.5, 2030: 2}, 3]
      """)
    #expect(
      runs.map(\.variant) == [
        nil, "run-001", "run-002", "run-003", "run-004", "run-005", "run-006",
      ])
    #expect(runs.map(additionality) == [0.7, 0.3, 0.3, 0.3, 0.7, 0.7, 0.7])
    #expect(
      runs[5].parameters.map(\.path) == [
        "interventions.north.additionality", "assumptions.total_fertility",
      ])
    #expect(runs[5].parameters.map(\.value) == ["70%", "{2025: 2.5, 2030: 2}"])
    #expect(
      runs[5].scenario.assumptions.totalFertility
        == .national(YearSeries([2025: 2.5, 2030: 2])))
  }

  @Test func `a data package that every run names is read once`() throws {
    let folder = ScenarioFolder()
    let file = folder.add(
      "file.yaml",
      ScenarioInterventionsTests.base + "sweep: {assumptions.total_fertility: [2, 3, 4]}\n")
    var reads = 0
    let runs = try ScenarioReader.readAll(file: file) {
      (_) throws(InputRejected) -> CountryData in
      reads += 1
      return ScenarioTestCountry.make()
    }
    #expect(runs.count == 4)
    #expect(reads == 1)
  }

  @Test func `a fault that all variants share is told once`() {
    let refusal = #expect(throws: InputRejected.self) {
      try load(
        """
        assumptions: {total_fertility: 25}
        variants: {low: {interventions.north.additionality: 3}, high: {title: High}}
        """)
    }
    #expect(
      refusal?.diagnostics.map(\.fieldPath) == [
        "assumptions.total_fertility", "interventions.north.additionality",
      ])
  }
}
