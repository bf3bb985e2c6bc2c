/// Values of some years: linear between given years, constant before the first and after the last.
///
/// The value is a vector (101 rates of one region and sex, say) or, with `width` one, a number.
package struct YearSeries: Sendable, Equatable {
  /// The given years, ascending.
  package private(set) var years: [Int] = []
  private var vectors: [[Double]] = []

  package init() {}

  package init(_ points: [Int: [Double]]) {
    years = points.keys.sorted()
    vectors = years.compactMap { points[$0] }
  }

  package init(_ points: [Int: Double]) { self.init(points.mapValues { [$0] }) }

  package var isEmpty: Bool { years.isEmpty }

  /// The year is given, not filled in.
  package func isGiven(_ year: Int) -> Bool { years.contains(year) }

  /// The vector of a year; the series must not be empty.
  package func vector(in year: Int) -> [Double] {
    guard let next = years.firstIndex(where: { $0 >= year }) else {
      return vectors[years.count - 1]
    }
    if years[next] == year || next == 0 { return vectors[next] }
    let from = years[next - 1]
    let weight = Double(year - from) / Double(years[next] - from)
    return zip(vectors[next - 1], vectors[next]).map { $0 + weight * ($1 - $0) }
  }

  /// The number of a year, for a series of numbers.
  package subscript(year: Int) -> Double { vector(in: year)[0] }

  package static func == (a: YearSeries, b: YearSeries) -> Bool {
    a.years == b.years && a.vectors == b.vectors
  }
}
