import Demography

/// What residents ask of services in ordinary years, from the forecast without any event.
package struct OrdinaryYears: Sendable {
  /// One service in a region on 1 January of a year, or in the course of it.
  package struct Row: Sendable, Equatable {
    package let year: Int
    package let region: Int
    package let service: String
    package let unit: String
    /// `nil`: no data.
    package let demand: Double?
    /// `nil`: no data.
    package let capacity: Double?
    package var gap: Double? {
      demand.flatMap { demand in capacity.map { max(0, demand - $0) } }
    }
  }

  package let rows: [Row]

  package init(_ forecast: Forecast, norms: ServiceNorms) {
    let builder = OrdinaryBuilder(forecast: forecast, norms: norms)
    rows = forecast.scenario.horizon.stockYears.flatMap { year in
      (0..<forecast.country.regions.count).flatMap { builder.rows(year: year, region: $0) }
    }
  }

  /// Without a forecast.
  package static let unknown = OrdinaryYears(rows: [])

  private init(rows: [Row]) { self.rows = rows }

  /// The first year with a gap, by region and service.
  package func yearOfBreach(region: Int, service: String) -> Int? {
    rows.first { $0.region == region && $0.service == service && ($0.gap ?? 0) > 0 }?.year
  }

  package var services: [String] {
    var seen: Set<String> = []
    return rows.map(\.service).filter { seen.insert($0).inserted }
  }
}

/// Makes the rows of one region and year.
private struct OrdinaryBuilder {
  let forecast: Forecast
  let norms: ServiceNorms

  private var country: CountryData { forecast.country }

  func rows(year: Int, region: Int) -> [OrdinaryYears.Row] {
    let people = forecast.population(in: year)
    func row(_ service: String, _ unit: String, _ demand: Double?, _ capacity: Double?)
      -> OrdinaryYears.Row
    {
      OrdinaryYears.Row(
        year: year, region: region, service: service, unit: unit, demand: demand,
        capacity: capacity)
    }
    return [
      preschool(people, year: year, region: region),
      row(
        "school_places", "places", people[region].persons(aged: ServiceStock.schoolAges),
        ServiceStock(country: country, residents: people).schoolPlaces(region: region)),
      row(
        "college_places", "students",
        students(people, "college_students", aged: 15...19, region: region),
        capacity("college_places", region)),
      row(
        "university_places", "students",
        students(people, "higher_education_students", aged: 17...22, region: region),
        capacity("university_places", region)),
      row("hospital_beds", "beds", beds(people, region), capacity("hospital_beds", region)),
      row("housing", "m2", housing(people, region), dwellings(region)),
      row(
        "adaptation_services", "immigrants a year", immigrants(year: year, region: region),
        capacity("adaptation_services", region)),
    ]
  }

  private func capacity(_ service: String, _ region: Int) -> Double? {
    country.planning.capacity(of: service, region: region)?.capacity
  }

  /// Children grow with their age group from the number that the row of its date tells.
  private func preschool(_ people: RegionalTable, year: Int, region: Int) -> OrdinaryYears.Row {
    let record = country.planning.capacity(of: "preschool_places", region: region)
    let demand = record.flatMap { record -> Double? in
      guard let stated = record.demand, let then = population(near: record.date) else { return nil }
      let before = then[region].persons(aged: 1...6)
      return before > 0 ? stated * people[region].persons(aged: 1...6) / before : nil
    }
    return OrdinaryYears.Row(
      year: year, region: region, service: "preschool_places", unit: record?.unit ?? "places",
      demand: demand, capacity: record?.capacity)
  }

  /// Students of `study_places.csv` grow with those of their ages.
  private func students(
    _ people: RegionalTable, _ measure: String, aged ages: ClosedRange<Int>, region: Int
  ) -> Double? {
    let known = country.planning.studyPlaces.filter {
      $0.measure == measure && $0.region == region
    }
    guard let latest = known.max(by: { $0.year < $1.year }),
      let then = population(near: "\(latest.year)-12-31")
    else { return nil }
    let before = then[region].persons(aged: ages)
    return before > 0 ? latest.value * people[region].persons(aged: ages) / before : nil
  }

  private func beds(_ people: RegionalTable, _ region: Int) -> Double? {
    norms.uses(of: "hospital_beds").first.map { $0.used * people.total(region: region) }
  }

  private func housing(_ people: RegionalTable, _ region: Int) -> Double? {
    norms.value("housing", "national registration norm in the capital, useful area")
      .map { $0.value * people.total(region: region) }
  }

  /// The stock of the latest year known; what is built later is not.
  private func dwellings(_ region: Int) -> Double? {
    let known = country.covariates.filter {
      $0.name == "housing_per_person" && $0.region == region
    }
    guard let latest = known.max(by: { $0.year < $1.year }),
      let then = population(near: "\(latest.year)-12-31")
    else { return nil }
    return latest.value * then.total(region: region)
  }

  private func immigrants(year: Int, region: Int) -> Double? {
    year < forecast.scenario.horizon.last
      ? forecast[year].immigrants.total(region: region) : nil
  }

  /// The population of the package on the 1 January nearest to a date, or the forecast's first.
  private func population(near date: String?) -> RegionalTable? {
    guard let date, let year = Int(date.prefix(4)) else {
      return forecast.populations.first
    }
    let january = date.dropFirst(5) < "07" ? year : year + 1
    let nearest = country.populations.keys.min { abs($0 - january) < abs($1 - january) }
    return nearest.flatMap { country.populations[$0] }
  }
}
