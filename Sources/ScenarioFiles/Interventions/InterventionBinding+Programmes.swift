import Demography
import Diagnostics
import ScenarioEngine

// Programmes: resettlement, ethnic return, study places.
extension InterventionBinding {
  mutating func resettlement() -> Resettlement? {
    let counts = values.text(key("counts")).flatMap(Resettlement.Counts.init) ?? .persons
    let persons = personsPerParticipant(counts)
    let participants = series(within: "participants")
    checkBaseline(against: "participants")
    let origins = shares("from")
    let destinations = shares("to")
    let routes = routes(from: origins)
    refuseBothWays(origins, destinations)
    let terms = terms(defaultProfile: "resettlers")
    guard let participants, let baseline = number("baseline"),
      let additionality = estimate("additionality"), let origins, let destinations, let terms,
      let persons
    else { return nil }
    return Resettlement(
      counts: counts, personsPerParticipant: persons, participants: participants,
      baseline: baseline, uptake: estimate("uptake") ?? Estimate(1), additionality: additionality,
      origins: origins, destinations: destinations, routes: routes, terms: terms)
  }

  private mutating func personsPerParticipant(_ counts: Resettlement.Counts) -> Double? {
    let persons = number("persons_per_participant")
    switch counts {
    case .persons:
      if let persons, persons != 1 {
        report(
          "persons_per_participant", "is \(persons.plain), but persons are counted: each is one",
          remedy: "write counts: working_age, or remove the line")
      }
      return 1
    case .workingAge:
      if persons == nil {
        reportMissing(
          "persons_per_participant",
          "those of working age are counted, and their families move with them")
      }
      return persons
    }
  }

  /// A baseline far above every participant counts something else.
  private mutating func checkBaseline(against name: String) {
    guard let baseline = number("baseline"), let largest = largest(name), largest > 0,
      baseline > Self.baselineLimit * largest
    else { return }
    report(
      "baseline",
      "is \(baseline.plain), more than \(Self.baselineLimit.plain) times the largest of `\(name)`, \(largest.plain)",
      remedy: "both count the same: persons, or those of working age")
  }

  private static let baselineLimit = 10.0

  private func largest(_ name: String) -> Double? {
    guard case .national(let points) = values.level(key(name)) else { return nil }
    return points.map(\.value).max()
  }

  private mutating func routes(from origins: [RegionShare]?) -> [Int: [RegionShare]] {
    let stated = values.routes(key("routes"))
    let rows = rows(of: stated.map(\.origin), "routes", keepingPlaces: true)
    var routes: [Int: [RegionShare]] = [:]
    for (row, route) in zip(rows, stated) where row >= 0 {
      let shares = shares(route.shares, "routes.\(route.origin.name)")
      routes[row] = shares
      guard let origins else { continue }
      if !origins.contains(where: { $0.region == row }) {
        faults.add(
          at: route.origin.position, field: key("routes"),
          "'\(route.origin.name)' is no origin of the programme",
          remedy: "name it in `from`, or remove the route")
      }
      for (share, input) in zip(shares, route.shares)
      where origins.contains(where: { $0.region == share.region }) {
        faults.add(
          at: input.position, field: key("routes.\(route.origin.name)"),
          "'\(input.name)' is an origin of the same programme",
          remedy: "people would be sent to where others are taken from")
      }
    }
    return routes
  }

  /// A region gives people or receives them.
  private mutating func refuseBothWays(_ origins: [RegionShare]?, _ destinations: [RegionShare]?) {
    guard let origins, destinations != nil else { return }
    let giving = Set(origins.map(\.region))
    for input in values.shares(key("to")) ?? [] {
      guard let row = country.regions.row(of: input.name), giving.contains(row) else { continue }
      faults.add(
        at: input.position, field: key("to"),
        "'\(input.name)' is an origin of the same programme",
        remedy: "keep it in `from` or in `to`")
    }
  }

  // MARK: Ethnic return

  mutating func kandas() -> Kandas? {
    let name = isStated("status_grants") ? "status_grants" : "arrivals"
    let arrivals = series(within: name)
    let arriving = number("arriving_share")
    if name == "status_grants", arriving == nil {
      reportMissing("arriving_share", "not everybody who is granted the status arrives that year")
    }
    checkBaseline(against: name)
    let quotaShare = number("quota_share") ?? 0
    let quota = shares("quota")
    if quotaShare > 0, quota == nil {
      reportMissing("quota", "a part of \(quotaShare.plain) settles within the quota")
    }
    let destinations = shares("to")
    if quotaShare < 1, destinations == nil {
      reportMissing("to", "those outside the quota settle somewhere")
    }
    let terms = terms(defaultProfile: "kandas")
    guard let arrivals, let baseline = number("baseline"), let terms else { return nil }
    return Kandas(
      arrivals: arrivals.scaled(by: name == "status_grants" ? arriving ?? 1 : 1),
      baseline: baseline, uptake: estimate("uptake") ?? Estimate(1), quotaShare: quotaShare,
      quota: quota ?? [], destinations: destinations ?? [], origins: namedShares("origins"),
      schooling: namedShares("schooling"), terms: terms)
  }

