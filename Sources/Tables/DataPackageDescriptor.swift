/// The text of a `datapackage.json`: a Frictionless `tabular-data-package` of CSV files, for the
/// inputs' package and the results' package alike.
package struct DataPackageDescriptor: Sendable {
  /// Lower-case letters, digits, `.`, `_` and `-`.
  package var name: String
  package var title: String
  package var description: String?
  package var licences: [Licence]
  package var sources: [Source]
  package var resources: [Resource]

  package init(
    name: String, title: String, description: String? = nil, licences: [Licence] = [],
    sources: [Source] = [], resources: [Resource] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.licences = licences
    self.sources = sources
    self.resources = resources
  }

  package struct Licence: Sendable, Equatable {
    /// An Open Definition id, `CC-BY-4.0`.
    package var name: String
    package var title: String
    package var path: String?

    package init(name: String, title: String, path: String? = nil) {
      self.name = name
      self.title = title
      self.path = path
    }
  }

  package struct Source: Sendable, Equatable {
    package var title: String
    package var path: String?

    package init(title: String, path: String? = nil) {
      self.title = title
      self.path = path
    }
  }

  /// One CSV file of the package.
  package struct Resource: Sendable {
    package var table: TableDescription
    /// Relative to `datapackage.json`, `forecast/regions.csv`.
    package var path: String
    /// The file's header; `nil` when it holds every column of the description, in its order.
    package var header: [String]?
    package var licences: [Licence]
    package var sources: [Source]
    package var unit: String?
    /// De jure or de facto, register or census: what a population counts.
    package var populationConcept: String?
    /// The release a table was taken from.
    package var vintage: String?
    package var byteCount: Int?
    /// Hexadecimal SHA-256 of the file.
    package var sha256: String?
    /// How the file separates its fields and writes its decimals.
    package var dialect: CSVText.Dialect

    package init(
      table: TableDescription, path: String? = nil, header: [String]? = nil,
      licences: [Licence] = [], sources: [Source] = [], unit: String? = nil,
      populationConcept: String? = nil, vintage: String? = nil, byteCount: Int? = nil,
      sha256: String? = nil, dialect: CSVText.Dialect = .standard
    ) {
      self.table = table
      self.path = path ?? table.file
      self.header = header
      self.licences = licences
      self.sources = sources
      self.unit = unit
      self.populationConcept = populationConcept
      self.vintage = vintage
      self.byteCount = byteCount
      self.sha256 = sha256
      self.dialect = dialect
    }
  }

  package var json: JSONValue {
    var members = [
      JSONMember("profile", .string("tabular-data-package")),
      JSONMember("name", .string(name)),
      JSONMember("title", .string(title)),
    ]
    members.add("description", description)
    members.add(licences)
    members.add(sources)
    members.append(JSONMember("resources", .array(resources.map(\.json))))
    return .object(members)
  }

  /// The text of the file.
  package var rendered: String { json.rendered }
}

extension DataPackageDescriptor.Resource {
  fileprivate var json: JSONValue {
    var members = [
      JSONMember("name", .string(resourceName)),
      JSONMember("path", .string(path)),
      JSONMember("profile", .string("tabular-data-resource")),
      JSONMember("description", .string(table.meaning)),
      JSONMember("format", .string("csv")),
      JSONMember("mediatype", .string("text/csv")),
      JSONMember("encoding", .string(dialect == .excel ? "utf-8-sig" : "utf-8")),
    ]
    members.add("unit", unit)
    members.add("population_concept", populationConcept)
    members.add("vintage", vintage)
    if let byteCount { members.append(JSONMember("bytes", .integer(byteCount))) }
    if let sha256 { members.append(JSONMember("hash", .string("sha256:" + sha256))) }
    members.add(licences)
    members.add(sources)
    if dialect == .excel {
      members.append(JSONMember("dialect", .object(["delimiter": ";"])))
    }
    members.append(JSONMember("schema", schema))
    return .object(members)
  }

