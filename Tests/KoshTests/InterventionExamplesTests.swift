import Diagnostics
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing
import kosh

@Suite("The Formats page on interventions")
struct InterventionExamplesTests {
  private let folder = TemporaryFolder()

  private func load(_ settings: String) -> [LoadedScenario] {
    let file = folder + "example.yaml"
    TemporaryFolder.write(
      "kosh: 1\nextends: \(Repository.path("Scenarios/kazakhstan/reference.yaml"))\n\(settings)\n",
      to: file)
    do {
      return try ScenarioReader.readAll(file: file)
    } catch {
      Issue.record("\(error.diagnostics.map(\.rendered).joined(separator: "\n"))")
      return []
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  @Test("shows an example of each kind that is sound for Kazakhstan", arguments: kinds)
  func example(kind: String) throws {
    let text = try #require(InterventionExamples.all.first { $0.kind == kind }?.text)
    #expect(FormatsPage.text.contains(text))
    let interventions = load("interventions:\n\(Self.indented(text))").first?.scenario
      .interventions
    #expect(interventions?.isEmpty == false)
    #expect(interventions?.allSatisfy { $0.action.key == kind } == true)
  }

  static let kinds = InterventionExamples.all.map(\.kind)

  @Test func `shows examples that go together in one scenario`() {
    let all = InterventionExamples.all.map { Self.indented($0.text) }.joined(separator: "\n")
    let loaded = load(
      """
      interventions:
      \(all)
      variants:
        high: {interventions.north.additionality: 1}
        nobody: {interventions.north.active: false}
      """)
    #expect(loaded.map(\.variant) == [nil, "high", "nobody"])
    #expect(loaded.map(\.scenario.interventions.count) == [14, 14, 13])
    #expect(FormatsPage.text.contains("  high: {interventions.north.additionality: 1}"))
  }

  @Test func `check lists interventions and variants`() {
    _ = load(
      """
      interventions:
        - vital: {name: births, years: 2026..2030, fertility: {astana: 1.1}}
        - vital: {name: later, years: 2031, fertility: {astana: 1.1}}
      variants: {none: {interventions.births.active: false}}
      """)
    let answer = Answer(["check", folder + "example.yaml"])
    #expect(answer.status == .done)
    #expect(
      answer.out.split(separator: "\n").dropFirst() == [
        "  births: vital, 2026..2030", "  later: vital, 2031", "  1 variant: none",
      ])
  }
}
