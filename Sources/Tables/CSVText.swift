/// A table being written as CSV text: UTF-8, comma, decimal point, `\n`.
package struct CSVText {
  package private(set) var bytes: [UInt8] = []
  private let width: Int
  private var column = 0

  package init(columns: [String], capacity: Int = 0) {
    width = columns.count
    bytes.reserveCapacity(capacity)
    for name in columns { append(name) }
  }

  /// The shortest text that reads back as the same number; empty for `nil`.
  package mutating func append(_ value: Double?) {
    guard let value else { return append("") }
    if value == value.rounded(), abs(value) < 1e15 {
      append(Int(value))
    } else {
      appendRaw(value.description)
    }
  }

  package mutating func append(_ value: Int) { appendRaw(String(value)) }

  package mutating func append(_ value: String) {
    let needsQuotes = value.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return appendRaw(value) }
    appendRaw(
      "\""
        + value.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\"")
  }

  private mutating func appendRaw(_ value: String) {
    bytes.append(contentsOf: value.utf8)
    column += 1
    if column == width {
      bytes.append(UInt8(ascii: "\n"))
      column = 0
    } else {
      bytes.append(UInt8(ascii: ","))
    }
  }
}

/// A number with a fixed count of decimals, rounded half away from zero: the same text anywhere.
package func fixedDecimals(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
  precondition(scaled < 9e15, "\(value) has too many digits for \(decimals) decimals")
  let digits = String(Int64(scaled))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + digits }
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
