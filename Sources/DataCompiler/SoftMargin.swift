import Demography

/// A published figure about one region, which the base population shall meet as far as its error
/// and the error of the seed allow.
struct SoftMargin {
  let name: String
  let region: Int
  /// What the figure should be in the base population: persons, or a ratio.
  let target: Double
  /// Standard error of the target's logarithm.
  let relativeError: Double
  /// Persons of each cell that count in the figure, from 0 to 1 or a rate.
  let counted: AgeSexTable
  /// For a ratio, what it is divided by.
  let divisor: AgeSexTable?
  /// +1 for cells that the margin raises, −1 for those it lowers when the target is above.
  let action: AgeSexTable
  let source: String
  let confidence: String

  /// The figure in a population.
  func value(in persons: RegionalTable) -> Double {
    var above = 0.0
    var below = 0.0
    for sex in Sex.allCases {
      for age in Age.all {
        let cell = persons[region, sex, age]
        above += counted[sex, age] * cell
        if let divisor { below += divisor[sex, age] * cell }
      }
    }
    return divisor == nil ? above : above / below
  }
}
