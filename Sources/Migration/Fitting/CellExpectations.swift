import Glibc
import LinearAlgebra

/// What given coefficients expect in each cell, and how the likelihood bends there.
struct CellExpectations {
  let coefficients: [Double]
  private(set) var deviance = 0.0
  private(set) var pearson = 0.0
  /// Derivative of the log likelihood.
  private(set) var score: [Double]
  /// Its expected curvature, Σ μ (x − x̄)(x − x̄)ᵀ with means x of cells and x̄ of groups.
  private(set) var information: Matrix
  /// The curvature at the observed flows, which differs for unions: it is what Newton's step needs.
  private(set) var curvature: Matrix
  /// Σ μ x² of each column, against which collinear columns are judged.
  private(set) var squares: [Double]
  /// Σ s sᵀ over groups of their scores.
  private(set) var groupScores: Matrix
  /// The largest difference of a column between two pairs.
  let ranges: [Double]
  private(set) var fitted: [SharesFit.FittedCell] = []

  init(
    _ groups: [ShareGroup], _ columns: [GravityColumn], _ offset: GravityColumn?,
    _ coefficients: [Double]
  ) {
    let k = columns.count
    self.coefficients = coefficients
    score = .init(repeating: 0, count: k)
    squares = score
    information = Matrix(rows: k, columns: k)
    groupScores = information
    curvature = information
    ranges = columns.map { column in
      let values = groups.flatMap { group in
        group.cells.flatMap { $0.pairs.map { column[$0.origin, $0.destination] } }
      }
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    for group in groups { add(group, columns, offset) }
  }

  /// Distance of each cell's columns from their group's, with what a robust error needs.
  private struct CellPart {
    let gap: Double
    let expected: Double
    let share: Double
    let columns: [Double]
  }
  private var parts: [CellPart] = []

  /// The robust middle of the sandwich, for errors by cell.
  func robustScores(bread: Matrix) -> Matrix {
    let k = coefficients.count
    var sum = Matrix(rows: k, columns: k)
    for part in parts {
      var leverage = part.share
      for c in 0..<k {
        for d in 0..<k {
          leverage += part.expected * part.columns[c] * bread[c, d] * part.columns[d]
        }
      }
      let gap = part.gap / max(1e-3, 1 - leverage)
      for c in 0..<k {
        for d in 0..<k { sum[c, d] += gap * gap * part.columns[c] * part.columns[d] }
      }
    }
    return sum
  }

  private mutating func add(
    _ group: ShareGroup, _ columns: [GravityColumn], _ offset: GravityColumn?
  ) {
    let etas = group.cells.map { cell in
      cell.pairs.map { pair in
        zip(coefficients, columns).reduce(offset?[pair.origin, pair.destination] ?? 0) {
          $0 + $1.0 * $1.1[pair.origin, pair.destination]
        }
      }
    }
    // Weights relative to the largest, so that no exponential overflows.
    let top = etas.joined().max() ?? 0
    let weights = etas.map { $0.map { exp($0 - top) } }
    let scale = group.persons / weights.joined().reduce(0, +)
    let means = zip(group.cells, weights).map { cell, weights in
      Self.mean(of: columns, over: cell.pairs, weights: weights)
    }
    let expected = weights.map { scale * $0.reduce(0, +) }
    let groupMean = columns.indices.map { c in
      zip(expected, means).reduce(0) { $0 + $1.0 * $1.1[c] } / group.persons
    }
    addCurvature(group, columns, weights, scale: scale, means: means, groupMean: groupMean)
    var groupScore = [Double](repeating: 0, count: columns.count)
    for (index, cell) in group.cells.enumerated() {
      let gap = cell.persons - expected[index]
      deviance -= 2 * gap
      if cell.persons > 0 { deviance += 2 * cell.persons * log(cell.persons / expected[index]) }
      pearson += gap * gap / expected[index]
      parts.append(
        CellPart(
          gap: gap, expected: expected[index], share: expected[index] / group.persons,
          columns: zip(means[index], groupMean).map { $0 - $1 }))
      for c in columns.indices {
        let x = means[index][c] - groupMean[c]
        groupScore[c] += gap * x
        squares[c] += expected[index] * means[index][c] * means[index][c]
        for d in columns.indices {
          information[c, d] += expected[index] * x * (means[index][d] - groupMean[d])
        }
      }
      fitted.append(
        .init(
          group: group.name, name: cell.name, persons: cell.persons, expected: expected[index]))
    }
    for c in columns.indices {
      score[c] += groupScore[c]
      for d in columns.indices { groupScores[c, d] += groupScore[c] * groupScore[d] }
    }
  }

  /// N Var(x) over all pairs of the group less Σ n Var(x) within its cells.
  private mutating func addCurvature(
    _ group: ShareGroup, _ columns: [GravityColumn], _ weights: [[Double]], scale: Double,
    means: [[Double]], groupMean: [Double]
  ) {
    for (index, cell) in group.cells.enumerated() {
      let sum = weights[index].reduce(0, +)
      for (pair, weight) in zip(cell.pairs, weights[index]) {
        let x = columns.map { $0[pair.origin, pair.destination] }
        for c in columns.indices {
          for d in columns.indices {
            let all = (x[c] - groupMean[c]) * (x[d] - groupMean[d])
            let inside = (x[c] - means[index][c]) * (x[d] - means[index][d])
            curvature[c, d] += weight * (scale * all - cell.persons / sum * inside)
          }
        }
      }
    }
  }

  private static func mean(
    of columns: [GravityColumn], over pairs: [FlowCell.Pair], weights: [Double]
  ) -> [Double] {
    let sum = weights.reduce(0, +)
    return columns.map { column in
      zip(pairs, weights).reduce(0) { $0 + $1.1 * column[$1.0.origin, $1.0.destination] } / sum
    }
  }
}
