import Demography
import Diagnostics
import ScenarioEngine

// Forced arrivals from abroad.
extension InterventionBinding {
  /// From the first day's year to the last day's, or the years of settled persons.
  func surgeYears() -> ClosedRange<Int>? {
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
    let managed = number("managed") ?? 0
    if managed > 0, regions == nil {
      reportMissing("settled.regions", "a part of \(managed.plain) is placed by the authorities")
    }
    let daily = isStated("start") ? daily(managed: managed) : nil
    if !isStated("start") { refuseDailyKeys() }
    if isStated("start"), settled != nil {
      note(
        "\(name): the annual forecast takes the settled persons that the scenario states, not those of the daily chain"
      )
    }
    let stated = estimate("arrivals") ?? settled.map { Estimate($0.values.reduce(0, +)) }
    guard let arrivals = stated, let profile = profile() else { return nil }
    return Surge(
      arrivals: arrivals, daily: daily, settledPersons: settled, regions: regions ?? [],
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

  private static let dailyKeys = ["days", "pulse", "entry", "transit", "managed"]

  private mutating func refuseDailyKeys() {
    for name in Self.dailyKeys where isStated(name) {
      report(name, "belongs to a surge with a first day", remedy: "add `start: 2026-09-21`")
    }
  }

  private mutating func daily(managed: Double) -> Surge.Daily? {
    for (name, reason) in [
      ("days", "a surge with a first day has a length"),
      ("arrivals", "the size of the event belongs to the planner"),
      ("pulse", "arrivals are spread over the days"),
      ("entry", "those who come enter somewhere"),
    ] where !isStated(name) {
      reportMissing(name, reason)
    }
    let entries = entries()
    guard let start = values.date(key("start")), let days = number("days"),
      let pulse = pulse(), let entries
    else { return nil }
    return Surge.Daily(
      year: start.year, month: start.month, day: start.day, days: Int(days), pulse: pulse,
      entries: entries, transitShare: number("transit.share") ?? 0,
      transitStayDays: number("transit.stay_days") ?? 0, managedShare: managed)
  }

  private mutating func pulse() -> Surge.Pulse? {
    let floor = number("pulse.floor") ?? 0
    let halfLife = number("pulse.floor_half_life_days")
    if floor > 0, halfLife == nil {
      reportMissing("pulse.floor_half_life_days", "arrivals that go on fade in time")
    }
    guard let shape = number("pulse.shape"), let scale = number("pulse.scale_days") else {
      return nil
    }
    return Surge.Pulse(
      kind: values.text(key("pulse.kind")).flatMap(Surge.Pulse.Kind.init) ?? .gamma, shape: shape,
      scaleDays: scale, floor: floor, floorHalfLifeDays: halfLife ?? 1)
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
