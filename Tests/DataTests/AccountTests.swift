import Demography
import Tables
import Testing
import data_compiler

/// Population change = births − deaths + internal net + external net, by region and year.
///
/// In 2022 births close the account; in 2023 the external nets were themselves its residual; in 2024
/// births of 13 regions and three external nets close it, and rounding to the country's births leaves
/// a few persons. There it holds by construction and proves the arithmetic alone. In 2025 seven
/// published internal nets stand against births and deaths moved from 2024: a real check.
@Suite struct AccountTests {
  private let population: CommittedPopulation
  private var natural: [Int: [String: Double]] = [:]
  private var internalNets: [Int: [String: Double]] = [:]
  private var externalNets: [Int: [String: Double]] = [:]

  init() throws {
    population = try CommittedPopulation()
    let events = try CommittedPackage.table(PackageTables.vitalEvents)
    for row in events.rows {
      natural[Int(events.number(row, "year")), default: [:]][events.text(row, "region")] =
        events.number(row, "births") - events.number(row, "deaths")
    }
    let margins = try CommittedPackage.table(PackageTables.internalMargins)
    for row in margins.rows where margins.text(row, "scope") == "interregional" {
      internalNets[Int(margins.number(row, "year")), default: [:]][margins.text(row, "region")] =
        margins.number(row, "net")
    }
    let external = try CommittedPackage.table(PackageTables.externalMigration)
    for row in external.rows {
      externalNets[Int(external.number(row, "year")), default: [:]][
        external.text(row, "region"), default: 0] +=
        external.number(row, "immigrants") - external.number(row, "emigrants")
    }
    let covariates = try CommittedPackage.table(PackageTables.covariates)
    for row in covariates.rows where covariates.number(row, "year") == 2022 {
      let sign =
        switch covariates.text(row, "name") {
        case "external_immigrants": 1.0
        case "external_emigrants": -1.0
        default: 0.0
        }
      externalNets[2022, default: [:]][covariates.text(row, "region"), default: 0] +=
        sign * covariates.number(row, "value")
    }
  }

  @Test(arguments: [(2022, 0.5), (2023, 0.5), (2024, 5), (2025, 2000)])
  func `the account of every region closes`(year: Int, tolerance: Double) throws {
    for region in CommittedPackage.regions {
      let change = population.total(year + 1, region) - population.total(year, region)
      let born = try #require(natural[year]?[region])
      let within = try #require(internalNets[year]?[region])
      let across = try #require(externalNets[year]?[region])
      let rest = change - born - within - across
      #expect(abs(rest) <= tolerance, "\(region) \(year): \(rest)")
    }
  }

  @Test(arguments: 2022...2025)
  func `the account of the country closes to the person`(year: Int) {
    let regions = CommittedPackage.regions
    let change = regions.reduce(0) {
      $0 + population.total(year + 1, $1) - population.total(year, $1)
    }
    let born = regions.reduce(0) { $0 + (natural[year]?[$1] ?? .nan) }
    let across = regions.reduce(0) { $0 + (externalNets[year]?[$1] ?? .nan) }
    #expect(abs(change - born - across) < 0.01)
  }

  @Test(arguments: [
    (2022, 403_893.0, 133_523.0), (2023, 388_428, 130_686), (2024, 365_923, 132_916),
    (2025, 335_005, 134_735),
  ])
  func `births and deaths sum to the country's`(year: Int, births: Double, deaths: Double) throws {
    let events = try CommittedPackage.table(PackageTables.vitalEvents)
    let rows = events.rows.filter { events.number($0, "year") == Double(year) }
    #expect(rows.reduce(0) { $0 + events.number($1, "births") } == births)
    #expect(rows.reduce(0) { $0 + events.number($1, "deaths") } == deaths)
  }

  @Test func `births of 2022 solved from the account are near those published`() throws {
    let events = try CommittedPackage.table(PackageTables.vitalEvents)
    let published = [
      "turkistan": 58_200.0, "almaty_city": 36_100, "almaty_region": 34_900, "pavlodar": 10_648,
    ]
    for row in events.rows where events.number(row, "year") == 2022 {
      guard let births = published[events.text(row, "region")] else { continue }
      #expect(
        abs(events.number(row, "births") / births - 1) < 0.04, "\(events.text(row, "region"))")
    }
  }
}
