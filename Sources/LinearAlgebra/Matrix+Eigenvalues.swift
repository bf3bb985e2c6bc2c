import CBLAS
import Glibc

/// One eigenvalue of a real matrix.
package struct Eigenvalue: Sendable, Equatable {
  package let real: Double
  package let imaginary: Double

  package var modulus: Double { hypot(real, imaginary) }
}

/// The root that governs growth in the long run: the real eigenvalue of largest modulus.
package struct DominantRoot: Sendable, Equatable {
  package let value: Double
  /// The right eigenvector, sum one.
  package let vector: [Double]
}

extension Matrix {
  /// All eigenvalues, by `dgeev`.
  package func eigenvalues() throws(LinearAlgebraError) -> [Eigenvalue] {
    try eigensystem(vectors: false).values
  }

  /// The root of largest modulus among the real ones, with its eigenvector. A matrix without
  /// negative elements has one (Perron and Frobenius).
  package func dominantRoot() throws(LinearAlgebraError) -> DominantRoot? {
    let (values, vectors) = try eigensystem(vectors: true)
    let real = values.indices.filter { values[$0].imaginary == 0 }
    guard let top = real.max(by: { values[$0].real < values[$1].real }) else { return nil }
    let vector = Array(vectors[(top * rowCount)..<((top + 1) * rowCount)])
    let sum = vector.reduce(0, +)
    return DominantRoot(value: values[top].real, vector: vector.map { $0 / sum })
  }

  /// Eigenvalues and, one after the other, right eigenvectors as LAPACK stores them.
  private func eigensystem(
    vectors: Bool
  ) throws(LinearAlgebraError) -> (values: [Eigenvalue], vectors: [Double]) {
    precondition(
      rowCount == columnCount, "a \(rowCount) × \(columnCount) matrix has no eigenvalues")
    guard rowCount > 0 else { return ([], []) }
    try requireFinite()
    var a = transposed.elements
    var without = CChar(UInt8(ascii: "N"))
    var wanted = CChar(UInt8(ascii: vectors ? "V" : "N"))
    var order = Int32(rowCount)
    var leading = order
    var one: Int32 = 1
    var leadingRight = vectors ? order : 1
    var real = [Double](repeating: 0, count: rowCount)
    var imaginary = real
    var left = 0.0
    var right = [Double](repeating: 0, count: vectors ? rowCount * rowCount : 1)
    var best = 0.0
    var query: Int32 = -1
    var info: Int32 = 0
    dgeev_(
      &without, &wanted, &order, &a, &leading, &real, &imaginary, &left, &one, &right,
      &leadingRight, &best, &query, &info, 1, 1)
    var work = [Double](repeating: 0, count: max(1, Int(best)))
    var length = Int32(work.count)
    dgeev_(
      &without, &wanted, &order, &a, &leading, &real, &imaginary, &left, &one, &right,
      &leadingRight, &work, &length, &info, 1, 1)
    if info > 0 { throw .eigenvaluesNotFound(Int(info)) }
    precondition(info == 0, "dgeev: argument \(-info)")
    return (zip(real, imaginary).map { Eigenvalue(real: $0, imaginary: $1) }, right)
  }
}
