/// Markdown that shows texts as they are, whatever they hold.
package struct MarkdownText {
  package private(set) var text = ""

  package init() {}

  mutating func heading(_ level: Int, _ title: String) {
    add(String(repeating: "#", count: level) + " " + Self.escaped(title))
  }

  mutating func paragraph(_ words: String) { add(Self.escaped(words)) }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    add(items.map { "- " + Self.escaped($0) }.joined(separator: "\n"))
  }

  /// - Parameter textColumns: how many columns from the left hold texts; numbers stand to the right.
  package mutating func table(_ head: [String], _ rows: [[String]], textColumns: Int = 1) {
    let rule = head.indices.map { $0 < textColumns ? "---" : "---:" }
    let lines = [head.map(Self.escaped), rule] + rows.map { $0.map(Self.escaped) }
    add(lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
  }

  private mutating func add(_ block: String) {
    text += (text.isEmpty ? "" : "\n") + block + "\n"
  }

  /// One line, with a backslash before every sign that Markdown or HTML would take for its own.
  package static func escaped(_ words: String) -> String {
    var escaped = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "$":
        escaped += "\\" + String(scalar)
      case "\t", "\n", "\r": escaped += " "
      default: escaped.unicodeScalars.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar)
      }
    }
    // A number and a dot, or a dash, would begin a list.
    guard let first = escaped.first, "+-=".contains(first), escaped.dropFirst().first == " " else {
      return escaped
    }
    return "\\" + escaped
  }
}
