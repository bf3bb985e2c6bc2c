import CBLAS

/// The lower triangular L with L Lᵀ = A of a symmetric positive definite matrix.
package struct CholeskyFactor: Sendable {
  /// Zeros stand above the diagonal.
  package let lower: Matrix

  /// By LAPACK's `dpotrf`; only the lower triangle of `matrix` is read.
  ///
  /// - Throws: `NotPositiveDefinite`.
  package init(_ matrix: Matrix) throws(NotPositiveDefinite) {
    precondition(
      matrix.rowCount == matrix.columnCount,
      "only square matrices have a Cholesky factor, got \(matrix.rowCount) × \(matrix.columnCount)")
    var factor = matrix
    let order = matrix.rowCount
    if order > 0 {
      var n = Int32(order)
      var leading = n
      var outcome: Int32 = 0
      // The rows of our lower triangle are the columns of LAPACK's upper one.
      dpotrf_("U", &n, &factor.elements, &leading, &outcome, 1)
      guard outcome == 0 else { throw NotPositiveDefinite(order: Int(outcome)) }
    }
    for i in 0..<order { for j in (i + 1)..<max(order, i + 1) { factor[i, j] = 0 } }
    lower = factor
  }
}

/// The leading rows and columns of a matrix, up to `order`, are not positive definite.
package struct NotPositiveDefinite: Error, Sendable, Equatable {
  package let order: Int
}
