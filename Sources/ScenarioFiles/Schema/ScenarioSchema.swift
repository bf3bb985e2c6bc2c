import Tables

/// The JSON Schema (draft 2020-12) of a scenario file, made from the table of fields.
///
/// It knows what one file must look like by itself. A file that extends another leaves to it what it
/// likes, so that little is required of it; what needs the data package, or the values of several
/// keys, stays with `kosh check`.
package enum ScenarioSchema {
  package static let document: JSONValue = {
    var shared = SharedSchemas()
    let layer = shared.map(of: ScenarioFields.all)
    return .object([
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Scenario file of kosh",
      "description":
        .string(
          "Made by `kosh schema` from the table that reads scenario files, version \(ScenarioFields.formatVersion) of the format."
        ),
      "$ref": "#/$defs/layer",
      "not": .object(["required": .strings(["variants", "sweep"])]),
      "if": .object(["not": .object(["required": .strings(["extends"])])]),
      "then": .object(["$ref": "#/$defs/whole"]),
      "$defs": .object(
        [
          JSONMember("layer", .described("what any file may state", layer)),
          JSONMember(
            "whole",
            .described(
              "what a file states that extends no other",
              Requirements.of(ScenarioFields.all) ?? .object([]))),
        ] + ScalarSchema.definitions + shared.definitions),
    ])
  }()
}

/// Schemas of maps of settings as a layer states them, with the parts that occur again and again
/// kept aside.
private struct SharedSchemas {
  private(set) var definitions: [JSONMember] = []

  mutating func map(of fields: [FieldDescription], alternatives: Alternatives = []) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("type", "object"),
      JSONMember("properties", .object(fields.map { JSONMember($0.key, described($0)) })),
      JSONMember("additionalProperties", .bool(false)),
    ]
    if !alternatives.sets.isEmpty {
      members.append(
        JSONMember("anyOf", .array(alternatives.sets.map { Self.alone($0, alternatives) })))
    }
    return .object(members)
  }

  /// Nothing of another alternative.
  private static func alone(_ keys: [String], _ alternatives: Alternatives) -> JSONValue {
    let others = Set(alternatives.sets.joined()).subtracting(keys).sorted()
    return .object([
      "not": .object(["anyOf": .array(others.map { .object(["required": .strings([$0])]) })])
    ])
  }

  private mutating func described(_ field: FieldDescription) -> JSONValue {
    let unit = field.unit.map { ", \($0)" } ?? ""
    let absent = field.absent.map { "; when absent: \($0)" } ?? ""
    return .described(field.meaning + unit + absent, schema(of: field))
  }

  private mutating func schema(of field: FieldDescription) -> JSONValue {
    switch field.kind {
    case .group(let fields): return map(of: fields, alternatives: field.alternatives)
    case .named(let kinds):
      return .object([
        "type": "array",
        "items": .object([
          "type": "object", "minProperties": 1, "maxProperties": 1,
          "properties": .object(kinds.map { JSONMember($0.key, kind($0)) }),
          "additionalProperties": false,
        ]),
      ])
    case .records(let fields):
      // A list is replaced whole, so that its items are whole in a layer too.
      let item = map(of: fields)
      let items = Requirements.of(fields).map { JSONValue.object(["allOf": .array([item, $0])]) }
      return shared(.object(["type": "array", "items": items ?? item]))
    default:
      let plain = field.kind.plainSchema
      guard !field.kind.annotatedKeys.isEmpty else { return plain }
      return shared(annotated(shared(plain), field.kind))
    }
  }

  /// Without its name an intervention finds no place, neither among others nor in a base.
  private mutating func kind(_ field: FieldDescription) -> JSONValue {
    .object(["allOf": .array([described(field), .object(["required": .strings(["name"])])])])
  }

  /// The value, or `{value: …, source: …}`.
  private func annotated(_ plain: JSONValue, _ kind: FieldKind) -> JSONValue {
    let keys = kind.annotatedKeys
    let values = keys.map { JSONMember($0, $0 == "table" ? .reference("text") : plain) }
    let remarks = ["source", "note"].map { JSONMember($0, .reference("text")) }
    return .object([
      "anyOf": .array([
        plain,
        .object([
          "type": "object", "properties": .object(values + remarks),
          "additionalProperties": false,
          "oneOf": .array(keys.map { .object(["required": .strings([$0])]) }),
        ]),
      ])
    ])
  }

  /// A reference to the schema, which stands once among the definitions.
  private mutating func shared(_ schema: JSONValue) -> JSONValue {
    if schema["$ref"] != nil { return schema }
    if let known = definitions.first(where: { $0.value == schema }) {
      return .reference(known.name)
    }
    let name = "value_\(definitions.count + 1)"
    definitions.append(JSONMember(name, schema))
    return .reference(name)
  }
}

/// What a scenario must state when no base states it.
private enum Requirements {
  /// `nil` when nothing is required here or below.
  static func of(_ fields: [FieldDescription], alternatives: Alternatives = []) -> JSONValue? {
    var members: [JSONMember] = []
    let required = fields.filter(\.isRequired).map(\.key)
    if !required.isEmpty { members.append(JSONMember("required", .strings(required))) }
    if alternatives.isOneNeeded, !alternatives.sets.isEmpty {
      members.append(
        JSONMember(
          "anyOf", .array(alternatives.sets.map { .object(["required": .strings([$0[0]])]) })))
    }
    let below = fields.compactMap { field in inside(field).map { JSONMember(field.key, $0) } }
    if !below.isEmpty { members.append(JSONMember("properties", .object(below))) }
    return members.isEmpty ? nil : .object(members)
  }

  private static func inside(_ field: FieldDescription) -> JSONValue? {
    switch field.kind {
    case .group(let fields): return of(fields, alternatives: field.alternatives)
    case .named(let kinds):
      return of(kinds).map { .object(["items": $0]) }
    default: return nil
    }
  }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }

  static func reference(_ name: String) -> JSONValue {
    .object(["$ref": .string("#/$defs/\(name)")])
  }

  static func described(_ text: String, _ schema: JSONValue) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object([JSONMember("description", .string(text))] + members)
  }
}
