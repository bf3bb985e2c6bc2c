/// How far a method's figure of one year lay from what came, over all regions.
package struct HindcastError: Sendable, Equatable {
  package let from: Int
  package let method: HindcastMethod
  package let figure: HindcastFigure
  package let year: Int
  package let regionCount: Int
  /// Mean over regions of the absolute error, persons.
  package let meanAbsolute: Double
  /// The same in per cent of the observed; `nil` for nets.
  package let meanAbsolutePercent: Double?
  /// Mean over regions of the error with its sign, in per cent; `nil` for nets.
  package let biasPercent: Double?
  /// The region that is furthest off, in per cent, or in persons for nets.
  package let worst: HindcastRow
  package let countryForecast: Double
  package let countryObserved: Double

  /// Of the country's figure, in per cent; `nil` for nets.
  package var countryErrorPercent: Double? {
    figure.isNet || countryObserved <= 0 ? nil : (countryForecast / countryObserved - 1) * 100
  }

  /// - Parameter rows: of one start, method, figure and year; `nil` when there are none.
  init?(_ rows: [HindcastRow]) {
    guard let first = rows.first,
      let worst = rows.max(by: { Self.size(of: $0) < Self.size(of: $1) })
    else { return nil }
    let count = Double(rows.count)
    let percents = rows.compactMap(\.errorInPercent)
    let hasPercents = percents.count == rows.count
    from = first.from
    method = first.method
    figure = first.figure
    year = first.year
    regionCount = rows.count
    meanAbsolute = rows.reduce(0) { $0 + abs($1.error) } / count
    meanAbsolutePercent = hasPercents ? percents.reduce(0) { $0 + abs($1) } / count : nil
    biasPercent = hasPercents ? percents.reduce(0, +) / count : nil
    self.worst = worst
    countryForecast = rows.reduce(0) { $0 + $1.forecast }
    countryObserved = rows.reduce(0) { $0 + $1.observed }
  }

  private static func size(of row: HindcastRow) -> Double {
    abs(row.errorInPercent ?? row.error)
  }

  /// In the order of the rows, which stand together by start, figure, year and method.
  static func all(of rows: [HindcastRow]) -> [HindcastError] {
    var errors: [HindcastError] = []
    var group: [HindcastRow] = []
    func isSameGroup(_ a: HindcastRow, _ b: HindcastRow) -> Bool {
      a.from == b.from && a.figure == b.figure && a.year == b.year && a.method == b.method
    }
    for row in rows {
      if let first = group.first, !isSameGroup(first, row) {
        errors += [HindcastError(group)].compactMap { $0 }
        group = []
      }
      group.append(row)
    }
    return errors + [HindcastError(group)].compactMap { $0 }
  }
}
