import Tables

// Numbers and dates in the language's own form. English parts thousands by commas and decimals by
// a point; Russian and Kazakh by a space that does not break and by a comma.

extension Language {
  /// `20,283,399`, `20 283 399`.
  ///
  /// - Parameter minus: a terminal's tables have `-`, which spreadsheets can read.
  package func whole(_ value: Int, minus: String = Self.minus) -> String {
    (value < 0 ? minus : "") + grouped(digits: String(value.magnitude))
  }

  /// The nearest whole number.
  package func whole(_ value: Double) -> String { whole(Int(value.rounded())) }

  /// `1,234.5`, `1 234,5`.
  package func decimal(_ value: Double, _ decimals: Int, minus: String = Self.minus) -> String {
    let plain = fixedDecimals(abs(value), decimals)
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let isZero = plain.allSatisfy { $0 == "0" || $0 == "." }
    return (value < 0 && !isZero ? minus : "") + grouped(digits: String(parts[0]))
      + (parts.count > 1 ? decimalMark + parts[1] : "")
  }

  /// With `+` before what is above zero: a change, a net.
  package func signed(_ value: Int) -> String { (value > 0 ? "+" : "") + whole(value) }

  /// `12.5%`, `12,5 %`.
  package func percent(_ value: Double, _ decimals: Int) -> String {
    decimal(value, decimals) + percentSign
  }

  /// `+12.5%`.
  package func signedPercent(_ value: Double, _ decimals: Int) -> String {
    let text = percent(value, decimals)
    return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
  }

  /// `1 January 2030`, `1 января 2030 г.`, `2030 жылғы 1 қаңтар`.
  ///
  /// - Parameter month: 1…12.
  package func date(year: Int, month: Int, day: Int) -> String {
    switch self {
    case .english: "\(day) \(Self.englishMonths[month - 1]) \(year)"
    case .russian: "\(day)\u{A0}\(Self.russianMonths[month - 1]) \(year)\u{A0}г."
    case .kazakh: "\(year) жылғы \(day)\u{A0}\(Self.kazakhMonths[month - 1])"
    }
  }

  package func januaryFirst(_ year: Int) -> String { date(year: year, month: 1, day: 1) }

  /// Figures alone, for tables: `2030-01-31`, `31.01.2030`.
  package func shortDate(year: Int, month: Int, day: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return self == .english
      ? "\(year)-\(two(month))-\(two(day))" : "\(two(day)).\(two(month)).\(year)"
  }

  package static let minus = "\u{2212}"

  var decimalMark: String { self == .english ? "." : "," }
  var groupMark: String { self == .english ? "," : "\u{A0}" }
  private var percentSign: String { self == .english ? "%" : "\u{A0}%" }

  private func grouped(digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += groupMark }
      text.append(digit)
    }
    return text
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let russianMonths = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
  ]
  private static let kazakhMonths = [
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
    "қараша", "желтоқсан",
  ]
}