  // MARK: Study places

  mutating func studyPlaces() -> StudyPlaces? {
    let places = series(within: "places")
    let origins = shares("from")
    let destinations = shares("to")
    refuseBothWays(origins, destinations)
    let terms = terms(defaultProfile: nil)
    guard let places, let origins, let destinations, let years = number("years_of_study"),
      let stay = estimate("stay"), let terms
    else { return nil }
    return StudyPlaces(
      places: places, newcomerShare: number("newcomer_share") ?? 1, origins: origins,
      destinations: destinations, yearsOfStudy: Int(years), stay: stay, terms: terms)
  }

  // MARK: What programmes have in common

  private mutating func terms(defaultProfile: String?) -> ProgrammeTerms? {
    let profile = programmeProfile(default: defaultProfile)
    let support = support()
    checkPrices(hasSupport: !support.isEmpty)
    guard let profile else { return nil }
    return ProgrammeTerms(
      profile: profile, retention: retention(),
      returnFactor: estimate("return_factor") ?? Estimate(1),
      workingAgeShare: workingAgeShare(of: profile), employedShare: number("employed") ?? 0,
      familySize: number("family_size") ?? 1, support: support,
      priceYear: values.year(key("price_year")))
  }

  private mutating func programmeProfile(default name: String?) -> AgeSexTable? {
    if isStated("profile") { return profile() }
    guard let name else {
      assume("profile", "An assumption: students are 17 to 22 years old, evenly.")
      let ages = 17...22
      return AgeSexTable { _, age in ages.contains(age) ? 1 / Double(2 * ages.count) : 0 }
    }
    if let profile = country.profiles[name] { return profile }
    reportMissing("profile", "the data package has no profile '\(name)' to take instead")
    return nil
  }

  private func retention() -> Retention {
    let points = values.retention(key("retention"))
    let tracked = number("tracked_years").map { Int($0) }
    return Retention(points: points ?? [:], trackedYears: tracked ?? (points == nil ? 0 : 10))
  }

  private mutating func workingAgeShare(of profile: AgeSexTable) -> Double {
    if let stated = number("working_age") { return stated }
    guard let group = country.ageGroups.first(where: { $0.id == "working_age" }) else {
      if (number("employed") ?? 0) > 0 {
        reportMissing(
          "working_age", "the data package has no age group working_age to take it from")
      }
      return 0
    }
    let shares = group.shares(in: years.lowerBound)
    return zip(profile.values, shares.values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private mutating func support() -> [SupportInstrument] {
    (values.items[key("support")] ?? []).compactMap { item in
      let field = "support.\(item.name)"
      guard let mrp = series("\(field).mrp"),
        let per = values.text(key("\(field).per")).flatMap(SupportInstrument.Case.init)
      else { return nil }
      return SupportInstrument(
        name: item.name, mrp: mrp, months: number("\(field).months") ?? 1, per: per,
        share: number("\(field).share") ?? 1, employerShare: number("\(field).employer_share") ?? 0)
    }
  }

  /// Costs in tenge need the monthly calculation index.
  private mutating func checkPrices(hasSupport: Bool) {
    let known = Set(country.prices.filter { $0.name == "mrp" }.map(\.year)).sorted()
    if let year = values.year(key("price_year")), !known.contains(year) {
      report(
        "price_year", "the data package has no price 'mrp' of \(year)",
        remedy: known.isEmpty
          ? "prices.csv has none at all"
          : "it has those of \(known.map(String.init).joined(separator: ", "))")
    } else if hasSupport, known.isEmpty {
      report(
        "support",
        "is stated in monthly calculation indices, and the data package has no price 'mrp'",
        remedy: "add it to prices.csv")
    }
  }
}

extension YearSeries {
  /// The same path in another unit.
  fileprivate func scaled(by factor: Double) -> YearSeries {
    guard factor != 1 else { return self }
    return YearSeries(Dictionary(years.map { ($0, self[$0] * factor) }) { first, _ in first })
  }
}
