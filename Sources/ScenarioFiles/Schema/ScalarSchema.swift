import Tables

/// Schemas of what stands after a key that has no keys of the table below it.
enum ScalarSchema {
  private static let year = "(19[0-9]{2}|2[01][0-9]{2}|2200)"
  private static let decimal = "(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?"

  /// Those that many fields share.
  static let definitions: [JSONMember] = [
    // A scalar is text until a field asks for more.
    JSONMember(
      "text", .object(["type": .strings(["string", "number", "boolean"]), "minLength": 1])),
    JSONMember("year", .object(["type": "integer", "minimum": 1900, "maximum": 2200])),
    JSONMember("percentage", pattern("^-?\(decimal)%$")),
    JSONMember(
      "part", anyOf([number(0...1), pattern("^(100(\\.0+)?|[1-9]?[0-9](\\.[0-9]+)?)%$")])),
    JSONMember(
      "name",
      anyOf([
        .reference("text"),
        .object([
          "type": "object", "minProperties": 1, "additionalProperties": false,
          "properties": .object(["en", "ru", "kk"].map { JSONMember($0, .reference("text")) }),
        ]),
      ])),
  ]

  static func number(_ bounds: ClosedRange<Double>) -> JSONValue {
    .object([
      "type": "number", "minimum": .number(bounds.lowerBound),
      "maximum": .number(bounds.upperBound),
    ])
  }

  static func pattern(_ pattern: String) -> JSONValue {
    .object(["type": "string", "pattern": .string(pattern)])
  }

  static func anyOf(_ schemas: [JSONValue]) -> JSONValue {
    .object(["anyOf": .array(schemas)])
  }

  static let horizon = pattern("^\(year) *\\.\\. *\(year)$")
  static let years = anyOf([.reference("year"), horizon])
  static let date = pattern("^\(year)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
  static let ages = anyOf([
    .object(["type": "integer", "minimum": 0, "maximum": 100]),
    pattern("^(100|[1-9]?[0-9]) *\\.\\. *(100|[1-9]?[0-9])$"),
  ])
  static let identifier = JSONValue.object([
    "type": .strings(["string", "integer"]), "pattern": "^[a-z0-9_-]{1,64}$",
  ])

  static func share(_ bounds: ClosedRange<Double>) -> JSONValue {
    bounds == 0...1
      ? .reference("part") : anyOf([number(bounds), .reference("percentage")])
  }

  /// `{key: value}` with keys of the file's own.
  static func map(keys: String? = nil, notKeys: String? = nil, _ value: JSONValue) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("type", "object"), JSONMember("minProperties", 1),
      JSONMember("additionalProperties", value),
    ]
    if let keys {
      members.append(JSONMember("propertyNames", .object(["pattern": .string(keys)])))
    }
    if let notKeys {
      members.append(
        JSONMember(
          "propertyNames", .object(["not": .object(["pattern": .string(notKeys)])])))
    }
    return .object(members)
  }

  static func byYear(_ value: JSONValue) -> JSONValue { map(keys: "^\(year)$", value) }

  static func byRegion(_ value: JSONValue) -> JSONValue {
    map(notKeys: "^[0-9]{4}$", anyOf([value, byYear(value)]))
  }
}

