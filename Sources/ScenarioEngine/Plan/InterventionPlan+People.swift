import Demography
import Projection

// Programmes that move people: each becomes a relocation of the plan.
extension InterventionPlan {
  mutating func add(_ programme: Resettlement, of intervention: Intervention) {
    var intakes: [Int: Relocation.Intake] = [:]
    let persons = programme.personsPerParticipant
    for (_, year, shape) in acting(intervention) {
      let above = programme.participants[year] - programme.baseline
      intakes[year] = .init(
        participants: persons * (programme.baseline + shape * above),
        baseline: persons * programme.baseline)
    }
    let destinations = programme.allDestinations
    add(
      Relocation(
        name: intervention.name, origins: programme.origins.map(\.region),
        originShares: programme.origins.map(\.share), destinations: destinations,
        routes: programme.origins.map { origin in
          let shares = programme.routes[origin.region] ?? programme.destinations
          return destinations.map { row in
            shares.first { $0.region == row }?.share ?? 0
          }
        },
        profile: CellLayout.row(of: programme.terms.profile), intakes: intakes,
        terms: RelocationTerms(
          uptake: programme.uptake.central, additionality: programme.additionality.central,
          returnFactor: programme.terms.returnFactor.central),
        hazards: programme.terms.retention.hazards,
        trackedYears: programme.terms.retention.trackedYears),
      intervention, terms: programme.terms, uptake: programme.uptake,
      additionality: programme.additionality)
  }

  mutating func add(_ programme: Kandas, of intervention: Intervention) {
    var shares: [Int: Double] = [:]
    for quota in programme.quota {
      shares[quota.region, default: 0] += programme.quotaShare * quota.share
    }
    for other in programme.destinations {
      shares[other.region, default: 0] += (1 - programme.quotaShare) * other.share
    }
    var intakes: [Int: Relocation.Intake] = [:]
    for (_, year, shape) in acting(intervention) {
      let above = programme.arrivals[year] - programme.baseline
      intakes[year] = .init(
        participants: programme.baseline + shape * above, baseline: programme.baseline)
    }
    let destinations = shares.keys.sorted()
    add(
      Relocation(
        name: intervention.name, destinations: destinations,
        routes: [destinations.map { shares[$0] ?? 0 }],
        profile: CellLayout.row(of: programme.terms.profile), intakes: intakes,
        terms: RelocationTerms(
          uptake: programme.uptake.central, returnFactor: programme.terms.returnFactor.central),
        hazards: programme.terms.retention.hazards,
        trackedYears: programme.terms.retention.trackedYears),
      intervention, terms: programme.terms, uptake: programme.uptake)
  }

  mutating func add(_ programme: StudyPlaces, of intervention: Intervention) {
    var intakes: [Int: Relocation.Intake] = [:]
    for (_, year, shape) in acting(intervention) {
      intakes[year] = .init(
        participants: programme.places[year] * programme.newcomerShare * shape)
    }
    let years = programme.yearsOfStudy
    let leaving = [Double](repeating: 0, count: years - 1) + [1 - programme.stay.central]
    let destinations = programme.destinations
    add(
      Relocation(
        name: intervention.name, origins: programme.origins.map(\.region),
        originShares: programme.origins.map(\.share), destinations: destinations.map(\.region),
        routes: programme.origins.map { _ in destinations.map(\.share) },
        profile: CellLayout.row(of: programme.terms.profile), intakes: intakes,
        terms: RelocationTerms(returnFactor: programme.terms.returnFactor.central),
        hazards: leaving, trackedYears: years),
      intervention, terms: programme.terms, stay: programme.stay)
  }

  mutating func add(_ quota: LabourQuota, of intervention: Intervention) {
    var permits: [Int: Double] = [:]
    for (_, year, shape) in acting(intervention) { permits[year] = shape * quota.permits(in: year) }
    programmes.append(
      PlannedProgramme(
        name: intervention.name, kind: intervention.action.key, relocation: nil,
        destinations: quota.regions.map(\.region), terms: nil,
        permits: .init(
          byYear: permits, fillRate: quota.fillRate, shares: quota.regions.map(\.share))))
    report(intervention, .permits)
  }

  mutating func add(
    _ relocation: Relocation, _ intervention: Intervention, terms: ProgrammeTerms?,
    uptake: Estimate = Estimate(1), additionality: Estimate? = nil, stay: Estimate? = nil
  ) {
    programmes.append(
      PlannedProgramme(
        name: intervention.name, kind: intervention.action.key, relocation: relocations.count,
        destinations: relocation.destinations, terms: terms,
        draws: .init(
          uptake: uptake, additionality: additionality ?? Estimate(relocation.terms.additionality),
          returnFactor: terms?.returnFactor ?? Estimate(1), stay: stay)))
    relocations.append(relocation)
    let persons = relocation.intakes.keys.sorted().reduce(0) { $0 + relocation.moved(in: $1) }
    report(intervention, .moves(persons: persons, years: relocation.intakes.count))
  }
}
