import ScenarioFiles
import TestSupport
import Testing
import kosh

@Suite("kosh explain")
struct ExplainCommandTests {
  private let folder = TemporaryFolder()
  private static let reference = Repository.path("Scenarios/kazakhstan/reference.yaml")

  /// A scenario of two layers with a programme and a variant.
  private func scenario() -> String {
    TemporaryFolder.write(
      """
      kosh: 1
      extends: \(Self.reference)
      interventions:
        - vital:
            name: births
            years: 2026..2030
            fertility: {astana: 1.1, abai: {2026: 1.2, 2030: 1.4}}
            source: a plan
      """, to: folder + "base.yaml")
    TemporaryFolder.write(
      """
      kosh: 1
      extends: base.yaml
      assumptions: {total_fertility: {2025: 2.5, 2045: 2.1}}
      interventions: [vital: {name: births, years: 2027..2030}]
      variants: {short: {interventions.births.years: 2028, assumptions.total_fertility.2045: 1.9}}
      """, to: folder + "file.yaml")
    return folder + "file.yaml"
  }

  private func explained(_ key: String, _ more: String...) -> [String] {
    let answer = Answer(["explain", scenario(), key] + more)
    #expect(answer.status == .done, "\(answer.err)")
    return answer.out.replacing(folder.path + "/", with: "").split(separator: "\n").map(String.init)
  }

  @Test func `every layer that states a value is shown with its line, the one that holds last`() {
    let lines = explained(
      "interventions.births.years", "--variant", "short", "--set",
      "interventions.births.years=2029")
    #expect(
      lines == [
        "interventions.births.years: 2029", "meaning: event years in which it acts, inclusive",
        "type: years, 2026..2030 or 2026", "source (interventions.births): a plan",
        "stated by, the last one holds:", "  base.yaml:6: 2026..2030", "  file.yaml:4: 2027..2030",
        "  file.yaml:5 (short): 2028", "  --set: 2029",
      ])
  }

  @Test func `a year between two points says between which`() {
    let lines = explained("assumptions.total_fertility.2035")
    #expect(lines[0] == "assumptions.total_fertility.2035: 2.3")
    #expect(lines[1] == "  on the straight line from 2.5 in 2025 to 2.1 in 2045")
    #expect(lines.last == "  file.yaml:3: {2025: 2.5, 2045: 2.1}")
    let later = explained("assumptions.total_fertility.2050", "--variant", "short")
    #expect(later[0] == "assumptions.total_fertility.2050: 1.9")
    #expect(later[1] == "  stays as in 2045, the last point")
    #expect(later.last == "  file.yaml:5 (short): 2045: 1.9")
  }

  @Test func `a map of settings shows where each of its values is from`() {
    let lines = explained("interventions.births")
    #expect(lines.contains("  years: 2027..2030  # file.yaml:4"))
    #expect(lines.contains("    astana: 1.1  # base.yaml:7"))
  }

  @Test func `what is not stated tells what holds instead`() {
    let lines = explained("assumptions.births")
    #expect(lines[0] == "assumptions.births: not stated")
    #expect(lines.contains("when absent: not solved"))
    #expect(lines.last == "no layer states it")
  }

  @Test(
    "a key that does not exist ends with 64 and the nearest one",
    arguments: [
      ("assumptions.total_fertilty", "did you mean 'total_fertility'?"),
      ("interventions.birth.years", "did you mean 'births'?"),
      ("interventions.births.yeas", "did you mean 'years'?"),
      ("interventions.births.fertility.astanna", "its value is {astana: 1.1"),
      ("total_fertility", "it belongs in `assumptions`"),
    ])
  func unknown(key: String, remedy: String) {
    let answer = Answer(["explain", scenario(), key])
    #expect(answer.status == .wrongUsage)
    #expect(answer.out.isEmpty)
    #expect(answer.err.contains(remedy), "\(answer.err)")
  }

  @Test func `a scenario that cannot be read and a variant that is not there are refused`() {
    let refused = Answer([
      "explain", scenario(), "horizon", "--set", "interventions.births.years=2026-2030",
    ])
    #expect(refused.status == .inputRefused)
    #expect(Answer(["explain", "no-such.yaml", "horizon"]).status == .inputNotFound)
    let variant = Answer(["explain", scenario(), "horizon", "--variant", "shrt"])
    #expect(variant.status == .inputRefused)
    #expect(variant.err.contains("did you mean 'short'?"))
    #expect(Answer(["explain", scenario(), "horizon", "2030"]).status == .wrongUsage)
  }

  // MARK: Figures

  private func results() -> String {
    let out = folder + "out"
    let run = Answer([
      "run", Self.reference, "--horizon", "2025..2027", "--quiet", "--csv", "excel", "--out", out,
    ])
    #expect(run.status == .done, "\(run.err)")
    return out
  }

  @Test func `persons are those of the year before with what came and went`() throws {
    let out = results()
    for region in ["astana", "город Астана", "АСТАНА ҚАЛАСЫ", "KZ-71"] {
      let lines = Answer(["explain", out, "persons", region, "2026"]).out
        .split(separator: "\n").map(String.init)
      let head = try #require(lines.first)
      #expect(head.hasPrefix("persons of Astana city, 2026: "))
      let value = try #require(head.split(separator: " ").last)
      #expect(lines.last?.hasSuffix(" \(value)") == true, "the components add up to \(value)")
      #expect(lines.count == 12)
      #expect(lines.contains { $0.hasPrefix("  − ") && $0.hasSuffix("  deaths of 2025") })
    }
  }

  @Test(
    "every figure that is made of others adds up, for the country, a group and a region",
    arguments: [
      "closing", "net_interregional", "net_external", "gross_moves", "turnover",
      "persons_mid_year",
    ])
  func adds(figure: String) throws {
    let out = results()
    for area in ["*", "agglomeration_astana", "abai"] {
      let lines = Answer(["explain", out, figure, area, "2026"]).out.split(separator: "\n")
      let value = try #require(lines.first?.split(separator: " ").last)
      let sum = try #require(lines.last).replacing(", half of the sum", with: "")
      #expect(sum.hasSuffix(" \(value)"), "\(figure) of \(area)")
    }
  }

  @Test func `a figure, region or year that is not there is refused with the nearest`() {
    let out = results()
    let answer = Answer(["explain", out, "prsons", "Астна", "2031"])
    #expect(answer.status == .inputRefused)
    #expect(answer.err.contains("did you mean 'persons'?"))
    #expect(answer.err.contains("did you mean 'astana'?"))
    let year = Answer(["explain", out, "persons", "astana", "2031"])
    #expect(year.err.contains("it has 2025 to 2027"))
    #expect(Answer(["explain", folder + "none", "persons", "*", "2025"]).status == .inputNotFound)
  }

  @Test func `the last 1 January has persons and no events`() {
    let out = results()
    #expect(
      Answer(["explain", out, "births", "*", "2027"]).out.contains(
        "births of the country, 2027: empty"))
    #expect(Answer(["explain", out, "persons", "*", "2025"]).out.contains("population.csv"))
  }
}
