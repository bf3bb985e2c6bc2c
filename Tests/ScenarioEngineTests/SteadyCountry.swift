import Demography
import Glibc
import Migration
import ScenarioEngine
import TestSupport

/// A country whose people keep their rates: everything "observed" in it was made by the model from
/// 2020 on, so that a hindcast under constant rates must return it.
struct SteadyCountry {
  static let years = 2020...2024
  static let rules = InternalMigration(
    flowsYear: 2020, schedule: .fundamental(constant: 0.015),
    deterrence: Deterrence(form: .power(exponent: 0.8), ring: 3, contiguous: 1.4))

  var country: CountryData

  init(regions: Int = 5, seed: UInt64 = 21) throws(PlanError) {
    var world = SyntheticWorld(regions: regions, seed: seed)
    world.deterrence = Self.rules.deterrence
    var country = Self.start(of: world)
    let truth = try Planner.plan(
      Scenario(
        name: "truth", title: LocalizedName(english: "Truth"),
        horizon: Horizon(first: Self.years.lowerBound, last: Self.years.upperBound),
        assumptions: Assumptions(internalMigration: Self.rules)),
      for: country
    ).forecast()
    for year in Self.years {
      country.populations[year] = truth.population(in: year)
      country.populationTotals[year] = (0..<regions).map { region in
        Sex.allCases.map { truth.population(in: year).total(region: region, sex: $0) }
      }
    }
    for events in truth.years {
      for region in 0..<regions {
        country.vitalEvents.append(
          VitalEvents(
            year: events.year, region: region, births: events.births[region].reduce(0, +),
            deaths: events.deaths.total(region: region)))
      }
      guard events.year > 2020 else { continue }
      let net = (0..<regions).map {
        events.internalIn.total(region: $0) - events.internalOut.total(region: $0)
      }
      country.internalMargins.append(
        InternalMargins(
          year: events.year, scope: .interregional, arrivals: net.map { _ in nil },
          departures: net.map { _ in nil }, net: net))
    }
    self.country = country
  }

  /// The population, rates and moves of 2020.
  private static func start(of world: SyntheticWorld) -> CountryData {
    let rows = 0..<world.regionCount
    let mortality = rows.map { region in
      Sex.allCases.map { sex in
        YearSeries([
          2019: Age.all.map { age in
            let level = (sex == .male ? 1.4 : 1) * (1 + Double(region) / 20)
            return age == 0 ? 0.008 * level : 0.0003 * level + 0.00002 * exp(0.09 * Double(age))
          }
        ])
      }
    }
    return CountryData(
      name: "steady",
      regions: RegionSet(
        rows.map { Region(id: "region_\($0)", name: LocalizedName(english: "Region \($0)")) }),
      populations: [2020: world.population], mortality: mortality,
      fertility: world.fertility.map { YearSeries([2019: $0]) },
      sexRatioAtBirth: rows.map { _ in YearSeries([2019: 1.05]) },
      internalMargins: [
        InternalMargins(
          year: 2020, scope: .interregional, arrivals: world.margins.arrivals,
          departures: world.margins.departures, net: world.margins.nets)
      ], distances: world.distances)
  }
}
