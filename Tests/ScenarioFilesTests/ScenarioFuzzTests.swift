import Diagnostics
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

@Suite("Damaged files")
struct ScenarioFuzzTests {
  private static let pieces: [String] = [
    "{", "}", "[", "]", ":", ": ", ",", "\n", "\n  ", "- ", "\t", "\"", "'", "&a ", "*a", "!!x ",
    "<<: ", "---\n", "...\n", "|\n", ">\n", "#", "%", "@", "?", "2025", "2,5", "\u{FEFF}", "Қ",
    "\0",
    "{table: x.csv}", "{path: 1, source: 2}", "extends: a.yaml\n", "\u{1B}",
    "interventions:\n", "  - vital: {name: a, years: 2026, fertility: {astana: 1}}\n", "name: b",
    "active: false", "2026..2030", "{low: 1, central: 2, high: 3}", "50%",
    "support: [a, {name: b}]",
    "variants: {a: {title: b}}\n", "sweep: {title: [a, b]}\n", "2026-09-21", "17..22",
  ]

  private static let country = ScenarioTestCountry.make(regions: ScenarioTestCountry.kazakhstan)

  /// What was accepted is accepted again in its resolved form, and means the same.
  private func readAgain(_ loaded: LoadedScenario, in folder: ScenarioFolder) {
    let file = folder.add("resolved.yaml", loaded.resolvedYAML)
    do throws(InputRejected) {
      let again = try ScenarioTestCountry.read(file, country: Self.country).scenario
      #expect(again.notes == loaded.scenario.notes)
      #expect(again.provenance == loaded.scenario.provenance)
      #expect(again.assumptions.totalFertility == loaded.scenario.assumptions.totalFertility)
      #expect(again.assumptions.internalMigration == loaded.scenario.assumptions.internalMigration)
      #expect(again.interventions == loaded.scenario.interventions)
    } catch {
      Issue.record("\(error.diagnostics.map(\.rendered)) in \(loaded.resolvedYAML)")
    }
  }

  private func read(_ bytes: [UInt8], in folder: ScenarioFolder) {
    ScenarioTestFiles.write(bytes, to: folder.path + "/a.yaml")
    do throws(InputRejected) {
      let runs = try ScenarioTestCountry.readAll(folder.path + "/a.yaml", country: Self.country)
      #expect(runs.allSatisfy { $0.scenario.horizon.stepCount > 0 })
      for loaded in runs.prefix(3) { readAgain(loaded, in: folder) }
    } catch {
      #expect(!error.diagnostics.isEmpty)
      #expect(error.diagnostics.allSatisfy { !$0.rendered.isEmpty })
    }
  }

  @Test("are refused or read, never fatal", arguments: 0..<8)
  func damaged(seed: UInt64) throws {
    let folder = ScenarioFolder()
    ScenarioTestFiles.write(
      ScenarioTestFiles.bytes(Repository.path("Scenarios/kazakhstan/reference.yaml"))
        ?? [], to: folder.path + "/reference.yaml")
    var sound = try ["reference", "reference-facts", "reference-wpp-low"].map {
      try #require(
        ScenarioTestFiles.bytes(Repository.path("Scenarios/kazakhstan/\($0).yaml")))
    }
    let examples = InterventionExamples.all.flatMap { $0.text.split(separator: "\n") }
      .map { "  \($0)\n" }.joined()
    for runs in ["variants: {high: {interventions.north.additionality: 1}}\n", ""] {
      sound.append(
        Array(("kosh: 1\nextends: reference.yaml\ninterventions:\n" + examples + runs).utf8))
    }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      var bytes = sound.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = .random(in: 0...255, using: &random)
        case 1:
          let piece = Self.pieces.randomElement(using: &random) ?? ""
          bytes.insert(contentsOf: piece.utf8, at: place)
        case 2:
          bytes.removeSubrange(
            place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        case 3: bytes.removeSubrange(place...)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      read(bytes, in: folder)
    }
  }

  @Test("of random bytes are refused", arguments: 100..<104)
  func randomBytes(seed: UInt64) {
    let folder = ScenarioFolder()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 0...300, using: &random)
      read((0..<count).map { _ in .random(in: 0...255, using: &random) }, in: folder)
    }
  }

  @Test("as options of set are refused or read", arguments: 200..<204)
  func settings(seed: UInt64) {
    let folder = ScenarioFolder()
    let file = folder.add(
      "a.yaml",
      "kosh: 1\ndata: data\nhorizon: 2025..2030\nassumptions: {births: {2025: 1}, life_expectancy: 75}\ninterventions: [resettlement: {name: north, years: 2026, support: [{name: rent}]}]\n"
    )
    var random = SeededGenerator(seed: seed)
    let words =
      ScenarioFields.flattened().map(\.path) + Self.pieces
      + ["=", ".", "2030", "astana", "interventions.north", "interventions.north.support.rent"]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...6, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined()
      do throws(InputRejected) {
        _ = try ScenarioTestCountry.read(file, [text])
      } catch {
        #expect(error.diagnostics.allSatisfy { !$0.rendered.isEmpty })
      }
    }
  }
}
