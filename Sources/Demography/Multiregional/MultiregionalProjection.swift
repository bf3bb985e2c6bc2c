import LinearAlgebra

/// Projects a population by age group and region with the rates of a multiregional life table.
///
/// A step is as long as an age group. Nobody in the open group lives to the end of a step: those who
/// are found there have come from the group below, as in Willekens and Rogers (1978).
package struct MultiregionalProjection: Sendable {
  /// S(x), by closed age group.
  package let survivorship: [Matrix]
  /// B(x), children alive at the end of a step by region of residence (row) for one person of each
  /// age group and region (column) at its start.
  package let births: [Matrix]
  package let ageInterval: Double

  package var regionCount: Int { births.first?.rowCount ?? 0 }
  package var ageCount: Int { births.count }

  /// B(x) = n/4 (P(0) + I) (F(x) + F(x+n) S(x)).
  package init(_ table: MultiregionalLifeTable) {
    let rates = table.rates
    let regions = rates.regionCount
    let newborn =
      (rates.ageInterval / 4) * (table.transitions[0] + Matrix.identity(regions))
    func fertility(_ age: Int) -> Matrix {
      var matrix = Matrix(rows: regions, columns: regions)
      for region in 0..<regions { matrix[region, region] = rates.births[age][region] }
      return matrix
    }
    births = (0..<rates.ageCount).map { age in
      guard age < table.survivorship.count else { return newborn * fertility(age) }
      return newborn * (fertility(age) + fertility(age + 1) * table.survivorship[age])
    }
    survivorship = table.survivorship
    ageInterval = rates.ageInterval
  }

  /// Persons by age group and region one age interval later.
  package func step(_ persons: [[Double]]) -> [[Double]] {
    var next = [[Double]](
      repeating: [Double](repeating: 0, count: regionCount), count: ageCount)
    for age in 0..<ageCount {
      add(births[age], persons[age], to: &next[0])
      if age + 1 < ageCount { add(survivorship[age], persons[age], to: &next[age + 1]) }
    }
    return next
  }

  private func add(_ matrix: Matrix, _ persons: [Double], to sum: inout [Double]) {
    for row in 0..<regionCount {
      for column in 0..<regionCount { sum[row] += matrix[row, column] * persons[column] }
    }
  }

  /// The projection as one matrix over age groups and regions, regions running fastest.
  package var growthMatrix: Matrix {
    let order = ageCount * regionCount
    var growth = Matrix(rows: order, columns: order)
    for age in 0..<ageCount {
      for row in 0..<regionCount {
        for column in 0..<regionCount {
          growth[row, age * regionCount + column] += births[age][row, column]
          guard age + 1 < ageCount else { continue }
          growth[(age + 1) * regionCount + row, age * regionCount + column] +=
            survivorship[age][row, column]
        }
      }
    }
    return growth
  }
}
