import Demography
import Diagnostics
import Tables

/// The input tables of one country, read and checked whole.
package struct InputFolder {
  /// Ids in the order of regions.csv.
  package let regions: [String]
  private let rowByRegion: [String: Int]
  private let tables: [String: InputTable]

  /// Tables that go into the package row by row.
  package static let carried = [
    PackageTables.regions, PackageTables.regionGroups, PackageTables.populationTotals,
    PackageTables.lifeExpectancy, PackageTables.sexRatioAtBirth, PackageTables.ageGroups,
    PackageTables.internalFlows, PackageTables.flowAnchors, PackageTables.flowChecks,
    PackageTables.distances, PackageTables.prices,
    PackageTables.capacity, PackageTables.agencies, PackageTables.checkpoints,
    PackageTables.standards, PackageTables.indicators, PackageTables.labourForce,
    PackageTables.studyPlaces, PackageTables.temporaryPopulation,
  ]

  /// Tables from which stages compute.
  package static let worked = [
    InputDescriptions.regionalAgeEstimate, InputDescriptions.wppPopulation,
    InputDescriptions.wppMortality, InputDescriptions.wppFertility,
    InputDescriptions.vitalStatistics, InputDescriptions.externalTotals,
    InputDescriptions.externalExchange, InputDescriptions.externalAges, InputDescriptions.margins,
    InputDescriptions.ageAnchors, InputDescriptions.nationalAgeGroups,
    InputDescriptions.profileGroups, PackageTables.totalFertility, PackageTables.covariates,
  ]

  /// - Throws: `InputRejected` with the faults of every table at once.
  package static func read(_ folder: String) throws(InputRejected) -> InputFolder {
    let regionFile = try CSVFile.read("\(folder)/\(PackageTables.regions.file)")
    guard let column = regionFile.header.firstIndex(of: "region") else {
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: regionFile.path, line: 1), "the column 'region' is missing"))
    }
    let regions = (0..<regionFile.rowCount).map { regionFile.string(row: $0, column: column) }
    var tables: [String: InputTable] = [:]
    var faults: [Diagnostic] = []
    for description in carried + worked {
      do {
        let file = try CSVFile.read("\(folder)/\(description.file)")
        faults += CheckedTable(file, as: description, regions: lookup(regions)).diagnostics
        faults += Provenance.faults(file)
        tables[description.file] = InputTable(file)
      } catch {
        faults += error.diagnostics
      }
    }
    guard faults.isEmpty else { throw InputRejected(faults) }
    let inputs = InputFolder(regions: regions, tables: tables)
    let missing = InputCompleteness(inputs).faults
    guard missing.isEmpty else { throw InputRejected(missing) }
    return inputs
  }

  /// Inputs name regions by their ids.
  private static func lookup(_ regions: [String]) -> RegionLookup {
    RegionLookup(
      row: { regions.firstIndex(of: $0) }, remedy: { NearestName.remedy(for: $0, among: regions) })
  }

  private init(regions: [String], tables: [String: InputTable]) {
    self.regions = regions
    self.tables = tables
    rowByRegion = Dictionary(
      uniqueKeysWithValues: regions.enumerated().map { ($0.element, $0.offset) })
  }

  subscript(_ description: TableDescription) -> InputTable {
    guard let table = tables[description.file] else {
      preconditionFailure("\(description.file) is not an input")
    }
    return table
  }

  /// The row number of the region named in the row; `nil` for `*`.
  func region(_ table: InputTable, _ row: Int, _ column: String = "region") -> Int? {
    rowByRegion[table.text(row, column)]
  }

  /// The refusal of an input whose figures do not fit together.
  func refusal(of description: TableDescription, _ message: String, remedy: String? = nil)
    -> InputRejected
  {
    InputRejected(
      Diagnostic(
        at: SourcePosition(file: self[description].file.path, line: 1), message, remedy: remedy))
  }

  /// Official totals on 1 January of each year: `[region][sex]`.
  var populationTotals: [Int: [[Double]]] {
    let table = self[PackageTables.populationTotals]
    var totals: [Int: [[Double]]] = [:]
    for row in table.rows {
      guard let region = region(table, row) else { continue }
      let year = table.dateYear(row)
      totals[year, default: .init(repeating: [0, 0], count: regions.count)][region][
        table.sex(row).rawValue] = table.value(row, "persons")
    }
    return totals
  }
}
