import Demography
import Projection
import Readiness

// Crises: who of those who come, or flee, is there for a year becomes a relocation of the plan.
extension InterventionPlan {
  /// Those who settle, as the scenario states them or as the daily chain hands them over.
  mutating func add(_ surge: Surge, of intervention: Intervention) throws(PlanError) {
    let entering: Entering
    if let settled = surge.settledPersons {
      if surge.course != nil { notes.append(.settledAsStated(surge: intervention.name)) }
      entering = Entering(settled, surge)
    } else if let handOver = try handOver(of: surge, intervention) {
      entering = Entering(handOver, regions: country.regions.count)
    } else {
      throw PlanError(
        field: "interventions.\(intervention.name)",
        "how many of those who come settle is not stated, and no days are, by which it could be told",
        remedy: "add settled: {persons: {year: number}, regions: {…}}, or start and days")
    }
    add(
      Relocation(
        name: intervention.name, destinations: entering.destinations, routes: [entering.shares],
        profile: CellLayout.row(of: surge.profile),
        intakes: entering.intakes.filter { scenario.horizon.eventYears.contains($0.key) },
        hazards: entering.hazards, trackedYears: Int.max),
      intervention, terms: nil, uptake: surge.relativeSize)
  }

  /// Who enters the population because of a surge.
  private struct Entering {
    let destinations: [Int]
    let shares: [Double]
    let intakes: [Int: Relocation.Intake]
    var hazards: [Double] = []

    init(_ settled: [Int: Double], _ surge: Surge) {
      destinations = surge.regions.map(\.region)
      shares = surge.regions.map(\.share)
      intakes = settled.filter { $0.value != 0 }.mapValues { .init(participants: $0) }
      hazards = surge.exitHazards
    }

    /// Every region, each year's people where the chain left them.
    init(_ handOver: SettledHandOver, regions: Int) {
      destinations = Array(0..<regions)
      shares = destinations.map { _ in 1 / Double(regions) }
      intakes = handOver.entrants.filter { $0.value.total > 0 }.reduce(into: [:]) {
        let (year, table) = ($1.key, $1.value)
        var shares = table
        let total = table.total
        for cell in shares.values.indices { shares.values[cell] /= total }
        $0[year] = .init(
          participants: total, pattern: DriverRows(shares),
          hazards: [1, 2].map { 1 - handOver.stayingShare(enteredIn: year, in: year + $0) })
      }
    }
  }

  /// Runs the daily chain at its central values.
  private func handOver(
    of surge: Surge, _ intervention: Intervention
  ) throws(PlanError) -> SettledHandOver? {
    guard let course = surge.course else { return nil }
    let residents = try residentsWithoutCrises(in: course.year)
    return try CrisisPlanner(country)
      .plan(surge, named: intervention.name, residents: residents)
      .map { SettledHandOver($0) }
  }

  /// On 1 January, as the forecast has them without any crisis.
  private func residentsWithoutCrises(in year: Int) throws(PlanError) -> RegionalTable {
    var calm = base
    calm.scenario.interventions.removeAll(where: \.action.isCrisis)
    let forecast = try InterventionPlan.added(to: calm).forecast()
    let horizon = scenario.horizon
    return forecast.population(in: min(max(year, horizon.first), horizon.last))
  }

  /// Those who live in another region for a year than the one they fled from; who goes home before, or
  /// finds a home in the same region, changes no yearly figure. Where they go is that of all years of
  /// the flight together.
  mutating func add(
    _ displacement: Displacement, of intervention: Intervention
  ) throws(PlanError) {
    let residents = try residentsWithoutCrises(in: displacement.course.year)
    let plan = CrisisPlanner(country).plan(
      displacement, named: intervention.name, residents: residents)
    let handOver = SettledHandOver(plan)
    let years = handOver.moved.keys.filter { scenario.horizon.eventYears.contains($0) }
    let origins = displacement.origins.map(\.region)
    let regions = country.regions.count
    let routes = origins.map { origin in
      (0..<regions).map { region in
        region == origin
          ? 0 : years.reduce(0) { $0 + (handOver.moved[$1]?[origin]?[region] ?? 0) }
      }
    }
    let leaving = routes.map { $0.reduce(0, +) }
    let total = leaving.reduce(0, +)
    guard total > 0 else {
      return report(intervention, .nobodySettles)
    }
    add(
      Relocation(
        name: intervention.name, origins: origins, originShares: leaving.map { $0 / total },
        destinations: Array(0..<regions),
        routes: zip(routes, leaving).map { row, sum in
          row.map { sum > 0 ? $0 / sum : 1 / Double(regions) }
        },
        profile: CellLayout.row(of: plan.event.profile),
        intakes: years.reduce(into: [:]) { intakes, year in
          intakes[year] = .init(
            participants: handOver.entrants[year]?.total ?? 0,
            hazards: [1, 2].map {
              1 - handOver.stayingShare(enteredIn: year, in: year + $0)
            })
        }, trackedYears: Int.max),
      intervention, terms: nil, uptake: displacement.displaced.relative)
  }
}
