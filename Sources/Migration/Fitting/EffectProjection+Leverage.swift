import LinearAlgebra

extension EffectProjection {
  /// How much each observed flow pulls its own fit through the effects of its places, 0…1: the
  /// diagonal of the effects' part of the hat matrix, exactly that of dummy columns.
  func leverages(weights: [Double]) -> [Double] {
    let (rows, columns) = sums(of: weights)
    switch constraint {
    case .unconstrained: return .init(repeating: 0, count: weights.count)
    case .origin: return weights.indices.map { Self.share(weights[$0], of: rows[$0 / count]) }
    case .destination:
      return weights.indices.map { Self.share(weights[$0], of: columns[$0 % count]) }
    case .doubly: return both(weights: weights, rows: rows, columns: columns)
    }
  }

  private static func share(_ part: Double, of whole: Double) -> Double {
    whole > 0 ? part / whole : 0
  }

  /// w (1/r_i + (e_j − p_i)ᵀ S⁻ (e_j − p_i)) with p_i the shares of origin i and S the equations of
  /// the destinations once origins are eliminated.
  private func both(weights: [Double], rows: [Double], columns: [Double]) -> [Double] {
    let total = rows.reduce(0, +)
    let table = Matrix(rows: count, columns: count, elements: weights)
    var shares = table
    for i in 0..<count {
      for j in 0..<count { shares[i, j] = Self.share(weights[i * count + j], of: rows[i]) }
    }
    // S has the constant vector in its kernel; adding c cᵀ / Σc there changes no result, because
    // e_j − p_i sums to zero.
    var equations = Matrix(rows: count, columns: count)
    multiplyTransposed(
      rows: count, columns: count, inner: count, table.elements, lda: count, shares.elements,
      ldb: count, into: &equations.elements, ldc: count)
    for i in 0..<count {
      for j in 0..<count {
        equations[i, j] = columns[i] * columns[j] / total - equations[i, j]
      }
      equations[i, i] += columns[i] > 0 ? columns[i] : 1
    }
    guard let inverse = (try? CholeskyFactor(equations))?.inverse else {
      // Places in parts that exchange nobody: each effect by itself, which is no less.
      return weights.indices.map {
        min(
          1,
          Self.share(weights[$0], of: rows[$0 / count])
            + Self.share(weights[$0], of: columns[$0 % count]))
      }
    }
    let crossed = shares * inverse
    var result = [Double](repeating: 0, count: weights.count)
    for i in 0..<count where rows[i] > 0 {
      var own = 0.0
      for j in 0..<count { own += crossed[i, j] * shares[i, j] }
      for j in 0..<count {
        result[i * count + j] =
          weights[i * count + j] * (1 / rows[i] + inverse[j, j] - 2 * crossed[i, j] + own)
      }
    }
    return result
  }
}
