import LinearAlgebra

/// How the errors of coefficients are found. The variance of flows is far above their mean (by a
/// factor over a thousand in counts of persons), so that Poisson errors are never offered.
package enum FitErrors: String, Sendable, Codable, CaseIterable {
  /// Robust to any variance of each flow: Huber and White's sandwich with each residual divided by
  /// one less its leverage (MacKinnon and White 1985, HC3). Large flows pull their own fit so far
  /// that the plain sandwich is much too narrow for gravity models.
  case sandwich
  /// Robust also to dependence among the flows of one origin.
  case clusteredByOrigin
  /// Variance in proportion to the mean: the dispersion times the Poisson variance.
  case quasi
}

extension PoissonFit {
  /// Pearson's χ² over the degrees of freedom.
  var dispersion: Double {
    var sum = 0.0
    for cell in expected.indices where table.observed[cell] {
      let gap = table.flows.elements[cell] - expected[cell]
      sum += gap * gap / expected[cell]
    }
    return sum / degreesOfFreedom
  }

  var degreesOfFreedom: Double {
    Double(table.observationCount - columns.count - effectCount)
  }

  /// The covariance of the coefficients.
  func covariance(_ errors: FitErrors) throws(FitRefused) -> Matrix {
    let bread = try Self.inverse(of: information, names: columns.map(\.name))
    switch errors {
    case .quasi: return dispersion * bread
    case .sandwich:
      return bread * scores(clustered: false, bread: bread) * bread
    case .clusteredByOrigin:
      let clusters = Double(table.places.count)
      return clusters / (clusters - 1) * (bread * scores(clustered: true, bread: bread) * bread)
    }
  }

  /// (X̃ᵀ W X̃)⁻¹ by way of columns of length one.
  static func inverse(of information: Matrix, names: [String]) throws(FitRefused) -> Matrix {
    let k = information.rowCount
    let lengths = (0..<k).map { information[$0, $0].squareRoot() }
    var scaled = information
    for c in 0..<k { for d in 0..<k { scaled[c, d] /= lengths[c] * lengths[d] } }
    var inverse: Matrix
    do { inverse = try CholeskyFactor(scaled).inverse } catch {
      throw FitRefused([.collinear(names)])
    }
    for c in 0..<k { for d in 0..<k { inverse[c, d] /= lengths[c] * lengths[d] } }
    return inverse
  }

  /// Σ s sᵀ of the scores s = x̃ (flow − expected), by pair or summed over each origin's pairs.
  private func scores(clustered: Bool, bread: Matrix) -> Matrix {
    let k = columns.count
    let effectLeverages = clustered ? [] : projection.leverages(weights: expected)
    let n = table.places.count
    var meat = Matrix(rows: k, columns: k)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, n * k)) { buffer in
      guard let rows = buffer.baseAddress else { return }
      for origin in 0..<n {
        for (c, column) in columns.enumerated() {
          column.copyRow(origin, count: n, to: rows + c * n)
        }
        takeEffects(from: rows, origin: origin)
        for j in 0..<n {
          let cell = origin * n + j
          var gap = table.observed[cell] ? table.flows.elements[cell] - expected[cell] : 0
          if !clustered {
            let leverage =
              effectLeverages[cell] + expected[cell] * quadratic(bread, rows + j, stride: n)
            gap /= max(1e-3, 1 - leverage)
          }
          for c in 0..<k { rows[c * n + j] *= gap }
        }
        for c in 0..<k {
          for d in 0...c {
            var (sum, left, right) = (0.0, 0.0, 0.0)
            for j in 0..<n {
              sum += rows[c * n + j] * rows[d * n + j]
              left += rows[c * n + j]
              right += rows[d * n + j]
            }
            meat[c, d] += clustered ? left * right : sum
          }
        }
      }
    }
    for c in 0..<k { for d in 0..<c { meat[d, c] = meat[c, d] } }
    return meat
  }

  /// x̃ᵀ G⁻¹ x̃ of one pair, whose columns stand `stride` apart.
  private func quadratic(
    _ bread: Matrix, _ x: UnsafeMutablePointer<Double>, stride: Int
  ) -> Double {
    var sum = 0.0
    for c in 0..<bread.rowCount {
      for d in 0..<bread.rowCount { sum += x[c * stride] * bread[c, d] * x[d * stride] }
    }
    return sum
  }

  /// Turns rows of x into rows of x̃, zero where nothing is observed.
  private func takeEffects(from rows: UnsafeMutablePointer<Double>, origin: Int) {
    let n = table.places.count
    let m = columns.count + 1
    for j in 0..<n {
      let isObserved = table.observed[origin * n + j]
      for c in 0..<columns.count {
        guard isObserved else {
          rows[c * n + j] = 0
          continue
        }
        guard constraint != .unconstrained else { continue }
        rows[c * n + j] -=
          columnEffects.origin[origin * m + c] + columnEffects.destination[j * m + c]
      }
    }
  }
}
