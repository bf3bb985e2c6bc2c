import Demography
import Readiness

/// What a region can serve of a service and what its residents ask for, in units of the service, as
/// `capacity.csv` and the residents of a day tell.
struct ServiceStock {
  let country: CountryData
  /// Of the day for which the figures are wanted.
  let residents: RegionalTable

  /// Pupils are all residents of these ages, an assumption.
  static let schoolAges = CrisisEvent.schoolAges
  /// A unit of `capacity.csv` by which schools are told: how many pupils sit on a hundred places.
  static let pupilsPerHundredPlaces = "pupils per 100 places"
  /// Two shifts become three.
  private static let thirdShift = 0.5
  /// Services that only an event asks for have no residents.
  private static let withoutResidents: Set<String> = [
    "reception_places", "shelter_area", "toilets", "showers", "taps", "relief_kits", "food",
    "registration_desks", "border_staff", "reception_staff",
  ]

  /// `nil` where the package does not say both what there is and what is asked of it.
  ///
  /// What residents ask for grows with their number since the date of the row.
  func capacity(of service: String, region: Int) -> ServiceCapacity? {
    guard let whole = country.planning.capacity(of: service, region: region) else { return nil }
    if whole.unit == Self.pupilsPerHundredPlaces { return schools(whole, region: region) }
    let rows = country.planning.sites(of: service, region: region)
    let sites = rows.compactMap { row in
      row.capacity.map { capacity in
        ServiceCapacity.Site(
          name: row.site, capacity: capacity, openingDay: row.openingDay ?? 0,
          addedPerDay: row.fullCapacity == nil ? 0 : row.buildPerDay ?? 0,
          fullCapacity: row.fullCapacity)
      }
    }
    guard !rows.isEmpty, sites.count == rows.count else { return nil }
    let asked = whole.demand.map { $0 * growth(since: whole.date, region: region) }
    return (asked ?? (Self.withoutResidents.contains(service) ? 0 : nil)).map {
      ServiceCapacity(
        sites: sites, residents: $0,
        lastReserve: service == "school_places" ? (whole.capacity ?? 0) * Self.thirdShift : 0,
        buildRate: whole.buildPerDay.flatMap { $0 > 0 ? $0 : nil })
    }
  }

  /// School places: stated, or from the pupils of the day of the row and how many of them sit on a
  /// hundred places.
  func schoolPlaces(region: Int) -> Double? {
    let record = country.planning.capacity(of: "school_places", region: region)
    guard let record, record.unit == Self.pupilsPerHundredPlaces else { return record?.capacity }
    guard let perHundred = record.demand, perHundred > 0,
      let then = population(near: record.date)?[region]
    else { return nil }
    return 100 * then.persons(aged: Self.schoolAges) / perHundred
  }

  private func schools(_ record: CapacityRecord, region: Int) -> ServiceCapacity? {
    guard let places = schoolPlaces(region: region) else { return nil }
    return ServiceCapacity(
      sites: [.init(capacity: places)],
      residents: residents[region].persons(aged: Self.schoolAges),
      lastReserve: places * Self.thirdShift,
      buildRate: record.buildPerDay.flatMap { $0 > 0 ? $0 : nil })
  }

  /// Residents over those of the population nearest to a date; one where there is none.
  private func growth(since date: String?, region: Int) -> Double {
    guard let then = population(near: date)?.total(region: region), then > 0 else { return 1 }
    return residents.total(region: region) / then
  }

  /// The population of the package on the 1 January nearest to a date.
  private func population(near date: String?) -> RegionalTable? {
    guard let date, let day = CalendarDay(iso: date),
      let nearest = country.populations.keys.min(by: {
        abs(CalendarDay(year: $0, month: 1, day: 1) - day)
          < abs(CalendarDay(year: $1, month: 1, day: 1) - day)
      })
    else { return nil }
    return country.populations[nearest]
  }
}
