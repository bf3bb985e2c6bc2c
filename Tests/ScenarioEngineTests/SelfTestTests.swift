import ScenarioEngine
import TestSupport
import Testing

@Suite("Published cases inside the program")
struct SelfTestTests {
  @Test("come back, every number of every case", arguments: SelfTest.cases.indices)
  func cases(index: Int) {
    let published = SelfTest.cases[index]
    #expect(!published.values().isEmpty)
    expectReturned(published)
  }

  @Test("stand once each")
  func names() {
    #expect(Set(SelfTest.cases.map(\.name)).count == SelfTest.cases.count)
  }

  @Test("a number outside its allowance does not pass, one on its edge does")
  func allowance() {
    #expect(CheckedValue.number("edge", 1.5, 1, within: 0.5).isPassed)
    #expect(!CheckedValue.number("beyond", 1.5001, 1, within: 0.5).isPassed)
    #expect(!CheckedValue.number("none", .nan, 1, within: 0.5).isPassed)
  }

  @Test("a case that cannot be computed fails with its reason")
  func refused() {
    struct Refused: Error {}
    let values = PublishedCase("impossible", source: "none") { throw Refused() }.values()
    #expect(values.count == 1 && !values[0].isPassed)
  }
}