extension FieldKind {
  /// The schema of the value alone, without a source beside it.
  var plainSchema: JSONValue {
    switch self {
    case .text, .file, .folder, .region: .reference("text")
    case .identifier: ScalarSchema.identifier
    case .name: .reference("name")
    case .texts:
      ScalarSchema.anyOf([
        .reference("text"), .object(["type": "array", "items": .reference("text")]),
      ])
    case .names:
      ScalarSchema.anyOf([
        .reference("name"), .object(["type": "array", "items": .reference("name")]),
      ])
    case .version(let version): .object(["const": .integer(version)])
    case .horizon: ScalarSchema.horizon
    case .year: .reference("year")
    case .years: ScalarSchema.years
    case .date: ScalarSchema.date
    case .ages: ScalarSchema.ages
    case .flag: .object(["type": "boolean"])
    case .number(let bounds): ScalarSchema.number(bounds)
    case .whole(let bounds):
      .object([
        "type": "integer", "minimum": .integer(bounds.lowerBound),
        "maximum": .integer(bounds.upperBound),
      ])
    case .share(let bounds): ScalarSchema.share(bounds)
    case .estimate(let bounds): Self.schema(of: bounds)
    case .choice(let choices): .object(["enum": .strings(choices)])
    case .choices(let choices):
      ScalarSchema.anyOf([
        .object(["enum": .strings(choices)]),
        .object(["type": "array", "items": .object(["enum": .strings(choices)])]),
      ])
    case .regions: .object(["type": "array", "items": .reference("text")])
    case .shares: ScalarSchema.map(.reference("part"))
    case .routes: ScalarSchema.map(ScalarSchema.map(.reference("part")))
    case .retention: ScalarSchema.map(keys: "^([1-9]|[1-5][0-9]|60)$", .reference("part"))
    default: pathSchema
    }
  }

  private var pathSchema: JSONValue {
    switch self {
    case .path(let bounds, let isShare):
      let value = Self.value(bounds, isShare)
      return ScalarSchema.anyOf([value, ScalarSchema.byYear(value)])
    case .level(let bounds):
      let value = ScalarSchema.number(bounds)
      return ScalarSchema.anyOf([value, ScalarSchema.byYear(value), ScalarSchema.byRegion(value)])
    case .regional(let bounds, let isShare):
      return ScalarSchema.byRegion(Self.value(bounds, isShare))
    case .covariate(let bounds):
      return ScalarSchema.anyOf([
        .object(["type": "string", "minLength": 1]),
        ScalarSchema.byRegion(ScalarSchema.number(bounds)),
      ])
    case .yearly(let bounds): return ScalarSchema.byYear(ScalarSchema.number(bounds))
    case .dated(let bounds):
      return ScalarSchema.map(
        keys: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", ScalarSchema.number(bounds))
    case .sources:
      return .object(["type": "object", "additionalProperties": .reference("text")])
    case .variants: return Self.namedVariants
    case .sweep:
      return ScalarSchema.map(
        keys: Self.dottedKey, .object(["type": "array", "minItems": 1, "items": Self.stated]))
    default: preconditionFailure("\(words) has keys of the table")
    }
  }

  private static func value(_ bounds: ClosedRange<Double>, _ isShare: Bool) -> JSONValue {
    isShare ? ScalarSchema.share(bounds) : ScalarSchema.number(bounds)
  }

  private static func schema(of bounds: EstimateBounds) -> JSONValue {
    let value = value(bounds.range, bounds.isShare)
    let points = ["low", "central", "high"]
    return ScalarSchema.anyOf([
      value,
      .object([
        "type": "object",
        "properties": .object(
          points.map { JSONMember($0, value) }
            + ["source", "note"].map { JSONMember($0, .reference("text")) }),
        "additionalProperties": false, "required": .strings(points),
      ]),
    ])
  }

  private static let dottedKey = "^[^.]+(\\.[^.]+)*$"

  /// Anything but nothing.
  private static let stated = JSONValue.object(["not": .object(["type": "null"])])

  private static let namedVariants = JSONValue.object([
    "type": "object", "minProperties": 1,
    "propertyNames": .object([
      "pattern": "^[a-z0-9_-]{1,64}$",
      "not": .object(["enum": .strings(ScenarioRuns.reservedNames)]),
    ]),
    "additionalProperties": .object([
      "type": "object", "additionalProperties": stated,
      "propertyNames": .object([
        "pattern": .string(dottedKey),
        "not": .object(["pattern": "^(variants|sweep)(\\.|$)"]),
      ]),
    ]),
  ])
}
