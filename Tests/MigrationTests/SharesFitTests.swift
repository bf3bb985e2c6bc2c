import Glibc
import LinearAlgebra
import Migration
import TestSupport
import Testing

@Suite("Fitting shares of published totals")
struct SharesFitTests {
  static let truth = ["log distance": -0.9, "ring": 1.1]
  let form = GravityForm(.origin, distance: .power, ring: true)

  /// Arrivals of some destinations: two origins apart, a union of three, and the rest.
  static func groups(_ world: SyntheticFlows) throws(FitRefused) -> [ShareGroup] {
    let count = world.places.count
    var groups: [ShareGroup] = []
    for destination in stride(from: 0, to: count, by: 2) {
      func cell(_ name: String, _ origins: [Int]) -> FlowCell {
        let named = FlowCell(name: name, origins: origins, destinations: [destination], persons: 0)
        let persons = named.pairs.reduce(0) { $0 + world.flows[$1.origin, $1.destination] }
        return FlowCell(name: name, pairs: named.pairs, persons: persons)
      }
      let others = (1..<count).map { (destination + $0) % count }
      groups.append(
        try ShareGroup(
          name: "to \(destination)", total: cell("all", others),
          parts: [
            cell("first", [others[0]]), cell("second", [others[4]]),
            cell("union", [others[6], others[7], others[8]]),
          ]))
    }
    return groups
  }

  @Test("cells that are single pairs give what the constrained model gives")
  func equalsPoisson() throws {
    let world = SyntheticFlows(
      places: 9, seed: 12, truth: Self.truth, noise: .multiplicative(0.5))
    let columns = try form.columns(for: world.distances, places: world.places)
    let poisson = try GravityFit(
      form, to: GravityTable(places: world.places, flows: world.flows, columns: columns),
      errors: .quasi)
    let groups = (0..<9).map { origin in
      ShareGroup(
        name: "from \(origin)",
        cells: (0..<9).filter { $0 != origin }.map {
          FlowCell(
            name: "to \($0)", origins: [origin], destinations: [$0],
            persons: world.flows[origin, $0])
        })
    }
    let shares = try SharesFit(groups: groups, places: world.places, columns: columns)
    for (a, b) in zip(poisson.coefficients, shares.coefficients) {
      expectClose(a.estimate, b.estimate, within: 1e-8)
      expectClose(a.standardError, b.standardError, within: 1e-7)
    }
    expectClose(poisson.deviance, shares.deviance, within: 1e-6 * poisson.deviance)
  }

  @Test("unions and remainders without noise give the coefficients back")
  func exact() throws {
    let world = SyntheticFlows(places: 14, seed: 4, truth: Self.truth, noise: .none)
    let fit = try SharesFit(
      groups: Self.groups(world), places: world.places,
      columns: form.columns(for: world.distances, places: world.places),
      offset: world.sizeOffset)
    for coefficient in fit.coefficients {
      let expected = try #require(Self.truth[coefficient.name])
      expectClose(coefficient.estimate, expected, within: 1e-8)
    }
    #expect(fit.freeCells == 7 * 3)
    let first = try #require(fit.cells.first)
    expectClose(first.expected, first.persons, within: 1e-6 * first.persons)
  }

  @Test("intervals of 95 % hold the truth in 92 to 98 of 100 samples of counted moves")
  func coverage() throws {
    var held = ["log distance": 0, "ring": 0]
    for seed in 0..<400 {
      let world = SyntheticFlows(
        places: 20, seed: 1000 + UInt64(seed), truth: Self.truth, level: 1e-7, noise: .counts)
      let fit = try SharesFit(
        groups: Self.groups(world), places: world.places,
        columns: form.columns(for: world.distances, places: world.places),
        offset: world.sizeOffset)
      for coefficient in fit.coefficients {
        let truth = try #require(Self.truth[coefficient.name])
        if coefficient.low <= truth && truth <= coefficient.high {
          held[coefficient.name, default: 0] += 1
        }
      }
    }
    for (name, count) in held {
      #expect(count >= 368 && count <= 392, "\(name): \(count) of 400")
    }
  }

