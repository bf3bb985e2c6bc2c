import TestSupport
import Testing
import kosh

@Suite("kosh episodes")
struct EpisodesCommandTests {
  @Test("prints what the page on readiness shows, to the letter")
  func page() throws {
    let answer = Answer(["episodes", Repository.path("Scenarios/surges")])
    #expect(answer.status == .done)
    let page = try #require(
      TemporaryFolder.text(
        Repository.path("Sources/ScenarioEngine/Documentation.docc/Readiness.md")))
    let lines = answer.out.split(separator: "\n")
    #expect(lines.count > 20)
    for line in lines { #expect(page.contains(line), "the page should have: \(line)") }
  }

  @Test("a day that is missing from a series is told with its place")
  func missingDay() {
    let home = TemporaryFolder()
    TemporaryFolder.write(
      """
      date,metric,value,unit
      2022-02-24,entries_daily,100,persons a day
      2022-02-26,entries_daily,300,persons a day

      """, to: home + "gap.csv")
    let answer = Answer(["episodes", home.path])
    #expect(answer.status == .inputRefused)
    #expect(answer.err.contains("gap.csv:3:1: error: a day is missing before 2022-02-26"))
    #expect(Answer(["episodes", home + "none"]).status == .inputNotFound)
  }
}
