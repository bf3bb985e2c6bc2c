import Glibc

/// Columns that say the same as others: found from their products, so that a fit can name them.
package struct LinearDependence: Sendable, Equatable {
  /// The column that adds nothing.
  package let column: Int
  /// The columns whose combination it is; empty where it is nothing at all.
  package let combinationOf: [Int]

  /// Every column that is a combination of others.
  ///
  /// - Parameters:
  ///   - products: XᵀX, or XᵀWX, of the columns after what is fitted beside them is taken out.
  ///   - squares: the sum of squares each column started with; what is left of it is judged against
  ///     this.
  ///   - tolerance: the share of its sum of squares below which a column counts as gone.
  package static func all(
    in products: Matrix, against squares: [Double], tolerance: Double = 1e-9
  ) -> [LinearDependence] {
    let count = products.rowCount
    var lower = Matrix(rows: count, columns: count)
    var left = (0..<count).map { squares[$0] > 0 ? products[$0, $0] / squares[$0] : 0 }
    var basis: [Int] = []
    // Cholesky with the column of the largest remainder first, on columns of length one.
    while basis.count < count {
      let rest = (0..<count).filter { !basis.contains($0) }
      guard let pivot = rest.max(by: { left[$0] < left[$1] }), left[pivot] > tolerance else {
        break
      }
      let step = basis.count
      lower[pivot, step] = sqrt(left[pivot])
      for row in rest where row != pivot {
        let scale = sqrt(squares[row] * squares[pivot])
        var value = scale > 0 ? products[row, pivot] / scale : 0
        for k in 0..<step { value -= lower[row, k] * lower[pivot, k] }
        lower[row, step] = value / lower[pivot, step]
        left[row] -= lower[row, step] * lower[row, step]
      }
      basis.append(pivot)
    }
    return (0..<count).filter { !basis.contains($0) }.map { column in
      let weights = combination(of: column, basis: basis, lower: lower)
      let own = squares[column] > 0 ? products[column, column] / squares[column] : 0
      // A column that is gone by itself is no combination of the others.
      let partners = own <= tolerance ? [] : zip(basis, weights).filter { abs($0.1) > 1e-5 }
      return LinearDependence(column: column, combinationOf: partners.map(\.0).sorted())
    }
  }

  /// The weights of the basis columns that give `column`: back substitution in Lᵀ w = l.
  private static func combination(of column: Int, basis: [Int], lower: Matrix) -> [Double] {
    var weights = [Double](repeating: 0, count: basis.count)
    for step in stride(from: basis.count - 1, through: 0, by: -1) {
      var value = lower[column, step]
      for later in (step + 1)..<max(step + 1, basis.count) {
        value -= lower[basis[later], step] * weights[later]
      }
      weights[step] = value / lower[basis[step], step]
    }
    return weights
  }
}
