/// A table being written as CSV text: UTF-8, `\n`, and by default comma and decimal point.
package struct CSVText {
  package enum Dialect: String, Sendable {
    /// Comma and decimal point: what programs read.
    case standard
    /// A byte-order mark, `;` and decimal comma: what a spreadsheet of a Russian or Kazakh locale
    /// opens by itself.
    case excel
  }

  package private(set) var bytes: [UInt8] = []
  private let width: Int
  private let separator: UInt8
  private let hasDecimalComma: Bool
  private var column = 0

  /// - Parameter capacity: bytes to make room for at once.
  package init(columns: [String], dialect: Dialect = .standard, capacity: Int = 0) {
    width = columns.count
    separator = UInt8(ascii: dialect == .excel ? ";" : ",")
    hasDecimalComma = dialect == .excel
    bytes.reserveCapacity(capacity)
    if dialect == .excel { bytes += [0xEF, 0xBB, 0xBF] }
    for name in columns { append(name) }
  }

  /// The shortest text that reads back as the same number; empty for `nil`.
  package mutating func append(_ value: Double?) {
    guard let value else { return endField() }
    if value == value.rounded(), abs(value) < 1e15 { return append(Int(value)) }
    var text = value.description
    let start = bytes.count
    text.withUTF8 { bytes.append(contentsOf: $0) }
    if hasDecimalComma {
      for index in start..<bytes.count where bytes[index] == UInt8(ascii: ".") {
        bytes[index] = UInt8(ascii: ",")
      }
    }
    endField()
  }

  package mutating func append(_ value: Int) {
    var text = String(value)
    text.withUTF8 { bytes.append(contentsOf: $0) }
    endField()
  }

  package mutating func append(_ value: String) {
    let needsQuotes = value.utf8.contains {
      $0 == separator || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    if needsQuotes {
      bytes.append(UInt8(ascii: "\""))
      for byte in value.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(contentsOf: value.utf8)
    }
    endField()
  }

  private mutating func endField() {
    column += 1
    if column == width {
      bytes.append(UInt8(ascii: "\n"))
      column = 0
    } else {
      bytes.append(separator)
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
