import Glibc
import LinearAlgebra

/// Takes out of columns, weighted, what an effect for each origin and destination explains.
///
/// The effects a and b of a column x solve Σ_j w (x − a_i − b_j) = 0 and Σ_i w (x − a_i − b_j) = 0.
/// Origins are eliminated in closed form; what remains for the destinations, C − Wᵀ R⁻¹ W with R and
/// C the sums of W over rows and columns, is solved by conjugate gradients. Nothing larger than the
/// table itself is formed: thousands of effects need no dummy columns.
struct EffectProjection {
  let constraint: GravityForm.Constraint
  /// Places.
  let count: Int

  /// The effects of several columns, `[place × column]`.
  struct Effects {
    var origin: [Double]
    var destination: [Double]
  }

  static let stepLimit = 2_000

  /// - Parameters:
  ///   - weights: count × count, zero where nothing is observed.
  ///   - rowSums: Σ_j w x by origin and column; `columnSums`: Σ_i w x by destination and column.
  func effects(
    weights: [Double], columns m: Int, rowSums: [Double], columnSums: [Double]
  ) -> Effects {
    let zero = [Double](repeating: 0, count: count * m)
    var result = Effects(origin: zero, destination: zero)
    guard constraint != .unconstrained else { return result }
    let (rowWeight, columnWeight) = sums(of: weights)
    switch constraint {
    case .unconstrained: break
    case .origin: result.origin = divided(rowSums, by: rowWeight, m)
    case .destination: result.destination = divided(columnSums, by: columnWeight, m)
    case .doubly:
      result.destination = solveDestinations(
        weights: weights, columns: m, rowSums: rowSums, columnSums: columnSums,
        rowWeight: rowWeight, columnWeight: columnWeight)
      let explained = apply(weights, to: result.destination, m, transposed: false)
      result.origin = divided(zip(rowSums, explained).map { $0 - $1 }, by: rowWeight, m)
    }
    return result
  }

  func sums(of weights: [Double]) -> (rows: [Double], columns: [Double]) {
    var rows = [Double](repeating: 0, count: count)
    var columns = rows
    for i in 0..<count {
      var sum = 0.0
      for j in 0..<count {
        let weight = weights[i * count + j]
        sum += weight
        columns[j] += weight
      }
      rows[i] = sum
    }
    return (rows, columns)
  }

  /// W v or Wᵀ v for m vectors at once.
  private func apply(
    _ weights: [Double], to vectors: [Double], _ m: Int, transposed: Bool
  ) -> [Double] {
    var result = [Double](repeating: 0, count: count * m)
    vectors.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        guard let v = source.baseAddress, let out = target.baseAddress else { return }
        if transposed {
          multiplyTransposed(
            rows: count, columns: m, inner: count, weights, lda: count, v, ldb: m, into: out,
            ldc: m)
        } else {
          multiply(
            rows: count, columns: m, inner: count, weights, lda: count, v, ldb: m, into: out,
            ldc: m)
        }
      }
    }
    return result
  }

  /// A place without weight has no effect.
  private func divided(_ sums: [Double], by weight: [Double], _ m: Int) -> [Double] {
    var result = sums
    for place in 0..<count {
      let inverse = weight[place] > 0 ? 1 / weight[place] : 0
      for c in 0..<m { result[place * m + c] *= inverse }
    }
    return result
  }

  /// Conjugate gradients, all columns side by side, preconditioned by the column weights.
  private func solveDestinations(
    weights: [Double], columns m: Int, rowSums: [Double], columnSums: [Double],
    rowWeight: [Double], columnWeight: [Double]
  ) -> [Double] {
    /// (C − Wᵀ R⁻¹ W) v
    func reduced(_ v: [Double]) -> [Double] {
      let means = divided(apply(weights, to: v, m, transposed: false), by: rowWeight, m)
      var result = apply(weights, to: means, m, transposed: true)
      for place in 0..<count {
        for c in 0..<m {
          let cell = place * m + c
          result[cell] = columnWeight[place] * v[cell] - result[cell]
        }
      }
      return result
    }
    func products(_ a: [Double], _ b: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: m)
      for place in 0..<count {
        for c in 0..<m { sums[c] += a[place * m + c] * b[place * m + c] }
      }
      return sums
    }
    let originMeans = divided(rowSums, by: rowWeight, m)
    let expected = apply(weights, to: originMeans, m, transposed: true)
    var residual = zip(columnSums, expected).map { $0 - $1 }
    // Judged against the column itself: one that origins explain wholly leaves only rounding.
    let scale = zip(
      products(columnSums, divided(columnSums, by: columnWeight, m)),
      products(rowSums, originMeans)
    ).map { $0 + $1 }
    var solution = [Double](repeating: 0, count: count * m)
    var conditioned = divided(residual, by: columnWeight, m)
    var direction = conditioned
    var size = products(residual, conditioned)
    for _ in 0..<Self.stepLimit {
      let active = (0..<m).map { size[$0] > 1e-28 * scale[$0] }
      guard active.contains(true) else { break }
      let image = reduced(direction)
      let curvature = products(direction, image)
      for place in 0..<count {
        for c in 0..<m where active[c] && curvature[c] > 0 {
          let cell = place * m + c
          let step = size[c] / curvature[c]
          solution[cell] += step * direction[cell]
          residual[cell] -= step * image[cell]
        }
      }
      conditioned = divided(residual, by: columnWeight, m)
      let next = products(residual, conditioned)
      for c in 0..<m where active[c] {
        let ratio = size[c] > 0 ? next[c] / size[c] : 0
        for place in 0..<count {
          direction[place * m + c] = conditioned[place * m + c] + ratio * direction[place * m + c]
        }
      }
      size = next
    }
    return solution
  }
}
