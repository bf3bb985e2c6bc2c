import FoundationEssentials
import TestSupport
import Testing

/// The catalogue of messages, read as text: what no compiler tells of it.
@Suite("The catalogue of messages")
struct CatalogueTests {
  struct Entry {
    let name: String
    /// By language: en, ru, kk.
    let texts: [String: String]
  }

  static let folder = "Sources/Reports/Messages"

  static func entries() throws -> [Entry] {
    let files = TemporaryFolder.entries(Repository.path(folder)).filter {
      $0.hasPrefix("Message+")
    }
    let declaration = #/static let (\w+) = Message\(([\s\S]*?)\)\n(?=\n|\}|  package|  static)/#
    let text = #/\b(en|ru|kk):\s*"((?:[^"\\]|\\.)*)"/#
    return try files.flatMap { file in
      try Self.text(folder + "/" + file).matches(of: declaration).map { match in
        let texts = match.output.2.matches(of: text).map {
          (String($0.output.1), String($0.output.2))
        }
        return Entry(
          name: String(match.output.1), texts: Dictionary(texts, uniquingKeysWith: { $0 + $1 }))
      }
    }
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: Repository.path(path))), as: UTF8.self)
  }

  @Test("has every text in all three languages, with the same places to fill")
  func completeness() throws {
    let entries = try Self.entries()
    #expect(entries.count > 40)
    for entry in entries {
      #expect(entry.texts.keys.sorted() == ["en", "kk", "ru"], "\(entry.name)")
      let places = entry.texts.mapValues { text in
        // Not those of a character by its number.
        let places = text.replacing("\\u{", with: "").matches(of: #/\{(\w+)\}/#)
        return Set(places.map { String($0.output.1) })
      }
      #expect(Set(places.values).count == 1, "\(entry.name): \(places)")
      for (language, text) in entry.texts {
        #expect(!text.isEmpty, "\(entry.name) in \(language)")
        let cyrillic = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        #expect(language != "en" || !cyrillic, "\(entry.name) in \(language)")
      }
    }
  }

  @Test("mixes no Latin letter into a Cyrillic word, and no Cyrillic one into a Latin word")
  func alphabets() throws {
    let mixed = #/[A-Za-z][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]/#
    for entry in try Self.entries() {
      for (language, text) in entry.texts {
        let words = text.replacing(#/\\u\{\w+\}/#, with: " ").replacing(#/\{\w+\}/#, with: " ")
        #expect(words.firstMatch(of: mixed) == nil, "\(entry.name) in \(language): \(words)")
      }
    }
  }

  @Test("names no message twice and has none that nothing shows")
  func uses() throws {
    let entries = try Self.entries()
    let names = entries.map(\.name)
    #expect(Set(names).count == names.count)
    var declared = 0
    for file in TemporaryFolder.entries(Repository.path(Self.folder)) {
      declared += try Self.text(Self.folder + "/" + file).matches(of: #/= Message\(/#).count
    }
    #expect(declared == names.count, "every message is read by this test")
    let used = try Self.sources().flatMap { text in
      text.matches(of: #/\.([a-z]\w*)/#).map { String($0.output.1) }
    }
    let words = Set(used)
    #expect(names.filter { !words.contains($0) } == [], "nothing shows these")
  }

  /// Every Swift file that shows messages, but the catalogue.
  private static func sources() throws -> [String] {
    let root = Repository.path("Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root)
    return try files.filter { $0.hasSuffix(".swift") && !$0.contains("/Messages/Message+") }
      .map { try text("Sources/" + $0) }
      .filter { $0.contains(#/text\(\s*\.|\bMessage\b|CommandDescription\(/#) }
  }
}
