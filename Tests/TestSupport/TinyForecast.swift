import Demography
import LinearAlgebra
import ScenarioEngine

/// A forecast made without the engine: every rate is a plain number, so that its figures can be
/// worked out by hand, and every cell's account closes.
package struct TinyForecast: Sendable {
  package struct Transfer: Sendable {
    package var year: Int
    package var origin: Int
    package var destination: Int
    package var sex: Sex
    package var age: Int
    package var persons: Double

    package init(
      year: Int, origin: Int, destination: Int, sex: Sex = .female, age: Int, persons: Double
    ) {
      self.year = year
      self.origin = origin
      self.destination = destination
      self.sex = sex
      self.age = age
      self.persons = persons
    }
  }

  package var regions: RegionSet
  package var ageGroups: [AgeGroup] = []
  package var horizon: Horizon
  /// Persons on the first 1 January.
  package var opening: RegionalTable
  /// Share of survivors of ages 1–100 who move from one region to another in a year.
  package var moves: Matrix
  /// Share of a cohort that dies in a year; also its central death rate.
  package var deathShare: @Sendable (_ region: Int, _ sex: Sex, _ age: Int) -> Double = { _, _, _ in
    0
  }
  /// Births of a year, by region and sex.
  package var births: @Sendable (_ region: Int, _ sex: Sex) -> Double = { _, _ in 0 }
  /// Arrivals from abroad, persons.
  package var immigrants: @Sendable (_ region: Int, _ sex: Sex, _ age: Int) -> Double = { _, _, _ in
    0
  }
  /// Share of those present at the end of the year who leave for abroad.
  package var emigrantShare: Double = 0
  package var transfers: [Transfer] = []
  package var movesInside: [Double]?
  package var plan = PlanRecord()

  /// Nobody lives anywhere and nothing happens, until the caller says so.
  package init(regions ids: [String], groups: [RegionGroup] = [], horizon: Horizon) {
    regions = RegionSet(
      ids.map { id in
        Region(id: id, name: LocalizedName(english: id.prefix(1).uppercased() + id.dropFirst()))
      }, groups: groups)
    self.horizon = horizon
    opening = RegionalTable(regions: ids.count)
    moves = Matrix(rows: ids.count, columns: ids.count)
  }

  package func make() -> Forecast {
    var populations = [opening]
    var years: [ForecastYear] = []
    for year in horizon.eventYears {
      let (events, closing) = step(year, from: populations[populations.count - 1])
      years.append(events)
      populations.append(closing)
    }
    let empty = regions.regions.map { _ in YearSeries() }
    return Forecast(
      scenario: Scenario(
        name: "tiny", title: LocalizedName(english: "Tiny country"), horizon: horizon,
        assumptions: Assumptions()),
      country: CountryData(
        name: "tiny", regions: regions, populations: [horizon.first: opening],
        mortality: empty.map { [$0, $0] }, fertility: empty, sexRatioAtBirth: empty,
        ageGroups: ageGroups),
      populations: populations, years: years, plan: plan)
  }

  private func step(_ year: Int, from start: RegionalTable) -> (ForecastYear, RegionalTable) {
    let zero = RegionalTable(regions: regions.count)
    var events = ForecastYear(
      year: year, births: regions.regions.indices.map { r in Sex.allCases.map { births(r, $0) } },
      deaths: zero, internalIn: zero, internalOut: zero, immigrants: zero, emigrants: zero,
      transfersIn: zero, transfersOut: zero,
      flows: Matrix(rows: regions.count, columns: regions.count), movesInside: movesInside,
      deathRates: zero,
      fertilityRates: regions.regions.map { _ in .init(repeating: 0, count: 101) },
      largestResidual: 0, clipped: 0)
    var closing = zero
    for sex in Sex.allCases {
      for age in Age.all {
        closeCell(sex, age, from: start, year: year, &events, &closing)
      }
    }
    return (events, closing)
  }

  private func closeCell(
    _ sex: Sex, _ age: Int, from start: RegionalTable, year: Int, _ events: inout ForecastYear,
    _ closing: inout RegionalTable
  ) {
    let rows = regions.regions.indices
    for region in rows {
      var persons = age == 0 ? events.births[region][sex.rawValue] : start[region, sex, age - 1]
      if age == Age.open { persons += start[region, sex, age] }
      events.deathRates[region, sex, age] = deathShare(region, sex, age)
      events.deaths[region, sex, age] = persons * deathShare(region, sex, age)
      closing[region, sex, age] = persons - events.deaths[region, sex, age]
    }
    let survivors = rows.map { closing[$0, sex, age] }
    for origin in rows where age > 0 {
      for destination in rows where destination != origin {
        let movers = survivors[origin] * moves[origin, destination]
        events.flows[origin, destination] += movers
        events.internalOut[origin, sex, age] += movers
        events.internalIn[destination, sex, age] += movers
        closing[origin, sex, age] -= movers
        closing[destination, sex, age] += movers
      }
    }
    for region in rows {
      let emigrants = closing[region, sex, age] * emigrantShare
      events.emigrants[region, sex, age] = emigrants
      events.immigrants[region, sex, age] = immigrants(region, sex, age)
      closing[region, sex, age] += events.immigrants[region, sex, age] - emigrants
    }
    for transfer in transfers
    where transfer.year == year && transfer.sex == sex && transfer.age == age {
      events.transfersOut[transfer.origin, sex, age] += transfer.persons
      events.transfersIn[transfer.destination, sex, age] += transfer.persons
      events.flows[transfer.origin, transfer.destination] += transfer.persons
      events.transferFlows[transfer.origin, transfer.destination] += transfer.persons
      closing[transfer.origin, sex, age] -= transfer.persons
      closing[transfer.destination, sex, age] += transfer.persons
    }
  }
}

