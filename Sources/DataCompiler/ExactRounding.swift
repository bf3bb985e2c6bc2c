import Demography

/// Rounding that keeps sums.
package enum ExactRounding {
  /// Decimals of persons in the package.
  static let decimals = 3

  /// Values in units of 1/scale whose sum is exactly `total`: what rounding leaves over goes to the
  /// largest cell.
  package static func units(_ values: some Collection<Double>, total: Double, scale: Double = 1000)
    -> [Int]
  {
    var cells = values.map { Int(($0 * scale).rounded()) }
    let rest = Int((total * scale).rounded()) - cells.reduce(0, +)
    guard let largest = cells.indices.max(by: { cells[$0] < cells[$1] }) else { return cells }
    cells[largest] += rest
    precondition(cells[largest] >= 0, "rounding left a negative cell")
    return cells
  }

  /// The table rounded to three decimals, with these totals by region and sex.
  package static func rounded(_ table: RegionalTable, regionTotals: [[Double]]) -> RegionalTable {
    var out = table
    for region in 0..<table.regionCount {
      for sex in Sex.allCases {
        let cells = units(table[region, sex], total: regionTotals[region][sex.rawValue])
        for age in Age.all { out[region, sex, age] = Double(cells[age]) / 1000 }
      }
    }
    return out
  }

  /// Whole numbers whose sum is that of the values, rounded; largest remainders first.
  package static func whole(_ values: [Double]) -> [Int] {
    var cells = values.map { Int($0.rounded(.down)) }
    let rest = Int(values.reduce(0, +).rounded()) - cells.reduce(0, +)
    let order = values.indices.sorted {
      let a = values[$0] - values[$0].rounded(.down)
      let b = values[$1] - values[$1].rounded(.down)
      return a == b ? $0 < $1 : a > b
    }
    for index in order.prefix(max(0, rest)) { cells[index] += 1 }
    return cells
  }
}
