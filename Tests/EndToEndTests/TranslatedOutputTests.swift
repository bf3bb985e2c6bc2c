import FoundationEssentials
import TestSupport
import Testing

/// What planners' commands print in Russian and Kazakh, held against the catalogue.
@Suite("Output in the reader's language")
struct TranslatedOutputTests {
  static let languages = ["ru", "kk"]

  /// Commands whose tables people read; scenarios and draws as small as they come.
  static let commands: [String: [String]] = [
    "run": [
      "run", "Scenarios/kazakhstan/combined-stress.yaml", "--horizon", "2025..2028", "--draws", "4",
    ],
    "compare": [
      "compare", Workplace.reference, "Scenarios/kazakhstan/kandas-return.yaml", "--horizon",
      "2025..2028", "--draws", "4",
    ],
    "readiness": [
      "readiness", "Scenarios/kazakhstan/geopolitical-surge.yaml", "--draws", "4",
    ],
    "monitor": [
      "monitor", "Scenarios/kazakhstan/north-resettlement.yaml", "--horizon", "2025..2031",
      "--draws", "4",
    ],
    "sensitivity": [
      "sensitivity", Workplace.reference, "--horizon", "2025..2027", "--figure", "persons",
      "--region", "*", "--year", "2026", "--samples", "2",
    ],
  ]

  /// What a command prints in a language asked for on its line.
  private func output(of command: String, in language: String) throws -> String {
    let place = try Workplace()
    let arguments = try #require(Self.commands[command]) + ["--lang", language]
    let ended = try Program.start(arguments, in: place).ended(within: .seconds(120))
    #expect(ended.status == 0, "\(ended.err)")
    return ended.out
  }

  /// Parts of English texts, of three words or more, between the places to fill.
  static func englishParts() throws -> [String] {
    try CatalogueTests.entries().compactMap { $0.texts["en"] }.flatMap { text in
      text.split(separator: #/\{\w+\}/#).map { part in
        String(part.drop { !$0.isLetter })
      }
    }.filter { $0.split(separator: " ").count > 2 }
  }

  /// Words in Latin letters that are neither a file, a key nor a name of the scenario or the program.
  static func latinWords(of text: String) -> Set<String> {
    let known: Set = [
      "kosh", "readiness", "request", "DIR", "mobilisation", "basins", "zhanaozen", "reference",
      "kandas", "return", "low", "high", "severe", "north", "fast", "surge",
    ]
    let words = text.split { $0.isWhitespace || "`«»():;,+×-".contains($0) }.map(String.init)
    return Set(words.filter { $0.contains(#/[A-Za-z]{2}/#) && !$0.contains(#/[._/]|^\d+e\d/#) })
      .subtracting(known)
  }

  /// Without sentences that a scenario or the data package states itself, which stand as they are.
  static func ownLines(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("- ") && !$0.hasPrefix("* ") }.joined(separator: "\n")
  }

  @Test("has no sentence of the English catalogue", arguments: commands.keys.sorted(), languages)
  func noEnglishSentence(command: String, language: String) throws {
    let text = try output(of: command, in: language).split { $0.isWhitespace }
      .joined(separator: " ")
    let parts = try Self.englishParts()
    #expect(parts.count > 100)
    #expect(parts.filter { text.contains($0) } == [])
  }

  @Test("has tables in Cyrillic of 100 columns", arguments: commands.keys.sorted(), languages)
  func cyrillicTables(command: String, language: String) throws {
    let text = try output(of: command, in: language)
    for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    let tables = Self.ownLines(of: text)
    #expect(tables.contains(#/[А-Яа-я]{4}/#))
    #expect(Self.latinWords(of: tables) == [])
  }

  @Test("is asked for by the environment as well", arguments: commands.keys.sorted())
  func environment(command: String) throws {
    let place = try Workplace()
    let arguments = try #require(Self.commands[command])
    let ended = try Program.start(arguments, in: place, environment: ["LANG": "kk_KZ.UTF-8"])
      .ended(within: .seconds(120))
    #expect(ended.out == (try output(of: command, in: "kk")))
  }

  @Test("is in English by default, word for word what the catalogue says")
  func english() throws {
    let text = try output(of: "readiness", in: "en")
    #expect(text.contains("mobilisation, from 2026-09-21, 365 days, 120,000 persons"))
    #expect(text.contains("places in reception centres  West Kazakhstan Region  2026-10-"))
    let place = try Workplace()
    let plain = try Program.start(try #require(Self.commands["readiness"]), in: place)
      .ended(within: .seconds(120))
    #expect(plain.out == text)
  }

  @Test("writes the same record and tables whatever the language is")
  func neutralTables() throws {
    let place = try Workplace()
    for language in ["en", "kk"] {
      let ended = try Program.run(
        "monitor", "Scenarios/kazakhstan/north-resettlement.yaml", "--horizon", "2025..2031",
        "--lang", language, "--quiet", "--out", language, in: place)
      #expect(ended.status == 0, "\(ended.err)")
      let run = try Program.run(
        "run", "Scenarios/kazakhstan/mono-town-shutdown.yaml", "--horizon", "2025..2028", "--lang",
        language, "--quiet", "--out", language, in: place)
      #expect(run.status == 0, "\(run.err)")
    }
    for table in ["monitoring/notes.csv", "monitoring/indicators.csv", "forecast/regions.csv"] {
      #expect(try place.text("en/" + table) == place.text("kk/" + table), "\(table)")
    }
    let record = try place.text("kk/run.json")
    #expect(record.contains("of the jobs of Mangystau Region lost: leaving × "))
  }

  @Test(
    "explains every command without an English text",
    arguments: [
      "run", "check", "compare", "readiness", "monitor", "explain", "new", "calibrate", "backtest",
      "sensitivity", "episodes", "verify", "selftest", "list", "formats", "schema", "completion",
    ], languages)
  func help(command: String, language: String) throws {
    let place = try Workplace.empty()
    let ended = try Program.run("help", command, in: place, environment: ["LC_ALL": language])
    #expect(ended.status == 0)
    let text = ended.out.split { $0.isWhitespace }.joined(separator: " ")
    #expect(try Self.englishParts().filter { text.contains($0) } == [])
    #expect(text.contains(language == "ru" ? "коды завершения 0" : "аяқталу кодтары 0"))
    for line in ended.out.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }
}
