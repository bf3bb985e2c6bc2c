import Glibc

/// What the plan solved, filled in and assumed on the way from scenario to drivers.
package struct PlanRecord: Sendable {
  /// The levels of one year as they act.
  package struct Levels: Sendable, Equatable {
    package var year: Int
    /// Children per woman, age-specific rates weighted with the first year's women.
    package var totalFertility = 0.0
    /// Years at birth of the national table of both sexes, first year's weights.
    package var lifeExpectancy = 0.0
    /// The mean of the regions' own life expectancies, weighted by the first year's persons.
    package var meanRegionalLifeExpectancy = 0.0
    /// Relative to the flows' year.
    package var mobility = 1.0
    /// Persons: what the package alone would give, what the scenario asks, what acts.
    package var externalNetUnscaled: Double?
    package var externalNetTarget: Double?
    package var externalNet = 0.0
    /// With what interventions add; `nil` where there are none.
    package var externalNetWithInterventions: Double?
  }

  /// How well the gravity model meets the margins of its flows' year.
  package struct Balancing: Sendable, Equatable {
    package var year: Int
    /// Worst |net − target| of any region, persons.
    package var worstNetError: Double
    /// Moves between regions in the year.
    package var movers: Double
    package var passes: Int
  }

  /// Inputs that were interpolated or held constant: table and years.
  package var filledIn: [String] = []
  package var solved: [SolvedLevel] = []
  /// Things the reader of the results must know.
  package var notes: [PlanNote] = []
  /// What each intervention does, in the order of the file.
  package var interventions: [InterventionReport] = []
  /// One record for each event year.
  package var levels: [Levels] = []
  /// `nil` when nobody moves between regions.
  package var balancing: Balancing?

  package init() {}
}

/// A number with a few decimals, for messages.
func shortDecimal(_ value: Double, _ decimals: Int) -> String {
  let scale = pow(10, Double(decimals))
  let scaled = (abs(value) * scale).rounded()
  guard scaled < 1e15 else { return "\(value)" }
  let digits = String(Int64(scaled))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let sign = value < 0 && scaled > 0 ? "−" : ""
  return decimals == 0
    ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
