/// The projection of an indicator that the model does not compute: the last fact, changed every year by
/// the mean yearly change of the facts before it; held where there is one fact. Shares stay within 0 and
/// 100, counts above zero. It has no interval: so few facts do not say how far it may be off.
struct AdministrativeTrend {
  /// What the projection of a year is made from.
  struct Basis: Equatable {
    let first: Int
    let last: Int
    let lastFact: Double
    /// A year; zero where there is one fact.
    let change: Double

    var method: MonitoringRow.Method { last > first ? .meanChange : .lastFact }
  }

  let facts: [Int: Double]
  let bounds: ClosedRange<Double>

  /// What is known before a year; `nil` where nothing is.
  func basis(before year: Int) -> Basis? {
    let known = facts.keys.filter { $0 < year }.sorted()
    guard let first = known.first, let last = known.last, let start = facts[first],
      let end = facts[last]
    else { return nil }
    return Basis(
      first: first, last: last, lastFact: end,
      change: last > first ? (end - start) / Double(last - first) : 0)
  }

  /// What the facts before a year give for it; `nil` where there are none.
  func value(in year: Int) -> Double? {
    guard let basis = basis(before: year) else { return nil }
    let projected = basis.lastFact + basis.change * Double(year - basis.last)
    return min(max(projected, bounds.lowerBound), bounds.upperBound)
  }
}
