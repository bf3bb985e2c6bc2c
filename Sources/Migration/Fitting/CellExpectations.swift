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
    ranges = columns.map { column in
      let values = groups.flatMap { group in
        group.cells.flatMap { $0.pairs.map { column[$0.origin, $0.destination] } }
      }
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    for group in groups { add(group, columns, offset) }
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
    var groupScore = [Double](repeating: 0, count: columns.count)
    for (index, cell) in group.cells.enumerated() {
      let gap = cell.persons - expected[index]
      deviance -= 2 * gap
      if cell.persons > 0 { deviance += 2 * cell.persons * log(cell.persons / expected[index]) }
      pearson += gap * gap / expected[index]
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

  private static func mean(
    of columns: [GravityColumn], over pairs: [FlowCell.Pair], weights: [Double]
  ) -> [Double] {
    let sum = weights.reduce(0, +)
    return columns.map { column in
      zip(pairs, weights).reduce(0) { $0 + $1.1 * column[$1.0.origin, $1.0.destination] } / sum
    }
  }
}
