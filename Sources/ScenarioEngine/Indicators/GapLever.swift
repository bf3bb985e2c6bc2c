import Demography

/// What would bring an outcome to its target, and how much of it.
package struct GapLever: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// More participants of a resettlement programme of the scenario.
    case programme(String)
    /// A programme of stated assumptions, where the scenario has none that acts in the year.
    case unitProgramme
    /// More immigrants.
    case immigrants

    package var name: String {
      switch self {
      case .programme(let name): name
      case .unitProgramme: "unit_programme"
      case .immigrants: "immigrants"
      }
    }
  }

  package let kind: Kind
  /// Persons a year more, in every year from the first target to the one that misses.
  package let personsPerYear: Double
}

/// Looks for the size of a resettlement programme that brings the net moves of some regions to a
/// target, by running the scenario again and again.
package struct GapLeverSearch {
  /// Assumptions of the programme that stands in where a scenario has none.
  package enum UnitProgramme {
    /// Share who would not have moved anyway.
    package static let additionality = 0.7
    /// Share still there after so many years: 5.4 % of those moved from 2017 to 2025 had gone back.
    package static let retention = Retention(
      points: [1: 0.988, 5: 0.94, 10: 0.884], trackedYears: 10)
    static let name = "unit_programme"
  }

  private let scenario: Scenario
  private let country: CountryData
  private let members: [Int]
  private let years: ClosedRange<Int>
  /// Net moves by year for each number of persons that was tried.
  private var tried: [Double: [Int: Double]] = [:]
  package let kind: GapLever.Kind

  /// - Parameters:
  ///   - members: the regions whose net is to change.
  ///   - years: of the targets; more people are moved in each of them.
  package init(
    _ scenario: Scenario, _ country: CountryData, members: [Int], years: ClosedRange<Int>
  ) {
    var cut = scenario.cut(after: years.upperBound)
    cut.ensemble = nil
    self.years = years
    self.country = country
    self.members = members
    let programme = cut.interventions.first { intervention in
      guard case .resettlement = intervention.action else { return false }
      return intervention.years.lowerBound <= years.lowerBound
        && intervention.years.upperBound >= years.upperBound
    }
    if let programme {
      kind = .programme(programme.name)
    } else {
      kind = .unitProgramme
      cut.interventions.append(
        Self.unitProgramme(country, members: members, years: years, on: cut.horizon.first))
    }
    self.scenario = cut
  }

  /// Persons a year more that bring the net of a year to a target; `nil` where no number does.
  ///
  /// - Throws: `PlanError` where the scenario with more people cannot be planned.
  package mutating func persons(
    toReach target: Double, in year: Int
  ) throws(PlanError) -> Double? {
    let missing = target - (try net(in: year, with: 0))
    guard missing > 0 else { return 0 }
    // Beyond a tenth of the country no programme is meant.
    let most = (country.populations[scenario.horizon.first]?.total ?? 0) / 10
    var bound = 2 * missing
    while try net(in: year, with: bound) < target {
      bound *= 4
      guard bound < most else { return nil }
    }
    return try solve(target: target, in: 0...bound, tolerance: 0.01, limit: 60) {
      (persons: Double) throws(PlanError) -> Double in
      try net(in: year, with: persons)
    }
  }

  /// Net moves of the regions in a year if so many persons more are moved every year.
  package mutating func net(in year: Int, with persons: Double) throws(PlanError) -> Double {
    if let known = tried[persons]?[year] { return known }
    let forecast = try Planner.plan(with(persons), for: country).forecast()
    var nets: [Int: Double] = [:]
    for events in forecast.years { nets[events.year] = events.netInterregional(of: members) }
    tried[persons] = nets
    return nets[year] ?? .nan
  }

  private func with(_ persons: Double) -> Scenario {
    var more = scenario
    guard persons != 0, let place = more.interventions.firstIndex(where: { $0.name == lever }),
      case .resettlement(var programme) = more.interventions[place].action
    else { return more }
    let intervention = more.interventions[place]
    var path: [Int: Double] = [:]
    for year in intervention.years {
      let size = intervention.size(in: year)
      let isMore = years.contains(year) && size > 0
      path[year] =
        programme.participants[year]
        + (isMore
          ? persons / (programme.personsPerParticipant * programme.uptake.central * size) : 0)
    }
    programme.participants = YearSeries(path)
    more.interventions[place].action = .resettlement(programme)
    return more
  }

  private var lever: String {
    if case .programme(let name) = kind { name } else { UnitProgramme.name }
  }

  /// From all other regions to those meant, by population, with the ages of the country.
  private static func unitProgramme(
    _ country: CountryData, members: [Int], years: ClosedRange<Int>, on date: Int
  ) -> Intervention {
    let population = country.populations[date] ?? RegionalTable(regions: country.regions.count)
    func shares(_ regions: [Int]) -> [RegionShare] {
      let all = regions.reduce(0) { $0 + population.total(region: $1) }
      return regions.map {
        RegionShare(region: $0, share: all > 0 ? population.total(region: $0) / all : 0)
      }
    }
    var profile = population.national
    let total = profile.total
    if total > 0 { profile.values = profile.values.map { $0 / total } }
    let others = country.regions.regions.indices.filter { !members.contains($0) }
    return Intervention(
      name: UnitProgramme.name, years: years,
      action: .resettlement(
        Resettlement(
          participants: YearSeries([years.lowerBound: 0.0]), baseline: 0,
          additionality: Estimate(UnitProgramme.additionality), origins: shares(others),
          destinations: shares(members),
          terms: ProgrammeTerms(
            profile: profile, retention: UnitProgramme.retention, workingAgeShare: 0))))
  }
}

extension ForecastYear {
  /// Arrivals less departures between regions, transfers included, of some regions together.
  package func netInterregional(of members: [Int]) -> Double {
    members.reduce(0) { sum, region in
      sum + internalIn.total(region: region) - internalOut.total(region: region)
        + transfersIn.total(region: region) - transfersOut.total(region: region)
    }
  }
}
