import Demography
import Glibc

/// Death rates by five-year age group and period, graduated to single ages and years.
///
/// Log rates lie on a natural cubic spline with a point in each group, and on a straight line between
/// the middles of the periods. The rate of infants is published by itself.
struct AbridgedMortality {
  private var groups: [Sex: [Int: [(age: Int, rate: Double)]]] = [:]

  init(path: String) throws {
    for row in try WPPWorld.rows(path) {
      groups[row.sex, default: [:]][row.year, default: []].append((row.age, row.value))
    }
  }

  /// m(0)…m(100) of the interval that begins in mid-`year`.
  func rates(sex: Sex, year: Int) -> [Double] {
    let periods = groups[sex] ?? [:]
    // The period that begins in mid-2020 has its middle two and a half years later; the interval
    // from mid-`year` half a year later.
    let middle = Double(year) + 0.5
    let starts = periods.keys.sorted()
    let upper = starts.first { Double($0) + 2.5 >= middle } ?? starts[starts.count - 1]
    let lower = starts.last { Double($0) + 2.5 <= middle } ?? starts[0]
    let high = graduated(periods[upper] ?? [])
    guard upper != lower else { return high }
    let low = graduated(periods[lower] ?? [])
    let weight = (middle - Double(lower) - 2.5) / Double(upper - lower)
    return zip(low, high).map { powerMean($0, $1, weight: weight) }
  }

  /// Single-age rates whose means over each group, weighted with the survivors of the table, are
  /// the group's rate: the points of the spline are moved until they are.
  private func graduated(_ groups: [(age: Int, rate: Double)]) -> [Double] {
    let sorted = groups.sorted { $0.age < $1.age }
    let inner = sorted.dropFirst().dropLast()
    let open = sorted[sorted.count - 1].rate
    // Past 100 people live about two more years: the open group's rate stands at 101.8.
    let middles = inner.map { $0.age == 1 ? 3 : Double($0.age) + 2.5 } + [101.8]
    var logs = inner.map { log($0.rate) } + [log(open)]
    var rates: [Double] = []
    for _ in 0..<20 {
      let spline = NaturalSpline(x: middles, y: logs)
      rates = [sorted[0].rate] + (1..<100).map { exp(spline(Double($0) + 0.5)) } + [open]
      var survivors = [1.0]
      for rate in rates.dropLast() { survivors.append(survivors[survivors.count - 1] * exp(-rate)) }
      for (point, group) in inner.enumerated() {
        let ages = group.age == 1 ? 1..<5 : group.age..<(group.age + 5)
        let deaths = ages.reduce(0) { $0 + rates[$1] * survivors[$1] }
        logs[point] += log(group.rate * ages.reduce(0) { $0 + survivors[$1] } / deaths)
      }
    }
    return rates
  }
}

/// A geometric mean with weight on the second value.
func powerMean(_ a: Double, _ b: Double, weight: Double) -> Double {
  a <= 0 || b <= 0 ? a + weight * (b - a) : exp(log(a) + weight * (log(b) - log(a)))
}

/// The natural cubic spline through given points.
private struct NaturalSpline {
  let x: [Double]
  let y: [Double]
  /// Second derivatives at the points.
  let curvature: [Double]

  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
    let n = x.count
    var second = [Double](repeating: 0, count: n)
    var work = second
    for i in 1..<(n - 1) {
      let ratio = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1])
      let pivot = ratio * second[i - 1] + 2
      second[i] = (ratio - 1) / pivot
      let slopes = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1])
      work[i] = (6 * slopes / (x[i + 1] - x[i - 1]) - ratio * work[i - 1]) / pivot
    }
    second[n - 1] = 0
    for i in stride(from: n - 2, through: 0, by: -1) {
      second[i] = second[i] * second[i + 1] + work[i]
    }
    curvature = second
  }

  func callAsFunction(_ at: Double) -> Double {
    let upper = min(max(x.firstIndex { $0 >= at } ?? x.count - 1, 1), x.count - 1)
    let lower = upper - 1
    let width = x[upper] - x[lower]
    let a = (x[upper] - at) / width
    let b = (at - x[lower]) / width
    let cubic = (a * a * a - a) * curvature[lower] + (b * b * b - b) * curvature[upper]
    return a * y[lower] + b * y[upper] + cubic * width * width / 6
  }
}
