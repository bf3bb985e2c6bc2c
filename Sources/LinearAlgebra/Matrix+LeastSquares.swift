import CBLAS

extension Matrix {
  /// The x that makes |A x − b| least, by orthogonal factors (`dgels`). A has full column rank and
  /// no fewer rows than columns.
  package func leastSquares(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    precondition(
      rowCount >= columnCount && right.count == rowCount,
      "least squares of \(rowCount) × \(columnCount) with \(right.count) observations")
    guard columnCount > 0 else { return [] }
    try requireFinite()
    try Matrix(rows: right.count, columns: 1, elements: right).requireFinite()
    var a = transposed.elements
    var b = right
    var plain = CChar(UInt8(ascii: "N"))
    var rows = Int32(rowCount)
    var columns = Int32(columnCount)
    var sides: Int32 = 1
    var leadingA = rows
    var leadingB = rows
    var info: Int32 = 0
    var best = 0.0
    var query: Int32 = -1
    dgels_(&plain, &rows, &columns, &sides, &a, &leadingA, &b, &leadingB, &best, &query, &info, 1)
    var work = [Double](repeating: 0, count: max(1, Int(best)))
    var length = Int32(work.count)
    dgels_(
      &plain, &rows, &columns, &sides, &a, &leadingA, &b, &leadingB, &work, &length, &info, 1)
    if info > 0 { throw .rankDeficient(column: Int(info) - 1) }
    precondition(info == 0, "dgels: argument \(-info)")
    return Array(b.prefix(columnCount))
  }
}
