/// A fact as it was released, for a year or a part of it.
package struct Actual: Sendable, Equatable {
  /// A later status replaces an earlier one.
  package enum Status: String, Sendable, CaseIterable, Comparable {
    case preliminary, revised, final

    package static func < (a: Status, b: Status) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Of the indicator.
  package let number: String
  package let period: ReportingPeriod
  /// Row number; `nil` for the country, or all that the indicator covers.
  package let region: Int?
  package let value: Double
  package let status: Status
  /// ISO date; may be empty.
  package let released: String
  package let source: String
  /// Part of the year's total that falls into the period; `nil`: equal months.
  package let seasonalShare: Double?

  package init(
    number: String, period: ReportingPeriod, region: Int?, value: Double, status: Status,
    released: String = "", source: String = "", seasonalShare: Double? = nil
  ) {
    self.number = number
    self.period = period
    self.region = region
    self.value = value
    self.status = status
    self.released = released
    self.source = source
    self.seasonalShare = seasonalShare
  }

  /// What is taken for the period's share of the year.
  package var share: Double { seasonalShare ?? period.shareOfMonths }

  /// Of two facts of one period the one that counts: the better status, then the later release.
  func replaces(_ other: Actual) -> Bool {
    (status, released) > (other.status, other.released)
  }
}

/// A year, one of its halves or quarters, or its months from January.
package struct ReportingPeriod: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case year
    case half(Int)
    case quarter(Int)
    /// From January to this month.
    case monthsTo(Int)
  }

  package let year: Int
  package let part: Part

  package init(year: Int, part: Part = .year) {
    self.year = year
    self.part = part
  }

  /// - Parameter text: `2026`, `2026H1`, `2026Q3` or `2026M9`.
  package init?(_ text: String) {
    guard let year = Int(text.prefix(4)), text.utf8.count >= 4 else { return nil }
    self.year = year
    let rest = text.dropFirst(4)
    guard let letter = rest.first else {
      part = .year
      return
    }
    guard let number = Int(rest.dropFirst()) else { return nil }
    switch letter {
    case "H" where (1...2).contains(number): part = .half(number)
    case "Q" where (1...4).contains(number): part = .quarter(number)
    case "M" where (1...12).contains(number): part = .monthsTo(number)
    default: return nil
    }
  }

  package var text: String {
    switch part {
    case .year: "\(year)"
    case .half(let number): "\(year)H\(number)"
    case .quarter(let number): "\(year)Q\(number)"
    case .monthsTo(let number): "\(year)M\(number)"
    }
  }

  /// Of the year's twelve months, by number from one.
  package var months: ClosedRange<Int> {
    switch part {
    case .year: 1...12
    case .half(let number): (6 * number - 5)...(6 * number)
    case .quarter(let number): (3 * number - 2)...(3 * number)
    case .monthsTo(let number): 1...number
    }
  }

  package var isWholeYear: Bool { months.count == 12 }

  /// The share of the year with equal months.
  package var shareOfMonths: Double { Double(months.count) / 12 }
}
