import Diagnostics

/// What is said of a cell that is no value, and what to write instead.
enum CellWords {
  typealias Words = (message: String, remedy: String?)

  static func notANumber(_ cell: String, file: CSVFile, column: ColumnDescription) -> Words {
    let message = "'\(cell)' is not a number"
    let isNumeric = cell.allSatisfy {
      $0.isASCII && $0.isNumber || " \u{A0}\u{202F}.,-'_".contains($0)
    }
    if isNumeric, cell.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "_" }) {
      return (message, "write the digits together: thousands are not separated")
    }
    if isNumeric, file.hasDecimalComma, cell.contains(".") {
      return (message, "this file separates columns by ';', so its decimal sign is the comma")
    }
    if isNumeric, !file.hasDecimalComma, cell.contains(",") {
      return (message, "the decimal sign is the point, and thousands are not separated")
    }
    if cell.hasSuffix("%") { return (message, "write the share as a fraction: 0.05 for 5%") }
    let orNothing = column.mayBeEmpty ? "; leave the cell empty where nothing is known" : ""
    return (message, "write \(expected(column))" + orNothing)
  }

  static func outside(
    _ range: ClosedRange<Double>, _ number: Double, _ cell: String, column: ColumnDescription
  ) -> Words {
    let unit = column.unit.map { " \($0)" } ?? ""
    if number < range.lowerBound, range.lowerBound == 0 {
      return ("\(column.name) is negative: \(cell)", "write zero or more\(unit)")
    }
    let side = number < range.lowerBound ? "below" : "above"
    let bound = number < range.lowerBound ? range.lowerBound : range.upperBound
    let bounds = "write a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    return (
      "\(column.name) \(cell) is \(side) its bound of \(plain(bound))\(unit)",
      bounds
        + (likelyFactor(range, number, column).map { "; if it is per \($0), divide by \($0)" } ?? "")
    )
  }

  /// Yearbooks print rates per thousand, and ratios and shares per hundred.
  private static func likelyFactor(
    _ range: ClosedRange<Double>, _ number: Double, _ column: ColumnDescription
  ) -> Int? {
    guard range.upperBound <= 2 else { return nil }
    let factor = column.unit?.hasSuffix("year") == true ? 1000 : 100
    return range.contains(number / Double(factor)) ? factor : nil
  }

  static func notAWholeNumber(
    _ cell: String, _ number: Int?, in range: ClosedRange<Int>, column: ColumnDescription
  ) -> Words {
    let remedy =
      column.kind == .flag
      ? "write 1 or 0" : "write \(expected(column)), \(range.lowerBound) to \(range.upperBound)"
    if let number {
      if column.kind == .age, number > range.upperBound {
        return ("age \(number) is above 100", "100 stands for 100 and over: add these to age 100")
      }
      return (
        "\(column.name) \(number) lies outside \(range.lowerBound) to \(range.upperBound)", remedy
      )
    }
    if column.kind == .age, cell.hasPrefix("100") {
      return ("'\(cell)' is not an age", "write 100: it stands for 100 and over")
    }
    return ("'\(cell)' is not a whole number", remedy)
  }

  static func notAWord(_ cell: String, among words: [String]) -> CellFault {
    let message =
      words.count == 2
      ? "'\(cell)' is neither '\(words[0])' nor '\(words[1])'"
      : "'\(cell)' is none of \(words.joined(separator: ", "))"
    let lower = cell.lowercased()
    // What sexes are called in tables of the region.
    if words.first == "female" {
      if ["f", "w", "woman", "women", "ж", "жен", "женщины", "әйел", "әйелдер"].contains(lower) {
        return CellFault(message, "write 'female'")
      }
      if ["m", "man", "men", "м", "муж", "мужчины", "ер", "ерлер"].contains(lower) {
        return CellFault(message, "write 'male'")
      }
    }
    return CellFault(
      message, NearestName.suggestion(for: cell, among: words).map { "did you mean '\($0)'?" })
  }

  static func dateRemedy(_ cell: String, mustBeNewYear: Bool) -> String {
    let digits = cell.filter { $0.isASCII && $0.isNumber }
    if mustBeNewYear, cell.utf8.count == 4, digits.utf8.count == 4 {
      return
        "write \(cell)-01-01 if the count is of 1 January; a yearly average does not belong here"
    }
    return mustBeNewYear ? "write the 1 January of a year: 2025-01-01" : "write it as 2025-03-31"
  }

  /// What belongs into a cell of the column.
  static func expected(_ column: ColumnDescription) -> String {
    switch column.kind {
    case .text: "a text: \(column.meaning)"
    case .region: "the region's id"
    case .year: "a year of four digits"
    case .date: "a date such as 2025-03-31"
    case .firstOfJanuary: "a date such as 2025-01-01"
    case .period: "a period such as 2026 or 2026H1"
    case .age: "an age in completed years"
    case .sex: "female or male"
    case .integer: "a whole number"
    case .number: "a number\(column.unit.map { " (\($0))" } ?? "")"
    case .flag: "1 or 0"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    }
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
