import Demography
import Tables
import Testing
import data_compiler

@Suite struct MigrationTableTests {
  @Test func `nets between regions sum to zero in every year`() throws {
    let file = try CommittedPackage.table(PackageTables.internalMargins)
    for year in 2022...2025 {
      let rows = file.rows.filter {
        file.number($0, "year") == Double(year) && file.text($0, "scope") == "interregional"
      }
      #expect(rows.count == 20)
      #expect(rows.reduce(0) { $0 + file.number($1, "net") } == 0)
    }
  }

  @Test func `the correction of 2025 is one person and says so`() throws {
    let file = try CommittedPackage.table(PackageTables.internalMargins)
    let corrected = file.rows.filter { file.text($0, "source").contains("sum to zero") }
    #expect(corrected.count == 1)
    #expect(corrected.allSatisfy { file.text($0, "source").contains("; +1 ") })
  }

  @Test func `flows of 2024 give the margins between regions and the published moves`() throws {
    let flows = try CommittedPackage.table(PackageTables.internalFlows)
    let margins = try CommittedPackage.table(PackageTables.internalMargins)
    #expect(flows.rowCount == 400)
    var arrivals: [String: Double] = [:]
    for row in flows.rows where flows.text(row, "origin") != flows.text(row, "destination") {
      arrivals[flows.text(row, "destination"), default: 0] += flows.number(row, "persons")
    }
    for row in margins.rows where margins.number(row, "year") == 2024 {
      let region = margins.text(row, "region")
      if margins.text(row, "scope") == "interregional" {
        #expect(margins.number(row, "arrivals") == arrivals[region])
      }
    }
    let all = flows.rows.reduce(0) { $0 + flows.number($1, "persons") }
    #expect(abs(all - 1_510_337) < 10)
  }

  @Test(arguments: [
    (2023, 25_387.0, 16_094.0), (2024, 29_282, 12_732), (2025, 23_761, 7_608),
  ])
  func `arrivals and departures abroad are the country's published`(
    year: Int, arrivals: Double, departures: Double
  ) throws {
    let file = try CommittedPackage.table(PackageTables.externalMigration)
    let rows = file.rows.filter { file.number($0, "year") == Double(year) }
    #expect(rows.count == 20 * 2 * 101)
    #expect(abs(rows.reduce(0) { $0 + file.number($1, "immigrants") } - arrivals) < 1e-6)
    #expect(abs(rows.reduce(0) { $0 + file.number($1, "emigrants") } - departures) < 1e-6)
    #expect(rows.allSatisfy { file.number($0, "immigrants") >= 0 })
  }

  @Test func `no cell sends away a tenth of its people`() throws {
    let population = try CommittedPopulation()
    let file = try CommittedPackage.table(PackageTables.externalMigration)
    for row in file.rows {
      let year = min(2025, Int(file.number(row, "year")) + 1)
      let sex: Sex = file.text(row, "sex") == "male" ? .male : .female
      let living =
        population.persons[year]?[file.text(row, "region")]?[sex, Int(file.number(row, "age"))]
      #expect(file.number(row, "emigrants") <= 0.1 * (living ?? .nan) + 0.001)
    }
  }

  @Test func `every pair of regions has one distance and three pairs are rings`() throws {
    let file = try CommittedPackage.table(PackageTables.distances)
    let pairs = Set(file.rows.map { Set([file.text($0, "origin"), file.text($0, "destination")]) })
    #expect(pairs.count == 190)
    #expect(file.rowCount == 190)
    #expect(file.rows.allSatisfy { file.number($0, "km") > 0 })
    let rings = file.rows.filter { file.text($0, "ring") == "1" }
    #expect(
      Set(rings.map { Set([file.text($0, "origin"), file.text($0, "destination")]) })
        == [["astana", "akmola"], ["almaty_city", "almaty_region"], ["shymkent", "turkistan"]])
  }

  @Test func `the shares of every profile sum to one`() throws {
    let file = try CommittedPackage.table(PackageTables.profiles)
    var units: [String: Int] = [:]
    for row in file.rows {
      units[file.text(row, "profile"), default: 0] += Int(
        (file.number(row, "share") * 1e8).rounded())
    }
    #expect(units.values.allSatisfy { $0 == 100_000_000 })
    #expect(units.keys.contains("mobilisation") && units.keys.contains("kandas"))
  }
}
