import Diagnostics
import Tables

/// A file of a scenario as text, kept for the lines that diagnostics show.
package struct SourceText: Sendable {
  /// As the user named it, or resolved beside the file that names it.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The line without its end, counted from one.
  package func line(_ number: Int) -> String? {
    var current = 1
    var start = 0
    while current < number {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
      current += 1
    }
    let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(decoding: line, as: UTF8.self)
  }
}
