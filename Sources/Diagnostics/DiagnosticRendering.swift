extension Diagnostic {
  /// The message as a person reads it: `file:line:column: error: field: message`, the offending
  /// line below with a caret, and the remedy beside the caret.
  package var rendered: String {
    var head = ""
    if let position { head += "\(position.file):\(position.line):\(position.column): " }
    head += "\(severity.rawValue): "
    if let fieldPath { head += "\(fieldPath): " }
    head = printable(head + message)
    let remedy = remedy.map(printable)
    guard let excerpt, let position else {
      return remedy.map { "\(head)\n  \($0)" } ?? head
    }
    let number = String(position.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count))
    let shown = Excerpt(of: excerpt, aroundColumn: position.column)
    let caret = String(repeating: " ", count: shown.caretOffset) + "^"
    let blank = String(repeating: " ", count: max(5, number.count))
    return """
      \(head)
      \(gutter)\(number) | \(shown.text)
      \(blank) | \(caret)\(remedy.map { " \($0)" } ?? "")
      """
  }
}

/// Inputs are quoted in messages: what they hold may not steer the terminal.
private func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
}

/// A line cut to what a terminal shows, with the column still under the caret.
private struct Excerpt {
  let text: String
  let caretOffset: Int

  init(of line: String, aroundColumn column: Int) {
    let characters = Array(printable(line))
    let width = 96
    let target = min(max(column - 1, 0), characters.count)
    let start = target < width - 16 ? 0 : target - width / 2
    let end = min(characters.count, start + width)
    text =
      (start > 0 ? "…" : "") + String(characters[start..<end])
      + (end < characters.count ? "…" : "")
    caretOffset = target - start + (start > 0 ? 1 : 0)
  }
}
