import FoundationEssentials
import TestSupport
import Testing

/// What the README tells a newcomer to type works.
///
/// In blocks fenced as `sh`, lines that begin with `kosh` or `.build/release/kosh` are run in their
/// order, in one folder that starts with the scenarios alone. A block fenced as `yaml` whose first
/// line is a comment with a file's name (`# north.yaml`) is that file.
@Suite("The README")
struct ReadmeTests {
  @Test("shows commands that work")
  func commands() throws {
    let readme = try String(
      decoding: Data(contentsOf: URL(filePath: Repository.path("README.md"))), as: UTF8.self)
    let place = try Workplace(copyingScenarios: true)
    try place.write("", to: ".build/release/README")
    try FileManager.default.createSymbolicLink(
      atPath: place.path(".build/release/kosh"), withDestinationPath: Program.folder + "/kosh")
    var count = 0
    for block in FencedBlock.all(of: readme) {
      if let file = block.file { try place.write(block.text, to: file) }
      for command in block.commands {
        let ended = try Program.shell(command, in: place, limit: .seconds(120))
        #expect(ended.status == 0, "\(command)\n\(ended.err)")
        count += 1
      }
    }
    #expect(count > 3)
  }

  @Test("is read with its continued lines, its files and nothing else")
  func reading() {
    let text = """
      ```sh
      make run
      kosh run \\
        north.yaml --quiet   # forecasts
      $ kosh list
      ```
      kosh is a program.
      ```yaml
      # plans/north.yaml
      kosh: 1
      ```
      ```yaml
      kosh: 1
      ```
      """
    let blocks = FencedBlock.all(of: text)
    #expect(
      blocks.map(\.commands) == [
        ["kosh run   north.yaml --quiet   # forecasts", "kosh list"], [], [],
      ])
    #expect(blocks.map(\.file) == [nil, "plans/north.yaml", nil])
  }
}

/// A block between two fences of a Markdown text.
private struct FencedBlock {
  let language: String
  var lines: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  var file: String? {
    guard ["yaml", "csv"].contains(language), let first = lines.first, first.hasPrefix("# "),
      first.hasSuffix(".\(language)"), !first.dropFirst(2).contains(" ")
    else { return nil }
    return String(first.dropFirst(2))
  }

  var commands: [String] {
    guard language == "sh" else { return [] }
    return text.replacing("\\\n", with: "").split(separator: "\n")
      .map { line in String(line.drop { $0 == " " || $0 == "$" }) }
      .filter { $0.hasPrefix("kosh ") || $0.hasPrefix(".build/release/kosh ") }
  }

  static func all(of markdown: String) -> [FencedBlock] {
    var blocks: [FencedBlock] = []
    var open: FencedBlock?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " }
      guard trimmed.hasPrefix("```") else {
        open?.lines.append(String(line))
        continue
      }
      if let closed = open { blocks.append(closed) }
      open = open == nil ? FencedBlock(language: String(trimmed.dropFirst(3))) : nil
    }
    return blocks
  }
}
