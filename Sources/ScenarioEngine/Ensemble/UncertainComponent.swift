/// Something of a scenario that may be wrong and has random numbers of its own.
package enum UncertainComponent: Hashable, Sendable {
  case driver(Uncertainty.Driver)
  case netRule, grossShare, scheduleConstant, deterrence, baseAges
  /// Sizes, uptake, additionality and returns of all interventions together.
  case interventions

  package static let all: [UncertainComponent] =
    Uncertainty.Driver.allCases.map { .driver($0) }
    + [.netRule, .grossShare, .scheduleConstant, .deterrence, .baseAges, .interventions]

  /// Its key below `uncertainty`.
  package var name: String {
    switch self {
    case .driver(let driver): driver.rawValue
    case .netRule: "net_rule"
    case .grossShare: "gross_share"
    case .scheduleConstant: "schedule_constant"
    case .deterrence: "deterrence"
    case .baseAges: "base_ages"
    case .interventions: "interventions"
    }
  }
}

/// Components whose random numbers are correlated, or a single one: what variance can be ascribed to.
package struct UncertainGroup: Hashable, Sendable {
  package let components: [UncertainComponent]

  /// The components' names with `+` between.
  package var name: String { components.map(\.name).joined(separator: "+") }
}

/// How many draws further on the numbers of each component are taken, so that runs can share those of
/// some components and differ in others.
struct DrawShifts: Sendable, Equatable {
  static let none = DrawShifts([:])

  private let shifts: [UncertainComponent: Int]

  init(_ shifts: [UncertainComponent: Int]) { self.shifts = shifts }

  subscript(component: UncertainComponent) -> Int { shifts[component] ?? 0 }

  /// In the order of the components of the paths; empty where there are none.
  var ofDrivers: [Int] {
    shifts.isEmpty ? [] : Uncertainty.Driver.allCases.map { self[.driver($0)] }
  }
}

extension Scenario {
  /// What is uncertain: the assumptions, and all interventions together.
  package var uncertainGroups: [UncertainGroup] {
    let varies = interventions.contains { $0.estimates.contains { $0.spread != nil } }
    return uncertainty.groups
      + (varies ? [UncertainGroup(components: [.interventions])] : [])
  }
}

extension Uncertainty {
  /// What is uncertain, correlated components together, in the order of `UncertainComponent.all`.
  package var groups: [UncertainGroup] {
    var groups: [[UncertainComponent]] = []
    for component in UncertainComponent.all where isUncertain(component) {
      let together = groups.indices.filter { place in
        groups[place].contains { areCorrelated($0, component) }
      }
      let merged = together.flatMap { groups[$0] } + [component]
      guard let first = together.first else {
        groups.append(merged)
        continue
      }
      groups[first] = merged
      for place in together.dropFirst().reversed() { groups.remove(at: place) }
    }
    return groups.map { group in
      UncertainGroup(components: UncertainComponent.all.filter(group.contains))
    }
  }

  private func isUncertain(_ component: UncertainComponent) -> Bool {
    switch component {
    case .driver(let driver): drivers[driver].map { !$0.isCertain } ?? false
    case .netRule: netRule != nil
    case .grossShare: grossShare != nil
    case .scheduleConstant: scheduleConstant != nil
    case .deterrence: deterrence.map { !$0.isCertain } ?? false
    case .baseAges: baseAges > 0
    // Stated where they stand, not under `uncertainty`.
    case .interventions: false
    }
  }

  private func areCorrelated(_ a: UncertainComponent, _ b: UncertainComponent) -> Bool {
    guard case .driver(let first) = a, case .driver(let second) = b else { return false }
    return (correlations[Pair(first, second)] ?? 0) != 0
  }
}
