/// What one key of a scenario file holds.
///
/// The table of these (`ScenarioFields`) drives the reading, the suggestions for unknown keys, the
/// merging of layers and the documentation, so that they cannot disagree.
package struct FieldDescription: Sendable {
  package let key: String
  package let kind: FieldKind
  package let unit: String?
  /// What it means, as a planner would say it; a sentence without a full stop.
  package let meaning: String
  /// What holds when the key is absent; `nil` when nothing does.
  package let absent: String?
  package let isRequired: Bool
  /// The version of the program that first knew it.
  package let since: String

  package init(
    _ key: String, _ kind: FieldKind, unit: String? = nil, _ meaning: String,
    absent: String? = nil, required: Bool = false, since: String = "0.1"
  ) {
    self.key = key
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.absent = absent
    self.isRequired = required
    self.since = since
  }
}

/// What may stand after a key.
package indirect enum FieldKind: Sendable {
  case text
  /// A text, or one for each language: `{en, ru, kk}`.
  case name
  /// A text or a list of texts.
  case texts
  /// The format's version.
  case version(Int)
  /// A scenario file, relative to the file that names it.
  case file
  /// A folder, relative to the file that names it.
  case folder
  /// First and last 1 January, `2025..2050`.
  case horizon
  case year
  case number(ClosedRange<Double>)
  /// A part of one; may be written with `%`.
  case share(ClosedRange<Double>)
  case choice([String])
  /// A list of regions.
  case regions
  /// A number for all years, or `{year: number}`, or `{table: file.csv}` with columns year, value.
  case path(ClosedRange<Double>)
  /// A path of the country, or one for each region named: `{region: path}`, or a table with columns
  /// year, region, value.
  case level(ClosedRange<Double>)
  /// `{year: number}`: single years, nothing between them is filled in.
  case years(ClosedRange<Double>)
  /// A map of settings: layers merge it key by key.
  case group([FieldDescription])
  /// Key of a neighbour → where its value is from.
  case sources
  /// Known to the format, not to this version of the program; with what to do instead.
  case later(remedy: String)
}

extension FieldKind {
  package var fields: [FieldDescription]? {
    if case .group(let fields) = self { fields } else { nil }
  }

  /// The key under which the value stands when a source or a note is written beside it:
  /// `{path: {2025: 2.55}, source: …}`; empty for values that cannot be written so.
  package var annotatedKeys: [String] {
    switch self {
    case .year, .number, .share, .choice: ["value"]
    case .path, .level, .years: ["path", "value", "table"]
    case .regions: ["regions"]
    default: []
    }
  }

  /// The type in words, for the documentation and for "expected …".
  package var words: String {
    switch self {
    case .text: "text"
    case .name: "text, or {en, ru, kk}"
    case .texts: "text, or a list of texts"
    case .version(let version): String(version)
    case .file: "file"
    case .folder: "folder"
    case .horizon: "two years, 2025..2050"
    case .year: "year"
    case .number: "number"
    case .share: "share, 0.7 or 70%"
    case .choice(let choices): "one of " + choices.joined(separator: ", ")
    case .regions: "list of regions"
    case .path: "number, {year: number} or {table: file.csv}"
    case .level: "number, {year: number}, {region: path} or {table: file.csv}"
    case .years: "{year: number} or {table: file.csv}"
    case .group: "map of settings"
    case .sources: "{key: text}"
    case .later: "not in this version"
    }
  }

  package var bounds: ClosedRange<Double>? {
    switch self {
    case .number(let bounds), .share(let bounds), .path(let bounds), .level(let bounds),
      .years(let bounds):
      bounds
    default: nil
    }
  }
}