  @Test("one group of all cells is a composite Poisson model with a constant")
  func composite() throws {
    let world = SyntheticFlows(
      places: 12, seed: 19, truth: Self.truth, noise: .multiplicative(0.4))
    // Each pair of neighbouring origins counted together.
    let cells = stride(from: 0, to: 12, by: 2).flatMap { origin in
      (0..<12).map { destination -> FlowCell in
        let cell = FlowCell(
          name: "\(origin)+\(origin + 1) → \(destination)", origins: [origin, origin + 1],
          destinations: [destination], persons: 0)
        let persons = cell.pairs.reduce(0) { $0 + world.flows[$1.origin, $1.destination] }
        return FlowCell(name: cell.name, pairs: cell.pairs, persons: persons)
      }
    }
    let columns = try form.columns(for: world.distances, places: world.places) + world.sizeColumns
    let fit = try SharesFit(
      groups: [ShareGroup(name: "all", cells: cells)], places: world.places, columns: columns,
      errors: .sandwich)
    let truth = Self.truth.merging(
      ["log origin size": 1, "log destination size": 1], uniquingKeysWith: { first, _ in first })
    for coefficient in fit.coefficients {
      let expected = try #require(truth[coefficient.name])
      expectClose(
        coefficient.estimate, expected, within: 3 * coefficient.standardError, coefficient.name)
    }
  }

  func faults(
    _ groups: [ShareGroup], _ columns: [GravityColumn], _ world: SyntheticFlows
  ) -> [FitFault] {
    do {
      _ = try SharesFit(groups: groups, places: world.places, columns: columns)
      return []
    } catch { return error.faults }
  }

  @Test("what does not differ within any group is not identified, and is named")
  func notIdentified() throws {
    let world = SyntheticFlows(places: 14, seed: 4, truth: Self.truth, noise: .none)
    let columns = try form.columns(for: world.distances, places: world.places)
    // All groups share out arrivals, so a property of destinations cancels.
    let found = faults(try Self.groups(world), columns + [world.sizeColumns[1]], world)
    #expect(
      found == [
        .cell(
          "'log destination size'", "does not differ within any group of shares: leave it out")
      ])
    let twice = GravityColumn("ring again", .pair(world.distances.ring))
    guard
      case .collinear(let names)? = faults(try Self.groups(world), columns + [twice], world).first
    else {
      Issue.record("was fitted")
      return
    }
    #expect(Set(names) == ["ring", "ring again"])
  }

  @Test("rings of which no cell reports a move have no finite factor")
  func separated() throws {
    let world = SyntheticFlows(places: 14, seed: 4, truth: Self.truth, noise: .none)
    let columns = try form.columns(for: world.distances, places: world.places)
    let silent = try Self.groups(world).map { group in
      ShareGroup(
        name: group.name,
        cells: group.cells.map {
          FlowCell(name: $0.name, pairs: $0.pairs, persons: $0.name == "first" ? 0 : $0.persons)
        })
    }
    guard case .separated(let names, _, _, let example)? = faults(silent, columns, world).first
    else {
      Issue.record("was fitted")
      return
    }
    #expect(names == ["ring"])
    #expect(example == "first")
  }

  @Test("parts that overlap or exceed their total are named")
  func badParts() {
    let total = FlowCell(name: "all", origins: [1, 2, 3], destinations: [0], persons: 10)
    let part = FlowCell(name: "a+b", origins: [1, 2], destinations: [0], persons: 8)
    let overlapping = FlowCell(name: "b", origins: [2], destinations: [0], persons: 4)
    #expect(
      throws: FitRefused([
        .cell("b", "overlaps another cell of to 0 or lies outside of it"),
        .cell("to 0", "its parts add to 12.0, more than the total 10.0"),
      ])
    ) { try ShareGroup(name: "to 0", total: total, parts: [part, overlapping]) }
  }
}
