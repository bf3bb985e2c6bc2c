import Demography
import Ensembles
import Glibc
import LinearAlgebra
import Migration
import Projection

/// Rules of moves between regions of draws: each balances the flows' year anew with its own share of
/// moves, schedule, deterrence and exponents.
struct DrawnMoves: Sendable {
  private let basis: FlowsBasis
  private let rules: InternalMigration
  private let regions: RegionSet
  /// Bands of ages and sexes that interventions treat apart; `nil` where there is one.
  private let bands: [Int]?
  private let uncertainty: Uncertainty
  /// The flows' year is the first year, so that a draw's own ages are balanced.
  private let startsAtFlows: Bool
  private let survival: DriverRows
  private let netRule, grossShare, scheduleConstant, exponent, ring: RandomStream
  /// L of the calibration's covariance, and a stream for each of its columns.
  private let fitFactor: Matrix?
  private let fitStreams: [RandomStream]

  /// `nil` is answered where nobody moves.
  init?(_ plan: Plan, _ uncertainty: Uncertainty, seed: UInt64) {
    guard let basis = plan.flowsBasis, let rules = plan.scenario.assumptions.internalMigration,
      let first = plan.years.first
    else { return nil }
    self.basis = basis
    self.rules = rules
    self.uncertainty = uncertainty
    regions = plan.country.regions
    bands = plan.rule.flatMap { $0.bandCount > 1 ? $0.bandOfCell : nil }
    startsAtFlows = rules.flowsYear == plan.scenario.horizon.first
    survival = first.drivers.survival
    func stream(_ name: String) -> RandomStream { RandomStream(seed: seed, component: name) }
    netRule = stream("net_rule")
    grossShare = stream("gross_share")
    scheduleConstant = stream("schedule_constant")
    exponent = stream("deterrence.exponent")
    ring = stream("deterrence.ring")
    let fit = rules.deterrenceUncertainty
    fitFactor = fit.flatMap { try? CholeskyFactor($0.covariance).lower }
    fitStreams = fit?.columns.map { stream("deterrence.\($0)") } ?? []
  }

  /// The rule of a draw, and its moves inside each region for each resident.
  ///
  /// - Parameters:
  ///   - shifts: how many draws further on each component's numbers are taken.
  ///   - opening: the draw's own population of the first year, where ages are uncertain.
  /// - Throws: `PlanError` when a draw's margins cannot be balanced.
  func rule(
    draw: Int, shifts: DrawShifts = .none, opening: RegionalTable?
  ) throws(PlanError) -> (rule: GravityRule, insideRates: [Double]?) {
    var rules = rules
    if let other = uncertainty.netRule {
      let share = netRule.uniform(draw: draw + shifts[.netRule])
      rules.originExponent += share * (other.originExponent - rules.originExponent)
      rules.destinationExponent += share * (other.destinationExponent - rules.destinationExponent)
    }
    if let points = uncertainty.grossShare {
      rules.grossShare = points.value(normal: grossShare.normal(draw: draw + shifts[.grossShare]))
    }
    if let points = uncertainty.scheduleConstant {
      rules.schedule.constant = points.value(
        normal: scheduleConstant.normal(draw: draw + shifts[.scheduleConstant]))
    }
    if let spread = uncertainty.deterrence, !spread.isCertain {
      rules.deterrence = deterrence(of: draw + shifts[.deterrence], spread)
    }
    guard let opening, startsAtFlows else {
      let plan = try GravityPlan(internalMigration: rules, basis: basis, regions: regions)
      return (banded(plan.rule), plan.insideRates)
    }
    let plan = try GravityPlan(
      internalMigration: rules, basis: basis, regions: regions,
      survivors: survivors(of: opening))
    return (banded(plan.rule), plan.insideRates)
  }

  private func banded(_ rule: GravityRule) -> GravityRule { bands.map { rule.banded($0) } ?? rule }

  private func deterrence(of draw: Int, _ spread: Uncertainty.DeterrenceSpread) -> Deterrence {
    switch spread {
    case .stated(let exponentSpread, let ringSpread):
      return rules.deterrence.shifted(
        exponent: exponentSpread * exponent.normal(draw: draw),
        ring: ringSpread * ring.normal(draw: draw))
    case .calibration:
      guard let fit = rules.deterrenceUncertainty, let fitFactor else { return rules.deterrence }
      let normals = fitStreams.map { $0.normal(draw: draw) }
      let estimates = fit.estimates.indices.map { row in
        (0...row).reduce(fit.estimates[row]) { $0 + fitFactor[row, $1] * normals[$1] }
      }
      return fit.deterrence(of: estimates).shifted(exponent: 0, ring: 0)
    }
  }

  private func survivors(of opening: RegionalTable) -> RegionalTable {
    var ratios = RegionalTable(regions: opening.regionCount)
    for region in 0..<opening.regionCount {
      CellLayout.copy(survival[region, 0], into: &ratios, region: region)
    }
    return FlowsBasis.survivors(of: opening, survival: ratios)
  }
}

extension Deterrence {
  /// The same form with another exponent, never below zero, and another ring factor.
  fileprivate func shifted(exponent: Double, ring logRing: Double) -> Deterrence {
    var shifted = self
    shifted.ring *= exp(logRing)
    switch form {
    case .power(let own): shifted.form = .power(exponent: max(0, own + exponent))
    case .tanner(let own, let rate):
      shifted.form = .tanner(exponent: max(0, own + exponent), rate: rate)
    case .exponential: break
    }
    return shifted
  }
}
