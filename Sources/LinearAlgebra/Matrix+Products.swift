import CBLAS

/// `c := a · b` for row-major blocks, by one `dgemm`.
///
/// - Parameters:
///   - a: m × k with leading dimension `lda`; `b`: k × n with `ldb`; `c`: m × n with `ldc`.
package func multiply(
  rows m: Int, columns n: Int, inner k: Int,
  _ a: UnsafePointer<Double>, lda: Int, _ b: UnsafePointer<Double>, ldb: Int,
  into c: UnsafeMutablePointer<Double>, ldc: Int
) {
  cblas_dgemm(
    CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), 1, a, Int32(lda), b,
    Int32(ldb), 0, c, Int32(ldc))
}

/// `y := A · x` for a row-major n × n matrix.
package func multiply(
  order n: Int, _ a: UnsafePointer<Double>, _ x: UnsafePointer<Double>,
  into y: UnsafeMutablePointer<Double>
) {
  cblas_dgemv(
    CblasRowMajor, CblasNoTrans, Int32(n), Int32(n), 1, a, Int32(n), x, 1, 0, y, 1)
}

/// `c := aᵀ · b` for row-major blocks, by one `dgemm`.
///
/// - Parameters:
///   - a: k × m with leading dimension `lda`; `b`: k × n with `ldb`; `c`: m × n with `ldc`.
package func multiplyTransposed(
  rows m: Int, columns n: Int, inner k: Int,
  _ a: UnsafePointer<Double>, lda: Int, _ b: UnsafePointer<Double>, ldb: Int,
  into c: UnsafeMutablePointer<Double>, ldc: Int
) {
  cblas_dgemm(
    CblasRowMajor, CblasTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), 1, a, Int32(lda), b,
    Int32(ldb), 0, c, Int32(ldc))
}

extension Matrix {
  package static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(
      a.columnCount == b.rowCount,
      "cannot multiply \(a.rowCount) × \(a.columnCount) by \(b.rowCount) × \(b.columnCount)")
    var c = Matrix(rows: a.rowCount, columns: b.columnCount)
    guard a.rowCount > 0, b.columnCount > 0, a.columnCount > 0 else { return c }
    c.elements.withUnsafeMutableBufferPointer { out in
      a.elements.withUnsafeBufferPointer { left in
        b.elements.withUnsafeBufferPointer { right in
          guard let l = left.baseAddress, let r = right.baseAddress, let o = out.baseAddress
          else { return }
          multiply(
            rows: a.rowCount, columns: b.columnCount, inner: a.columnCount, l, lda: a.columnCount,
            r, ldb: b.columnCount, into: o, ldc: b.columnCount)
        }
      }
    }
    return c
  }

  package static func + (a: Matrix, b: Matrix) -> Matrix {
    Matrix(
      rows: a.rowCount, columns: a.columnCount,
      elements: zip(a.elements, b.elements).map { $0 + $1 })
  }

  package static func - (a: Matrix, b: Matrix) -> Matrix {
    Matrix(
      rows: a.rowCount, columns: a.columnCount,
      elements: zip(a.elements, b.elements).map { $0 - $1 })
  }

  package static func * (factor: Double, a: Matrix) -> Matrix {
    Matrix(rows: a.rowCount, columns: a.columnCount, elements: a.elements.map { factor * $0 })
  }
}
