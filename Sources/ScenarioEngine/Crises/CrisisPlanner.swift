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
  package func plan(
    _ surge: Surge, named name: String, residents: RegionalTable
  ) -> CrisisPlan? {
    guard let daily = surge.daily else { return nil }
    let points = points(of: daily)
    return plan(
      event: event(surge, daily, named: name), points: points, residents: residents,
      quotas: quotas(of: surge))
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
      }, residents: residents, quotas: quotas)
  }

  private func plan(
    event: CrisisEvent, points: [EntryPoint], residents: RegionalTable, quotas: [Double]
  ) -> CrisisPlan {
    CrisisPlan(
      regionIDs: country.regions.ids, event: event, points: points,
      diversion: assumptions.diversion, borderGrowth: assumptions.borderGrowth,
      kilometres: kilometres, pulls: pulls(residents), settlement: assumptions.settlement,
      rentals: (0..<country.regions.count).map(rental), reception: reception,
      placement: PlacementPolicy(quotas: quotas), services: norms.services,
      capacities: norms.services.map { service in
        (0..<country.regions.count).map {
          capacity(of: service.id, region: $0, residents: residents)
        }
      },
      calendar: assumptions.calendar)
  }

  // MARK: The event

  private func event(_ surge: Surge, _ daily: Surge.Daily, named name: String) -> CrisisEvent {
    let pulse = pulse(daily)
    let wave = CrisisEvent.Wave(
      arrivals: surge.arrivals.spread.map { UncertainValue($0) }
        ?? UncertainValue(surge.arrivals.central),
      pulse: pulse, shape: UncertainValue(pulse.shape, within: assumptions.shapeRange),
      scaleDays: UncertainValue(pulse.scaleDays, within: assumptions.scaleRange),
      floor: UncertainValue(pulse.floor, within: assumptions.floorRange))
    return CrisisEvent(
      name: name, start: CalendarDay(year: daily.year, month: daily.month, day: daily.day),
      dayCount: daily.days, waves: [wave], profile: surge.profile, householdSize: householdSize,
      stay: stay(surge, daily), managedShare: daily.managedShare,
      dailyNoise: assumptions.dailyNoise)
  }

  private func pulse(_ daily: Surge.Daily) -> ArrivalPulse {
    let tail = assumptions.deadlineTail
    // The tail has faded when the days end.
    let kind: ArrivalPulse.Kind =
      switch daily.pulse.kind {
      case .gamma: .gamma
      case .deadline:
        .deadline(
          day: max(1, daily.days - 1 - Int(5 * tail.days)), tailShare: tail.share,
          tailDays: tail.days)
      }
    return ArrivalPulse(
      kind: kind, shape: daily.pulse.shape, scaleDays: daily.pulse.scaleDays,
      floor: daily.pulse.floor, floorHalfLifeDays: daily.pulse.floorHalfLifeDays)
  }

  private func stay(_ surge: Surge, _ daily: Surge.Daily) -> StayLaw {
    let share = daily.transitShare
    let spread = assumptions.transitSpread
    let settled = surge.settledHalfLifeDays.map { StayLaw.meanDays(halfLife: $0) }
    return StayLaw(
      transitShare: share > 0
        ? UncertainValue(share, within: max(0, share - spread)...min(1, share + spread))
        : UncertainValue(0),
      transitDays: max(daily.transitStayDays, .leastNonzeroMagnitude),
      settledDays: settled.map {
        UncertainValue(
          $0,
          within: ($0 * assumptions.settledSpread.lowerBound)...($0
            * assumptions.settledSpread.upperBound))
      } ?? UncertainValue(.infinity))
  }

  /// Those who travel in one car share a home.
  private var householdSize: Double { norms.value("border", "persons of a car")?.value ?? 1 }

  // MARK: The border

  private func points(of daily: Surge.Daily) -> [EntryPoint] {
    var points: [EntryPoint] = []
    var neighbours: Set<String> = []
    for entry in daily.entries {
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

  private func pulls(_ residents: RegionalTable) -> [RegionPull] {
    let wages = latest("wage")
    let known = wages.compactMap { $0 }
    let mean = known.reduce(0, +) / Double(max(1, known.count))
    return (0..<country.regions.count).map { region in
      RegionPull(
        population: residents.total(region: region),
        jobs: known.count == wages.count ? wages[region].map { log($0 / mean) } ?? 0 : 0)
    }
  }

  /// The latest value of a covariate in each region.
  private func latest(_ name: String) -> [Double?] {
    (0..<country.regions.count).map { region in
      country.covariates.filter { $0.name == name && $0.region == region }
        .max { $0.year < $1.year }?.value
    }
  }

  private func quotas(of surge: Surge) -> [Double] {
    guard !surge.regions.isEmpty else { return country.regions.regions.map { _ in .infinity } }
    let named = Set(surge.regions.filter { $0.share > 0 }.map(\.region))
    return (0..<country.regions.count).map { named.contains($0) ? .infinity : 0 }
  }

  private var reception: [ReceptionRule] {
    let low = norms.value("reception", "planned stay in a transit centre, low")?.value
    let high = norms.value("reception", "planned stay in a transit centre, high")?.value
    let stay = low.flatMap { low in high.map { (low + $0) / 2 } } ?? assumptions.receptionDays
    let perDesk = norms.value("registration", "emergency individual registration, low")?.value
    return (0..<country.regions.count).map { region in
      let desks = country.planning.capacity(of: "registration_desks", region: region)?.capacity
      return ReceptionRule(
        stayDays: stay,
        registrationsPerDay: desks.flatMap { desks in perDesk.map { desks * $0 } })
    }
  }

  private func rental(_ region: Int) -> RentalStock? {
    guard let record = country.planning.capacity(of: "rental_dwellings", region: region),
      let dwellings = record.capacity, let demand = record.demand
    else { return nil }
    return RentalStock(dwellings: dwellings, letToResidents: demand)
  }

  /// Services that only the event asks for have no residents.
  private static let withoutResidents: Set<String> = [
    "reception_places", "shelter_area", "toilets", "relief_kits", "food", "registration_desks",
    "border_staff", "reception_staff",
  ]
  /// Two shifts become three.
  private static let thirdShift = 0.5

  /// `nil` where the package does not say both what there is and what is asked of it.
  ///
  /// What residents ask for grows with their number since the date of the row.
  func capacity(
    of service: String, region: Int, residents: RegionalTable
  ) -> ServiceCapacity? {
    guard let record = country.planning.capacity(of: service, region: region),
      let capacity = record.capacity
    else { return nil }
    let asked = record.demand.map { $0 * growth(since: record.date, region: region, residents) }
    return (asked ?? (Self.withoutResidents.contains(service) ? 0 : nil)).map {
      ServiceCapacity(
        sites: [.init(capacity: capacity)], residents: $0,
        lastReserve: service == "school_places" ? capacity * Self.thirdShift : 0,
        buildRate: record.buildPerDay.flatMap { $0 > 0 ? $0 : nil })
    }
  }

  /// Residents over those of the population nearest to a date; one where there is none.
  private func growth(since date: String?, region: Int, _ residents: RegionalTable) -> Double {
    guard let date, let day = CalendarDay(iso: date),
      let nearest = country.populations.keys.min(by: {
        abs(CalendarDay(year: $0, month: 1, day: 1) - day)
          < abs(CalendarDay(year: $1, month: 1, day: 1) - day)
      }),
      let then = country.populations[nearest]?.total(region: region), then > 0
    else { return 1 }
    return residents.total(region: region) / then
  }
}
