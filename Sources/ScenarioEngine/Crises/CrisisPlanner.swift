import Demography
import Ensembles
import Glibc
import LinearAlgebra
import Migration
import Readiness

/// Turns a surge of a scenario and what is known of the country into a plan of the daily chain.
package struct CrisisPlanner: Sendable {
  package let country: CountryData
  package let norms: ServiceNorms
  package var assumptions: CrisisAssumptions

  package init(_ country: CountryData, assumptions: CrisisAssumptions = CrisisAssumptions()) {
    self.country = country
    norms = ServiceNorms(country.planning.norms)
    self.assumptions = assumptions
  }

  /// - Parameters:
  ///   - residents: persons on 1 January of the year in which the event starts.
  /// - Returns: `nil` for a surge that only states settled persons.
  /// - Throws: `PlanError` where no size of the event lets as many in on the first days as were counted.
  package func plan(
    _ surge: Surge, named name: String, residents: RegionalTable
  ) throws(PlanError) -> CrisisPlan? {
    guard let course = surge.course else { return nil }
    let size = surge.arrivals ?? Estimate(surge.firstDays.reduce(0, +))
    var event = event(
      course, named: name, kind: .surge, persons: size, profile: surge.profile)
    if let border = surge.border {
      event.ordinaryTrafficFall = border.ordinaryFall
      event.ordinaryTrafficFallDay = border.ordinaryFallDay
    }
    let named = surge.regions.filter { $0.share > 0 }.map(\.region)
    var plan = plan(
      event: event, points: points(of: surge), residents: residents, course: course,
      placement: placement(course, in: named))
    if surge.arrivals == nil {
      guard let persons = EventSize.persons(admitting: surge.firstDays, in: plan) else {
        throw PlanError(
          field: "interventions.\(name).first_days",
          "no event of any size lets so many in on these days",
          remedy: "raise the capacity of `border`, or state `arrivals`")
      }
      plan.event.waves[0].arrivals = UncertainValue(Surge.sizeFromFirstDays(persons))
      plan.event.isSizedByFirstDays = true
    }
    return plan
  }

  /// - Parameter residents: persons on 1 January of the year in which the event starts.
  package func plan(
    _ displacement: Displacement, named name: String, residents: RegionalTable
  ) -> CrisisPlan {
    let event = event(
      displacement.course, named: name, kind: .displacement, persons: displacement.displaced,
      profile: displacement.profile
        ?? Self.profile(of: residents, in: displacement.origins))
    var plan = plan(
      event: event,
      points: displacement.origins.map {
        EntryPoint(
          id: country.regions.regions[$0.region].id, region: $0.region, share: $0.share)
      }, residents: residents, course: displacement.course,
      placement: placement(displacement.course, in: displacement.placement))
    plan.settlement.withinRegion = displacement.withinRegion
    return plan
  }

  /// Arrivals of a programme in one year, placed as they come from April to October.
  ///
  /// - Returns: `nil` where the programme brings nobody in the year.
  package func plan(
    _ programme: Resettlement, named name: String, year: Int, residents: RegionalTable
  ) -> CrisisPlan? {
    let persons =
      programme.participants[year] * programme.personsPerParticipant * programme.uptake.central
    guard persons > 0 else { return nil }
    let start = CalendarDay(year: year, month: 4, day: 1)
    let season = CalendarDay(year: year, month: 11, day: 1) - start
    let event = CrisisEvent(
      name: "\(name) \(year)", kind: .resettlement, start: start, dayCount: 365,
      waves: [
        CrisisEvent.Wave(
          arrivals: UncertainValue(persons), pulse: ArrivalPulse(kind: .even(days: season)))
      ],
      profile: programme.terms.profile, householdSize: max(1, programme.terms.familySize),
      stay: .everybodyStays, managedShare: 1, dailyNoise: 0)
    var quotas = [Double](repeating: 0, count: country.regions.count)
    for destination in programme.destinations {
      // A little more than all, so that rounding leaves nobody behind.
      quotas[destination.region] += persons * destination.share * (1 + 1e-9)
    }
    return plan(
      event: event,
      points: programme.destinations.map {
        EntryPoint(
          id: country.regions.regions[$0.region].id, region: $0.region, share: $0.share)
      }, residents: residents, course: nil, placement: PlacementPolicy(quotas: quotas))
  }

  private func plan(
    event: CrisisEvent, points: [EntryPoint], residents: RegionalTable, course: CrisisCourse?,
    placement: PlacementPolicy
  ) -> CrisisPlan {
    let stock = ServiceStock(country: country, residents: residents)
    return CrisisPlan(
      regionIDs: country.regions.ids, event: event, points: points,
      diversion: assumptions.diversion, borderGrowth: assumptions.borderGrowth,
      kilometres: kilometres, pulls: pulls(residents, course), settlement: assumptions.settlement,
      rentals: (0..<country.regions.count).map(rental), reception: reception,
      placement: placement, services: norms.services,
      capacities: norms.services.map { service in
        (0..<country.regions.count).map { stock.capacity(of: service.id, region: $0) }
      },
      calendar: assumptions.calendar)
  }

  // MARK: The event

  private func event(
    _ course: CrisisCourse, named name: String, kind: CrisisEvent.Kind, persons: Estimate,
    profile: AgeSexTable
  ) -> CrisisEvent {
    let pulse = pulse(course)
    let wave = CrisisEvent.Wave(
      arrivals: UncertainValue(persons),
      pulse: pulse, shape: UncertainValue(pulse.shape, within: assumptions.shapeRange),
      scaleDays: UncertainValue(pulse.scaleDays, within: assumptions.scaleRange),
      floor: UncertainValue(pulse.floor, within: assumptions.floorRange))
    return CrisisEvent(
      name: name, kind: kind,
      start: CalendarDay(year: course.year, month: course.month, day: course.day),
      dayCount: course.days, waves: [wave], profile: profile, householdSize: householdSize,
      stay: stay(course), hostedShare: UncertainValue(course.hosted),
      managedShare: course.managedShare, dailyNoise: assumptions.dailyNoise)
  }

  private func pulse(_ course: CrisisCourse) -> ArrivalPulse {
    let tail = assumptions.deadlineTail
    // The tail has faded when the days end.
    let kind: ArrivalPulse.Kind =
      switch course.pulse.kind {
      case .gamma: .gamma
      case .deadline:
        .deadline(
          day: max(1, course.days - 1 - Int(5 * tail.days)), tailShare: tail.share,
          tailDays: tail.days)
      }
    return ArrivalPulse(
      kind: kind, shape: course.pulse.shape, scaleDays: course.pulse.scaleDays,
      floor: course.pulse.floor, floorHalfLifeDays: course.pulse.floorHalfLifeDays)
  }

  private func stay(_ course: CrisisCourse) -> StayLaw {
    let share = course.shortStayShare
    let spread = assumptions.transitSpread
    let settled = course.halfLifeDays.map { StayLaw.meanDays(halfLife: $0) }
    return StayLaw(
      transitShare: share > 0
        ? UncertainValue(share, within: max(0, share - spread)...min(1, share + spread))
        : UncertainValue(0),
      transitDays: max(course.shortStayDays, .leastNonzeroMagnitude),
      settledDays: settled.map {
        UncertainValue(
          $0,
          within: ($0 * assumptions.settledSpread.lowerBound)...($0
            * assumptions.settledSpread.upperBound))
      } ?? UncertainValue(.infinity))
  }

  /// Those who travel in one car share a home.
  private var householdSize: Double { norms.value("border", "persons of a car")?.value ?? 1 }

  /// Shares by sex and age of the residents of some regions.
  private static func profile(of residents: RegionalTable, in regions: [RegionShare])
    -> AgeSexTable
  {
    var profile = AgeSexTable()
    for each in regions {
      let people = residents[each.region]
      let total = people.total
      for cell in profile.values.indices where total > 0 {
        profile.values[cell] += each.share * people.values[cell] / total
      }
    }
    return profile
  }

  // MARK: The border

  private func points(of surge: Surge) -> [EntryPoint] {
    var points: [EntryPoint] = []
    var neighbours: Set<String> = []
    for entry in surge.entries {
      switch entry.place {
      case .region(let region):
        let all = country.planning.checkpoints.filter { $0.region == region }
        points.append(together(all, region: region, share: entry.share))
      case .checkpoint(let name):
        guard let found = country.planning.checkpoints.first(where: { $0.name == name }) else {
          continue
        }
        neighbours.insert(found.neighbour)
        points.append(point(found, share: entry.share))
      }
    }
    if let border = surge.border { return points.map { $0.with(border, assumptions) } }
    // Where else people can go who do not want to wait: neighbours of the same border that are known.
    let named = Set(points.map(\.id))
    for other in country.planning.checkpoints
    where neighbours.contains(other.neighbour) && !named.contains(other.name) {
      let point = point(other, share: 0)
      if point.capacity != nil { points.append(point) }
    }
    return points
  }

  private func point(_ checkpoint: Checkpoint, share: Double) -> EntryPoint {
    EntryPoint(
      id: checkpoint.name, region: checkpoint.region, share: share,
      ordinaryTraffic: checkpoint.basePersonsPerDay,
      capacity: personsPerDay(checkpoint).map(capacity))
  }

  /// All checkpoints of a region as one; its capacity is known when all of theirs are.
  private func together(_ all: [Checkpoint], region: Int, share: Double) -> EntryPoint {
    let capacities = all.compactMap(personsPerDay)
    let traffic = all.compactMap(\.basePersonsPerDay)
    return EntryPoint(
      id: country.regions.regions[region].id, region: region, share: share,
      ordinaryTraffic: traffic.isEmpty ? nil : traffic.reduce(0, +),
      capacity: !all.isEmpty && capacities.count == all.count
        ? capacity(capacities.reduce(0, +)) : nil)
  }

  private func capacity(_ personsPerDay: Double) -> BorderCapacity {
    BorderCapacity(initial: personsPerDay, maximum: assumptions.borderReserve * personsPerDay)
  }

  /// As stated, or from lanes that are open day and night.
  private func personsPerDay(_ checkpoint: Checkpoint) -> Double? {
    if let stated = checkpoint.personsPerDay { return stated }
    guard let lanes = checkpoint.lanes,
      let minutes = norms.value("border", "car at a lane incl. customs")?.value,
      let persons = norms.value("border", "persons of a car")?.value
    else { return nil }
    return BorderCapacity.personsPerDay(
      lanes: lanes, hours: 24, minutesPerVehicle: minutes, personsPerVehicle: persons)
  }

  // MARK: Regions

  private var kilometres: [Double] {
    let count = country.regions.count
    guard let distances = country.distances else {
      return .init(repeating: 0, count: count * count)
    }
    return (0..<(count * count)).map { distances.kilometres[$0 / count, $0 % count] }
  }

  private func pulls(_ residents: RegionalTable, _ course: CrisisCourse?) -> [RegionPull] {
    let wages = latest("wage")
    let known = wages.compactMap { $0 }
    let mean = known.reduce(0, +) / Double(max(1, known.count))
    return (0..<country.regions.count).map { region in
      RegionPull(
        population: residents.total(region: region), network: course?.networks[region] ?? 0,
        jobs: known.count == wages.count ? wages[region].map { log($0 / mean) } ?? 0 : 0,
        policy: course?.policy[region] ?? 0)
    }
  }

  /// The latest value of a covariate in each region.
  private func latest(_ name: String) -> [Double?] {
    (0..<country.regions.count).map { region in
      country.covariates.filter { $0.name == name && $0.region == region }
        .max { $0.year < $1.year }?.value
    }
  }

  /// Quotas as stated, in the regions named, or in all where none is.
  private func placement(_ course: CrisisCourse, in named: [Int]) -> PlacementPolicy {
    PlacementPolicy(
      quotas: (0..<country.regions.count).map {
        named.isEmpty || named.contains($0) ? course.quotas[$0] ?? .infinity : 0
      }, transportPerDay: course.transportPerDay ?? .infinity)
  }

  private var reception: [ReceptionRule] {
    let low = norms.value("reception", "planned stay in a transit centre, low")?.value
    let high = norms.value("reception", "planned stay in a transit centre, high")?.value
    let stay = low.flatMap { low in high.map { (low + $0) / 2 } } ?? assumptions.receptionDays
    let perDesk = norms.value("registration", "emergency individual registration, low")?.value
    return (0..<country.regions.count).map { region in
      let desks = country.planning.capacity(of: "registration_desks", region: region)
      let daily = { (desks: Double?) in desks.flatMap { desks in perDesk.map { desks * $0 } } }
      let (first, most) = (desks?.capacity, desks?.fullCapacity)
      let built = desks?.buildPerDay ?? 0
      return ReceptionRule(
        stayDays: stay, registrationsPerDay: daily(first),
        mostRegistrationsPerDay: built > 0 ? daily(most) : nil,
        rampDays: built > 0 ? max(0, (most ?? 0) - (first ?? 0)) / built : 0,
        hostPlaces: country.planning.capacity(of: "host_places", region: region)?.capacity)
    }
  }

  private func rental(_ region: Int) -> RentalStock? {
    guard let record = country.planning.capacity(of: "rental_dwellings", region: region),
      let dwellings = record.capacity, let demand = record.demand
    else { return nil }
    return RentalStock(dwellings: dwellings, letToResidents: demand)
  }
}

extension EntryPoint {
  /// With its share of what all entry points together admit, where its own capacity is not known.
  fileprivate func with(_ border: Surge.Border, _ assumptions: CrisisAssumptions) -> EntryPoint {
    guard capacity == nil else { return self }
    var point = self
    let maximum = border.maximum ?? max(1, assumptions.borderReserve) * border.capacity
    point.capacity = BorderCapacity(
      initial: share * border.capacity, maximum: share * maximum,
      growth: border.addedPerDay.map { $0 / border.capacity })
    if let ordinary = border.ordinary { point.ordinaryTraffic = share * ordinary }
    return point
  }
}

extension UncertainValue {
  fileprivate init(_ estimate: Estimate) {
    self = estimate.spread.map { UncertainValue($0) } ?? UncertainValue(estimate.central)
  }
}
