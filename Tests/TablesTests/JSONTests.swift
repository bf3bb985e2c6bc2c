import Diagnostics
import Tables
import Testing

@Suite struct `JSON text` {
  private func read(_ text: String) throws(InputRejected) -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), path: "t.json")
  }

  @Test func `keeps the order of names and reads back as it was`() throws {
    let value = JSONValue.object([
      "z": "say \"so\"\n\u{1}\u{2028}Қ",
      "a": .array([.integer(1), .number(0.5), .null, .bool(true)]),
      "empty": .array([]), "none": .object([]),
    ])
    #expect(
      value.rendered == """
        {
          "z": "say \\"so\\"\\n\\u0001\\u2028Қ",
          "a": [
            1,
            0.5,
            null,
            true
          ],
          "empty": [],
          "none": {}
        }

        """)
    #expect(try read(value.rendered) == value)
  }

  @Test func `has no word for what is not finite`() {
    #expect(JSONValue.number(.nan).rendered == "null\n")
    #expect(JSONValue.number(3).rendered == "3\n")
    #expect(JSONValue.number(1e-7).rendered == "1e-07\n")
  }

  @Test func `reads escapes and numbers`() throws {
    #expect(try read("\"\\u0416\\ud83d\\ude00\\/\"") == .string("Ж😀/"))
    #expect(
      try read(" [ -1 , 2.5e3, 1e22 ] ")
        == .array([.integer(-1), .number(2500), .number(1e22)]))
  }

  @Test(arguments: [
    ("", "ends too early"), ("{", "a name in quotation marks"), ("{\"a\" 1}", "a colon"),
    ("[1 2]", "a comma or ]"), ("{\"a\":1,}", "a name in quotation marks"),
    ("[1,]", "a JSON value"),
    ("\"a", "not closed"), ("\"\\ud83d\"", "surrogate"), ("\"\\x\"", "escape"),
    ("nul", "a JSON value"),
    ("1 2", "goes on"), ("--1", "not a JSON number"), ("1e999", "not a JSON number"),
    ("{\"a\":1,\"a\":2}", "stands twice"), ("\"\u{1}\"", "line end"), ("\"\\u12", "hexadecimal"),
  ])
  func `is refused where it is no JSON`(text: String, words: String) {
    let error = #expect(throws: InputRejected.self) { try read(text) }
    #expect(error?.diagnostics.first?.message.contains(words) == true)
  }

  @Test func `is refused when it is nested beyond reason`() {
    let error = #expect(throws: InputRejected.self) {
      try read(String(repeating: "[", count: 100_000))
    }
    #expect(error?.diagnostics.first?.message.contains("64 levels") == true)
  }
}
