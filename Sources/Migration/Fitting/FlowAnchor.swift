/// A published flow between unions of places in one period, or a share of a published total.
package struct FlowAnchor: Sendable, Equatable {
  package enum Places: Sendable, Hashable {
    case all
    /// Row numbers, ascending: one place, or several that statistics count together.
    case union([Int])

    func members(of count: Int) -> [Int] {
      switch self {
      case .all: Array(0..<count)
      case .union(let members): members
      }
    }
  }

  /// Of what a share is a part.
  package enum Whole: String, Sendable, Codable {
    case arrivals
    case departures
  }

  package enum Size: Sendable, Equatable {
    case persons(Double)
    case share(Double, of: Whole)
  }

  /// As a sentence would name it: `akmola → astana, 2025H1`.
  package let name: String
  package let origins: Places
  package let destinations: Places
  /// The period's name in the source; flows of one period are compared with each other only.
  package let period: String
  package let size: Size

  package init(
    name: String, origins: Places, destinations: Places, period: String, size: Size
  ) {
    self.name = name
    self.origins = origins
    self.destinations = destinations
    self.period = period
    self.size = size
  }

  /// A place does not pair with itself, nor with one that is counted together with it.
  package func pairs(of count: Int) -> [FlowCell.Pair] {
    func united(_ places: Places) -> Set<Int> {
      if case .union(let members) = places { return Set(members) }
      return []
    }
    let (from, to) = (united(origins), united(destinations))
    return origins.members(of: count).flatMap { origin in
      destinations.members(of: count)
        .filter { destination in
          origin != destination && !(from.contains(origin) && from.contains(destination))
            && !(to.contains(origin) && to.contains(destination))
        }
        .map { FlowCell.Pair(origin, $0) }
    }
  }
}

/// Published flows sorted into groups whose shares can be fitted.
package struct AnchorGroups: Sendable, Equatable {
  package let groups: [ShareGroup]
  /// Anchors that no group could use: totals without parts, parts without a total or a companion.
  package let unused: [FlowAnchor]

  /// A part belongs to the total of its destination and period where there is one, else to that of
  /// its origin; parts of the same destination (else origin) without a total are compared with each
  /// other. The remainder of a total is a cell of its own.
  ///
  /// - Throws: `FitRefused` naming parts that overlap or exceed their total.
  package init(_ anchors: [FlowAnchor], placeCount: Int) throws(FitRefused) {
    struct Key: Hashable {
      let whole: FlowAnchor.Whole
      let places: FlowAnchor.Places
      let period: String
    }
    func key(_ anchor: FlowAnchor, _ whole: FlowAnchor.Whole) -> Key {
      Key(
        whole: whole, places: whole == .arrivals ? anchor.destinations : anchor.origins,
        period: anchor.period)
    }
    let isTotal = anchors.map(\.isTotal)
    var totals: [Key: Int] = [:]
    for (index, anchor) in anchors.enumerated() where isTotal[index] {
      if anchor.destinations != .all { totals[key(anchor, .arrivals)] = index }
      if anchor.origins != .all { totals[key(anchor, .departures)] = index }
    }
    // Parts by the group they join, groups in the order in which the parts name them.
    var order: [Key] = []
    var parts: [Key: [Int]] = [:]
    let companions = Dictionary(
      anchors.indices.filter { !isTotal[$0] }.flatMap { index in
        anchors[index].wholes.map { (key(anchors[index], $0), 1) }
      }, uniquingKeysWith: +)
    for (index, anchor) in anchors.enumerated() where !isTotal[index] {
      let choices = anchor.wholes.map { key(anchor, $0) }
      guard
        let chosen = choices.first(where: { totals[$0] != nil })
          ?? choices.first(where: { companions[$0] ?? 0 > 1 })
      else { continue }
      if parts[chosen] == nil { order.append(chosen) }
      parts[chosen, default: []].append(index)
    }
    var groups: [ShareGroup] = []
    var used = Set<Int>()
    var faults: [FitFault] = []
    for key in order {
      let members = parts[key] ?? []
      let total = totals[key]
      let persons = total.flatMap { anchors[$0].persons(ofTotal: nil) }
      let cells = members.compactMap { index -> FlowCell? in
        guard let size = anchors[index].persons(ofTotal: persons) else { return nil }
        used.insert(index)
        return FlowCell(
          name: anchors[index].name, pairs: anchors[index].pairs(of: placeCount), persons: size)
      }
      do {
        if let total, let persons, !cells.isEmpty {
          used.insert(total)
          groups.append(
            try ShareGroup(
              name: anchors[total].name,
              total: FlowCell(
                name: anchors[total].name, pairs: anchors[total].pairs(of: placeCount),
                persons: persons), parts: cells))
        } else if cells.count > 1 {
          groups.append(ShareGroup(name: cells.map(\.name).joined(separator: "; "), cells: cells))
        } else {
          used.subtract(members)
        }
      } catch { faults += error.faults }
    }
    if !faults.isEmpty { throw FitRefused(faults) }
    self.groups = groups
    unused = anchors.indices.filter { !used.contains($0) }.map { anchors[$0] }
  }
}

extension FlowAnchor {
  /// What it can be a part of: a share of what it states, persons of either.
  var wholes: [Whole] {
    if case .share(_, let whole) = size { return [whole] }
    return [.arrivals, .departures]
  }

  /// Persons; of a share, where its total is known.
  func persons(ofTotal total: Double?) -> Double? {
    switch size {
    case .persons(let persons): persons
    case .share(let share, _): total.map { share * $0 }
    }
  }
}
