import Demography
import Projection

/// A scenario resolved on a country: every year's drivers, ready to act on any number of draws.
package struct Plan: Sendable {
  package var scenario: Scenario
  package let country: CountryData
  /// Persons on 1 January of the first year.
  package let opening: RegionalTable
  /// `nil` when nobody moves between regions.
  package let rule: GravityRule?
  /// What the rule is balanced on, for draws that balance it anew.
  let flowsBasis: FlowsBasis?
  /// One record for each event year.
  package let years: [PlannedYear]
  /// People whom programmes and events move.
  package var relocations: [Relocation] = []
  /// Programmes and events that are counted by region and year, in the order of the file.
  package var programmes: [PlannedProgramme] = []
  /// Sizes of interventions that vary between draws.
  var sizes: [InterventionSize] = []
  package let record: PlanRecord
}

/// The level of mortality of one region and sex: years at birth, and the κ that gives them.
struct MortalityLevel: Sendable, Equatable {
  var lifeExpectancy = 0.0
  var kappa = 0.0
}

/// The drivers of one year and what they were made from.
package struct PlannedYear: Sendable {
  package var drivers: YearDrivers
  /// Central death rates.
  package var deathRates: RegionalTable
  /// Births per woman-year, `[region]`, vectors of 101.
  package var fertilityRates: [[Double]]
  /// Moves inside each region for each resident of 1 January.
  package var insideRates: [Double]?
  package var levels: PlanRecord.Levels
  /// Life expectancy and κ of each region and sex, `[region][sex]`.
  var mortality: [[MortalityLevel]] = []
  /// Levels that were solved in this year.
  package var solved: [SolvedLevel] = []
}
