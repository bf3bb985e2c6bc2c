import Reports
import ScenarioEngine
import Testing

@Suite("What selftest shows")
struct SelfTestSummaryTests {
  static let good = PublishedCase("Good", source: "a book") {
    [.number("one", 1.004, 1, within: 0.01)]
  }
  static let bad = PublishedCase("Bad", source: "another") {
    [.number("two", 2.5, 2, within: 0.01), .number("three", 3, 3, within: 0.01)]
  }

  @Test func `a number that does not come back fails the whole and is counted`() {
    let summary = SelfTestSummary([Self.good, Self.bad])
    #expect(!summary.isPassed)
    let text = summary.text()
    #expect(text.contains("Good: a book"))
    #expect(text.contains("FAILED"))
    #expect(text.hasSuffix("1 of 3 numbers did not come back."))
    #expect(SelfTestSummary([Self.good]).isPassed)
  }

  @Test func `quietly, only what failed is shown`() {
    let text = SelfTestSummary([Self.good, Self.bad]).text(onlyFailures: true)
    #expect(!text.contains("Good: a book"))
    #expect(text.contains("two"))
    #expect(!text.contains("three"))
  }
}
