import Ensembles

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
  /// Of a map of settings.
  package let alternatives: Alternatives

  package init(
    _ key: String, _ kind: FieldKind, unit: String? = nil, _ meaning: String,
    absent: String? = nil, required: Bool = false, since: String = "0.1",
    alternatives: Alternatives = []
  ) {
    self.key = key
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.absent = absent
    self.isRequired = required
    self.since = since
    self.alternatives = alternatives
  }
}

/// Sets of keys of a map of settings of which one alone is stated, each with the keys that go with its
/// first. What a layer states drops the others of the layers below.
package struct Alternatives: Sendable, ExpressibleByArrayLiteral {
  package let sets: [[String]]
  /// One of them is stated; else one at most.
  package let isOneNeeded: Bool

  package init(arrayLiteral sets: [String]...) { self.init(sets, isOneNeeded: true) }

  private init(_ sets: [[String]], isOneNeeded: Bool) {
    self.sets = sets
    self.isOneNeeded = isOneNeeded
  }

  package static func atMostOne(_ sets: [String]...) -> Alternatives {
    Alternatives(sets, isOneNeeded: false)
  }
}

/// What may stand after a key.
package indirect enum FieldKind: Sendable {
  case text
  /// A name of small letters, digits, `_` and `-`, which dotted paths can hold.
  case identifier
  /// A text, or one for each language: `{en, ru, kk}`.
  case name
  /// A text or a list of texts.
  case texts
  /// The same, each for one language or for all: `{en, ru, kk}`.
  case names
  /// The format's version.
  case version(Int)
  /// A scenario file, relative to the file that names it.
  case file
  /// A folder, relative to the file that names it.
  case folder
  /// First and last 1 January, `2025..2050`.
  case horizon
  case year
  /// Event years, inclusive: `2026..2030`, or one year.
  case years
  /// A day, `2026-09-21`.
  case date
  /// Ages at the end of the year, inclusive: `17..22`, or one age.
  case ages
  case flag
  case number(ClosedRange<Double>)
  case whole(ClosedRange<Int>)
  /// A part of one; may be written with `%`.
  case share(ClosedRange<Double>)
  /// A number, or its 10th, 50th and 90th percentile: `{low, central, high}`.
  case estimate(EstimateBounds)
  case choice([String])
  /// A list of such words.
  case choices([String])
  case region
  /// A list of regions.
  case regions
  /// `{region: share}` or `{name: share}`; the shares sum to one.
  case shares(ShareKey)
  /// `{region: {region: share}}`; the shares of each origin sum to one.
  case routes
  /// `{years since arrival: share still there}`.
  case retention
  /// A number for all years, or `{year: number}`, or `{table: file.csv}` with columns year, value.
  case path(ClosedRange<Double>, isShare: Bool = false)
  /// A path of the country, or one for each region named: `{region: path}`, or a table with columns
  /// year, region, value.
  case level(ClosedRange<Double>)
  /// A path for each region named: `{region: path}`, or a table with columns year, region, value.
  case regional(ClosedRange<Double>, isShare: Bool = false)
  /// The name of a covariate of the data package, or a path for each region named.
  case covariate(ClosedRange<Double>)
  /// `{year: number}`: single years, nothing between them is filled in.
  case yearly(ClosedRange<Double>)
  /// `{2026-09-21: number}`: single days.
  case dated(ClosedRange<Double>)
  /// A map of settings: layers merge it key by key.
  case group([FieldDescription])
  /// A list of maps of one key, the kind, whose settings hold a `name` by which layers merge them.
  case named([FieldDescription])
  /// A list of maps of settings, each with a `name`; layers replace it whole.
  case records([FieldDescription])
  /// Key of a neighbour → where its value is from.
  case sources
  /// `{name: {dotted key: value}}`, a run of the file each.
  case variants
  /// `{dotted key: [value, …]}`, a run of the file for each combination.
  case sweep

  /// What the keys of a map of shares are.
  package enum ShareKey: Sendable {
    case regions
    /// Regions of the country, or names of checkpoints.
    case entries
    /// Words of the scenario's own.
    case names
  }

  /// What an estimate may be.
  package struct EstimateBounds: Sendable {
    package let range: ClosedRange<Double>
    /// On which the three points are spread.
    package let scale: ThreePoint.Scale
    /// May be written with `%`.
    package let isShare: Bool

    package init(_ range: ClosedRange<Double>, _ scale: ThreePoint.Scale, isShare: Bool = false) {
      self.range = range
      self.scale = scale
      self.isShare = isShare
    }
  }
}

