import Demography

/// A published figure about one region, which the base population shall meet as far as its error
/// and the error of the seed allow.
package struct SoftMargin {
  package let name: String
  package let region: Int
  /// What the figure should be in the base population: persons, or a ratio.
  package let target: Double
  /// Standard error of the target's logarithm.
  package let relativeError: Double
  /// Persons of each cell that count in the figure, from 0 to 1 or a rate.
  package let counted: AgeSexTable
  /// For a ratio, what it is divided by.
  package let divisor: AgeSexTable?
  /// +1 for cells that the margin raises, −1 for those it lowers when the target is above.
  package let action: AgeSexTable
  package let source: String
  package let confidence: String

  package init(
    name: String, region: Int, target: Double, relativeError: Double, counted: AgeSexTable,
    divisor: AgeSexTable?, action: AgeSexTable, source: String, confidence: String
  ) {
    self.name = name
    self.region = region
    self.target = target
    self.relativeError = relativeError
    self.counted = counted
    self.divisor = divisor
    self.action = action
    self.source = source
    self.confidence = confidence
  }

  /// The figure in a population.
  package func value(in persons: RegionalTable) -> Double {
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
