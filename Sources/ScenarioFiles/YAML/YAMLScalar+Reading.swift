/// Why a scalar is not what was expected.
package struct ScalarFault: Error, Equatable {
  package let message: String
  package let remedy: String?
}

/// The grammar of numbers, years, ranges and truth values. YAML's own guesses (`no`, `0o17`, `1:30`)
/// do not apply: a scalar is text until a field asks for more.
extension YAMLScalar {
  /// A decimal number: `0.32`, `-4`, `1e-3`, and `12%` (0.12) where a share is meant.
  package func number(isShare: Bool = false) throws(ScalarFault) -> Double {
    guard isPlain else {
      throw ScalarFault(
        message: "expected a number, found the text \"\(shown)\"",
        remedy: Self.isDecimal(text[...])
          ? "remove the quotation marks" : notANumber(isShare: isShare).remedy)
    }
    if text.isEmpty { throw ScalarFault(message: "expected a number, found nothing", remedy: nil) }
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    guard Self.isDecimal(digits) else { throw notANumber(isShare: isShare) }
    if isPercent, !isShare {
      throw ScalarFault(
        message: "a percentage is not meant here, found '\(shown)'",
        remedy: "write the number itself, \(digits)")
    }
    // The shift of two places is left to the reading of the text, so that 44.4% is 0.444 to the bit.
    let value =
      isPercent && !digits.contains { $0 == "e" || $0 == "E" }
      ? Double("\(digits)e-2") : Double(digits).map { isPercent ? $0 / 100 : $0 }
    guard let value, value.isFinite else {
      throw ScalarFault(message: "the number '\(shown)' is too large", remedy: nil)
    }
    return value
  }

  /// A calendar year from 1900 to 2200.
  package func year() throws(ScalarFault) -> Int {
    guard let year = Int(text), text.utf8.count == 4, text.utf8.allSatisfy(Self.isDigit) else {
      throw ScalarFault(
        message: "expected a year, found '\(shown)'", remedy: "write a year as four digits, 2030")
    }
    guard Self.years.contains(year) else {
      throw ScalarFault(
        message: "the year \(year) lies outside \(Self.years.lowerBound)–\(Self.years.upperBound)",
        remedy: nil)
    }
    return year
  }

  /// Two years, `2025..2050`.
  package func yearRange() throws(ScalarFault) -> (first: Int, last: Int) {
    let remedy = "write the first and the last year as 2025..2050"
    let words = text.split(separator: "..", omittingEmptySubsequences: false)
    guard words.count == 2 else {
      throw ScalarFault(message: "expected two years, found '\(shown)'", remedy: remedy)
    }
    func end(_ word: Substring) throws(ScalarFault) -> Int {
      try YAMLScalar(word.filter { $0 != " " }).year()
    }
    return (try end(words[0]), try end(words[1]))
  }

  /// `true` or `false`; YAML 1.1's `yes`, `no`, `on`, `off` stay words.
  package func truth() throws(ScalarFault) -> Bool {
    switch isPlain ? text : "" {
    case "true": return true
    case "false": return false
    default:
      let opposites = ["yes": "true", "no": "false", "on": "true", "off": "false"]
      throw ScalarFault(
        message: "expected true or false, found '\(shown)'",
        remedy: opposites[text.lowercased()].map { "write \($0)" })
    }
  }

  /// The years that inputs may name.
  static let years = 1900...2200

  /// The text is made of digits alone, so that as a key it is meant as a year.
  static func isAllDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isDigit)
  }
}

// MARK: The number's grammar

extension YAMLScalar {
  /// `-?digits(.digits)?([eE][+-]?digits)?`, with no zero in front of other digits.
  fileprivate static func isDecimal(_ text: Substring) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard let whole = takeDigits(&rest), whole.count == 1 || whole.first != UInt8(ascii: "0") else {
      return false
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits(&rest) != nil else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard takeDigits(&rest) != nil else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View.SubSequence)
    -> Substring.UTF8View.SubSequence?
  {
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Names the habit behind a near miss: a decimal comma, grouped digits, a bare decimal point.
  private func notANumber(isShare: Bool) -> ScalarFault {
    let message = "expected a number, found '\(shown)'"
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].utf8.count == 3, !text.hasPrefix("0"),
      parts.allSatisfy({ Self.isAllDigits(String($0)) })
    {
      return ScalarFault(
        message: message,
        remedy:
          "write \(parts[0])\(parts[1]) if thousands are meant, \(parts[0]).\(parts[1]) if not")
    }
    let candidates: [(what: String, text: String)] = [
      ("numbers have a decimal point", text.replacing(",", with: ".")),
      ("digits are not grouped", text.filter { $0 != "_" && $0 != " " && $0 != "\u{A0}" }),
      ("digits are not grouped", text.filter { $0 != "," }),
      ("a number starts with a digit", text.hasPrefix(".") ? "0\(text)" : text),
      (
        "a number starts with a digit or a minus",
        text.hasPrefix("+") ? "\(text.dropFirst())" : text
      ),
      ("a number ends with a digit", text.hasSuffix(".") ? "\(text.dropLast())" : text),
      ("the percent sign follows without a space", text.filter { $0 != " " }),
      ("a number starts without zeros", String(text.drop { $0 == "0" })),
    ]
    for candidate in candidates where candidate.text != text {
      let body =
        candidate.text.hasSuffix("%") && isShare ? candidate.text.dropLast() : candidate.text[...]
      if Self.isDecimal(body) {
        return ScalarFault(message: message, remedy: "\(candidate.what): write \(candidate.text)")
      }
    }
    return ScalarFault(message: message, remedy: nil)
  }
}
