import Diagnostics
import ScenarioEngine
import Tables

/// Puts the rows of a CSV file where a scenario says `{table: file.csv}`: the nodes stand at the
/// cells, so that what is wrong in a table is reported in the table.
package struct PathTables {
  /// What a table of a path holds.
  package static let description = TableDescription(
    "paths/*.csv", "a path kept in a table, named by `{table: file.csv}` in a scenario",
    key: ["year", "region"],
    columns: [
      ColumnDescription("year", .year, "the year of the point"),
      ColumnDescription(
        "region", .region(orEvery: false), "where the path is one of a region", optional: true),
      ColumnDescription(
        "value", .anyNumber, "in the unit of the key that names the table"),
      ColumnDescription("source", .text, "who published the figure", optional: true),
    ])

  /// A path of this many points is no path but another table.
  package static let rowLimit = 5_000

  private(set) var faults: FaultList
  private(set) var files: [SourceFile] = []
  private(set) var texts: [SourceText] = []
  private let scenarioFile: String

  init(scenarioFile: String, faults: FaultList) {
    self.scenarioFile = scenarioFile
    self.faults = faults
  }

  /// The tree with every table of a path put in place.
  mutating func expanded(_ node: YAMLNode, _ fields: [FieldDescription], at path: String)
    -> YAMLNode
  {
    guard let entries = node.entries else { return node }
    var result = node
    result.content = .mapping(
      entries.map { entry in
        guard let field = fields.first(where: { $0.key == entry.key }) else { return entry }
        var entry = entry
        let key = path.isEmpty ? field.key : "\(path).\(field.key)"
        switch field.kind {
        case .group(let inner): entry.value = expanded(entry.value, inner, at: key)
        case .named(let kinds):
          entry.value = expandedItems(entry.value, at: key) { tables, item, path in
            item.soleEntry == nil ? item : tables.expandedKind(item, kinds, at: path)
          }
        case .records(let inner):
          entry.value = expandedItems(entry.value, at: key) { $0.expanded($1, inner, at: $2) }
        case let kind where kind.annotatedKeys.contains("table"):
          entry.value = inPlace(entry.value, isRegional: kind.isRegional, at: key)
        default: break
        }
        return entry
      })
    return result
  }

  private mutating func expandedItems(
    _ list: YAMLNode, at path: String,
    _ expand: (inout PathTables, _ item: YAMLNode, _ path: String) -> YAMLNode
  ) -> YAMLNode {
    guard case .sequence(let items) = list.content else { return list }
    let changed = items.enumerated().map { index, item in
      expand(&self, item, "\(path).\(item.itemName ?? String(index + 1))")
    }
    return YAMLNode(.sequence(changed), at: list.position)
  }

  /// An item of one key, the kind; its settings stand below the item's name.
  private mutating func expandedKind(
    _ item: YAMLNode, _ kinds: [FieldDescription], at path: String
  ) -> YAMLNode {
    guard var entry = item.soleEntry,
      let fields = kinds.first(where: { $0.key == entry.key })?.kind.fields
    else { return item }
    entry.value = expanded(entry.value, fields, at: path)
    return YAMLNode(.mapping([entry]), at: item.position)
  }

  /// `{table: f}` becomes the path itself; with a source beside it, `{path: …, source: …}`.
  private mutating func inPlace(_ node: YAMLNode, isRegional: Bool, at path: String) -> YAMLNode {
    guard let entries = node.entries, let table = entries.first(where: { $0.key == "table" }) else {
      return node
    }
    let rows = read(table.value, isRegional: isRegional, at: path)
    if entries.count == 1 { return rows }
    var result = node
    result.content = .mapping(
      entries.map { $0.key == "table" ? YAMLEntry("path", at: $0.keyPosition, rows) : $0 })
    return result
  }

  // MARK: The file

  private mutating func read(_ name: YAMLNode, isRegional: Bool, at path: String) -> YAMLNode {
    let broken = YAMLNode(.broken, at: name.position)
    guard let scalar = name.scalar, !scalar.text.isEmpty else {
      if !name.isBroken {
        faults.add(
          at: name.position, field: path, "expected the name of a table, found \(name.description)")
      }
      return broken
    }
    let file = FilePath.joined(folder(of: name), scalar.text)
    do throws(InputRejected) {
      let input = try InputFile.read(file, sizeLimit: YAMLParser.sizeLimit)
      let text = SourceText(path: file, bytes: try input.validatedUTF8())
      let csv = try CSVFile(path: file, text: text.bytes)
      faults.keep(text)
      texts.append(text)
      files.append(
        SourceFile(
          path: file, sha256: SHA256.hexadecimal(of: input.bytes), byteCount: input.bytes.count))
      return mapping(csv, isRegional: isRegional, named: name, at: path) ?? broken
    } catch {
      if error.isMissingInput {
        faults.add(
          at: name.position, field: path, "there is no table '\(file)'",
          remedy: "the path is relative to the file that names it", isMissingInput: true)
      } else {
        faults.append(error)
      }
      return broken
    }
  }

  /// The folder that relative names start from: that of the file, or of the scenario for `--set`.
  private func folder(of name: YAMLNode) -> String {
    FilePath.folder(
      of: name.position.file == SettingOption.file ? scenarioFile : name.position.file)
  }

  private mutating func mapping(
    _ csv: CSVFile, isRegional: Bool, named name: YAMLNode, at path: String
  ) -> YAMLNode? {
    guard let columns = columns(csv, isRegional: isRegional, at: path) else { return nil }
    guard csv.rowCount > 0, csv.rowCount <= Self.rowLimit else {
      faults.add(
        at: SourcePosition(file: csv.path, line: 1), field: path,
        "the table has \(csv.rowCount) rows; a path has 1 to \(Self.rowLimit)")
      return nil
    }
    var entries: [YAMLEntry] = []
    for row in 0..<csv.rowCount {
      let point = YAMLEntry(
        csv.string(row: row, column: columns.year),
        at: csv.position(row: row, column: columns.year),
        value(csv, row: row, column: columns.value, at: path))
      guard let region = columns.region else {
        add(point, to: &entries, at: path)
        continue
      }
      let key = csv.string(row: row, column: region)
      if let place = entries.firstIndex(where: { $0.key == key }) {
        var points = entries[place].value.entries ?? []
        add(point, to: &points, at: "\(path).\(key)")
        entries[place].value.content = .mapping(points)
      } else {
        let position = csv.position(row: row, column: region)
        entries.append(
          YAMLEntry(key, at: position, YAMLNode(.mapping([point]), at: position)))
      }
    }
    return YAMLNode(.mapping(entries), at: name.position)
  }

  /// The number as the scenario would write it: a spreadsheet's decimal comma becomes a point.
  private mutating func value(_ csv: CSVFile, row: Int, column: Int, at path: String) -> YAMLNode {
    let text = csv.string(row: row, column: column)
    if text.isEmpty {
      faults.add(
        at: csv.position(row: row, column: column), field: path, "the value is empty",
        remedy: "write it, or remove the row: years between points are filled in")
      return YAMLNode(.broken, at: csv.position(row: row, column: column))
    }
    return YAMLNode(
      .scalar(YAMLScalar(csv.hasDecimalComma ? text.replacing(",", with: ".") : text)),
      at: csv.position(row: row, column: column))
  }

  private mutating func add(_ point: YAMLEntry, to entries: inout [YAMLEntry], at path: String) {
    if let first = entries.first(where: { $0.key == point.key }) {
      faults.add(
        at: point.keyPosition, field: path,
        "the year \(point.key) stands twice, first in line \(first.keyPosition.line)")
    } else {
      entries.append(point)
    }
  }

  private mutating func columns(_ csv: CSVFile, isRegional: Bool, at path: String)
    -> (year: Int, value: Int, region: Int?)?
  {
    let known = Self.description.columns.map(\.name)
    let missing = ["year", "value"].filter { !csv.header.contains($0) }
    guard missing.isEmpty else {
      faults.add(
        at: SourcePosition(file: csv.path, line: 1), field: path,
        "the table has no column '\(missing.joined(separator: "' and no column '"))'",
        remedy: "write the header year,value")
      return nil
    }
    for (column, name) in csv.header.enumerated() where !known.contains(name) {
      faults.add(
        at: csv.position(row: -1, column: column), field: path, "unknown column '\(name)'",
        remedy: NearestName.remedy(for: name, among: known))
    }
    let region = csv.header.firstIndex(of: "region")
    if let region, !isRegional {
      faults.add(
        at: csv.position(row: -1, column: region), field: path,
        "this path is one of the country, and the table names regions",
        remedy: "remove the column 'region'")
      return nil
    }
    guard let year = csv.header.firstIndex(of: "year"),
      let value = csv.header.firstIndex(of: "value")
    else { return nil }
    return (year, value, region)
  }
}

extension FieldKind {
  /// The path may be given region by region.
  fileprivate var isRegional: Bool {
    switch self {
    case .level, .regional, .covariate: true
    default: false
    }
  }
}
