import Demography
import Diagnostics
import FoundationEssentials
import LinearAlgebra
import Migration
import ScenarioEngine
import ScenarioFiles
import Testing

@Suite struct `A data package` {
  @Test func `gives regions in the order of the table, found by any of their names`() throws {
    let country = try read()
    #expect(country.name == "two-regions")
    #expect(country.regions.ids == ["north", "south"])
    for name in ["south", "South Region", "южная область", "Оңтүстік облысы", "610000000", "KZ-61"]
    {
      #expect(country.regions.row(of: name) == 1)
    }
    #expect(country.regions.groups.map(\.id) == ["both"])
    #expect(country.regions.groups.first?.members == [0, 1])
    #expect(country.regions.groups.first?.name.russian == "Обе области")
  }

  @Test func `gives the population of its date`() throws {
    let population = try #require(try read().populations[2025])
    #expect(population[0, .female, 0] == 1000)
    #expect(population[1, .male, 100] == 100)
    #expect(abs(population.total(region: 1) / population.total(region: 0) - 2) < 1e-12)
  }

  @Test func `spreads the rows of every region`() throws {
    let country = try read()
    #expect(country.mortalityIsShared)
    #expect(country.mortality[0] == country.mortality[1])
    #expect(country.mortality[0][0].vector(in: 2031)[0] == 0.006)
    #expect(country.fertility[1].vector(in: 2024)[28] == 0.15)
    #expect(country.fertility[1].vector(in: 2024)[12] == 0)
    #expect(country.sexRatioAtBirth[1][2024] == 1.06)
    #expect(country.lifeExpectancy[0][1][2025] == 71)
    #expect(country.totalFertility[1][2025] == 2.6)
  }

  @Test func `a region's own row comes before the row of every region`() throws {
    let country = try read { package in
      try package.edit(
        """
        sex_ratio_at_birth.csv:3: 2024,south,1.08
        sex_ratio_at_birth.csv:4: 2030,*,1.05
        """)
    }
    #expect(country.sexRatioAtBirth[0][2024] == 1.06)
    #expect(country.sexRatioAtBirth[1][2024] == 1.08)
    #expect(abs(country.sexRatioAtBirth[1][2027] - 1.065) < 1e-12)
  }

  @Test func `own death rates of one region end the shared standard`() throws {
    let country = try read { package in
      let rows = try package.text("mortality.csv").split(separator: "\n").dropFirst()
      let own = rows.map { $0.replacing("2024,*", with: "2024,South Region") }
      try package.write(
        "mortality.csv",
        "year,region,sex,age,rate\n" + (rows + own.map { $0[...] }).joined(separator: "\n"))
    }
    #expect(!country.mortalityIsShared)
    #expect(country.mortality[0] == country.mortality[1])
  }

  @Test func `keeps external migration by group, and takes absent ages as nobody`() throws {
    let flows = try read().external.flows
    #expect(flows.keys.sorted() == ["kandas", "other"])
    #expect(flows["other"]?[2024]?.emigrants[0, .female, 25] == 30)
    #expect(flows["kandas"]?[2024]?.immigrants[1, .male, 30] == 45)
    #expect(flows["kandas"]?[2024]?.immigrants.total == 85)
  }

