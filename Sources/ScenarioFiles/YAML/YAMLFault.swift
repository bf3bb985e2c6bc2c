import Diagnostics

/// What libyaml could not read, in a planner's words.
struct YAMLFault {
  let position: SourcePosition
  let message: String
  let remedy: String?

  init(_ problem: YAMLEvents.Problem, in text: SourceText) {
    if let offset = problem.byteOffset {
      self = Self.unreadableByte(at: offset, in: text)
    } else if let tab = Self.indentingTab(near: problem.position, in: text) {
      self = tab
    } else {
      self = Self.syntax(problem)
    }
  }

  private init(_ position: SourcePosition, _ message: String, _ remedy: String?) {
    self.position = position
    self.message = message
    self.remedy = remedy
  }

  private static func unreadableByte(at offset: Int, in text: SourceText) -> YAMLFault {
    let before = text.bytes.prefix(offset)
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let position = SourcePosition(
      file: text.path, line: before.filter { $0 == UInt8(ascii: "\n") }.count + 1,
      column: String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1)
    let byte = offset < text.bytes.count ? text.bytes[offset] : 0
    if byte == 0 {
      return YAMLFault(
        position, "the file holds zero bytes: it is not text, or it is UTF-16",
        "save it again as UTF-8")
    }
    return YAMLFault(
      position, "a character that cannot be shown (0x\(String(byte, radix: 16, uppercase: true)))",
      "remove it; it may have come with a copied text")
  }

  /// Tabs that indent, in the line that libyaml stumbled over or the one before.
  private static func indentingTab(near position: SourcePosition, in text: SourceText)
    -> YAMLFault?
  {
    for number in [position.line, position.line - 1] where number > 0 {
      let indentation = text.line(number)?.prefix { $0 == " " || $0 == "\t" } ?? ""
      guard let tab = indentation.firstIndex(of: "\t") else { continue }
      let column = indentation.distance(from: indentation.startIndex, to: tab) + 1
      return YAMLFault(
        SourcePosition(file: text.path, line: number, column: column),
        "a tab indents this line; YAML is indented by spaces only",
        "replace the tab by two spaces, and set the editor to write spaces")
    }
    return nil
  }

  private static func syntax(_ problem: YAMLEvents.Problem) -> YAMLFault {
    let opened = problem.beginning.map { " in line \($0.line)" } ?? ""
    let known = sentences(opened: opened)[problem.words]
    let context = problem.context.isEmpty ? "" : " \(problem.context)"
    let liesAtBeginning = beganWrong.contains(problem.words)
    return YAMLFault(
      liesAtBeginning ? problem.beginning ?? problem.position : problem.position,
      known?.message ?? "this is not YAML: \(problem.words)\(context)",
      known?.remedy)
  }

  /// What is found out at the end of a text or line and went wrong where it began.
  private static let beganWrong = [
    "could not find expected ':'", "found unexpected end of stream",
    "found unexpected document indicator",
  ]

  /// Sentences by libyaml's own; `opened` says in which line what it was reading began.
  private static func sentences(opened: String) -> [String: (message: String, remedy: String?)] {
    [
      "mapping values are not allowed in this context": (
        "a second ': ' stands where only a value can stand",
        "put a text that holds ': ' in quotation marks; give each key its own line"
      ),
      "mapping keys are not allowed in this context": (
        "a key stands where only a value can stand", "give each key its own line"
      ),
      "could not find expected ':'": (
        "this line is no key with a value", "write `key: value`, with a space after the colon"
      ),
      "did not find expected key": (
        "the line does not belong to the map that began\(opened)",
        "indent the keys of one map by the same number of spaces"
      ),
      "did not find expected '-' indicator": (
        "the line does not belong to the list that began\(opened)",
        "start each item with '- ', indented alike"
      ),
      "block sequence entries are not allowed in this context": (
        "a list item '- ' stands where only a value can stand",
        "start the list on its own line below the key"
      ),
      "did not find expected ',' or '}'": (
        "the '{' opened\(opened) is not closed, or a comma is missing",
        "write `{key: value, key: value}`"
      ),
      "did not find expected ',' or ']'": (
        "the '[' opened\(opened) is not closed, or a comma is missing",
        "write `[value, value]`"
      ),
      "did not find expected node content": (
        "a value is missing here", "remove the comma, or write the value"
      ),
      "found unexpected end of stream": (
        "the quotation mark opened here is not closed", "close it on the same line"
      ),
      "found unexpected document indicator": (
        "the quotation mark opened here is not closed", "close it on the same line"
      ),
      "found character that cannot start any token": (
        "a value cannot start with this character", "put the value in quotation marks"
      ),
      "found unknown escape character": (
        "in double quotation marks a backslash starts an escape, and this one is unknown",
        "use single quotation marks, or write `\\\\`"
      ),
      "did not find expected <document start>": (
        "the text goes on after the end of the scenario",
        "a scenario is one map of keys from its first line on"
      ),
      "found incompatible YAML document": (
        "scenarios are YAML 1.1", "remove the line that starts with '%YAML'"
      ),
      "did not find expected alphabetic or numeric character": (
        "'*' and '&' start YAML aliases and anchors, which scenarios do not use",
        "put a text that starts with them in quotation marks"
      ),
    ]
  }
}
