import Demography
import Tables
import data_compiler

/// The folders of Kazakhstan in the repository, and the tables of the committed package.
enum CommittedPackage {
  private static let root = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()
  static let inputs = root + "/Scenarios/kazakhstan/inputs"
  static let data = root + "/Scenarios/kazakhstan/data"

  static func table(_ description: TableDescription) throws -> CSVFile {
    try CSVFile.read("\(data)/\(description.file)")
  }

  static let regions: [String] = {
    guard let file = try? table(PackageTables.regions) else { return [] }
    return (0..<file.rowCount).map { file.string(row: $0, column: 0) }
  }()

  static let lookup = RegionLookup(
    row: { regions.firstIndex(of: $0) }, remedy: { _ in nil })
}

extension CSVFile {
  func text(_ row: Int, _ column: String) -> String {
    header.firstIndex(of: column).map { string(row: row, column: $0) } ?? ""
  }

  func number(_ row: Int, _ column: String) -> Double {
    header.firstIndex(of: column).flatMap { number(row: row, column: $0) } ?? .nan
  }

  var rows: Range<Int> { 0..<rowCount }
}

/// The persons of the package by date, region, sex and age.
struct CommittedPopulation {
  /// `[year][region]`.
  private(set) var persons: [Int: [String: AgeSexTable]] = [:]
  /// Official totals, `[year][region][sex]`.
  private(set) var official: [Int: [String: [Double]]] = [:]

  init() throws {
    let file = try CommittedPackage.table(PackageTables.population)
    for row in file.rows {
      let sex: Sex = file.text(row, "sex") == "male" ? .male : .female
      let year = Int(file.text(row, "date").prefix(4)) ?? 0
      persons[year, default: [:]][file.text(row, "region"), default: AgeSexTable()][
        sex, Int(file.number(row, "age"))] = file.number(row, "persons")
    }
    let totals = try CommittedPackage.table(PackageTables.populationTotals)
    for row in totals.rows {
      let sex = totals.text(row, "sex") == "male" ? 1 : 0
      let year = Int(totals.text(row, "date").prefix(4)) ?? 0
      official[year, default: [:]][totals.text(row, "region"), default: [0, 0]][sex] =
        totals.number(row, "persons")
    }
  }

  func total(_ year: Int, _ region: String) -> Double {
    official[year]?[region]?.reduce(0, +) ?? .nan
  }

  func national(_ year: Int) -> AgeSexTable {
    var sum = AgeSexTable()
    for table in (persons[year] ?? [:]).values {
      for cell in 0..<AgeSexTable.count { sum.values[cell] += table.values[cell] }
    }
    return sum
  }
}
