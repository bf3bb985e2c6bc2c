/// Why LAPACK could not do what was asked of it.
package enum LinearAlgebraError: Error, Sendable, Equatable {
  /// The system has no single solution; elimination met a zero pivot in this row, counted from 0.
  case singular(row: Int)
  /// The leading block of this order is not positive definite, so the matrix is no covariance.
  case notPositiveDefinite(order: Int)
  /// Least squares: this column, counted from 0, is a combination of those before it.
  case rankDeficient(column: Int)
  /// The eigenvalue iteration stopped with this many values still to find.
  case eigenvaluesNotFound(Int)
  /// An element is infinite or not a number.
  case notFinite(row: Int, column: Int)

  package var message: String {
    switch self {
    case .singular(let row): "the equations are singular: nothing is left of row \(row + 1)"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its first \(order) rows and columns contradict"
    case .rankDeficient(let column): "column \(column + 1) is a combination of those before it"
    case .eigenvaluesNotFound(let count): "\(count) eigenvalues were not found"
    case .notFinite(let row, let column):
      "the element in row \(row + 1), column \(column + 1) is not a finite number"
    }
  }
}

extension Matrix {
  /// LAPACK's answer to an infinite element is undefined, so it is asked for finite ones only.
  func requireFinite() throws(LinearAlgebraError) {
    guard let bad = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(row: bad / columnCount, column: bad % columnCount)
  }
}
