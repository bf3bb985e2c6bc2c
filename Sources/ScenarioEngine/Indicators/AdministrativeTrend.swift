/// The projection of an indicator that the model does not compute: the last fact, changed every year by
/// the mean yearly change of the facts before it; held where there is one fact. Shares stay within 0 and
/// 100, counts above zero.
struct AdministrativeTrend {
  let facts: [Int: Double]
  let bounds: ClosedRange<Double>

  /// What the facts before a year give for it; `nil` where there are none.
  func value(in year: Int) -> Double? {
    let known = facts.keys.filter { $0 < year }.sorted()
    guard let first = known.first, let last = known.last, let start = facts[first],
      let end = facts[last]
    else { return nil }
    let change = last > first ? (end - start) / Double(last - first) : 0
    let projected = end + change * Double(year - last)
    return min(max(projected, bounds.lowerBound), bounds.upperBound)
  }
}
