import Demography
import Diagnostics
import Projection
import ScenarioEngine
import ScenarioFiles
import Tables
import TestSupport

/// One country of World Population Prospects 2024 as a one-region data package, and what its
/// projection must return.
struct WPPWorld {
  static let horizon = Horizon(first: 2024, last: 2050)

  var country: CountryData
  /// Persons of the country on 1 January (the UN's 1 July) by year.
  let expected: [Int: AgeSexTable]

  init(folder: String) throws {
    country = try CountryReader.read(folder: folder)
    expected = try Self.table("\(folder)/expected.csv")
  }

  /// A fixture of the repository: `KAZ` or `KGZ`.
  init(fixture: String) throws { try self.init(folder: Self.fixtureFolder(fixture)) }

  static func fixtureFolder(_ name: String) -> String {
    Repository.path("Tests/Fixtures/wpp/\(name)")
  }

  /// Projects from 2024 to 2050 with nothing but the package.
  func project() throws -> Forecast {
    let scenario = Scenario(
      name: "wpp", title: LocalizedName(english: "World Population Prospects"),
      horizon: Self.horizon, assumptions: Assumptions())
    return try Planner.plan(scenario, for: country).forecast()
  }

  /// A table with columns year, sex, age and one number; ages may be sparse.
  static func rows(_ path: String) throws -> [(year: Int, sex: Sex, age: Int, value: Double)] {
    let file = try CSVFile.read(path)
    let ageColumn = file.header.firstIndex(of: "age")
    return (0..<file.rowCount).compactMap { row in
      guard let year = file.number(row: row, column: 0),
        let sex = Sex(name: file.string(row: row, column: 1)),
        let value = file.number(row: row, column: file.columnCount - 1)
      else { return nil }
      let age = ageColumn.flatMap { file.number(row: row, column: $0) } ?? 0
      return (Int(year), sex, Int(age), value)
    }
  }

  static func table(_ path: String) throws -> [Int: AgeSexTable] {
    var tables: [Int: AgeSexTable] = [:]
    for row in try rows(path) {
      tables[row.year, default: AgeSexTable()][row.sex, row.age] = row.value
    }
    return tables
  }
}

/// How far a projection is from what it must return.
struct Departure {
  /// Relative error of the total, with its sign.
  let total: Double
  /// Largest relative error of ages 0–89, both sexes together, and of each sex by itself.
  let bothSexes: Double
  let bySex: Double

  init(_ got: AgeSexTable, from expected: AgeSexTable, ages: ClosedRange<Int> = 0...89) {
    total = got.total / expected.total - 1
    func error(_ a: Double, _ b: Double) -> Double { abs(a / b - 1) }
    bothSexes =
      ages.map { age in
        error(
          got[.female, age] + got[.male, age], expected[.female, age] + expected[.male, age])
      }.max() ?? 0
    bySex =
      ages.flatMap { age in
        Sex.allCases.map { error(got[$0, age], expected[$0, age]) }
      }.max() ?? 0
  }
}