extension TinyForecast {
  /// A country with people of every age, whose numbers have all their digits.
  package static func lively(regions count: Int, horizon: Horizon) -> TinyForecast {
    let ids = (0..<count).map { "region_\($0)" }
    var tiny = TinyForecast(
      regions: ids,
      groups: [
        RegionGroup(
          id: "south", name: LocalizedName(english: "South"), members: [0, min(1, count - 1)])
      ], horizon: horizon)
    tiny.ageGroups = [
      AgeGroup(id: "children", slices: [.init(sex: nil, from: 0, to: 15, year: nil)]),
      AgeGroup(
        id: "pension",
        slices: [
          .init(sex: .male, from: 63, to: 100, year: nil),
          .init(sex: .female, from: 61, to: 100, year: nil),
          .init(sex: .female, from: 61.5, to: 100, year: 2028),
        ]),
    ]
    for region in 0..<count {
      for sex in Sex.allCases {
        for age in Age.all {
          let weight = Double((region * 37 + sex.rawValue * 11 + age * 7) % 29 + 3)
          tiny.opening[region, sex, age] = weight * 1000 / Double(age + 7)
        }
      }
    }
    for origin in 0..<count {
      for destination in 0..<count where destination != origin {
        tiny.moves[origin, destination] =
          0.03 / Double(count) / Double(1 + (origin * 3 + destination) % 5)
      }
    }
    tiny.deathShare = { region, sex, age in
      (0.0007 + Double(age * age) / 40_000) * (sex == .male ? 1.3 : 1) / Double(1 + region % 3)
        + 1e-4
    }
    tiny.births = { region, sex in 1234.5678 / Double(region + 3) * (sex == .male ? 1.06 : 1) }
    tiny.immigrants = { region, _, age in age > 0 ? 100 / Double(age + region + 1) : 0 }
    tiny.emigrantShare = 0.0013
    tiny.movesInside = (0..<count).map { 1000 / Double($0 + 3) }
    return tiny
  }
}
