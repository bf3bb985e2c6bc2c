/// An observed sum of moves over several pairs: the arrivals in one city from two regions that were
/// one, or all departures of a place.
package struct FlowCell: Sendable, Equatable {
  package struct Pair: Sendable, Hashable {
    package let origin: Int
    package let destination: Int

    package init(_ origin: Int, _ destination: Int) {
      self.origin = origin
      self.destination = destination
    }
  }

  package let name: String
  package let pairs: [Pair]
  package let persons: Double

  package init(name: String, pairs: [Pair], persons: Double) {
    self.name = name
    self.pairs = pairs
    self.persons = persons
  }

  /// All pairs from a union of origins to a union of destinations; a place does not pair with itself.
  package init(name: String, origins: [Int], destinations: [Int], persons: Double) {
    self.init(
      name: name,
      pairs: origins.flatMap { origin in
        destinations.filter { $0 != origin }.map { Pair(origin, $0) }
      }, persons: persons)
  }
}

/// Cells whose sum is taken as known, so that only their shares inform the fit: the arrivals of one
/// destination in one period by origin, or one place's departures by destination.
package struct ShareGroup: Sendable, Equatable {
  package let name: String
  package let cells: [FlowCell]

  package init(name: String, cells: [FlowCell]) {
    self.name = name
    self.cells = cells
  }

  package var persons: Double { cells.reduce(0) { $0 + $1.persons } }

  /// The observed cells and what remains of the total as one more cell.
  ///
  /// - Throws: `FitFault.cell` where the parts exceed the total or reach outside of it.
  package init(
    name: String, total: FlowCell, parts: [FlowCell]
  ) throws(FitRefused) {
    let known = parts.reduce(0) { $0 + $1.persons }
    var left = Set(total.pairs)
    var faults: [FitFault] = []
    for part in parts {
      let inside = part.pairs.allSatisfy { left.remove($0) != nil }
      if !inside {
        faults.append(.cell(part.name, "overlaps another cell of \(name) or lies outside of it"))
      }
    }
    if known > total.persons {
      faults.append(.cell(name, "its parts add to \(known), more than the total \(total.persons)"))
    }
    if !faults.isEmpty { throw FitRefused(faults) }
    // In the order of the total, so that sums do not depend on a set's order.
    let rest = total.pairs.filter { left.contains($0) }
    let remainder = FlowCell(
      name: "rest of \(name)", pairs: rest, persons: total.persons - known)
    self.init(name: name, cells: rest.isEmpty ? parts : parts + [remainder])
  }
}
