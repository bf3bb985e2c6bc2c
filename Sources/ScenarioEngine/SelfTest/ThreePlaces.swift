import LinearAlgebra
import Migration

/// Three places with known answers of the constrained gravity models.
package enum ThreePlaces {
  package static let published = PublishedCase(
    "Constrained gravity flows", source: "family of Wilson (1971), public test data"
  ) {
    flows("departures given", originConstrained, singly)
      + flows("both margins", try doublyConstrained(), doubly)
  }

  package static let places = ["1", "2", "3"]
  package static let masses = [8.0, 5, 9]
  package static let departures = [100.0, 50, 30]
  package static let distances = DistanceTable(
    kilometres: Matrix([[0, 10, 20], [10, 0, 15], [20, 15, 0]]),
    contiguous: Matrix(rows: 3, columns: 3), ring: Matrix(rows: 3, columns: 3))

  /// Departures shared by squared mass over squared distance.
  package static var originConstrained: Matrix {
    GravityFlows.originConstrained(
      weights: GravityFlows.weights(
        deterrence: Deterrence(form: .power(exponent: 2)).matrix(for: distances),
        destinationMasses: masses.map { $0 * $0 }), departures: departures)
  }

  /// Both margins and exponential deterrence.
  private static func doublyConstrained() throws(UnfitMargins) -> Matrix {
    try GravityFlows.doublyConstrained(
      weights: Deterrence(form: .exponential(rate: 0.1)).matrix(for: distances),
      departures: departures, arrivals: [40, 80, 60], places: places)
  }

  private static let singly = [
    0, 55.2486187845, 44.7513812155, 32, 0, 18, 17.7049180328, 12.2950819672, 0,
  ]
  private static let doubly = [
    0, 62.6010446978, 37.3989553022, 27.3989553022, 0, 22.6010446978, 12.6010446978,
    17.3989553022, 0,
  ]

  private static func flows(
    _ what: String, _ flows: Matrix, _ expected: [Double]
  ) -> [CheckedValue] {
    expected.indices.filter { $0 / 3 != $0 % 3 }.map { cell in
      .number(
        "\(what), \(cell / 3 + 1) to \(cell % 3 + 1)", flows.elements[cell], expected[cell],
        within: 5e-10)
    }
  }
}
