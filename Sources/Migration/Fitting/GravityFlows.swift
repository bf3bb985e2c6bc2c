import Glibc
import LinearAlgebra

/// Flows that a gravity model gives from stated weights: K, or K with the masses of places.
///
/// Weights stand by origin (row) and destination (column), zero where nobody moves.
package enum GravityFlows {
  /// Every origin's departures shared out by weight.
  package static func originConstrained(weights: Matrix, departures: [Double]) -> Matrix {
    var flows = weights
    for i in 0..<weights.rowCount {
      let reach = (0..<weights.columnCount).reduce(0) { $0 + weights[i, $1] }
      for j in 0..<weights.columnCount {
        flows[i, j] = reach > 0 ? departures[i] * weights[i, j] / reach : 0
      }
    }
    return flows
  }

  /// Every destination's arrivals drawn from origins by weight.
  package static func destinationConstrained(weights: Matrix, arrivals: [Double]) -> Matrix {
    originConstrained(weights: weights.transposed, departures: arrivals).transposed
  }

  /// Flows with both margins, in the proportions of the weights.
  package static func doublyConstrained(
    weights: Matrix, departures: [Double], arrivals: [Double], places: [String]
  ) throws(UnfitMargins) -> Matrix {
    try ProportionalFitting.biproportional(
      seed: weights, departures: departures, arrivals: arrivals, places: (places, places)
    ).flows
  }

  /// exp(offset + Σ coefficient · column), relative to the largest pair.
  package static func weights(
    columns: [GravityColumn], coefficients: [Double], offset: GravityColumn?, placeCount: Int
  ) -> Matrix {
    var weights = Matrix(rows: placeCount, columns: placeCount, repeating: -.infinity)
    for i in 0..<placeCount {
      for j in 0..<placeCount where i != j {
        weights[i, j] = zip(columns, coefficients).reduce(offset?[i, j] ?? 0) {
          $0 + $1.1 * $1.0[i, j]
        }
      }
    }
    let top = weights.elements.max() ?? 0
    for cell in weights.elements.indices {
      weights.elements[cell] = exp(weights.elements[cell] - top)
    }
    return weights
  }

  /// K with the masses of origins and destinations: K_ij · origin_i · destination_j.
  package static func weights(
    deterrence: Matrix, originMasses: [Double]? = nil, destinationMasses: [Double]? = nil
  ) -> Matrix {
    var weights = deterrence
    for i in 0..<weights.rowCount {
      for j in 0..<weights.columnCount {
        weights[i, j] *= (originMasses?[i] ?? 1) * (destinationMasses?[j] ?? 1)
      }
    }
    return weights
  }
}
