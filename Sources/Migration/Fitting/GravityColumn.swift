import Glibc
import LinearAlgebra

/// One thing that may explain moves: a property of the origin, of the destination or of the pair.
package struct GravityColumn: Sendable {
  package enum Values: Sendable {
    case constant
    /// One value an origin.
    case origin([Double])
    /// One value a destination.
    case destination([Double])
    /// One value a pair, by origin (row) and destination (column); the diagonal is not used.
    case pair(Matrix)
  }

  package let name: String
  package let values: Values

  package init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  package subscript(origin: Int, destination: Int) -> Double {
    switch values {
    case .constant: 1
    case .origin(let values): values[origin]
    case .destination(let values): values[destination]
    case .pair(let matrix): matrix[origin, destination]
    }
  }

  /// Copies the values of all destinations of one origin.
  func copyRow(_ origin: Int, count: Int, to row: UnsafeMutablePointer<Double>) {
    switch values {
    case .constant: row.update(repeating: 1, count: count)
    case .origin(let values): row.update(repeating: values[origin], count: count)
    case .destination(let values):
      values.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { row.update(from: base, count: count) }
      }
    case .pair(let matrix):
      matrix.elements.withUnsafeBufferPointer { source in
        if let base = source.baseAddress {
          row.update(from: base + origin * count, count: count)
        }
      }
    }
  }

  /// The logarithm of a positive property of origins, such as their population.
  package static func logOfOrigin(_ name: String, _ values: [Double]) -> GravityColumn {
    GravityColumn(name, .origin(values.map { log($0) }))
  }

  /// The logarithm of a positive property of destinations.
  package static func logOfDestination(_ name: String, _ values: [Double]) -> GravityColumn {
    GravityColumn(name, .destination(values.map { log($0) }))
  }

  package static let constantName = "constant"
  package static let logDistanceName = "log distance"
  package static let distanceName = "distance"
  package static let ringName = "ring"
  package static let contiguousName = "contiguous"
}
