import Glibc
import LinearAlgebra

/// Rates by age of a model schedule, and how they change with each parameter.
struct ScheduleCurve {
  let form: ScheduleForm
  let ages: [Double]

  /// Lower and upper bounds that keep every parameter a demographer's: rates of change positive, the
  /// labour peak in youth, retirement after fifty.
  func bounds(highest: Double) -> [ClosedRange<Double>] {
    form.names.map { name in
      switch name {
      case "mu2": 5...50
      case "mu3": 50...90
      case "lambda4": 1e-4...0.3
      case "alpha1", "alpha2", "alpha3": 1e-4...3
      case "lambda2", "lambda3": 1e-2...5
      // A double exponential reaches far below its height when α is large.
      default: 0...(1e3 * highest)
      }
    }
  }

  func rates(_ p: [Double]) -> [Double] {
    let schedule = form.schedule(p)
    return ages.map { schedule.rate(at: $0) }
  }

  /// ∂ rate / ∂ parameter, an age a row.
  func derivatives(_ p: [Double]) -> Matrix {
    var matrix = Matrix(rows: ages.count, columns: p.count)
    for (row, x) in ages.enumerated() {
      let child = exp(-p[1] * x)
      matrix[row, 0] = child
      matrix[row, 1] = -p[0] * x * child
      peak(p, at: x, from: 2, row: row, into: &matrix)
      var next = 6
      if form.hasRetirement {
        peak(p, at: x, from: 6, row: row, into: &matrix)
        next = 10
      }
      if form.hasSlope {
        let growth = exp(p[next + 1] * x)
        matrix[row, next] = growth
        matrix[row, next + 1] = p[next] * x * growth
      }
      matrix[row, p.count - 1] = 1
    }
    return matrix
  }

  /// Of a e^(−α(x−μ) − e^(−λ(x−μ))) by a, α, μ, λ.
  private func peak(
    _ p: [Double], at x: Double, from first: Int, row: Int, into matrix: inout Matrix
  ) {
    let distance = x - p[first + 2]
    let rise = exp(-p[first + 3] * distance)
    let shape = exp(-p[first + 1] * distance - rise)
    matrix[row, first] = shape
    // Far below the peak the rise overflows while the rate is nothing.
    guard shape > 0 else { return }
    let rate = p[first] * shape
    matrix[row, first + 1] = -distance * rate
    matrix[row, first + 2] = (p[first + 1] - p[first + 3] * rise) * rate
    matrix[row, first + 3] = distance * rise * rate
  }
}
