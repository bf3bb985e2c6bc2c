import Demography
import Diagnostics
import ScenarioEngine

/// A field as read and checked, apart from what only the data package can tell.
enum FieldValue {
  case text(String)
  case name(LocalizedName)
  case texts([String])
  case horizon(Horizon)
  case year(Int)
  case number(Double)
  case choice(String)
  case regions([NamedRegion])
  case level(LevelInput)
  case years([YearPoint])
}

/// A region as the scenario writes it: an id, a name in one of three languages, or a code.
struct NamedRegion {
  let name: String
  let position: SourcePosition
}

/// The value of one year.
struct YearPoint {
  let year: Int
  let value: Double
  let position: SourcePosition
}

/// A path of the country or of the regions named.
enum LevelInput {
  case national([YearPoint])
  case regional([(region: NamedRegion, points: [YearPoint])])

  /// A number for all years stands at the first year that inputs may name.
  static func constant(_ value: Double, at position: SourcePosition) -> [YearPoint] {
    [YearPoint(year: YAMLScalar.years.lowerBound, value: value, position: position)]
  }
}

extension YearSeries {
  init(_ points: [YearPoint]) {
    self.init(Dictionary(points.map { ($0.year, $0.value) }) { first, _ in first })
  }
}

/// The fields that a scenario states, by dotted key, each with the place of its value.
struct FieldValues {
  private var values: [String: (value: FieldValue, position: SourcePosition)] = [:]
  /// Places of maps of settings, for what is missing in them.
  private(set) var groups: [String: SourcePosition] = [:]
  /// Sources and notes, in the order of the file.
  private(set) var provenance: [Provenance] = []

  mutating func set(_ path: String, _ value: FieldValue, at position: SourcePosition) {
    values[path] = (value, position)
  }

  mutating func setGroup(_ path: String, at position: SourcePosition) { groups[path] = position }

  mutating func addSource(_ text: String, for field: String) {
    provenance.append(Provenance(field: field, kind: .source, text: text))
  }

  mutating func addNote(_ text: String, for field: String) {
    provenance.append(Provenance(field: field, kind: .note, text: text))
  }

  func position(_ path: String) -> SourcePosition? { values[path]?.position ?? groups[path] }

  func number(_ path: String) -> Double? {
    if case .number(let number) = values[path]?.value { number } else { nil }
  }

  func year(_ path: String) -> Int? {
    if case .year(let year) = values[path]?.value { year } else { nil }
  }

  func text(_ path: String) -> String? {
    switch values[path]?.value {
    case .text(let text), .choice(let text): text
    default: nil
    }
  }

  func texts(_ path: String) -> [String] {
    if case .texts(let texts) = values[path]?.value { texts } else { [] }
  }

  func name(_ path: String) -> LocalizedName? {
    if case .name(let name) = values[path]?.value { name } else { nil }
  }

  func horizon(_ path: String) -> Horizon? {
    if case .horizon(let horizon) = values[path]?.value { horizon } else { nil }
  }

  func regions(_ path: String) -> [NamedRegion] {
    if case .regions(let regions) = values[path]?.value { regions } else { [] }
  }

  func level(_ path: String) -> LevelInput? {
    if case .level(let level) = values[path]?.value { level } else { nil }
  }

  func years(_ path: String) -> [YearPoint] {
    if case .years(let points) = values[path]?.value { points } else { [] }
  }
}
