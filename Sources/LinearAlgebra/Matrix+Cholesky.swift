import CBLAS

/// The lower triangle L of a symmetric positive definite matrix, A = L Lᵀ.
package struct CholeskyFactor: Sendable, Equatable {
  package let lower: Matrix

  /// Factors a symmetric matrix by `dpotrf`; only its lower triangle is read.
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(
      matrix.rowCount == matrix.columnCount,
      "a \(matrix.rowCount) × \(matrix.columnCount) matrix has no Cholesky factor")
    try matrix.requireFinite()
    var factor = matrix
    // Row after row, a lower triangle is what LAPACK sees as an upper one: A = Uᵀ U with U = Lᵀ.
    var triangle = CholeskyFactor.upper
    var order = Int32(matrix.rowCount)
    var leading = max(1, order)
    var info: Int32 = 0
    dpotrf_(&triangle, &order, &factor.elements, &leading, &info, 1)
    if info > 0 { throw .notPositiveDefinite(order: Int(info)) }
    precondition(info == 0, "dpotrf: argument \(-info)")
    for row in 0..<matrix.rowCount {
      for column in (row + 1)..<max(row + 1, matrix.columnCount) { factor[row, column] = 0 }
    }
    lower = factor
  }

  /// x with A x = b.
  package func solving(_ right: [Double]) -> [Double] {
    precondition(right.count == lower.rowCount, "\(right.count) right sides for \(lower.rowCount)")
    var solution = right
    var factor = lower.elements
    var triangle = CholeskyFactor.upper
    var order = Int32(lower.rowCount)
    var sides: Int32 = 1
    var leadingA = max(1, order)
    var leadingB = leadingA
    var info: Int32 = 0
    dpotrs_(
      &triangle, &order, &sides, &factor, &leadingA, &solution, &leadingB, &info, 1)
    precondition(info == 0, "dpotrs: argument \(-info)")
    return solution
  }

  /// A⁻¹, by `dpotri`.
  package var inverse: Matrix {
    var result = lower
    var triangle = CholeskyFactor.upper
    var order = Int32(lower.rowCount)
    var leading = max(1, order)
    var info: Int32 = 0
    dpotri_(&triangle, &order, &result.elements, &leading, &info, 1)
    precondition(info == 0, "dpotri: \(info)")
    for row in 0..<result.rowCount {
      for column in 0..<row { result[column, row] = result[row, column] }
    }
    return result
  }

  private static let upper = CChar(UInt8(ascii: "U"))
}
