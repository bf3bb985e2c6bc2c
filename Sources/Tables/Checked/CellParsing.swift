/// Reads digits alone, at most nine; `nil` when the bytes are anything else.
func parseWholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  guard (1...9).contains(bytes.count) else { return nil }
  var number = 0
  for byte in bytes {
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    number = number * 10 + Int(byte - 0x30)
  }
  return number
}

/// Reads `YYYY-MM-DD`; `nil` when the text is no day of the calendar.
func parseDate(_ text: String) -> (year: Int, month: Int, day: Int)? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
  let numbers = parts.compactMap { part in
    Array(part.utf8).withUnsafeBufferPointer { parseWholeNumber($0) }
  }
  guard numbers.count == 3, (1...12).contains(numbers[1]), numbers[2] >= 1 else { return nil }
  let (year, month, day) = (numbers[0], numbers[1], numbers[2])
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= days[month - 1] ? (year, month, day) : nil
}

/// `2026`, `2026H1`, `2026Q3` or `2026M9`, of the years 1900 to 2200.
func isPeriod(_ text: String) -> Bool {
  let year = Array(text.utf8.prefix(4)).withUnsafeBufferPointer { parseWholeNumber($0) }
  guard let year, text.utf8.prefix(4).count == 4, (1900...2200).contains(year) else { return false }
  let rest = text.dropFirst(4)
  guard let letter = rest.first else { return true }
  let digits = Array(rest.dropFirst().utf8)
  guard digits.first != UInt8(ascii: "0"),
    let number = digits.withUnsafeBufferPointer({ parseWholeNumber($0) })
  else { return false }
  switch letter {
  case "H": return (1...2).contains(number)
  case "Q": return (1...4).contains(number)
  case "M": return (1...12).contains(number)
  default: return false
  }
}
