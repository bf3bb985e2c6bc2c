import Diagnostics
import Tables
import Testing

@Suite struct `The tables of a data package` {
  @Test func `have distinct files, columns and keys of their own columns`() {
    #expect(Set(PackageTables.all.map(\.file)).count == PackageTables.all.count)
    for table in PackageTables.all {
      let names = table.columns.map(\.name)
      #expect(Set(names).count == names.count, "\(table.file)")
      #expect(Set(table.key).isSubset(of: names), "\(table.file)")
      #expect(names.contains("source") && names.contains("confidence"), "\(table.file)")
      for column in table.columns + table.yearlyColumns {
        #expect(!column.meaning.isEmpty, "\(table.file) \(column.name)")
      }
    }
  }

  @Test func `are required where no forecast is possible without them`() {
    #expect(
      PackageTables.all.filter(\.isRequired).map(\.name) == [
        "regions", "population", "mortality", "fertility", "sex_ratio_at_birth",
      ])
  }

  @Test func `know a column of each year`() {
    #expect(PackageTables.indicators.column(named: "target_2030")?.name == "target")
    #expect(PackageTables.indicators.column(named: "target_20300") == nil)
    #expect(PackageTables.indicators.column(named: "goal_2030") == nil)
    #expect(PackageTables.indicators.column(named: "target") == nil)
  }
}

@Suite struct `A datapackage.json` {
  private let descriptor = DataPackageDescriptor(
    name: "two-regions", title: "Two regions",
    licences: [.init(name: "CC-BY-4.0", title: "Creative Commons Attribution 4.0")],
    sources: [.init(title: "Statistics office", path: "https://example.org")],
    resources: [
      .init(
        table: PackageTables.population, unit: "persons", populationConcept: "de jure, register",
        vintage: "revised 2026"),
      .init(
        table: PackageTables.externalMigration, path: "data/external_migration.csv",
        header: ["year", "region", "group", "sex", "age", "immigrants", "emigrants", "remark"]),
    ])

  @Test func `says what each column holds, in what unit and within what bounds`() throws {
    let json = try JSONValue(parsing: Array(descriptor.rendered.utf8), path: "t.json")
    #expect(json["profile"]?.text == "tabular-data-package")
    guard case .array(let resources) = json["resources"] else {
      Issue.record("no resources")
      return
    }
    let population = resources[0]
    #expect(population["path"]?.text == "population.csv")
    #expect(population["profile"]?.text == "tabular-data-resource")
    #expect(population["population_concept"]?.text == "de jure, register")
    #expect(population["schema"]?["primaryKey"] == .strings(["date", "region", "sex", "age"]))
    guard case .array(let fields) = population["schema"]?["fields"] else {
      Issue.record("no fields")
      return
    }
    #expect(fields[2]["constraints"]?["enum"] == .strings(["female", "male"]))
    #expect(fields[3]["constraints"]?["maximum"] == .integer(100))
    #expect(fields[4]["unit"]?.text == "persons")
    #expect(fields[4]["constraints"]?["minimum"] == .integer(0))
  }

  @Test func `describes the columns that a file really has`() throws {
    let json = try JSONValue(parsing: Array(descriptor.rendered.utf8), path: "t.json")
    guard case .array(let resources) = json["resources"],
      case .array(let fields) = resources[1]["schema"]?["fields"]
    else {
      Issue.record("no fields")
      return
    }
    #expect(resources[1]["name"]?.text == "data-external_migration")
    #expect(fields.map { $0["name"]?.text }.last == "remark")
    #expect(fields.last?["type"]?.text == "any")
    // A group may be empty, and an empty cell is no primary key.
    #expect(resources[1]["schema"]?["primaryKey"] == nil)
  }
}