  @Test func `takes nets where nothing else is known, and says who has no rows`() throws {
    let country = try read { package in
      try package.write(
        "external_migration.csv", "year,region,sex,age,net\n2024,north,male,25,-3.5\n")
    }
    #expect(country.external.flows.isEmpty)
    #expect(country.external.net[2024]?[0, .male, 25] == -3.5)
    #expect(
      country.notes.contains(
        "external_migration.csv has no rows of 2024 for south: taken as nobody"))
  }

  @Test func `mirrors a distance that is given one way`() throws {
    let distances = try #require(try read().distances)
    #expect(distances.kilometres[0, 1] == 1115)
    #expect(distances.kilometres[1, 0] == 1115)
    #expect(distances.kilometres[0, 0] == 0)
  }

  @Test func `reads families of migration schedules of seven to thirteen parameters`() throws {
    let schedules = try read {
      try $0.write(
        "migration_schedules.csv",
        """
        family,a1,alpha1,a2,alpha2,mu2,lambda2,a3,alpha3,mu3,lambda3,a4,lambda4,c
        students,0.01,0.1,0.08,0.2,18,0.6,,,,,,,0.001
        retired,0.02,0.1,0.06,0.1,20,0.4,0.01,0.5,66,0.4,,,0.003
        old,0.02,0.1,0.06,0.1,20,0.4,0.01,0.5,66,0.4,0.0002,0.05,0.003

        """)
    }.schedules
    #expect(schedules["students"]?.labourForce.age == 18)
    #expect(schedules["students"]?.retirement == nil)
    #expect(schedules["students"]?.constant == 0.001)
    #expect(schedules["retired"]?.retirement?.age == 66)
    #expect(schedules["retired"]?.elderly == nil)
    #expect(schedules["old"]?.elderly?.growth == 0.05)
  }

  @Test func `reads moves, margins, covariates, groups, profiles and prices`() throws {
    let country = try read()
    #expect(country.internalFlows[2024]?[0, 1] == 900)
    #expect(country.internalMargins.first?.net == [-500, 500])
    #expect(country.internalMargins.first?.scope == .interregional)
    #expect(country.publishedMoves[2024] == 1300)
    #expect(country.ageGroups.map(\.id) == ["children", "working"])
    #expect(country.ageGroups.last?.slices.count == 3)
    #expect(country.ageGroups.last?.slices[1].year == 2026)
    #expect(country.profiles["students"]?[.male, 19] == 0.2)
    #expect(country.prices.first?.value == 3932)
    #expect(country.populationTotals[2026]?[1] == [107_000, 106_000])
    #expect(country.vitalEvents.map(\.births) == [1500, 4100])
  }

  @Test func `counts rows by confidence and hashes what it read`() throws {
    let country = try read()
    #expect(country.confidence["internal_flows"]?.verified == 1)
    #expect(country.confidence["internal_flows"]?.derived == 1)
    #expect(country.confidence["mortality"]?.unstated == 202)
    let file = try #require(country.files.first { $0.path.hasSuffix("/sex_ratio_at_birth.csv") })
    #expect(file.byteCount == 30)
    #expect(file.sha256.count == 64)
    #expect(country.files.count == 25)
  }

  @Test func `says what it took as given`() throws {
    let country = try read { package in try package.edit("age_groups.csv: remove") }
    #expect(country.ageGroups.map(\.id) == ["0_6", "7_17", "0_14", "15_64", "65_plus"])
    #expect(
      country.notes
        == [
          "mortality_decline.csv is absent: log m(x) falls alike at all ages",
          "fertility.csv gives no rates at ages 10 to 14, 50 to 54: taken as zero",
          "external_migration.csv has no rows of 2024 for ...",
          "age_groups.csv is absent: the groups are 0_6, 7_17, 0_14, 15_64, 65_plus",
        ].filter { !$0.hasSuffix("...") })
    #expect(country.mortalityDecline == AgeSexTable(repeating: 1))
  }

  @Test func `finds the pattern of decline between the first and the last year`() throws {
    let country = try read { package in
      let rows = try package.text("mortality.csv").split(separator: "\n").dropFirst()
      let later = rows.map { row in
        let cells = row.split(separator: ",")
        let rate = (Double(cells[4]) ?? 0) * (cells[2] == "female" ? 0.5 : 0.25)
        return "2034,*,\(cells[2]),\(cells[3]),\(rate)"
      }
      try package.write(
        "mortality.csv",
        "year,region,sex,age,rate\n" + (rows.map(String.init) + later).joined(separator: "\n"))
    }
    #expect(
      abs(country.mortalityDecline[.male, 40] / country.mortalityDecline[.female, 40] - 2) < 1e-9)
  }

  @Test func `is read from what a spreadsheet of a Russian locale saves`() throws {
    let plain = try read()
    let saved = try read { package in
      for file in ["population.csv", "mortality.csv", "profiles.csv", "age_groups.csv"] {
        let text = try package.text(file).replacing(".", with: "§").replacing(",", with: ";")
          .replacing("§", with: ",").replacing("\n", with: "\r\n")
        try package.write(file, "\u{FEFF}" + text)
      }
    }
    #expect(saved.populations[2025] == plain.populations[2025])
    #expect(saved.mortality == plain.mortality)
    #expect(saved.profiles == plain.profiles)
    #expect(saved.ageGroups == plain.ageGroups)
  }

  @Test func `takes columns in any order and leaves columns of others alone`() throws {
    let country = try read { package in
      try package.write(
        "sex_ratio_at_birth.csv", "remark,ratio,region,year\n\"checked, twice\",1.07,*,2024\n")
    }
    #expect(country.sexRatioAtBirth[0][2024] == 1.07)
  }

  @Test func `needs neither moves nor distances where there is one region`() throws {
    let country = try CountryReader.read(folder: wppFixture("KAZ"))
    #expect(country.regions.ids == ["kaz"])
    #expect(country.distances == nil)
    #expect(country.external.net.count == 26)
    #expect(country.mortality[0][0].years == Array(2024...2049))
    #expect(abs(try #require(country.populations[2024]).total - 20_592_571) < 1000)
  }

  private func wppFixture(_ country: String) -> String {
    TemporaryPackage.testFolder.deletingLastPathComponent()
      .appending(path: "Fixtures/wpp/\(country)").path
  }

  private func read(_ change: (borrowing TemporaryPackage) throws -> Void = { _ in }) throws
    -> CountryData
  {
    let package = try TemporaryPackage()
    try change(package)
    return try CountryReader.read(folder: package.path)
  }
}
