import LinearAlgebra
import Migration
import TestSupport
import Testing

/// Three places with known answers of the constrained gravity models.
@Suite("Constrained gravity flows")
struct GravityFlowsTests {
  let departures = [100.0, 50, 30]
  let masses = [8.0, 5, 9]
  let distances = DistanceTable(
    kilometres: Matrix([[0, 10, 20], [10, 0, 15], [20, 15, 0]]),
    contiguous: Matrix(rows: 3, columns: 3), ring: Matrix(rows: 3, columns: 3))
  let places = ["1", "2", "3"]

  var originConstrained: Matrix {
    GravityFlows.originConstrained(
      weights: GravityFlows.weights(
        deterrence: Deterrence(form: .power(exponent: 2)).matrix(for: distances),
        destinationMasses: masses.map { $0 * $0 }), departures: departures)
  }

  func doublyConstrained() throws -> Matrix {
    try GravityFlows.doublyConstrained(
      weights: Deterrence(form: .exponential(rate: 0.1)).matrix(for: distances),
      departures: departures, arrivals: [40, 80, 60], places: places)
  }

  func expectEqual(_ flows: Matrix, _ expected: [[Double]]) {
    for (got, value) in zip(flows.elements, expected.flatMap { $0 }) {
      expectClose(got, value, within: 5e-10)
    }
  }

  @Test("departures shared by squared mass over squared distance")
  func singly() {
    expectEqual(
      originConstrained,
      [[0, 55.2486187845, 44.7513812155], [32, 0, 18], [17.7049180328, 12.2950819672, 0]])
    let turned = GravityFlows.destinationConstrained(
      weights: GravityFlows.weights(
        deterrence: Deterrence(form: .power(exponent: 2)).matrix(for: distances),
        originMasses: masses.map { $0 * $0 }), arrivals: departures)
    #expect(turned == originConstrained.transposed)
  }

  @Test("both margins and exponential deterrence")
  func doubly() throws {
    expectEqual(
      try doublyConstrained(),
      [
        [0, 62.6010446978, 37.3989553022], [27.3989553022, 0, 22.6010446978],
        [12.6010446978, 17.3989553022, 0],
      ])
  }

  @Test("fitting the flows gives exponent and mass back")
  func fitted() throws {
    let form = GravityForm(.origin, distance: .power)
    let fit = try GravityFit(
      form,
      to: GravityTable(
        places: places, flows: originConstrained,
        columns: form.columns(for: distances, places: places)
          + [.logOfDestination("log mass", masses)]))
    expectClose(try #require(fit.coefficient("log distance")).estimate, -2, within: 1e-8)
    expectClose(try #require(fit.coefficient("log mass")).estimate, 2, within: 1e-8)
  }
}
