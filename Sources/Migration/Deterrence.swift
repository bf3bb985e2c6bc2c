import Glibc
import LinearAlgebra

/// How distance and neighbourhood weigh on a move: K of the gravity model.
package struct Deterrence: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    /// d^−exponent, d in kilometres.
    case power(exponent: Double)
    /// exp(−rate · d), the rate per kilometre.
    case exponential(rate: Double)
    /// d^−exponent · exp(−rate · d), after Tanner (1961).
    case tanner(exponent: Double, rate: Double)
  }

  package var form: Form
  /// Factor on K between a city and the region around it.
  package var ring: Double
  /// Factor on K between regions that share a border.
  package var contiguous: Double

  package init(form: Form, ring: Double = 1, contiguous: Double = 1) {
    self.form = form
    self.ring = ring
    self.contiguous = contiguous
  }

  /// K by origin (row) and destination (column), zero on the diagonal.
  package func matrix(for distances: DistanceTable) -> Matrix {
    let count = distances.kilometres.rowCount
    var result = Matrix(rows: count, columns: count)
    for i in 0..<count {
      for j in 0..<count where i != j {
        var weight = weight(at: distances.kilometres[i, j])
        if distances.ring[i, j] != 0 { weight *= ring }
        if distances.contiguous[i, j] != 0 { weight *= contiguous }
        result[i, j] = weight
      }
    }
    return result
  }

  private func weight(at kilometres: Double) -> Double {
    switch form {
    case .power(let exponent): pow(kilometres, -exponent)
    case .exponential(let rate): exp(-rate * kilometres)
    case .tanner(let exponent, let rate): pow(kilometres, -exponent) * exp(-rate * kilometres)
    }
  }
}
