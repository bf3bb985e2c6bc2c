import Demography
import ScenarioEngine
import TestSupport
import Testing

/// The data package's table of the Concept's indicators.
@Suite("The Concept's table of indicators")
struct TargetIndicatorTests {
  @Test("names in three languages what is measured, by whom, and who answers for it")
  func words() throws {
    let indicators = try KazakhstanRun("reference").country.indicators
    let current = indicators.filter { $0.set == "2026-2030" }
    #expect(current.map(\.number) == (1...14).map(String.init))
    for indicator in current {
      let words = indicator.words
      for name in [words.name, words.agency, words.responsible] {
        let texts = [name.english, name.russian, name.kazakh]
        #expect(Set(texts).count == 3 && !texts.contains(""), "\(indicator.number): \(texts)")
      }
      // The Ministry of Labour answers for each of them.
      #expect(words.responsible.russian.contains("МТСЗН"), "\(indicator.number)")
      #expect(
        words.responsible.english.contains("Labour and Social Protection"),
        "\(indicator.number)")
      #expect(words.responsible.kazakh.contains("ЕХӘҚМ"), "\(indicator.number)")
    }
    let first = try #require(current.first)
    #expect(
      first.words.responsible.russian
        == "МВД, МФ, МИД, МТСЗН, МИИЦР, МТ, КНБ (по согласованию), акиматы областей, городов "
        + "республиканского значения, столицы")
  }

  @Test("says in three languages what contradicts an indicator")
  func notes() throws {
    for indicator in try KazakhstanRun("reference").country.indicators
    where !indicator.note.isEmpty {
      let note = indicator.words.note
      #expect(
        Set([note.english, note.russian, note.kazakh]).count == 3, "\(indicator.number)")
      #expect(note.english == indicator.note)
    }
  }
}
