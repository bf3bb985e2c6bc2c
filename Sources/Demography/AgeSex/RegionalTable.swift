/// One number for each region, sex and single age: persons on a date, events of a year, or rates.
///
/// In memory region after region, each as an `AgeSexTable`.
package struct RegionalTable: Sendable, Equatable {
  package let regionCount: Int
  package var values: [Double]

  package init(regions: Int, repeating value: Double = 0) {
    regionCount = regions
    values = .init(repeating: value, count: regions * AgeSexTable.count)
  }

  @inline(__always)
  package static func index(_ region: Int, _ sex: Sex, _ age: Int) -> Int {
    (region * 2 + sex.rawValue) * Age.count + age
  }

  package subscript(region: Int, sex: Sex, age: Int) -> Double {
    get { values[Self.index(region, sex, age)] }
    set { values[Self.index(region, sex, age)] = newValue }
  }

  /// All ages of one sex in one region.
  package subscript(region: Int, sex: Sex) -> ArraySlice<Double> {
    let start = Self.index(region, sex, 0)
    return values[start..<(start + Age.count)]
  }

  package subscript(region: Int) -> AgeSexTable {
    get {
      var table = AgeSexTable()
      let start = Self.index(region, .female, 0)
      table.values = Array(values[start..<(start + AgeSexTable.count)])
      return table
    }
    set {
      let start = Self.index(region, .female, 0)
      values.replaceSubrange(start..<(start + AgeSexTable.count), with: newValue.values)
    }
  }

  package func total(region: Int) -> Double {
    let start = Self.index(region, .female, 0)
    return values[start..<(start + AgeSexTable.count)].reduce(0, +)
  }

  package func total(region: Int, sex: Sex) -> Double { self[region, sex].reduce(0, +) }

  package var total: Double { values.reduce(0, +) }

  /// The sum over regions.
  package var national: AgeSexTable {
    var sum = AgeSexTable()
    for region in 0..<regionCount {
      let start = region * AgeSexTable.count
      for cell in 0..<AgeSexTable.count { sum.values[cell] += values[start + cell] }
    }
    return sum
  }
}
