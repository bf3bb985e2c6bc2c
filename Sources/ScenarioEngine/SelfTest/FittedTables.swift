import LinearAlgebra
import Migration

/// A two by two table fitted to its margins.
package enum FittedTables {
  package static let published = PublishedCase(
    "Iterative proportional fitting",
    source: "method of Deming and Stephan (1940), public test data"
  ) {
    let both = try ProportionalFitting.biproportional(
      seed: seed, departures: rows, arrivals: columns, places: places
    ).flows
    let one = try ProportionalFitting.biproportional(
      seed: seed, departures: rows, arrivals: nil, places: places
    ).flows
    return cells("both margins", both, [13.25019320, 4.74980680, 2.74980680, 17.25019320])
      + cells("rows alone", one, [12.85714286, 5.14285714, 2.5, 17.5])
  }

  private static let seed = Matrix([[5, 2], [1, 7]])
  private static let rows = [18.0, 20]
  private static let columns = [16.0, 22]
  private static let places = (rows: ["a", "b"], columns: ["x", "y"])

  private static func cells(
    _ what: String, _ flows: Matrix, _ expected: [Double]
  ) -> [CheckedValue] {
    zip(flows.elements, expected).enumerated().map { index, pair in
      .number("\(what), cell \(index / 2 + 1).\(index % 2 + 1)", pair.0, pair.1, within: 5e-9)
    }
  }
}
