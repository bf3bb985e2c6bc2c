import Demography
import Readiness

/// The crises of a scenario as plans, and the forecast without them on which they fall.
package struct CrisisPreparation: Sendable {
  package let plans: [CrisisPlan]
  package let norms: ServiceNorms
  package let assumptions: CrisisAssumptions
  /// The course without any surge.
  package let forecast: Forecast
  /// What was taken as given, one sentence each.
  package let notes: [String]

  /// - Throws: `PlanError` of the forecast.
  package init(_ scenario: Scenario, for country: CountryData) throws(PlanError) {
    var calm = scenario
    calm.interventions = scenario.interventions.filter {
      if case .surge = $0.action { false } else { true }
    }
    let forecast = try Planner.plan(calm, for: country).forecast()
    let planner = CrisisPlanner(country)
    var plans: [CrisisPlan] = []
    var notes: [String] = []
    for intervention in scenario.interventions {
      guard case .surge(let surge) = intervention.action else { continue }
      let year = surge.daily?.year ?? 0
      let residents = forecast.population(
        in: min(max(year, scenario.horizon.first), scenario.horizon.last))
      guard let plan = planner.plan(surge, named: intervention.name, residents: residents) else {
        notes.append(
          "\(intervention.name) states settled persons and no days: it has no daily chain")
        continue
      }
      let unknown = plan.points.filter { $0.capacity == nil }.map(\.id)
      if !unknown.isEmpty {
        notes.append(
          "\(intervention.name): the capacity of \(unknown.joined(separator: ", ")) is not known; "
            + "people pass there without a queue")
      }
      plans.append(plan)
    }
    if !planner.norms.withoutNorm.isEmpty {
      notes.append(
        "without a norm in standards.csv, and not reckoned: "
          + planner.norms.withoutNorm.joined(separator: ", "))
    }
    self.plans = plans
    norms = planner.norms
    assumptions = planner.assumptions
    self.forecast = forecast
    self.notes = notes
  }
}
