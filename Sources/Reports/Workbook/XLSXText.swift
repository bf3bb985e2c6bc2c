/// Texts and names of sheets as a spreadsheet takes them.
enum XLSXText {
  /// A cell holds no more UTF-16 units.
  static let cellLimit = 32_767

  /// The text without characters that XML knows not, and no longer than a cell.
  static func cell(_ text: String) -> String {
    shortened(cleaned(text, keepingLines: true), to: cellLimit)
  }

  /// The same in one line.
  static func line(_ text: String, limit: Int) -> String {
    shortened(cleaned(text, keepingLines: false), to: limit)
  }

  /// At most `limit` UTF-16 units, with `…` where something was cut off.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = ""
    var count = 1
    for letter in text {
      count += letter.utf16.count
      guard count <= limit else { break }
      kept.append(letter)
    }
    return kept + "…"
  }

  private static func cleaned(_ text: String, keepingLines: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where keepingLines: scalars.append(scalar)
      case 0x09, 0x0A, 0x0D: scalars.append(" ")
      case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

/// Gives every sheet a name that spreadsheets accept: at most 31 UTF-16 units, without `[]:*?/\`, no
/// apostrophe at either end, and no two that differ in case alone.
package struct SheetNames {
  private static let limit = 31
  private var taken: Set<String> = ["history"]

  package init() {}

  package mutating func name(for wanted: String) -> String {
    let letters = XLSXText.line(wanted, limit: .max).map { "[]:*?/\\".contains($0) ? " " : $0 }
    var stem = Self.trimmed(String(letters))
    if stem.isEmpty { stem = "-" }
    var name = Self.trimmed(XLSXText.shortened(stem, to: Self.limit))
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let ending = " \(number)"
      name = Self.trimmed(XLSXText.shortened(stem, to: Self.limit - ending.utf16.count)) + ending
      number += 1
    }
    return name
  }

  private static func trimmed(_ text: String) -> String {
    let isEdge = { (letter: Character) in letter == " " || letter == "'" }
    return String(text.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }
}
