import LinearAlgebra
import Migration
import ScenarioEngine
import TestSupport
import Testing

@Suite("Proportional fitting")
struct ProportionalFittingTests {
  let names = (rows: ["a", "b"], columns: ["x", "y"])

  func expectEqual(_ got: Matrix, _ expected: [[Double]], within allowance: Double = 5e-9) {
    for (x, y) in zip(got.elements, expected.flatMap { $0 }) {
      expectClose(x, y, within: allowance)
    }
  }

  @Test("a two by two table with one or two margins gives the published cells")
  func published() { expectReturned(FittedTables.published) }

  @Test("one margin takes one pass, two are met to 1e-12 of the total")
  func passes() throws {
    let seed = Matrix([[5, 2], [1, 7]])
    let one = try ProportionalFitting.biproportional(
      seed: seed, departures: [18, 20], arrivals: nil, places: names)
    #expect(one.fit.passes == 1)
    let both = try ProportionalFitting.biproportional(
      seed: seed, departures: [18, 20], arrivals: [16, 22], places: names)
    #expect(both.fit.largestGap <= 1e-12)
  }

  @Test("zeros of the seed stay, and the odds of the rest stay")
  func structuralZeros() throws {
    let seed = Matrix([[0, 3, 1], [2, 0, 4], [5, 1, 0]])
    let (flows, _) = try ProportionalFitting.biproportional(
      seed: seed, departures: [40, 30, 50], arrivals: [60, 35, 25],
      places: (["a", "b", "c"], ["a", "b", "c"]))
    for i in 0..<3 {
      #expect(flows[i, i] == 0)
      expectClose((0..<3).reduce(0) { $0 + flows[i, $1] }, [40, 30, 50][i], within: 1e-9)
      expectClose((0..<3).reduce(0) { $0 + flows[$1, i] }, [60, 35, 25][i], within: 1e-9)
    }
    let odds = flows[0, 1] * flows[1, 2] * flows[2, 0] / (flows[0, 2] * flows[1, 0] * flows[2, 1])
    expectClose(odds, 3 * 4 * 5 / (1.0 * 2 * 1), within: 1e-8)
  }

  @Test("origins, destinations and ages are met together")
  func threeWay() throws {
    let extents = [3, 3, 4]
    var random = SeededGenerator(seed: 5)
    // The margins of some table, so that they do not contradict each other.
    let hidden = (0..<36).map {
      $0 / 4 / 3 == $0 / 4 % 3 ? 0 : Double.random(in: 1...9, using: &random)
    }
    let seed = hidden.map { $0 > 0 ? Double.random(in: 1...9, using: &random) : 0 }
    func margin(_ axis: Int, _ name: String) -> CellMargin {
      let blank = CellMargin.axis(
        axis, of: extents, name: name, classes: (0..<extents[axis]).map(String.init),
        sums: .init(repeating: 0, count: extents[axis]))
      var sums = blank.sums
      for cell in hidden.indices { sums[blank.classOfCell[cell]] += hidden[cell] }
      return CellMargin(
        name: name, classes: blank.classes, classOfCell: blank.classOfCell, sums: sums)
    }
    let margins = [margin(0, "origin"), margin(1, "destination"), margin(2, "age")]
    let fit = try ProportionalFitting(seed: seed, margins: margins)
    for margin in margins {
      var sums = [Double](repeating: 0, count: margin.sums.count)
      for cell in fit.cells.indices { sums[margin.classOfCell[cell]] += fit.cells[cell] }
      for (got, wanted) in zip(sums, margin.sums) { expectClose(got, wanted, within: 1e-9) }
    }
    #expect(zip(fit.cells, seed).allSatisfy { ($0 > 0) == ($1 > 0) })
  }

  func refusal(
    seed: [[Double]], departures: [Double], arrivals: [Double]
  ) -> UnfitMargins? {
    do {
      _ = try ProportionalFitting.biproportional(
        seed: Matrix(seed), departures: departures, arrivals: arrivals,
        places: (["a", "b", "c"], ["x", "y", "z"]))
      return nil
    } catch { return error }
  }

  @Test("totals that differ are both told")
  func totals() {
    let error = refusal(
      seed: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], departures: [1, 2, 3], arrivals: [1, 2, 4])
    #expect(error == .totals("origin", 6, "destination", 7))
  }

  @Test("an origin with departures but no allowed destination is named")
  func nothingAllowed() {
    let error = refusal(
      seed: [[0, 0, 0], [1, 1, 1], [1, 1, 1]], departures: [1, 2, 3], arrivals: [1, 2, 3])
    #expect(error == .nothingAllowed("origin", ["a"]))
  }

  @Test("an origin without departures may have a seed; its cells become zero")
  func zeroMargin() throws {
    let (flows, _) = try ProportionalFitting.biproportional(
      seed: Matrix([[1, 1], [1, 1]]), departures: [0, 10], arrivals: [4, 6], places: names)
    expectEqual(flows, [[0, 0], [4, 6]], within: 1e-12)
  }

  @Test("origins confined to destinations that cannot hold them are named together with these")
  func tooNarrow() throws {
    let error = refusal(
      seed: [[1, 0, 0], [1, 1, 0], [1, 1, 1]], departures: [10, 8, 2], arrivals: [9, 5, 6])
    guard
      case .tooNarrow("origin", let origins, let need, "destination", let holders, let hold) =
        error
    else {
      Issue.record("got \(String(describing: error))")
      return
    }
    #expect(Set(origins).isSubset(of: ["a", "b"]) && origins.contains("a"))
    #expect(need > hold)
    #expect(holders.contains("x") && !holders.contains("z"))
    #expect(error?.message.contains("need") == true)
  }

  @Test("cells for which the margins leave no room are named")
  func forcedToZero() {
    let error = refusal(
      seed: [[1, 0, 0], [1, 1, 0], [0, 1, 1]], departures: [10, 8, 2], arrivals: [10, 8, 2])
    #expect(
      error == .forcedToZero("origin", "destination", cells: [["b", "x"], ["c", "y"]]))
  }

  @Test("with three margins the two that contradict each other are named")
  func threeWayConflict() {
    // Only the old go to x, and they are fewer than x must receive.
    let extents = [2, 2, 2]
    let seed = [0.0, 1, 1, 1, 0, 1, 1, 1]
    let margins = [
      CellMargin.axis(0, of: extents, name: "origin", classes: ["a", "b"], sums: [50, 50]),
      .axis(1, of: extents, name: "destination", classes: ["x", "y"], sums: [40, 60]),
      .axis(2, of: extents, name: "age", classes: ["young", "old"], sums: [70, 30]),
    ]
    do {
      _ = try ProportionalFitting(seed: seed, margins: margins)
      Issue.record("was fitted")
    } catch {
      #expect(
        error
          == .tooNarrow(
            "destination", classes: ["x"], need: 40, only: "age", partners: ["old"], hold: 30))
      #expect(
        error.message
          == "destination x together need 40, but the seed lets them reach only age old, which hold "
          + "30: allow another cell or change a sum")
    }
  }
}
