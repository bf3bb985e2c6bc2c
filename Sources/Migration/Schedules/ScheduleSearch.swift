import Glibc
import LinearAlgebra

/// Looks for the parameters of a schedule: a grid of shapes, then steps downhill from the best.
struct ScheduleSearch {
  struct Point {
    var parameters: [Double]
    /// The weighted sum of squared residuals.
    var squares: Double
  }

  let curve: ScheduleCurve
  let rates: [Double]
  /// Square roots of the weights.
  let roots: [Double]
  let highest: Double
  private let bounds: [ClosedRange<Double>]

  init(curve: ScheduleCurve, rates: [Double], roots: [Double]) {
    self.curve = curve
    self.rates = rates
    self.roots = roots
    highest = rates.max() ?? 0
    bounds = curve.bounds(highest: rates.max() ?? 0)
  }

  private var names: [String] { curve.form.names }

  private func squares(_ parameters: [Double]) -> Double {
    var sum = 0.0
    for (index, rate) in curve.rates(parameters).enumerated() {
      let gap = roots[index] * (rates[index] - rate)
      sum += gap * gap
    }
    return sum.isFinite ? sum : .infinity
  }

  private func clamped(_ parameters: [Double]) -> [Double] {
    zip(parameters, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
  }

  // MARK: The grid

  /// Shapes that schedules of the literature have, each with the heights that suit the rates best;
  /// the best of them first.
  func gridStarts(keeping count: Int) -> [Point] {
    let grid: [String: [Double]] = [
      "alpha1": [0.05, 0.12, 0.3], "alpha2": [0.06, 0.12, 0.25], "mu2": [17, 20, 24, 29],
      "lambda2": [0.2, 0.4, 0.9], "alpha3": [0.15, 0.6], "mu3": [60, 65, 72],
      "lambda3": [0.2, 0.6], "lambda4": [0.01, 0.03],
    ]
    var shapes: [[Double]] = [.init(repeating: 0, count: names.count)]
    for (index, name) in names.enumerated() {
      guard let values = grid[name] else { continue }
      shapes = shapes.flatMap { shape in
        values.map { value in
          var shape = shape
          shape[index] = value
          return shape
        }
      }
    }
    let points = shapes.map { withBestHeights($0) }.filter { $0.squares.isFinite }
    return Array(points.sorted { $0.squares < $1.squares }.prefix(count))
  }

  /// Least squares for the heights; those that come out negative are set to zero and the rest
  /// solved again.
  private func withBestHeights(_ shape: [Double]) -> Point {
    var probe = shape
    for index in curve.form.linear { probe[index] = 1 }
    let slopes = curve.derivatives(probe)
    var active = curve.form.linear
    var parameters = shape
    while !active.isEmpty {
      var design = Matrix(rows: rates.count, columns: active.count)
      for row in rates.indices {
        for (column, index) in active.enumerated() {
          design[row, column] = roots[row] * slopes[row, index]
        }
      }
      guard let heights = try? design.leastSquares(zip(rates, roots).map { $0 * $1 }) else { break }
      for index in curve.form.linear { parameters[index] = 0 }
      for (index, height) in zip(active, heights) { parameters[index] = max(0, height) }
      let kept = zip(active, heights).filter { $0.1 > 0 }.map(\.0)
      if kept.count == active.count { break }
      active = kept
    }
    parameters = clamped(parameters)
    return Point(parameters: parameters, squares: squares(parameters))
  }

  // MARK: Downhill

  /// Levenberg and Marquardt's steps, each a least-squares problem with damping rows (Marquardt's
  /// scaling), held inside the bounds.
  func refine(_ start: Point) -> Point {
    var point = start
    var damping = 1e-3
    var idle = 0
    for _ in 0..<500 {
      let slopes = curve.derivatives(point.parameters)
      let gaps = zip(rates, curve.rates(point.parameters)).map { $0 - $1 }
      // A parameter that presses against its bound stays there for this step.
      let free = names.indices.filter { index in
        let pull = rates.indices.reduce(0) {
          $0 + roots[$1] * roots[$1] * slopes[$1, index] * gaps[$1]
        }
        let bound = bounds[index]
        return !(point.parameters[index] <= bound.lowerBound && pull <= 0)
          && !(point.parameters[index] >= bound.upperBound && pull >= 0)
      }
      guard !free.isEmpty else { return point }
      var improved = false
      while damping < 1e12 {
        if let next = step(point, slopes, gaps, free, damping), next.squares < point.squares {
          idle = point.squares - next.squares <= 1e-14 * point.squares ? idle + 1 : 0
          point = next
          damping = max(1e-14, damping / 5)
          improved = true
          break
        }
        damping *= 4
      }
      if !improved || idle >= 3 { return point }
    }
    return point
  }

  private func step(
    _ point: Point, _ slopes: Matrix, _ gaps: [Double], _ free: [Int], _ damping: Double
  ) -> Point? {
    let rows = rates.count
    var design = Matrix(rows: rows + free.count, columns: free.count)
    var right = [Double](repeating: 0, count: rows + free.count)
    for row in 0..<rows {
      right[row] = roots[row] * gaps[row]
      for (column, index) in free.enumerated() {
        design[row, column] = roots[row] * slopes[row, index]
      }
    }
    for column in free.indices {
      var length = 0.0
      for row in 0..<rows { length += design[row, column] * design[row, column] }
      design[rows + column, column] = sqrt(damping * max(length, 1e-20))
    }
    guard let move = try? design.leastSquares(right) else { return nil }
    var parameters = point.parameters
    for (index, change) in zip(free, move) { parameters[index] += change }
    parameters = clamped(parameters)
    return Point(parameters: parameters, squares: squares(parameters))
  }

  // MARK: Errors

  /// From the curvature at the optimum, of the parameters that do not stand at a bound.
  func standardErrors(_ point: Point) -> [Double?] {
    let free = names.indices.filter {
      point.parameters[$0] > bounds[$0].lowerBound && point.parameters[$0] < bounds[$0].upperBound
    }
    var errors = [Double?](repeating: nil, count: names.count)
    let slopes = curve.derivatives(point.parameters)
    var products = Matrix(rows: free.count, columns: free.count)
    for row in rates.indices {
      let weight = roots[row] * roots[row]
      for (c, a) in free.enumerated() {
        for (d, b) in free.enumerated() {
          products[c, d] += weight * slopes[row, a] * slopes[row, b]
        }
      }
    }
    let lengths = free.indices.map { sqrt(products[$0, $0]) }
    for c in free.indices { for d in free.indices { products[c, d] /= lengths[c] * lengths[d] } }
    guard let inverse = (try? CholeskyFactor(products))?.inverse else { return errors }
    let variance = point.squares / Double(max(1, rates.count - free.count))
    for (c, index) in free.enumerated() {
      errors[index] = sqrt(variance * inverse[c, c]) / lengths[c]
    }
    return errors
  }
}
