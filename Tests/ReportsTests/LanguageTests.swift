import Reports
import Testing

@Suite("The language of the reports")
struct LanguageTests {
  @Test(arguments: [
    (["LANG": "kk_KZ.UTF-8"], Language.kazakh),
    (["LANG": "ru_RU.UTF-8", "LC_MESSAGES": "kk_KZ"], .kazakh),
    (["LC_ALL": "ru", "LC_MESSAGES": "kk_KZ", "LANG": "en_GB"], .russian),
    (["LC_ALL": "", "LANG": "ru_KZ@cyrillic"], .russian),
    (["LANG": "C.UTF-8"], .english), (["LANG": "de_DE.UTF-8"], .english), ([:], .english),
  ])
  func `is that of the environment, the general variable before the special one`(
    variables: [String: String], language: Language
  ) {
    #expect(Language.preferred { variables[$0] } == language)
  }

  @Test func `that is asked for goes before the environment, each once and in its order`() {
    let russian: (String) -> String? = { $0 == "LANG" ? "ru_RU" : nil }
    #expect(Language.chosen(nil, environment: russian) == [.russian])
    #expect(
      Language.chosen(["kk", "en", "kk"], environment: russian) == [.kazakh, .english])
  }

  @Test func `parts thousands and decimals as its readers do`() {
    #expect(Language.english.whole(20_283_399) == "20,283,399")
    #expect(Language.russian.whole(20_283_399) == "20\u{A0}283\u{A0}399")
    #expect(Language.kazakh.whole(-1204) == "\u{2212}1\u{A0}204")
    #expect(Language.english.whole(-1204, minus: "-") == "-1,204")
    #expect(Language.english.whole(Int.min).hasSuffix("854,775,808"))
    #expect(Language.english.decimal(-1234.56, 1) == "\u{2212}1,234.6")
    #expect(Language.kazakh.decimal(1234.56, 2) == "1\u{A0}234,56")
    #expect(Language.russian.decimal(-0.04, 1) == "0,0", "nothing is not less than nothing")
    #expect(Language.russian.percent(12.34, 1) == "12,3\u{A0}%")
    #expect(Language.english.signedPercent(12.34, 1) == "+12.3%")
    #expect(Language.english.signedPercent(0.04, 1) == "0.0%")
    #expect(Language.english.signed(5) == "+5")
    #expect(Language.english.signed(0) == "0")
  }

  @Test func `writes a date in its own order of words`() {
    #expect(Language.english.date(year: 2026, month: 9, day: 21) == "21 September 2026")
    #expect(Language.russian.date(year: 2026, month: 9, day: 21) == "21\u{A0}сентября 2026\u{A0}г.")
    #expect(Language.kazakh.date(year: 2026, month: 9, day: 21) == "2026 жылғы 21\u{A0}қыркүйек")
  }

  @Test func `fills the places of a text, and takes no brace of what it fills in`() {
    let message = Message(en: "{a} of {b}, {a}", ru: "{b}: {a}", kk: "{b} ішінде {a}")
    #expect(Language.english.text(message, ["a": "{b}", "b": "2"]) == "{b} of 2, {b}")
    #expect(Language.russian.text(message, ["a": "1", "b": "2"]) == "2: 1")
  }
}
