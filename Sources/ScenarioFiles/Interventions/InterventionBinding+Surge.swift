import Demography
import Diagnostics
import ScenarioEngine

// Forced arrivals from abroad.
extension InterventionBinding {
  /// From the first day's year to the last day's, or the years of settled persons.
  func crisisYears() -> ClosedRange<Int>? {
    if let start = values.date(key("start")) {
      let days = Int(number("days") ?? 1)
      return start.year...start.year(afterDays: days - 1)
    }
    let years = values.years(key("settled.persons")).map(\.year)
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }

  mutating func reportSurgeWithoutYears() {
    report(
      "", "says neither when it starts nor how many have settled",
      remedy:
        "add `start: 2026-09-21` with days, arrivals, pulse and entry, or `settled: {persons: …, regions: …}`"
    )
  }

  mutating func surge() -> Surge? {
    let settled = settledPersons()
    let regions = shares("settled.regions")
    if settled != nil, regions == nil {
      reportMissing("settled.regions", "those who have settled live somewhere")
    }
    if let managed = number("managed"), managed > 0, regions == nil {
      reportMissing("settled.regions", "a part of \(managed.plain) is placed by the authorities")
    }
    let isDaily = isStated("start")
    if !isDaily { refuseDailyKeys() }
    let firstDays = isDaily ? firstDays() : []
    if isDaily { reportMissingDays() }
    let course = isDaily ? course(shortStay: "transit") : nil
    let entries = isDaily ? entries() : []
    let stated = estimate("arrivals") ?? settled.map { Estimate($0.values.reduce(0, +)) }
    guard stated != nil || !firstDays.isEmpty, let profile = profile(), let entries,
      course != nil || !isDaily
    else { return nil }
    return Surge(
      arrivals: firstDays.isEmpty ? stated : nil, firstDays: firstDays, course: course,
      entries: entries, border: border(), settledPersons: settled, regions: regions ?? [],
      settledHalfLifeDays: number("settled.half_life_days"), profile: profile)
  }

  private mutating func settledPersons() -> [Int: Double]? {
    let points = values.years(key("settled.persons"))
    for point in points where !years.contains(point.year) {
      faults.add(
        at: point.position, field: key("settled.persons"),
        "the year \(point.year) lies outside the intervention's years \(Self.words(years))",
        remedy: "remove it, or change the years")
    }
    guard !points.isEmpty else { return nil }
    return Dictionary(points.map { ($0.year, $0.value) }) { first, _ in first }
  }

  private static let dailyKeys = [
    "days", "pulse", "entry", "transit", "managed", "first_days", "border", "hosted",
    "transport_per_day",
  ]

  private mutating func refuseDailyKeys() {
    for name in Self.dailyKeys where isStated(name) {
      report(name, "belongs to a surge with a first day", remedy: "add `start: 2026-09-21`")
    }
  }

  private mutating func reportMissingDays() {
    if !isStated("first_days"), !faults.names(key("first_days")), !isStated("arrivals") {
      reportMissing("arrivals", "the size of the event belongs to the planner")
    }
    for (name, reason) in [
      ("days", "a surge with a first day has a length"),
      ("pulse", "arrivals are spread over the days"),
      ("entry", "those who come enter somewhere"),
    ] where !isStated(name) {
      reportMissing(name, reason)
    }
  }

  /// Persons admitted on the first days, one after another from the start.
  private mutating func firstDays() -> [Double] {
    guard let days = values.days(key("first_days")), let start = values.date(key("start")) else {
      return []
    }
    for (rank, day) in days.enumerated() {
      let expected = start.day(after: rank)
      guard day.date != expected else { continue }
      faults.add(
        at: day.position, field: key("first_days"),
        "expected \(expected.iso), found \(day.date.iso)",
        remedy: "name the days one after another, from `start`")
      return []
    }
    if let last = number("days"), days.count > Int(last) {
      report(
        "first_days",
        "goes beyond the surge, which lasts \(Int(last)) \(last == 1 ? "day" : "days")")
    }
    return days.map(\.value)
  }

  private mutating func border() -> Surge.Border? {
    guard let capacity = number("border.capacity") else { return nil }
    if let maximum = number("border.maximum"), maximum < capacity {
      report(
        "border.maximum", "is \(maximum.plain), below the capacity of \(capacity.plain)",
        remedy: "the capacity is that of the first day, and grows from there")
    }
    return Surge.Border(
      capacity: capacity, addedPerDay: number("border.added_per_day"),
      maximum: number("border.maximum"), ordinary: number("border.ordinary"),
      ordinaryFall: number("border.ordinary_fall") ?? 0,
      ordinaryFallDay: Int(number("border.ordinary_fall_day") ?? 0))
  }

  /// Regions by any of their names, checkpoints by theirs.
  private mutating func entries() -> [Surge.Entry]? {
    guard let shares = values.shares(key("entry")) else { return nil }
    var seen: [String: ShareInput] = [:]
    return shares.compactMap { share in
      let row = country.regions.row(of: share.name)
      let checkpoint = country.checkpoints.first { $0.lowercased() == share.name.lowercased() }
      if row == nil, checkpoint == nil {
        faults.add(
          at: share.position, field: key("entry"),
          "there is no region and no checkpoint '\(share.name)'",
          remedy: NearestName.suggestion(for: share.name, among: country.checkpoints)
            .map { "did you mean '\($0)'?" } ?? country.regions.remedy(for: share.name))
        return nil
      }
      let place = row.map { Surge.Entry.Place.region($0) } ?? .checkpoint(checkpoint ?? "")
      if let first = seen.updateValue(share, forKey: "\(place)") {
        faults.add(
          at: share.position, field: key("entry"),
          "'\(share.name)' stands twice, first as '\(first.name)' in line \(first.position.line)")
      }
      return Surge.Entry(place: place, share: share.share)
    }
  }
}
