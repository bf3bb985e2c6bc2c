import Demography
import ScenarioEngine
import TestSupport
import Testing

/// The gates of the reference forecast. Those on the Concept's totals are calibration checks: total
/// fertility and the date of the life expectancy were solved so that they hold.
@Suite("The reference forecasts of Kazakhstan")
struct ReferenceTests {
  static let all = ["reference", "reference-facts", "reference-persistent", "reference-wpp-low"]

  @Test("start from the official 20 283 399 of 1 January 2025, exactly by region and sex")
  func base() throws {
    let run = try KazakhstanRun("reference")
    expectClose(run.total(2025), 20_283_399, within: 1e-6)
    let totals = try #require(run.country.populationTotals[2025])
    for row in 0..<run.country.regions.count {
      for sex in Sex.allCases {
        let official = try #require(totals[row][sex.rawValue])
        expectClose(
          run.forecast.population(in: 2025).total(region: row, sex: sex), official, within: 1e-6)
      }
    }
  }

  @Test("come within 0.2 % of the official 20 499 822 of 1 January 2026", arguments: all)
  func nextYear(name: String) throws {
    let run = try KazakhstanRun(name)
    expectClose(run.total(2026) / 20_499_822, 1, within: 0.002)
  }

  @Test(
    "return the Concept's 21.2 million in mid-2030 and 21.9 million in mid-2035",
    arguments: ["reference", "reference-facts", "reference-persistent"])
  func conceptTotals(name: String) throws {
    let run = try KazakhstanRun(name)
    expectClose(run.midYear(2030) / 21_200_000, 1, within: 0.005)
    expectClose(run.midYear(2035) / 21_900_000, 1, within: 0.01)
  }

  @Test("show ages 17–25 growing by 25–29 % from 2025 to 2030: a check of the base pyramid alone")
  func youth() throws {
    let run = try KazakhstanRun("reference")
    func youth(_ year: Int) -> Double {
      let national = run.forecast.population(in: year).national
      return Sex.allCases.reduce(0) { sum, sex in
        sum + (17...25).reduce(0) { $0 + national[sex, $1] }
      }
    }
    let growth = youth(2030) / youth(2025) - 1
    #expect((0.25...0.29).contains(growth), "grew by \(growth)")
  }

  @Test("close their accounts to 1e-9 of the population and clip nobody", arguments: all)
  func accounts(name: String) throws {
    let run = try KazakhstanRun(name)
    #expect(run.forecast.largestResidual <= 1e-9 * run.total(2025))
    #expect(run.forecast.clipped == 0)
  }

  @Test("on the facts of 2025 return its births, deaths and external net, and say what they imply")
  func facts() throws {
    let run = try KazakhstanRun("reference-facts")
    let events = run.forecast[2025]
    expectClose(events.births.joined().reduce(0, +), 335_005, within: 1e-6)
    expectClose(events.deaths.total, 134_735, within: 1e-5)
    expectClose(events.immigrants.total - events.emigrants.total, 16_153, within: 1e-6)
    let levels = run.plan.record.levels[0]
    // Official: 76.0. On these ages the two official figures do not fit each other.
    expectClose(levels.lifeExpectancy, 75.65, within: 0.05)
    expectClose(levels.totalFertility, 2.59, within: 0.02)
  }

  @Test("give every region its net of 2025 to within 1e-6 of the movers", arguments: all)
  func nets(name: String) throws {
    let run = try KazakhstanRun(name)
    let balancing = try #require(run.plan.record.balancing)
    let published = try #require(
      run.country.internalMargins.first { $0.year == 2025 && $0.scope == .interregional })
    for row in 0..<run.country.regions.count {
      let net = try #require(published.net[row])
      expectClose(run.net(row, in: 2025), net, within: 1e-6 * balancing.movers)
    }
  }

  @Test("give the emigrants of 2025 back region by region", arguments: ["reference-facts"])
  func emigrants(name: String) throws {
    let run = try KazakhstanRun(name)
    let observed = try #require(run.country.external.flows[""]?[2025])
    for row in 0..<run.country.regions.count {
      let emigrants = observed.emigrants.total(region: row)
      expectClose(
        run.forecast[2025].emigrants.total(region: row), emigrants, within: 1e-9 * emigrants)
    }
  }
}
