import Demography
import Ensembles
import Glibc
import LinearAlgebra
import Projection

/// A plan with its uncertainty: whatever any draw needs, made once.
package struct EnsemblePlan: Sendable {
  package let plan: Plan
  package let settings: EnsembleSettings
  package let layout: FigureLayout
  package let blocks: DrawBlocks

  /// Deviations of the country's drivers, and of each region's own.
  let national: AutoregressivePaths
  let regional: AutoregressivePaths
  let mortality: DrawnMortality?
  let moves: DrawnMoves?
  let ages: DrawnAges?

  /// Draws that are projected together: part of what a run is, never of how it is run.
  package static let blockWidth = 8

  var regionCount: Int { plan.country.regions.count }
  var yearCount: Int { plan.years.count }

  /// - Throws: `PlanError` when the plan cannot be drawn from as the scenario states.
  package init(_ plan: Plan, settings: EnsembleSettings) throws(PlanError) {
    let uncertainty = plan.scenario.uncertainty
    self.plan = plan
    self.settings = settings
    layout = FigureLayout(
      regions: plan.country.regions, ageGroups: plan.country.ageGroups,
      horizon: plan.scenario.horizon, programmes: plan.movingProgrammes)
    blocks = DrawBlocks(draws: settings.draws, width: Self.blockWidth)
    let firstYear = plan.scenario.horizon.first
    do {
      national = try Self.paths(
        uncertainty, regions: [RandomStream.country], firstYear: firstYear, seed: settings.seed)
      regional = try Self.paths(
        uncertainty, regions: plan.country.regions.ids, firstYear: firstYear, seed: settings.seed)
    } catch {
      throw PlanError(field: "uncertainty", error.message, remedy: error.remedy)
    }
    let spread = uncertainty.drivers[.lifeExpectancy]
    mortality =
      if let spread, !spread.isCertain { try DrawnMortality(plan, spread: spread) } else { nil }
    moves =
      uncertainty.variesMoves && plan.flowsBasis != nil
      ? DrawnMoves(plan, uncertainty, seed: settings.seed) : nil
    ages =
      uncertainty.baseAges > 0
      ? DrawnAges(
        plan.opening, regions: plan.country.regions.ids,
        standardDeviation: uncertainty.baseAges, seed: settings.seed) : nil
  }

  /// The country's paths are correlated as stated; each region's own are independent of them and
  /// of each other.
  private static func paths(
    _ uncertainty: Uncertainty, regions: [String], firstYear: Int, seed: UInt64
  ) throws(UncertaintyError) -> AutoregressivePaths {
    let drivers = Uncertainty.Driver.allCases
    let isNational = regions == [RandomStream.country]
    var components: [PathComponent] = []
    for driver in drivers {
      let spread =
        uncertainty.drivers[driver]
        ?? .init(persistence: 0, firstYear: 0, innovation: 0)
      let scale = isNational ? 1 : spread.regional
      components.append(
        try PathComponent(
          driver.rawValue, persistence: spread.persistence, initial: spread.firstYear * scale,
          innovation: spread.innovation * scale))
    }
    var correlations = Matrix.identity(drivers.count)
    for (pair, value) in uncertainty.correlations where isNational {
      guard let i = drivers.firstIndex(of: pair.first), let j = drivers.firstIndex(of: pair.second)
      else { continue }
      (correlations[i, j], correlations[j, i]) = (value, value)
    }
    return AutoregressivePaths(
      components, between: try CorrelationMatrix(drivers.map(\.rawValue), correlations),
      regions: CorrelationMatrix(independent: regions), firstYear: firstYear, seed: seed)
  }
}
