import Glibc
import LinearAlgebra

/// Stated correlations between named disturbances, and the factor that brings them about.
package struct CorrelationMatrix: Sendable {
  package let names: [String]
  package let values: Matrix
  /// L with L Lᵀ = values: independent standard normals times L are correlated so.
  package let factor: Matrix

  /// Nothing is correlated with anything else.
  package init(independent names: [String]) {
    // Two of one name would draw the same numbers.
    precondition(Set(names).count == names.count, "every name stands once")
    self.names = names
    values = .identity(names.count)
    factor = values
  }

  /// Every two are correlated alike.
  package init(_ names: [String], all correlation: Double) throws(UncertaintyError) {
    var values = Matrix(rows: names.count, columns: names.count, repeating: correlation)
    for i in names.indices { values[i, i] = 1 }
    try self.init(names, values)
  }

  /// - Parameter values: one row and one column for each name.
  /// - Throws: `UncertaintyError` naming the first pair at fault.
  package init(_ names: [String], _ values: Matrix) throws(UncertaintyError) {
    precondition(
      values.rowCount == names.count && values.columnCount == names.count,
      "\(names.count) names need as many rows and columns")
    try Self.checkEntries(names, values)
    guard let factor = Self.definiteFactor(of: values) else {
      throw Self.conflict(names, values)
    }
    self.names = names
    self.values = values
    self.factor = factor
  }

  /// Each disturbance must keep this much variance of its own when the others are known; less is
  /// rounding.
  private static let leastVariance = 1e-12

  private static func checkEntries(
    _ names: [String], _ values: Matrix
  ) throws(UncertaintyError) {
    for i in names.indices {
      guard !names[..<i].contains(names[i]) else {
        throw UncertaintyError(
          name: names[i], "\(names[i]) stands twice in the matrix", remedy: "name it once")
      }
      guard values[i, i] == 1 else {
        throw UncertaintyError(
          name: names[i], "the correlation of \(names[i]) with itself is \(values[i, i])",
          remedy: "write 1 on the diagonal")
      }
      for j in 0..<i {
        let pair = "\(names[j]) and \(names[i])"
        guard values[i, j] == values[j, i] else {
          throw UncertaintyError(
            name: pair,
            "the correlation of \(pair) is \(values[j, i]) in one place and \(values[i, j]) in the "
              + "other",
            remedy: "write the same number in both")
        }
        guard abs(values[i, j]) <= 1 else {
          throw UncertaintyError(
            name: pair, "the correlation of \(pair) is \(values[i, j])",
            remedy: "give a number between -1 and 1")
        }
      }
    }
  }

  /// L, or `nil` where the matrix is not positive definite.
  private static func definiteFactor(of values: Matrix) -> Matrix? {
    guard let factor = try? CholeskyFactor(values).lower else { return nil }
    let isDefinite = (0..<values.rowCount).allSatisfy {
      factor[$0, $0] * factor[$0, $0] >= leastVariance
    }
    return isDefinite ? factor : nil
  }

  // MARK: Naming the pair at fault

  /// The error of a matrix that is not positive definite: in a smallest set of disturbances whose
  /// correlations contradict each other, the pair whose change alone repairs the whole matrix, or
  /// else the pair that needs the smallest change.
  private static func conflict(_ names: [String], _ values: Matrix) -> UncertaintyError {
    let members = contradiction(in: values)
    let set = values.selecting(members)
    let pairs = members.indices.flatMap { i in (0..<i).map { (i: i, j: $0) } }
    let candidates = pairs.map { pair in
      let allowed = allowedRange(pair.i, pair.j, in: set)
      var repaired = values
      let middle = (allowed.lowerBound + allowed.upperBound) / 2
      repaired[members[pair.i], members[pair.j]] = middle
      repaired[members[pair.j], members[pair.i]] = middle
      let stated = set[pair.i, pair.j]
      return (
        pair: pair, allowed: allowed, repairs: definiteFactor(of: repaired) != nil,
        change: max(allowed.lowerBound - stated, stated - allowed.upperBound)
      )
    }
    let worst = candidates.min { a, b in
      a.repairs == b.repairs ? a.change < b.change : a.repairs
    }
    guard let worst else {
      return UncertaintyError(name: "correlation", "the matrix is not positive definite")
    }
    let (i, j) = worst.pair
    let pair = "\(names[members[j]]) and \(names[members[i]])"
    let others = members.indices.filter { $0 != i && $0 != j }.map { names[members[$0]] }
    let given = others.isEmpty ? "" : " given those with \(others.joined(separator: ", "))"
    let (low, high) = (shown(worst.allowed.lowerBound), shown(worst.allowed.upperBound))
    return UncertaintyError(
      name: pair,
      "the correlation of \(pair) is \(set[i, j]), but\(given) it must lie between \(low) and "
        + "\(high): the matrix is not positive definite",
      remedy: "change this correlation or one of the others named")
  }

  /// Rows that contradict each other while any fewer of them do not.
  private static func contradiction(in values: Matrix) -> [Int] {
    var members: [Int] = []
    for row in 0..<values.rowCount {
      members.append(row)
      if definiteFactor(of: values.selecting(members)) == nil { break }
    }
    for row in members {
      let fewer = members.filter { $0 != row }
      if definiteFactor(of: values.selecting(fewer)) == nil { members = fewer }
    }
    return members
  }

  /// What r(i, j) may be when all other correlations stand: m ± √(v_i v_j), with m the part that
  /// the others explain and v what they leave of each variance.
  private static func allowedRange(_ i: Int, _ j: Int, in set: Matrix) -> ClosedRange<Double> {
    let others = (0..<set.rowCount).filter { $0 != i && $0 != j }
    guard let factor = definiteFactor(of: set.selecting(others)) else { return -1...1 }
    let a = factor.solvingLower(others.map { set[$0, i] })
    let b = factor.solvingLower(others.map { set[$0, j] })
    let explained = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let left = (1 - a.reduce(0) { $0 + $1 * $1 }) * (1 - b.reduce(0) { $0 + $1 * $1 })
    let room = sqrt(max(0, left))
    return (explained - room)...(explained + room)
  }

  /// A correlation to three places.
  private static func shown(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}

extension Matrix {
  /// The rows and columns named.
  fileprivate func selecting(_ indices: [Int]) -> Matrix {
    var result = Matrix(rows: indices.count, columns: indices.count)
    for (i, row) in indices.enumerated() {
      for (j, column) in indices.enumerated() { result[i, j] = self[row, column] }
    }
    return result
  }

  /// x with L x = y, for this lower triangular L.
  fileprivate func solvingLower(_ y: [Double]) -> [Double] {
    var x = y
    for i in x.indices {
      for k in 0..<i { x[i] -= self[i, k] * x[k] }
      x[i] /= self[i, i]
    }
    return x
  }
}
