import Demography
import Diagnostics
import Tables

/// Which rows the stages need: an input that lacks one is refused with what is missing.
struct InputCompleteness {
  private let inputs: InputFolder
  private(set) var faults: [Diagnostic] = []

  init(_ inputs: InputFolder) {
    self.inputs = inputs
    let regions = inputs.regions
    let sexes = Sex.allCases.map(\.name)
    let ages = Age.all.map(String.init)
    let births = ["births", "deaths"]
    require(
      PackageTables.populationTotals, ["date", "region", "sex"],
      [(2022...2026).map { "\($0)-01-01" }, regions, sexes])
    require(
      InputDescriptions.wppPopulation, ["year", "sex", "age"], [["2024", "2025"], sexes, ages])
    require(
      InputDescriptions.wppMortality, ["year", "sex", "age"],
      [["2024", "2025", "2049", "2050"], sexes, ages])
    require(
      InputDescriptions.wppFertility, ["year", "age"], [["2025"], Age.fertile.map(String.init)])
    require(
      PackageTables.lifeExpectancy, ["year", "region", "sex"], [["2022", "2023"], regions, sexes])
    require(PackageTables.totalFertility, ["year", "region"], [["2023"], regions + ["*"]])
    require(PackageTables.totalFertility, ["year", "region"], [["2024"], ["*"]])
    require(PackageTables.sexRatioAtBirth, ["year", "region"], [["2024"], ["*"]])
    require(
      InputDescriptions.vitalStatistics, ["year", "region", "measure"],
      [(2022...2025).map(String.init), ["*"], births])
    require(
      InputDescriptions.vitalStatistics, ["year", "region", "measure"],
      [["2023"], regions, ["natural_increase"]])
    require(
      InputDescriptions.vitalStatistics, ["year", "region", "measure"], [["2024"], regions, births])
    require(
      InputDescriptions.externalTotals, ["year", "region"],
      [(2022...2025).map(String.init), ["*"]], filled: ["immigrants", "emigrants"])
    require(
      InputDescriptions.externalTotals, ["year", "region"], [["2023", "2024"], regions],
      filled: ["net"])
    require(InputDescriptions.externalExchange, ["region"], [regions])
    require(
      InputDescriptions.margins, ["year", "region"], [(2022...2025).map(String.init), regions])
    let starts = stride(from: 0, through: 85, by: 5).map(String.init)
    require(
      InputDescriptions.regionalAgeEstimate, ["region", "sex", "from"], [regions, sexes, starts])
  }

  /// Every combination of the lists must be a row, with these cells filled.
  private mutating func require(
    _ description: TableDescription, _ columns: [String], _ lists: [[String]],
    filled: [String] = []
  ) {
    let table = inputs[description]
    var rows: [[String]: Int] = [:]
    for row in table.rows { rows[columns.map { table.text(row, $0) }] = row }
    let wanted = lists.reduce([[]]) { keys, list in
      keys.flatMap { key in list.map { key + [$0] } }
    }
    let top = SourcePosition(file: table.file.path, line: 1)
    let missing = wanted.filter { rows[$0] == nil }
    if let first = missing.first {
      let more = missing.count > 1 ? " and \(missing.count - 1) more" : ""
      faults.append(
        Diagnostic(
          at: top, "there is no row of \(first.joined(separator: ", "))\(more)",
          remedy: "add it; the columns are \(columns.joined(separator: ", "))"))
    }
    for key in wanted {
      guard let row = rows[key] else { continue }
      for column in filled where table.number(row, column) == nil {
        faults.append(
          Diagnostic(
            at: table.file.position(row: row, column: 0), field: column,
            "the figure of \(key.joined(separator: ", ")) is needed",
            excerpt: table.file.line(row: row)
          ))
      }
    }
  }
}
