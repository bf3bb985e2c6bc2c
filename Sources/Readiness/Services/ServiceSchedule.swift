/// Norms and spare capacities by day, resolved once for all members.
struct ServiceSchedule: Sendable {
  let serviceCount: Int
  let regionCount: Int
  /// Where the needs of a service begin; one more entry at the end.
  let needStart: [Int]
  let drivers: [LoadDriver]
  /// `[day][need]`, units a person.
  private let units: [Double]
  /// `[day][service][region]`, S; infinite where nobody knows.
  private let spare: [Double]
  /// Units of each service for a person who is placed.
  let unitsForResident: [Double]

  init(_ plan: CrisisPlan) {
    serviceCount = plan.services.count
    regionCount = plan.regionCount
    var starts = [0]
    for service in plan.services { starts.append(starts[starts.count - 1] + service.needs.count) }
    needStart = starts
    let needs = plan.services.flatMap(\.needs)
    drivers = needs.map(\.driver)
    let calendar = plan.calendar
    units = (0..<plan.dayCount).flatMap { day -> [Double] in
      let isCold = calendar.cold?.contains(plan.event.start + day) ?? false
      return needs.map { $0.units(isEmergency: day < calendar.emergencyDays, isCold: isCold) }
    }
    spare = (0..<plan.dayCount).flatMap { day in
      plan.capacities.flatMap { regions in regions.map { $0?.spare(on: day) ?? .infinity } }
    }
    unitsForResident = plan.services.map {
      $0.unitsForResident(
        schoolAgeShare: plan.event.schoolAgeShare, enrolled: calendar.enrolled)
    }
  }

  @inline(__always)
  func units(need: Int, day: Int) -> Double { units[day * drivers.count + need] }

  @inline(__always)
  func spare(_ service: Int, _ region: Int, day: Int) -> Double {
    spare[(day * serviceCount + service) * regionCount + region]
  }

  /// Persons whom one unit of a service serves, by its first need.
  func personsPerUnit(_ service: Int, day: Int) -> Double {
    let units = units(need: needStart[service], day: day)
    return units > 0 ? 1 / units : 0
  }
}
