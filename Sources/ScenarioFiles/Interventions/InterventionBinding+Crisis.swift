import Demography
import Diagnostics
import ScenarioEngine

// What surges from abroad and flight inside the country have in common, and the latter.
extension InterventionBinding {
  mutating func displacement() -> Displacement? {
    let course = course(shortStay: "returning")
    let placement = rows(of: values.regions(key("settled.regions")), "settled.regions")
    guard let displaced = estimate("displaced"), let origins = shares("from"), let course else {
      return nil
    }
    let profile = profile()
    if isStated("profile"), profile == nil { return nil }
    return Displacement(
      displaced: displaced, course: course, origins: origins,
      withinRegion: number("settled.within_region") ?? 1, placement: placement, profile: profile)
  }

  /// - Parameter shortStay: the key of those who do not stay.
  mutating func course(shortStay: String) -> CrisisCourse? {
    guard let start = values.date(key("start")), let days = number("days"), let pulse = pulse()
    else { return nil }
    return CrisisCourse(
      year: start.year, month: start.month, day: start.day, days: Int(days), pulse: pulse,
      shortStayShare: number("\(shortStay).share") ?? 0,
      shortStayDays: number("\(shortStay).stay_days") ?? 0,
      halfLifeDays: number("settled.half_life_days"), hosted: estimate("hosted") ?? Estimate(0),
      managedShare: number("managed") ?? 0, transportPerDay: number("transport_per_day"),
      quotas: byRegion("settled.quotas"), networks: byRegion("settled.networks"),
      policy: byRegion("settled.policy"))
  }

  private mutating func pulse() -> CrisisCourse.Pulse? {
    let floor = number("pulse.floor") ?? 0
    let halfLife = number("pulse.floor_half_life_days")
    if floor > 0, halfLife == nil {
      reportMissing("pulse.floor_half_life_days", "arrivals that go on fade in time")
    }
    guard let shape = number("pulse.shape"), let scale = number("pulse.scale_days") else {
      return nil
    }
    return CrisisCourse.Pulse(
      kind: values.text(key("pulse.kind")).flatMap(CrisisCourse.Pulse.Kind.init) ?? .gamma,
      shape: shape, scaleDays: scale, floor: floor, floorHalfLifeDays: halfLife ?? 1)
  }

  /// A number for each region named, of the first of the intervention's years.
  private mutating func byRegion(_ name: String) -> [Int: Double] {
    regional(name)?.mapValues { $0[years.lowerBound] } ?? [:]
  }
}
