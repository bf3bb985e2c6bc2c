import CBLAS

extension Matrix {
  /// X with A X = B, by elimination with row exchanges (`dgesv`). A is square.
  package func solving(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(
      rowCount == columnCount && right.rowCount == rowCount,
      "cannot solve \(rowCount) × \(columnCount) equations for \(right.rowCount) right sides")
    guard rowCount > 0, right.columnCount > 0 else { return right }
    try requireFinite()
    try right.requireFinite()
    // LAPACK counts down columns, so it is given the transposes.
    var a = transposed.elements
    var b = right.transposed.elements
    var order = Int32(rowCount)
    var sides = Int32(right.columnCount)
    var pivots = [Int32](repeating: 0, count: rowCount)
    var leadingA = order
    var leadingB = order
    var info: Int32 = 0
    dgesv_(&order, &sides, &a, &leadingA, &pivots, &b, &leadingB, &info)
    if info > 0 { throw .singular(row: Int(info) - 1) }
    precondition(info == 0, "dgesv: argument \(-info)")
    return Matrix(rows: right.columnCount, columns: rowCount, elements: b).transposed
  }

  /// A⁻¹.
  package func inverted() throws(LinearAlgebraError) -> Matrix {
    try solving(.identity(rowCount))
  }
}