  /// `forecast-regions` for `forecast/regions.csv`, so that two folders may hold one name.
  private var resourceName: String {
    let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    return String(
      stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" })
  }

  private var schema: JSONValue {
    let names = header ?? table.columns.map(\.name)
    var members = [
      JSONMember(
        "fields",
        .array(
          names.map { name in
            table.column(named: name)?.field(named: name, dialect: dialect)
              ?? .object(["name": .string(name), "type": "any"])
          }))
    ]
    // A key with an empty cell is no primary key to Frictionless.
    let key = table.key.filter { names.contains($0) }
    let isFilled = key.allSatisfy { table.column(named: $0)?.mayBeEmpty == false }
    if !key.isEmpty, isFilled { members.append(JSONMember("primaryKey", .strings(key))) }
    return .object(members)
  }
}

extension ColumnDescription {
  /// The column as a field of a table schema.
  fileprivate func field(named name: String, dialect: CSVText.Dialect) -> JSONValue {
    var members = [
      JSONMember("name", .string(name)),
      JSONMember("type", .string(schemaType)),
      JSONMember("description", .string(meaning)),
    ]
    members.add("unit", unit)
    if dialect == .excel, case .number = kind { members.append(JSONMember("decimalChar", ",")) }
    var constraints = schemaConstraints
    if !mayBeEmpty { constraints.insert(JSONMember("required", .bool(true)), at: 0) }
    if !constraints.isEmpty { members.append(JSONMember("constraints", .object(constraints))) }
    return .object(members)
  }

  private var schemaType: String {
    switch kind {
    case .text, .region, .sex, .choice, .period: "string"
    case .year, .age, .integer, .flag: "integer"
    case .date, .firstOfJanuary: "date"
    case .number: "number"
    }
  }

  private var schemaConstraints: [JSONMember] {
    switch kind {
    case .text, .region, .date, .integer: return []
    case .year: return Self.bounds(.integer(1900), .integer(2200))
    case .age: return Self.bounds(.integer(0), .integer(100))
    case .flag: return Self.bounds(.integer(0), .integer(1))
    case .sex: return [JSONMember("enum", .strings(["female", "male"]))]
    case .choice(let words): return [JSONMember("enum", .strings(words))]
    // A pattern applies to texts alone; the first of January is left to our own reader.
    case .firstOfJanuary: return []
    case .period: return [JSONMember("pattern", "[0-9]{4}(H[12]|Q[1-4]|M([1-9]|1[0-2]))?")]
    case .number(let range):
      return Self.bounds(
        range.lowerBound.isFinite ? .number(range.lowerBound) : nil,
        range.upperBound.isFinite ? .number(range.upperBound) : nil)
    }
  }

  private static func bounds(_ least: JSONValue?, _ most: JSONValue?) -> [JSONMember] {
    [least.map { JSONMember("minimum", $0) }, most.map { JSONMember("maximum", $0) }]
      .compactMap { $0 }
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension [JSONMember] {
  fileprivate mutating func add(_ name: String, _ text: String?) {
    if let text { append(JSONMember(name, .string(text))) }
  }

  fileprivate mutating func add(_ licences: [DataPackageDescriptor.Licence]) {
    guard !licences.isEmpty else { return }
    let values = licences.map { licence in
      var members = [
        JSONMember("name", .string(licence.name)), JSONMember("title", .string(licence.title)),
      ]
      members.add("path", licence.path)
      return JSONValue.object(members)
    }
    append(JSONMember("licenses", .array(values)))
  }

  fileprivate mutating func add(_ sources: [DataPackageDescriptor.Source]) {
    guard !sources.isEmpty else { return }
    let values = sources.map { source in
      var members = [JSONMember("title", .string(source.title))]
      members.add("path", source.path)
      return JSONValue.object(members)
    }
    append(JSONMember("sources", .array(values)))
  }
}