extension FieldKind {
  package var fields: [FieldDescription]? {
    if case .group(let fields) = self { fields } else { nil }
  }

  /// The key under which the value stands when a source or a note is written beside it:
  /// `{path: {2025: 2.55}, source: …}`; empty for values that cannot be written so.
  package var annotatedKeys: [String] {
    switch self {
    case .year, .years, .date, .ages, .flag, .number, .whole, .share, .estimate, .choice, .region:
      ["value"]
    case .dated: ["days"]
    case .path, .level, .regional, .covariate, .yearly: ["path", "value", "table"]
    case .shares, .retention: ["shares", "value"]
    case .routes: ["routes", "value"]
    case .regions: ["regions"]
    default: []
    }
  }

  /// The type in words, for the documentation and for "expected …".
  package var words: String {
    switch self {
    case .text: "text"
    case .identifier: "name, of a–z, 0–9, _ and -"
    case .name: "text, or {en, ru, kk}"
    case .texts: "text, or a list of texts"
    case .names: "text or {en, ru, kk}, or a list of these"
    case .version(let version): String(version)
    case .file: "file"
    case .folder: "folder"
    case .horizon: "two years, 2025..2050"
    case .year: "year"
    case .years: "years, 2026..2030 or 2026"
    case .date: "date, 2026-09-21"
    case .ages: "ages, 17..22 or 17"
    case .flag: "true or false"
    case .number: "number"
    case .whole: "whole number"
    case .share: "share, 0.7 or 70%"
    case .estimate(let bounds):
      bounds.isShare
        ? "share, or {low, central, high}" : "number, or {low, central, high}"
    case .choice(let choices): "one of " + choices.joined(separator: ", ")
    case .choices(let choices): "list of " + choices.joined(separator: ", ")
    case .region: "region"
    case .regions: "list of regions"
    case .shares(.regions): "{region: share}"
    case .shares(.entries): "{region or checkpoint: share}"
    case .shares(.names): "{name: share}"
    case .routes: "{region: {region: share}}"
    case .retention: "{years since arrival: share}"
    case .path(_, let isShare):
      isShare
        ? "share, {year: share} or {table: file.csv}"
        : "number, {year: number} or {table: file.csv}"
    case .level: "number, {year: number}, {region: path} or {table: file.csv}"
    case .regional(_, let isShare):
      isShare
        ? "{region: share or {year: share}} or {table: file.csv}"
        : "{region: number or {year: number}} or {table: file.csv}"
    case .covariate: "name of a covariate, {region: number or {year: number}} or {table: file.csv}"
    case .yearly: "{year: number} or {table: file.csv}"
    case .dated: "{date: number}"
    case .group: "map of settings"
    case .named: "list of {kind: {name, …}}"
    case .records: "list of {name, …}"
    case .sources: "{key: text}"
    case .variants: "{name: {dotted key: value}}"
    case .sweep: "{dotted key: [value, …]}"
    }
  }

  package var bounds: ClosedRange<Double>? {
    switch self {
    case .number(let bounds), .share(let bounds), .path(let bounds, _), .level(let bounds),
      .yearly(let bounds), .dated(let bounds), .regional(let bounds, _), .covariate(let bounds):
      bounds
    case .whole(let bounds): Double(bounds.lowerBound)...Double(bounds.upperBound)
    case .estimate(let bounds): bounds.range
    case .shares, .routes, .retention: 0...1
    default: nil
    }
  }
}
