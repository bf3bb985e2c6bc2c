import Demography
import LinearAlgebra
import Migration
import Projection

/// The gravity model of a scenario or of one draw, balanced on the margins of its flows' year.
struct GravityPlan {
  let rule: GravityRule
  let balance: GravityBalance
  let margins: InterregionalMargins
  /// Moves inside each region for each resident of 1 January, in the flows' year.
  let insideRates: [Double]?

  /// - Parameters:
  ///   - survivors: of the flows' year; those of the basis, or a draw's own.
  ///   - persons: of each region on 1 January of the flows' year.
  init(
    internalMigration rules: InternalMigration, basis: FlowsBasis, regions: RegionSet,
    survivors: RegionalTable? = nil, persons: [Double]? = nil
  ) throws(PlanError) {
    let survivors = survivors ?? basis.survivors
    let persons = persons ?? basis.persons
    margins = try basis.margins(grossShare: rules.grossShare)
    let schedule = rules.schedule.relativeIntensities(meanOneOver: survivors.national)
    do {
      balance = try GravityBalance(
        margins: margins, survivors: survivors,
        deterrence: rules.deterrence.matrix(for: basis.distances), schedule: schedule)
    } catch {
      throw PlanError(
        field: "\(FlowsBasis.field).flows",
        "the margins of \(rules.flowsYear) cannot be balanced: " + error.message(for: regions),
        remedy: "check internal_margins.csv and the deterrence")
    }
    let national = persons.reduce(0, +)
    rule = GravityRule(
      balance: balance, baseShares: persons.map { $0 / national },
      originExponent: rules.originExponent, destinationExponent: rules.destinationExponent,
      redistribution: rules.redistribution)
    insideRates = basis.insideRates(margins: margins)
  }

  /// Worst |net − target| of any region, persons.
  ///
  /// - Throws: `PlanError` when it is above 1e-6 of the movers.
  func checkedNetError(of basis: FlowsBasis) throws(PlanError) -> Double {
    let worst = worstNetError(of: basis.survivors)
    guard worst <= 1e-6 * margins.movers else {
      throw PlanError(
        field: "\(FlowsBasis.field).flows",
        "a net of \(basis.year) is missed by \(worst) persons of \(margins.movers) movers",
        remedy: "check internal_margins.csv and the deterrence")
    }
    return worst
  }

  private func worstNetError(of survivors: RegionalTable) -> Double {
    let flows = balance.flows(of: survivors)
    let nets = margins.nets
    return nets.indices.reduce(0) { worst, region in
      var net = 0.0
      for other in nets.indices { net += flows[other, region] - flows[region, other] }
      return max(worst, abs(net - nets[region]))
    }
  }
}
