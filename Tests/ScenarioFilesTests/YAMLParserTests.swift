import Diagnostics
import ScenarioFiles
import Testing

@Suite("Reading YAML")
struct YAMLParserTests {
  private func parse(_ text: String) -> (root: YAMLNode?, faults: [Diagnostic]) {
    var faults = FaultList()
    let root = YAMLParser.parse(SourceText(path: "a.yaml", text), faults: &faults)
    return (root, faults.diagnostics)
  }

  @Test func `every key and value knows its line and column`() throws {
    let (root, faults) = parse("a: 1\nдоля:\n  - x\n  - {b: 2, Қ: 3}\n")
    #expect(faults.isEmpty)
    let list = try #require(root?.entry("доля"))
    #expect(list.keyPosition == SourcePosition(file: "a.yaml", line: 2))
    guard case .sequence(let items) = list.value.content else {
      Issue.record("a list was expected")
      return
    }
    #expect(items[0].position == SourcePosition(file: "a.yaml", line: 3, column: 5))
    #expect(items[1].entry("Қ")?.keyPosition == SourcePosition(file: "a.yaml", line: 4, column: 12))
    #expect(items[1]["Қ"]?.scalar == YAMLScalar("3"))
  }

  @Test func `no and yes stay words, and quotation marks are remembered`() {
    let root = parse("a: no\nb: \"yes\"\nc: 0o17\n").root
    #expect(root?["a"]?.scalar == YAMLScalar("no"))
    #expect(root?["b"]?.scalar == YAMLScalar("yes", isPlain: false))
    #expect(root?["c"]?.scalar == YAMLScalar("0o17"))
  }

  @Test func `line ends of Windows and a folded text read as one would expect`() {
    let root = parse("a: >\r\n  one\r\n  two\r\nb: 1\r\n").root
    #expect(root?["a"]?.scalar?.text == "one two\n")
    #expect(root?["b"]?.scalar?.text == "1")
  }

  @Test func `columns count letters, not bytes and not accents written apart`() {
    let (_, faults) = parse("Ақи\u{306}: {a: 1, a: 2}\n")
    #expect(faults.first?.position?.column == 13)
  }

  @Test func `a hundred thousand open brackets are refused, not followed`() {
    let (root, faults) = parse("a:\n" + String(repeating: " [\n", count: 100_000))
    #expect(root == nil)
    #expect(faults.first?.message == "maps and lists stand more than 64 deep in one another")
  }

  @Test func `a file of more values than a scenario has is refused`() {
    let (root, faults) = parse("a:\n" + String(repeating: "- 1\n", count: 200_001))
    #expect(root == nil)
    #expect(faults.first?.message == "the file holds more than 200000 values")
  }

  @Test func `a text without end is refused`() {
    let words = String(repeating: "word word word word\n  ", count: 2000)
    let faults = parse("a: >\n  \(words)\n").faults
    #expect(faults.first?.message == "the value is longer than 16384 bytes")
  }

  @Test func `of a file full of faults a hundred are shown`() {
    var faults = FaultList()
    let lines = (0..<500).map { _ in "a: 1\n" }.joined()
    _ = YAMLParser.parse(SourceText(path: "a.yaml", lines), faults: &faults)
    #expect(faults.rejection?.diagnostics.count == 101)
    #expect(faults.rejection?.diagnostics.last?.severity == .note)
  }

  @Test func `what a file holds cannot steer the terminal`() {
    let faults = parse("a: 1\n\"a\\e[31m\": 2\n\"a\\e[31m\": 3\n").faults
    #expect(faults.first?.rendered.contains("\u{1B}") == false)
  }
}
