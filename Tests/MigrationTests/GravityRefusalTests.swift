import Glibc
import LinearAlgebra
import Migration
import TestSupport
import Testing

@Suite("Flows from which no gravity model can be fitted")
struct GravityRefusalTests {
  let world = SyntheticFlows(
    places: 10, seed: 2, truth: ["log distance": -1, "ring": 1], noise: .multiplicative(0.5))

  func faults(
    _ form: GravityForm, flows: Matrix? = nil, adding: [GravityColumn] = []
  ) -> [FitFault] {
    do {
      let columns = try form.columns(for: world.distances, places: world.places) + adding
      let table = try GravityTable(
        places: world.places, flows: flows ?? world.flows, columns: columns)
      _ = try GravityFit(form, to: table)
      return []
    } catch { return error.faults }
  }

  @Test("negative and missing flows and covariates are named with their pair, all at once")
  func values() {
    var flows = world.flows
    flows[2, 3] = -4
    flows[4, 5] = .infinity
    let covariate = GravityColumn.logOfOrigin("log wage", (0..<10).map { $0 == 6 ? 0 : 300 })
    #expect(
      faults(.init(.unconstrained, distance: .power), flows: flows, adding: [covariate]) == [
        .negativeFlow(-4, origin: "p2", destination: "p3"),
        .flowNotFinite(origin: "p4", destination: "p5"),
        .covariateNotFinite(column: "log wage", origin: "p6", destination: "p0"),
      ])
  }

  @Test("a distance of zero is named when its logarithm is asked for")
  func distance() {
    var distances = world.distances
    distances.kilometres[1, 7] = 0
    #expect(
      throws: FitRefused([.distance(0, origin: "p1", destination: "p7")])
    ) {
      try GravityForm(.doubly, distance: .power).columns(for: distances, places: world.places)
    }
  }

  @Test("columns that say the same are named together")
  func collinear() {
    let miles = GravityColumn(
      "miles", .pair(0.621371 * world.distances.kilometres))
    let found = faults(.init(.doubly, distance: .exponential), adding: [miles])
    guard case .collinear(let names)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(Set(names) == ["distance", "miles"])
    #expect(found.count == 1)
  }

  @Test("a sum of two columns is named with both")
  func sumOfTwo() {
    let first = GravityColumn.logOfOrigin("first", (1...10).map { Double($0 * $0) })
    let second = GravityColumn.logOfOrigin("second", (1...10).map { 30 - Double($0) })
    let product = GravityColumn.logOfOrigin(
      "product", (1...10).map { Double($0 * $0) * (30 - Double($0)) })
    let found = faults(.init(.unconstrained, distance: .power), adding: [first, second, product])
    guard case .collinear(let names)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(Set(names) == ["first", "second", "product"])
  }

  @Test("a property of origins cannot be told from origin effects")
  func absorbed() {
    let size = world.sizeColumns
    #expect(
      faults(.init(.doubly, distance: .power), adding: size) == [
        .absorbed("log origin size", by: .doubly), .absorbed("log destination size", by: .doubly),
      ])
    #expect(
      faults(.init(.origin, distance: .power), adding: size) == [
        .absorbed("log origin size", by: .origin)
      ])
  }

  @Test("a place that nobody leaves has no origin effect")
  func zeroMargin() {
    var flows = world.flows
    for j in 0..<10 { flows[4, j] = 0 }
    #expect(
      faults(.init(.doubly, distance: .power), flows: flows) == [
        .zeroMargin(out: true, places: ["p4"])
      ])
    #expect(faults(.init(.unconstrained, distance: .power), flows: flows).isEmpty)
  }

  @Test("rings without any move have no finite factor, and the ring is named")
  func separated() {
    var flows = world.flows
    for i in 0..<10 { for j in 0..<10 where world.distances.ring[i, j] == 1 { flows[i, j] = 0 } }
    for constraint in GravityForm.Constraint.allCases {
      let found = faults(.init(constraint, distance: .power, ring: true), flows: flows)
      guard case .separated(let columns, _, let pairs, let example)? = found.first else {
        Issue.record("\(constraint): \(found)")
        return
      }
      #expect(columns == ["ring"])
      #expect(pairs == 10)
      #expect(example == "p0 → p1")
    }
  }

  @Test("zeros alone are no obstacle")
  func zeros() throws {
    let sparse = SyntheticFlows(
      places: 16, seed: 6, truth: ["log distance": -1.2], level: 2e-8, noise: .counts)
    let zeros = sparse.flows.elements.count { $0 == 0 } - 16
    #expect(zeros > 40)
    let fit = try GravityFit(
      .init(.unconstrained, distance: .power),
      to: sparse.table(.init(.unconstrained, distance: .power)))
    let slope = try #require(fit.coefficient("log distance"))
    expectClose(slope.estimate, -1.2, within: 3 * slope.standardError)
  }

  @Test("nothing to fit, and too little of it, are said")
  func tooLittle() {
    #expect(
      faults(.init(.origin, distance: .power), flows: Matrix(rows: 10, columns: 10)) == [.noMoves])
    do {
      _ = try GravityFit(
        .init(.doubly, distance: .power, ring: true),
        to: GravityTable(
          places: ["a", "b"], flows: Matrix([[0, 3], [4, 0]]),
          columns: [GravityColumn("log distance", .pair(Matrix([[0, 1], [1, 0]])))]))
      Issue.record("was fitted")
    } catch {
      #expect(error.faults == [.tooFewObservations(2, unknowns: 4)])
      #expect(error.message.contains("leave covariates out"))
    }
  }
}
