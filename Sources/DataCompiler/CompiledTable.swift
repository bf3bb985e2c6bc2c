import Demography
import Tables

/// One table of the package as text, with what datapackage.json says of it.
package struct CompiledTable {
  package let description: TableDescription
  let header: [String]
  package private(set) var text: CSVText
  var origin: TableOrigin

  init(_ description: TableDescription, _ header: [String], origin: TableOrigin) {
    self.description = description
    self.header = header
    self.origin = origin
    text = CSVText(columns: header, capacity: 1 << 16)
  }

  /// An input row by row, as it stands.
  init(carrying input: InputTable, _ description: TableDescription, origin: TableOrigin) {
    self.init(description, input.file.header, origin: origin)
    for row in input.rows {
      for column in header.indices { text.append(input.file.string(row: row, column: column)) }
    }
  }

  /// A row of cells that are text already.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == header.count, "\(description.file): a row of the wrong width")
    for cell in cells { text.append(cell) }
  }
}

/// Where a table comes from, for datapackage.json.
struct TableOrigin {
  var sources: [DataPackageDescriptor.Source]
  var licences: [DataPackageDescriptor.Licence]
  var unit: String?
  var populationConcept: String?
  var vintage: String?

  static let statistics = DataPackageDescriptor.Source(
    title:
      "Bureau of National Statistics of Kazakhstan (BNS RK); the place where each figure was read stands in its row"
  )
  static let wpp = DataPackageDescriptor.Source(
    title: "United Nations, DESA, Population Division, World Population Prospects 2024",
    path: "https://population.un.org/wpp/")
  static let geokz = DataPackageDescriptor.Source(
    title: "geokz 1.0.2, Alexander Rodionov", path: "https://github.com/arodionoff/geokz")

  static let facts = DataPackageDescriptor.Licence(
    name: "notspecified",
    title: "Single published figures, cited row by row; their publishers state no licence")
  static let attributionIGO = DataPackageDescriptor.Licence(
    name: "CC-BY-3.0-IGO", title: "Creative Commons Attribution 3.0 IGO",
    path: "https://creativecommons.org/licenses/by/3.0/igo/")
  static let attribution = DataPackageDescriptor.Licence(
    name: "CC-BY-4.0", title: "Creative Commons Attribution 4.0",
    path: "https://creativecommons.org/licenses/by/4.0/")

  static let deJure = "de jure: residents registered in the region, temporary absent included"
  static let autumn2026 = "publications read to autumn 2026"

  /// Figures of the statistics bureau and of the press.
  static func facts(unit: String? = nil, concept: String? = nil) -> TableOrigin {
    TableOrigin(
      sources: [statistics], licences: [facts], unit: unit, populationConcept: concept,
      vintage: autumn2026)
  }

  static func prospects(unit: String) -> TableOrigin {
    TableOrigin(
      sources: [wpp], licences: [attributionIGO], unit: unit, vintage: "2024 revision, medium")
  }

  /// Both together.
  static func mixed(unit: String, concept: String? = nil) -> TableOrigin {
    TableOrigin(
      sources: [statistics, wpp], licences: [facts, attributionIGO], unit: unit,
      populationConcept: concept, vintage: "\(autumn2026); World Population Prospects 2024")
  }

  static let maps = TableOrigin(
    sources: [geokz], licences: [attribution], vintage: "division in force since June 2022")
}
