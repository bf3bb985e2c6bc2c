import Diagnostics
import Testing

@Suite struct `A diagnostic` {
  @Test func `points at the offending column and stands beside its remedy`() {
    let diagnostic = Diagnostic(
      at: SourcePosition(file: "data/population.csv", line: 4, column: 19),
      "persons is negative: -981", excerpt: "2025-01-01,north,f,-981", remedy: "write zero or more")
    #expect(
      diagnostic.rendered == """
        data/population.csv:4:19: error: persons is negative: -981
            4 | 2025-01-01,north,f,-981
              |                   ^ write zero or more
        """)
  }

  @Test func `counts letters, not bytes, and shows a tab as one space`() {
    let diagnostic = Diagnostic(
      .warning, at: SourcePosition(file: "a.yaml", line: 12, column: 8), field: "to.astana",
      "twice", excerpt: "Қала:\t‹x›")
    #expect(
      diagnostic.rendered == """
        a.yaml:12:8: warning: to.astana: twice
           12 | Қала: ‹x›
              |        ^
        """)
  }

  @Test func `cuts a long line around the column`() {
    let line = String(repeating: "a", count: 300) + "!" + String(repeating: "b", count: 300)
    let diagnostic = Diagnostic(
      at: SourcePosition(file: "f", line: 123_456, column: 301), "odd", excerpt: line)
    let lines = diagnostic.rendered.split(separator: "\n")
    #expect(lines[1].hasPrefix("123456 | …aaa"))
    #expect(lines[1].hasSuffix("bbb…"))
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let mark = lines[1].firstIndex(of: "!").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(caret == mark)
  }

  @Test func `survives a column behind the end of its line`() {
    let diagnostic = Diagnostic(
      at: SourcePosition(file: "f", line: 1, column: 99), "odd", excerpt: "ab")
    #expect(diagnostic.rendered.hasSuffix("    1 | ab\n      |   ^"))
  }

  @Test func `without an excerpt puts the remedy on a line of its own`() {
    let diagnostic = Diagnostic(
      at: SourcePosition(file: "f", line: 1), "is empty", remedy: "fill it")
    #expect(diagnostic.rendered == "f:1:1: error: is empty\n  fill it")
    #expect(Diagnostic(.note, "all is well").rendered == "note: all is well")
  }

  @Test func `input is missing only when every fault is a missing file`() {
    let missing = Diagnostic(.error, "gone", isMissingInput: true)
    #expect(InputRejected(missing).isMissingInput)
    #expect(!InputRejected([missing, Diagnostic(.error, "wrong")]).isMissingInput)
  }
}

@Suite struct `The nearest name` {
  let regions = ["astana", "akmola", "almaty_city", "Алматы", "Солтүстік Қазақстан"]

  @Test(arguments: [
    ("astan", "astana"), ("asatna", "astana"), ("ASTANA", "astana"), ("алмати", "Алматы"),
    ("солтустик казакстан", "Солтүстік Қазақстан"), ("almatycity", "almaty_city"),
  ])
  func `is found over slips of the pen`(written: String, meant: String) {
    #expect(NearestName.suggestion(for: written, among: regions) == meant)
  }

  @Test(arguments: ["atlantis", "x", "", "kostanay"])
  func `is not guessed from afar`(written: String) {
    #expect(NearestName.suggestion(for: written, among: regions) == nil)
  }

  @Test func `gives way to the whole choice when that is short`() {
    #expect(NearestName.remedy(for: "q", among: ["low", "high"]) == "one of: low, high")
    #expect(NearestName.remedy(for: "lwo", among: ["low", "high"]) == "did you mean 'low'?")
    #expect(NearestName.remedy(for: "q", among: (1...9).map { "name \($0)" }) == nil)
    #expect(NearestName.remedy(for: "q", among: [String]()) == nil)
  }
}
