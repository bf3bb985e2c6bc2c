import Demography
import Reports
import ScenarioEngine
import Tables
import TestSupport
import Testing

@Suite("CSV files of a forecast")
struct ForecastCSVTests {
  static let forecast = TinyForecast.lively(
    regions: 3, horizon: Horizon(first: 2025, last: 2028)
  ).make()

  func read(_ name: String, dialect: CSVText.Dialect = .standard) throws -> CSVFile {
    let table = try #require(
      ForecastCSV(Self.forecast, dialect: dialect).tables.first { $0.description.name == name })
    var bytes = table.bytes()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return try CSVFile(path: table.description.file, text: bytes)
  }

  @Test(arguments: ["population", "regions", "structure", "flows", "life_tables", "components"])
  func `the header is the table's description`(name: String) throws {
    let description = try #require(
      ResultTables.forecast(ageGroups: ["children", "pension"]).first { $0.name == name })
    #expect(try read(name).header == description.columns.map(\.name))
  }

  @Test func `the columns are those that other programs read`() throws {
    #expect(
      try read("regions").header.joined(separator: ", ")
        == "level, region, year, persons, persons_mid_year, births, deaths, internal_in, "
        + "internal_out, immigrants, emigrants, transfers_in, transfers_out, closing, "
        + "net_interregional, net_external, moves_inside, gross_moves, turnover")
    #expect(
      try read("structure").header.joined(separator: ", ")
        == "level, region, year, children, pension, median_age, ageing_index, "
        + "dependency_youth, dependency_old, dependency_total, women_15_49")
    #expect(
      try read("population").header.joined(separator: ", ") == "year, region, sex, age, persons")
    #expect(
      try read("flows").header.joined(separator: ", ") == "year, origin, destination, persons")
    #expect(
      try read("life_tables").header.joined(separator: ", ")
        == "year, region, sex, age, m, q, survivors, person_years, person_years_above, "
        + "life_expectancy")
    #expect(
      try read("components").header.joined(separator: ", ")
        == "year, region, sex, age, births, deaths, internal_in, internal_out, immigrants, "
        + "emigrants, transfers_in, transfers_out")
  }

  @Test(arguments: [CSVText.Dialect.standard, .excel])
  func `every person read back is the person computed, to the last bit`(
    dialect: CSVText.Dialect
  ) throws {
    let file = try read("population", dialect: dialect)
    #expect(file.hasDecimalComma == (dialect == .excel))
    #expect(file.rowCount == 4 * 3 * 2 * 101)
    for row in 0..<file.rowCount {
      let year = try #require(Int(file.string(row: row, column: 0)))
      let region = try #require(
        Self.forecast.country.regions.row(of: file.string(row: row, column: 1)))
      let sex = try #require(Sex(name: file.string(row: row, column: 2)))
      let age = try #require(Int(file.string(row: row, column: 3)))
      let persons = try #require(file.number(row: row, column: 4))
      guard persons == Self.forecast.population(in: year)[region, sex, age] else {
        Issue.record("row \(row): \(persons)")
        return
      }
    }
  }

  @Test func `events of the last 1 January are empty, never zero`() throws {
    let file = try read("regions")
    let persons = try #require(file.header.firstIndex(of: "persons"))
    for row in 0..<file.rowCount {
      let isLast = file.string(row: row, column: 2) == "2028"
      #expect(!file.isEmpty(row: row, column: persons))
      for column in (persons + 1)..<file.columnCount {
        #expect(file.isEmpty(row: row, column: column) == isLast)
      }
    }
  }

  @Test func `an age group that bears a fixed column's name has no second column`() throws {
    var tiny = TinyForecast.lively(regions: 2, horizon: Horizon(first: 2025, last: 2026))
    tiny.ageGroups.insert(
      AgeGroup(id: "women_15_49", slices: [.init(sex: .female, from: 15, to: 49, year: nil)]),
      at: 1)
    let file = try CSVFile(path: "structure.csv", text: ForecastCSV(tiny.make()).structure())
    #expect(file.header == (try read("structure").header))
    #expect(try #require(file.number(row: 0, column: 4)) > 0)
  }

  @Test func `a spreadsheet variant starts with a byte-order mark and writes decimal commas`() {
    let bytes = ForecastCSV(Self.forecast, dialect: .excel).flows()
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "year;origin;destination;persons")
    #expect(lines.allSatisfy { !$0.contains(".") })
    #expect(lines.dropFirst().allSatisfy { $0.contains(",") })
  }

  @Test func `a text that holds the separator or a quotation mark stands in quotation marks`()
    throws
  {
    for dialect in [CSVText.Dialect.standard, .excel] {
      var text = CSVText(columns: ["name", "value"], dialect: dialect)
      let names = ["a,b", "a;b", "say \"yes\"", "two\nlines"]
      for name in names {
        text.append(name)
        text.append(-0.5)
      }
      var bytes = text.bytes
      if dialect == .excel { bytes.removeFirst(3) }
      let file = try CSVFile(path: "names.csv", text: bytes)
      #expect((0..<4).map { file.string(row: $0, column: 0) } == names)
      #expect(file.number(row: 3, column: 1) == -0.5)
    }
  }
}
