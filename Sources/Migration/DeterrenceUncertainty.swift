import LinearAlgebra

/// How far a fitted deterrence may be off: its estimates on the scale on which they were fitted,
/// with their covariance, so that an ensemble can draw from them.
package struct DeterrenceUncertainty: Sendable, Equatable {
  /// The columns of distance and neighbourhood: `log distance` (less the exponent), `distance` (less
  /// the rate), `ring` and `contiguous` (logarithms of the factors).
  package let columns: [String]
  package let estimates: [Double]
  package let covariance: Matrix
  package let distance: GravityForm.Distance

  package static let columns: Set<String> = [
    GravityColumn.logDistanceName, GravityColumn.distanceName, GravityColumn.ringName,
    GravityColumn.contiguousName,
  ]

  /// The part of a fit that is about distance and neighbourhood.
  package init(
    coefficients: [String], estimates: [Double], covariance: Matrix, distance: GravityForm.Distance
  ) {
    let own = coefficients.indices.filter { Self.columns.contains(coefficients[$0]) }
    columns = own.map { coefficients[$0] }
    self.estimates = own.map { estimates[$0] }
    self.covariance = Matrix(own.map { row in own.map { covariance[row, $0] } })
    self.distance = distance
  }

  /// The deterrence of other estimates of these columns, such as a draw of them.
  package func deterrence(of estimates: [Double]) -> Deterrence {
    GravityForm(.unconstrained, distance: distance)
      .deterrence(Dictionary(uniqueKeysWithValues: zip(columns, estimates)))
  }
}
