import Demography
import Migration

/// A complete, valid statement of assumptions: what a planner wrote, layers resolved.
package struct Scenario: Sendable {
  /// The file's name without extension; names the output folder.
  package var name: String
  package var title: LocalizedName
  package var horizon: Horizon
  package var assumptions: Assumptions
  /// In the order of the file, those that are switched off left out.
  package var interventions: [Intervention]
  package var uncertainty: Uncertainty
  /// `nil` for a point forecast.
  package var ensemble: EnsembleSettings?
  /// Rows of the regions of indicator 7; empty when the scenario names none.
  package var designatedRegions: [Int]
  /// Warnings that go with the results, such as how far they may be published.
  package var notes: [LocalizedName]
  /// What question the scenario answers.
  package var description: LocalizedName?
  /// Where its values are from, in the order of the file.
  package var provenance: [Provenance]

  package init(
    name: String, title: LocalizedName, horizon: Horizon, assumptions: Assumptions,
    interventions: [Intervention] = [], uncertainty: Uncertainty = Uncertainty(),
    ensemble: EnsembleSettings? = nil,
    designatedRegions: [Int] = [], notes: [LocalizedName] = [], description: LocalizedName? = nil,
    provenance: [Provenance] = []
  ) {
    self.name = name
    self.title = title
    self.horizon = horizon
    self.assumptions = assumptions
    self.interventions = interventions
    self.uncertainty = uncertainty
    self.ensemble = ensemble
    self.designatedRegions = designatedRegions
    self.notes = notes
    self.description = description
    self.provenance = provenance
  }
}

/// Where a value of the scenario is from, or a remark on it, in the planner's own words.
package struct Provenance: Sendable, Equatable {
  package enum Kind: Sendable { case source, note }

  /// Dotted key of the value or of the map of values, `assumptions.total_fertility`.
  package let field: String
  package let kind: Kind
  package let text: String

  package init(field: String, kind: Kind, text: String) {
    self.field = field
    self.kind = kind
    self.text = text
  }
}

/// From 1 January of the first year to 1 January of the last: `2025..2050` has 25 yearly steps and
/// its last event year is 2049.
package struct Horizon: Sendable, Equatable {
  package let first: Int
  package let last: Int

  package init(first: Int, last: Int) {
    precondition(first < last, "a horizon needs at least one year, got \(first)..\(last)")
    self.first = first
    self.last = last
  }

  package var stepCount: Int { last - first }
  /// Event years, each from 1 January to 1 January.
  package var eventYears: Range<Int> { first..<last }
  /// Years of which 1 January is shown.
  package var stockYears: ClosedRange<Int> { first...last }
}

/// A level by year, one for the country or one for each region named.
package enum LevelPath: Sendable, Equatable {
  case national(YearSeries)
  /// By region row; regions that are not named keep the package's values.
  case regional([Int: YearSeries])
}

/// What the scenario assumes of the yearly drivers. `nil` leaves the package's own values.
package struct Assumptions: Sendable, Equatable {
  /// Children per woman.
  package var totalFertility: LevelPath?
  /// Years at birth; a national path is that of the pooled table of both sexes.
  package var lifeExpectancy: LevelPath?
  /// Live births of a year, which solve that year's level of fertility.
  package var births: [Int: Double]
  /// Deaths of a year, which solve that year's life expectancy.
  package var deaths: [Int: Double]
  /// Persons a year, immigrants less emigrants of the country.
  package var externalNet: YearSeries?
  /// `nil` when the country has one region or nobody moves.
  package var internalMigration: InternalMigration?

  package init(
    totalFertility: LevelPath? = nil, lifeExpectancy: LevelPath? = nil, births: [Int: Double] = [:],
    deaths: [Int: Double] = [:], externalNet: YearSeries? = nil,
    internalMigration: InternalMigration? = nil
  ) {
    self.totalFertility = totalFertility
    self.lifeExpectancy = lifeExpectancy
    self.births = births
    self.deaths = deaths
    self.externalNet = externalNet
    self.internalMigration = internalMigration
  }
}

/// The rules of moves between regions: model.md section 4.
package struct InternalMigration: Sendable, Equatable {
  /// The year whose margins or nets are balanced; mobility is relative to it.
  package var flowsYear: Int
  /// b1, on the origin's share of the national population.
  package var originExponent: Double
  /// b2, on the destination's share of the national population.
  package var destinationExponent: Double
  /// θ of the change of accessibility that comes from population shares.
  package var redistribution: Double
  /// Level of mobility relative to the flows' year.
  package var mobility: YearSeries
  /// Share of published moves that cross a regional border; `nil` keeps the package's margins.
  package var grossShare: Double?
  /// The Rogers–Castro schedule of moves by age.
  package var schedule: RogersCastro
  package var deterrence: Deterrence
  /// How far a deterrence from a calibration file may be off; `nil` where the scenario states it.
  package var deterrenceUncertainty: DeterrenceUncertainty?

  package init(
    flowsYear: Int, originExponent: Double = 1, destinationExponent: Double = 0,
    redistribution: Double = 0, mobility: YearSeries? = nil, grossShare: Double? = nil,
    schedule: RogersCastro = .fundamental(constant: 0.015), deterrence: Deterrence,
    deterrenceUncertainty: DeterrenceUncertainty? = nil
  ) {
    self.flowsYear = flowsYear
    self.originExponent = originExponent
    self.destinationExponent = destinationExponent
    self.redistribution = redistribution
    self.mobility = mobility ?? YearSeries([flowsYear: 1])
    self.grossShare = grossShare
    self.schedule = schedule
    self.deterrence = deterrence
    self.deterrenceUncertainty = deterrenceUncertainty
  }
}
