import Glibc
import LinearAlgebra
import TestSupport
import Testing

@Suite("Dense operations")
struct DenseOperationsTests {
  let matrix = Matrix([[4, 2, 0.5], [2, 5, 1], [0.5, 1, 3]])
  let lopsided = Matrix([[0, 2, 1], [1, 0, 3], [4, 1, 0]])

  func expectEqual(_ a: Matrix, _ b: Matrix, within allowance: Double = 1e-13) {
    for (x, y) in zip(a.elements, b.elements) { expectClose(x, y, within: allowance) }
  }

  @Test("a solved system gives its right side back, also when rows must be exchanged")
  func solving() throws {
    let right = Matrix([[1, 2], [3, 4], [5, 6]])
    expectEqual(lopsided * (try lopsided.solving(right)), right)
    expectEqual(lopsided * (try lopsided.inverted()), .identity(3))
  }

  @Test("a singular system names the row that is used up")
  func singular() {
    #expect(throws: LinearAlgebraError.singular(row: 1)) {
      try Matrix([[1, 2], [2, 4]]).inverted()
    }
  }

  @Test("a Cholesky factor is lower, multiplies back, solves and inverts")
  func cholesky() throws {
    let factor = try CholeskyFactor(matrix)
    #expect(factor.lower[0, 1] == 0 && factor.lower[0, 2] == 0 && factor.lower[1, 2] == 0)
    expectEqual(factor.lower * factor.lower.transposed, matrix)
    expectEqual(matrix * factor.inverse, .identity(3))
    let x = factor.solving([1, 2, 3])
    expectEqual(
      matrix * Matrix(rows: 3, columns: 1, elements: x), Matrix([[1], [2], [3]]))
  }

  @Test("a matrix that is no covariance is refused with the block at fault")
  func indefinite() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try CholeskyFactor(Matrix([[1, 2], [2, 1]]))
    }
  }

  @Test("an element that is no number is named before LAPACK sees it")
  func notFinite() {
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try Matrix([[1, 0], [.nan, 1]]).eigenvalues()
    }
  }

  @Test("least squares leaves a residual at right angles to the columns")
  func leastSquares() throws {
    let design = Matrix([[1, 0], [1, 1], [1, 2], [1, 4]])
    let observed = [1.0, 2.5, 2, 6]
    let x = try design.leastSquares(observed)
    let fitted = design * Matrix(rows: 2, columns: 1, elements: x)
    for column in 0..<2 {
      let product = (0..<4).reduce(0) {
        $0 + design[$1, column] * (observed[$1] - fitted[$1, 0])
      }
      expectClose(product, 0, within: 1e-12)
    }
    #expect(throws: LinearAlgebraError.rankDeficient(column: 1)) {
      try Matrix([[1, 0], [1, 0], [1, 0]]).leastSquares([1, 2, 3])
    }
  }

  @Test("eigenvalues of a rotation are complex, of a Leslie matrix the dominant one is real")
  func eigenvalues() throws {
    let rotation = try Matrix([[0, -1], [1, 0]]).eigenvalues()
    #expect(rotation.allSatisfy { $0.real == 0 && abs($0.imaginary) == 1 && $0.modulus == 1 })
    let leslie = Matrix([[0, 1.5, 1], [0.5, 0, 0], [0, 0.4, 0]])
    let root = try #require(try leslie.dominantRoot())
    let grown = leslie * Matrix(rows: 3, columns: 1, elements: root.vector)
    for age in 0..<3 { expectClose(grown[age, 0], root.value * root.vector[age], within: 1e-13) }
    expectClose(root.vector.reduce(0, +), 1, within: 1e-14)
  }

  @Test("columns that repeat others are found with those they repeat")
  func dependence() {
    // The third is the sum of the first two, the fifth is nothing, the fourth stands alone.
    let design = Matrix([
      [1, 2, 3, 1, 0], [2, 0, 2, 5, 0], [0, 1, 1, -3, 0], [4, 1, 5, 2, 0], [1, 1, 2, 0, 0],
    ])
    let products = design.transposed * design
    let found = LinearDependence.all(in: products, against: (0..<5).map { products[$0, $0] })
    #expect(found.map(\.column).last == 4)
    #expect(found.last?.combinationOf == [])
    let repeated = found.first.map { Set($0.combinationOf + [$0.column]) }
    #expect(repeated == [0, 1, 2])
    #expect(found.count == 2)
  }
}
