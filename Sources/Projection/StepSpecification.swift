import Demography
import Glibc

/// The elementwise passes of the yearly step in plain Swift: what the C passes must compute, for
/// reading and as the oracle of their tests. Rows are those of `CellLayout`.
package enum StepSpecification {
  /// Survivors by age at the end of the year; the open group is fed by ages 99 and 100.
  package static func survive(_ population: [Double], ratios: [Double]) -> [Double] {
    var survivors = [Double](repeating: 0, count: CellLayout.rowCount)
    for sex in Sex.allCases {
      for age in 1..<Age.open {
        survivors[CellLayout.cell(sex, age)] =
          population[CellLayout.cell(sex, age - 1)] * ratios[CellLayout.cell(sex, age)]
      }
      let oldest =
        population[CellLayout.cell(sex, Age.open - 1)] + population[CellLayout.cell(sex, Age.open)]
      survivors[CellLayout.cell(sex, Age.open)] = oldest * ratios[CellLayout.cell(sex, Age.open)]
    }
    return survivors
  }

  /// Those who stay, X exp(−ρ q), and those who leave divided by what is within reach.
  package static func leave(
    _ survivors: [Double], schedule: [Double], intensity: Double, accessibility: Double
  ) -> (stay: [Double], leaving: [Double]) {
    let stay = zip(survivors, schedule).map { $0 * exp(-$1 * intensity) }
    let leaving = zip(survivors, stay).map { ($0 - $1) / accessibility }
    return (stay, leaving)
  }

  /// Kᵀ O: what comes within reach of each destination, summed over origins in order.
  ///
  /// - Parameters:
  ///   - deterrence: `[origin][destination]`; `leaving`: a row for each origin.
  package static func reach(_ leaving: [[Double]], deterrence: [[Double]]) -> [[Double]] {
    leaving.indices.map { destination in
      (0..<CellLayout.rowCount).map { cell in
        leaving.indices.reduce(0) { $0 + leaving[$1][cell] * deterrence[$1][destination] }
      }
    }
  }

  /// Those who stay and those who arrive, β Kᵀ O.
  package static func arrive(_ stay: [Double], attraction: Double, reaching: [Double]) -> [Double] {
    zip(stay, reaching).map { $0 + attraction * $1 }
  }

  /// A polynomial for each cell: `[sex][power][104]`, an argument for each sex, and a constant.
  package static func polynomialRow(
    _ coefficients: [Double], degree: Int, arguments: [Double], correction: [Double]
  ) -> [Double] {
    var row = correction
    for cell in row.indices {
      let (sex, age) = (cell / CellLayout.sexStride, cell % CellLayout.sexStride)
      var value = 0.0
      for power in stride(from: degree, through: 0, by: -1) {
        let place = (sex * (degree + 1) + power) * CellLayout.sexStride + age
        value = value * arguments[sex] + coefficients[place]
      }
      row[cell] += value
    }
    return row
  }

  /// Persons of one sex who are younger than each exact age 0…101.
  package static func younger(_ people: [Double], sex: Sex) -> [Double] {
    (0...Age.count).map { age in
      (0..<age).reduce(0) { $0 + people[CellLayout.cell(sex, $1)] }
    }
  }

  /// Births to the mean of the women at the start and at the end of the year.
  package static func births(rates: [Double], before: [Double], after: [Double]) -> Double {
    Age.all.reduce(0) { $0 + rates[$1] * (before[$1] + after[$1]) / 2 }
  }

  /// The closing population after emigrants, by rate, and immigrants, by count.
  package static func external(
    _ settled: [Double], rates: [Double], immigrants: [Double]
  ) -> [Double] {
    settled.indices.map { settled[$0] * (1 - rates[$0]) + immigrants[$0] }
  }
}
