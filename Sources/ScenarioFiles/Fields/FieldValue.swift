import Demography
import Diagnostics
import ScenarioEngine

/// A field as read and checked, apart from what only the data package can tell.
enum FieldValue: Sendable {
  case text(String)
  case name(LocalizedName)
  case texts([String])
  case names([LocalizedName])
  case horizon(Horizon)
  case year(Int)
  /// Years or ages, inclusive.
  case range(ClosedRange<Int>)
  case date(CalendarDay)
  case flag(Bool)
  case number(Double)
  case estimate(Estimate)
  case choice(String)
  case regions([NamedRegion])
  case level(LevelInput)
  case years([YearPoint])
  case days([DayPoint])
  case shares([ShareInput])
  case routes([(origin: NamedRegion, shares: [ShareInput])])
  case retention([Int: Double])
}

/// A day of the Gregorian calendar.
struct CalendarDay: Sendable, Equatable {
  let year: Int
  let month: Int
  let day: Int

  /// The year of the day that comes so many days later.
  func year(afterDays days: Int) -> Int {
    var (year, left) = (year, days + dayOfYear - 1)
    while left >= Self.length(of: year) {
      left -= Self.length(of: year)
      year += 1
    }
    return year
  }

  /// The day that comes so many days later.
  func day(after days: Int) -> CalendarDay {
    var day = self
    for _ in 0..<days { day = day.next }
    return day
  }

  private var next: CalendarDay {
    if day < Self.length(ofMonth: month, in: year) {
      return CalendarDay(year: year, month: month, day: day + 1)
    }
    return month < 12
      ? CalendarDay(year: year, month: month + 1, day: 1)
      : CalendarDay(year: year + 1, month: 1, day: 1)
  }

  /// As it is written, 2026-09-21.
  var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(day))"
  }

  private var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + Self.length(ofMonth: $1, in: year) }
  }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: length(of: year) - 337
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func length(of year: Int) -> Int {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
  }
}

/// A share under the name of a region, a checkpoint or a word.
struct ShareInput: Sendable {
  let name: String
  let share: Double
  let position: SourcePosition

  var region: NamedRegion { NamedRegion(name: name, position: position) }
}

/// An item of a list, as it is reached by dotted paths.
struct NamedItem: Sendable {
  let name: String
  /// Key of the item in lists of one-key maps, empty in others.
  let kind: String
}

/// A region as the scenario writes it: an id, a name in one of three languages, or a code.
struct NamedRegion: Sendable {
  let name: String
  let position: SourcePosition
}

/// The value of one day.
struct DayPoint: Sendable {
  let date: CalendarDay
  let value: Double
  let position: SourcePosition
}

/// The value of one year.
struct YearPoint: Sendable {
  let year: Int
  let value: Double
  let position: SourcePosition
}

/// A path of the country or of the regions named.
enum LevelInput: Sendable {
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
struct FieldValues: Sendable {
  private var values: [String: (value: FieldValue, position: SourcePosition)] = [:]
  /// Places of maps of settings, for what is missing in them.
  private(set) var groups: [String: SourcePosition] = [:]
  /// Items of lists of maps, by the list's dotted key, in the order of the file.
  private(set) var items: [String: [NamedItem]] = [:]
  /// Sources and notes, in the order of the file.
  private(set) var provenance: [Provenance] = []

  mutating func set(_ path: String, _ value: FieldValue, at position: SourcePosition) {
    values[path] = (value, position)
  }

  mutating func setGroup(_ path: String, at position: SourcePosition) { groups[path] = position }

  mutating func addItem(_ item: NamedItem, to list: String) {
    items[list, default: []].append(item)
  }

  mutating func addSource(_ text: String, for field: String) {
    provenance.append(Provenance(field: field, kind: .source, text: text))
  }

  mutating func addNote(_ text: String, for field: String) {
    provenance.append(Provenance(field: field, kind: .note, text: text))
  }

  /// Of a field, a map of settings, or a single year of a path (`assumptions.births.2025`).
  func position(_ path: String) -> SourcePosition? {
    if let place = values[path]?.position ?? groups[path] { return place }
    guard let dot = path.lastIndex(of: "."), let year = Int(path[path.index(after: dot)...]) else {
      return nil
    }
    let points: [YearPoint] =
      switch values[String(path[..<dot])]?.value {
      case .years(let points), .level(.national(let points)): points
      default: []
      }
    return points.first { $0.year == year }?.position
  }

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

  func names(_ path: String) -> [LocalizedName] {
    if case .names(let names) = values[path]?.value { names } else { [] }
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

  func days(_ path: String) -> [DayPoint]? {
    if case .days(let points) = values[path]?.value { points } else { nil }
  }

  func range(_ path: String) -> ClosedRange<Int>? {
    if case .range(let range) = values[path]?.value { range } else { nil }
  }

  func date(_ path: String) -> CalendarDay? {
    if case .date(let date) = values[path]?.value { date } else { nil }
  }

  func flag(_ path: String) -> Bool? {
    if case .flag(let flag) = values[path]?.value { flag } else { nil }
  }

  func estimate(_ path: String) -> Estimate? {
    if case .estimate(let estimate) = values[path]?.value { estimate } else { nil }
  }

  func shares(_ path: String) -> [ShareInput]? {
    if case .shares(let shares) = values[path]?.value { shares } else { nil }
  }

  func routes(_ path: String) -> [(origin: NamedRegion, shares: [ShareInput])] {
    if case .routes(let routes) = values[path]?.value { routes } else { [] }
  }

  func retention(_ path: String) -> [Int: Double]? {
    if case .retention(let retention) = values[path]?.value { retention } else { nil }
  }
}
