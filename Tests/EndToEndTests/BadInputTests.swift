import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Files that go wrong the way files do, each with one fault, given to the program as a person
/// would. The exact words stand beside the broken files and are compared by the readers' own tests.
@Suite("A bad input")
struct BadInputTests {
  static let broken = Repository.path("Tests/ScenarioFilesTests/Broken")

  @Test(
    "is refused at its file, line and column",
    arguments: [
      "unknown-key", "duplicate-key", "wrong-type", "tab-indentation", "alias", "not-utf8",
      "cp1251", "utf16", "empty-file", "deep-nesting", "long-line", "circle", "unclosed-brace",
      "several-faults", "rate-out-of-bounds", "year-outside-horizon",
    ])
  func scenario(name: String) throws {
    let place = try Workplace.empty()
    for file in [name, "base-good", "base-circle-a", "base-circle-b"] {
      try place.write(
        Data(contentsOf: URL(filePath: "\(Self.broken)/\(file).yaml")), to: "work/\(file).yaml")
    }
    let words = try String(
      decoding: Data(contentsOf: URL(filePath: "\(Self.broken)/\(name).expected")), as: UTF8.self)
    let first = try #require(words.split(separator: "\n").first)
    let ended = try Program.shell("cd work && kosh run \(name).yaml", in: place)
    #expect(ended.status == 65)
    #expect(ended.err.contains(first))
    #expect(place.names() == ["work"])
  }

  /// A copy of the reference and its data, to be spoiled.
  private func copy() throws -> Workplace { try Workplace(copyingScenarios: true) }

  private static let data = "Scenarios/kazakhstan/data/"

  private func replace(
    _ old: String, by new: String, in name: String, of place: Workplace,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var text = try place.text(name)
    let range = try #require(text.firstRange(of: old), sourceLocation: sourceLocation)
    text.replaceSubrange(range, with: new)
    try place.write(text, to: name)
  }

  @Test("in the scenario and in a table of its data is told at once")
  func together() throws {
    let place = try copy()
    try replace("2030: 2.10", by: "2030: two", in: Workplace.reference, of: place)
    try replace(",0.", by: ",-0.", in: Self.data + "mortality.csv", of: place)
    try replace(",0.", by: ",NaN0.", in: Self.data + "fertility.csv", of: place)
    let ended = try Program.run("run", Workplace.reference, in: place)
    #expect(ended.status == 65)
    for fault in [
      ":30: error: assumptions.total_fertility.2030: expected a number, found 'two'",
      "data/mortality.csv:2:", "data/fertility.csv:2:",
    ] {
      #expect(ended.err.contains(fault))
    }
    #expect(place.names() == ["Scenarios"])
  }

  @Test("that several scenarios share is told once", arguments: ["run", "check"])
  func shared(command: String) throws {
    let place = try copy()
    try replace(",0.", by: ",-0.", in: Self.data + "mortality.csv", of: place)
    let ended = try Program.run(
      command, Workplace.reference, "Scenarios/kazakhstan/reference-facts.yaml", in: place)
    #expect(ended.status == 65)
    #expect(ended.err.split(separator: "error: ").count == 2)
  }

  @Test("of a hostile size is refused by its size and not read")
  func hugeFiles() throws {
    for name in [Workplace.reference, Self.data + "population.csv"] {
      let place = try copy()
      #expect(truncate(place.path(name), 1 << 30) == 0)
      // The hole is a line of a gigabyte; 400 MB of memory must do.
      let ended = try Program.shell(
        "ulimit -v 400000; OPENBLAS_NUM_THREADS=1 kosh run \(Workplace.reference)", in: place,
        limit: .seconds(20))
      #expect(ended.status == 65)
      #expect(ended.err.contains("the file holds 1073741824 bytes; the limit is "))
    }
  }

  @Test("that may not be read says so in the system's words")
  func pipes() throws {
    let place = try Workplace.empty()
    #expect(mkfifo(place.path("pipe.yaml"), 0o600) == 0)
    let ended = try Program.run("check", "pipe.yaml", in: place, limit: .seconds(10))
    #expect(ended.status == 65)
    #expect(ended.err.contains("pipe.yaml:1:1: error: is not an ordinary file"))
  }

  @Test("steers no terminal: control characters are shown as blanks")
  func controlCharacters() throws {
    let place = try Workplace.empty()
    try place.write("kosh: 1\ntitel\u{1B}[31m: x\n", to: "a\u{1B}[2J.yaml")
    let ended = try Program.run("check", "a\u{1B}[2J.yaml", in: place)
    #expect(ended.status == 65)
    #expect(!ended.err.contains("\u{1B}"))
  }
}
