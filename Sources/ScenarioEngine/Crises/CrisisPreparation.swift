import Demography
import Readiness

/// The crises of a scenario as plans, and the forecast without them on which they fall.
package struct CrisisPreparation: Sendable {
  package let plans: [CrisisPlan]
  package let norms: ServiceNorms
  package let assumptions: CrisisAssumptions
  /// The course without any crisis; `nil` where the data package has no births and deaths.
  package let forecast: Forecast?
  /// What was taken as given.
  package let notes: [CrisisNote]

  /// - Throws: `PlanError` of the forecast.
  package init(_ scenario: Scenario, for country: CountryData) throws(PlanError) {
    var calm = scenario
    calm.interventions = scenario.interventions.filter {
      !$0.action.isCrisis
    }
    let forecast = country.hasVitalRates ? try Planner.plan(calm, for: country).forecast() : nil
    let planner = CrisisPlanner(country)
    var plans: [CrisisPlan] = []
    var notes: [CrisisNote] = []
    let residents = { (year: Int) in
      forecast?.population(in: min(max(year, scenario.horizon.first), scenario.horizon.last))
        ?? country.population(near: year)
    }
    if forecast == nil {
      notes.append(.noVitalRates)
    }
    for intervention in scenario.interventions {
      let name = intervention.name
      switch intervention.action {
      case .surge(let surge):
        guard
          let plan = try planner.plan(
            surge, named: name, residents: residents(surge.course?.year ?? 0))
        else {
          notes.append(.noDailyChain(event: name))
          continue
        }
        notes += Self.unknownBorder(plan)
        if surge.border != nil { notes.append(.statedBorder(event: name)) }
        plans.append(plan)
      case .displacement(let displacement):
        plans.append(
          planner.plan(
            displacement, named: name, residents: residents(displacement.course.year)))
      case .resettlement(let programme):
        guard
          let year = intervention.years.max(by: {
            programme.participants[$0] < programme.participants[$1]
          })
        else { continue }
        if let plan = planner.plan(
          programme, named: name, year: year, residents: residents(year))
        {
          notes.append(.yearOfMost(event: name, year: year))
          plans.append(plan)
        }
      default: continue
      }
    }
    if !planner.norms.withoutNorm.isEmpty {
      notes.append(.withoutNorm(services: planner.norms.withoutNorm))
    }
    self.plans = plans
    norms = planner.norms
    assumptions = planner.assumptions
    self.forecast = forecast
    self.notes = notes
  }

  private static func unknownBorder(_ plan: CrisisPlan) -> [CrisisNote] {
    let unknown = plan.points.filter { $0.capacity == nil && $0.share > 0 }.map(\.id)
    return unknown.isEmpty ? [] : [.unknownBorder(event: plan.event.name, points: unknown)]
  }
}
