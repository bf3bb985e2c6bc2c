import Ensembles
import Glibc
import LinearAlgebra
import TestSupport
import Testing

@Suite("Correlated autoregressive paths")
struct CorrelatedPathTests {
  /// `[year][component][region][draw]`.
  func values(of paths: AutoregressivePaths, years: Int, draws: Range<Int>) -> [Double] {
    var panel = [Double](repeating: .nan, count: paths.valueCount(years: years, draws: draws.count))
    panel.withUnsafeMutableBufferPointer { paths.fill($0, years: years, draws: draws) }
    return panel
  }

  func covariance(_ a: some Collection<Double>, _ b: some Collection<Double>) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(a.count)
  }

  @Test("spread and correlation are as stated, within four standard errors, in every year")
  func stationary() throws {
    let draws = 40_000
    let components = [
      try PathComponent("fertility", persistence: 0.9, standardDeviation: 0.1),
      try PathComponent("mortality", persistence: 0.9, standardDeviation: 0.5),
    ]
    let between = try CorrelationMatrix(
      ["fertility", "mortality"], Matrix([[1, -0.4], [-0.4, 1]]))
    let regions = try CorrelationMatrix(
      ["north", "south", "west"], Matrix([[1, 0.8, 0.3], [0.8, 1, 0.5], [0.3, 0.5, 1]]))
    let paths = AutoregressivePaths(
      components, between: between, regions: regions, firstYear: 2025, seed: 1)
    let panel = values(of: paths, years: 12, draws: 0..<draws)
    let allowance = 4 / Double(draws).squareRoot()
    func row(_ year: Int, _ component: Int, _ region: Int) -> ArraySlice<Double> {
      let start = paths.offset(
        year: 2025 + year, component: component, region: region, draws: draws)
      return panel[start..<(start + draws)]
    }
    let deviations = [0.1, 0.5]
    for year in [0, 1, 5, 11] {
      for a in 0..<2 {
        for i in 0..<3 {
          let own = covariance(row(year, a, i), row(year, a, i)).squareRoot()
          expectClose(own, deviations[a], within: allowance * deviations[a], "spread of \(year)")
          for b in 0..<2 {
            for j in 0..<3 {
              let r =
                covariance(row(year, a, i), row(year, b, j)) / (deviations[a] * deviations[b])
              expectClose(
                r, between.values[a, b] * regions.values[i, j], within: 1.5 * allowance,
                "correlation in \(year) of \(a) \(i) and \(b) \(j)")
            }
          }
        }
      }
    }
    for (from, to) in [(0, 1), (4, 5), (0, 5)] {
      let r = covariance(row(from, 0, 1), row(to, 0, 1)) / 0.01
      expectClose(r, pow(0.9, Double(to - from)), within: 1.5 * allowance, "over time")
    }
  }

  @Test("a path that starts certain widens as its innovations say")
  func widening() throws {
    let draws = 40_000
    let walk = try PathComponent("walk", persistence: 1, initial: 0, innovation: 0.2)
    let paths = AutoregressivePaths(
      [walk], between: .init(independent: ["walk"]), regions: .init(independent: ["*"]),
      firstYear: 2025, seed: 2)
    let panel = values(of: paths, years: 10, draws: 0..<draws)
    #expect(panel[..<draws].allSatisfy { $0 == 0 })
    for year in 1..<10 {
      let expected = 0.2 * Double(year).squareRoot()
      expectClose(walk.standardDeviation(after: year), expected, within: 1e-12)
      let row = panel[(year * draws)..<((year + 1) * draws)]
      expectClose(
        covariance(row, row).squareRoot(), expected,
        within: 4 / Double(draws).squareRoot() * expected)
    }
  }

  @Test("a component without spread is zero to the bit and changes no other")
  func certainty() throws {
    let regions = try CorrelationMatrix(["a", "b", "c"], all: 0.6)
    func panel(_ deviation: Double) throws -> [Double] {
      let components = [
        try PathComponent("fertility", persistence: 0.8, standardDeviation: 0.1),
        try PathComponent("mobility", persistence: -0.5, standardDeviation: deviation),
      ]
      return values(
        of: AutoregressivePaths(
          components, between: try CorrelationMatrix(["fertility", "mobility"], all: 0.5),
          regions: regions, firstYear: 2025, seed: 9), years: 5, draws: 0..<10)
    }
    let (spread, certain) = (try panel(0.3), try panel(0))
    for year in 0..<5 {
      let start = year * 60
      #expect(certain[start..<(start + 30)] == spread[start..<(start + 30)])
      for value in certain[(start + 30)..<(start + 60)] { #expect(value.bitPattern == 0) }
    }
  }

  @Test("a draw's path does not depend on the block it runs in or on the other components")
  func alone() throws {
    let regions = try CorrelationMatrix(["a", "b", "c"], all: 0.6)
    let first = try PathComponent("fertility", persistence: 0.8, standardDeviation: 0.1)
    let second = try PathComponent("mobility", persistence: 0.5, standardDeviation: 0.2)
    let both = AutoregressivePaths(
      [first, second], between: try CorrelationMatrix(["fertility", "mobility"], all: 0.5),
      regions: regions, firstYear: 2025, seed: 9)
    let one = AutoregressivePaths(
      [first], between: .init(independent: ["fertility"]), regions: regions, firstYear: 2025,
      seed: 9)
    let panel = values(of: both, years: 6, draws: 0..<37)
    for draw in [0, 7, 8, 36] {
      let alone = values(of: both, years: 6, draws: draw..<(draw + 1))
      let single = values(of: one, years: 4, draws: draw..<(draw + 1))
      for index in alone.indices { #expect(alone[index] == panel[index * 37 + draw]) }
      for year in 0..<4 {
        #expect(single[(year * 3)..<(year * 3 + 3)] == alone[(year * 6)..<(year * 6 + 3)])
      }
    }
  }

  @Test("paths that cannot be are refused by name")
  func refusedPaths() {
    #expect(throws: UncertaintyError.self) {
      try PathComponent("fertility", persistence: 1, standardDeviation: 0.1)
    }
    #expect(throws: UncertaintyError.self) {
      try PathComponent("fertility", persistence: 1.01, initial: 0.1, innovation: 0.1)
    }
    #expect(throws: UncertaintyError.self) {
      try PathComponent("fertility", persistence: .nan, initial: 0.1, innovation: 0.1)
    }
    #expect(throws: UncertaintyError.self) {
      try PathComponent("fertility", persistence: 0.5, standardDeviation: -0.1)
    }
  }
}

@Suite("Correlation matrices")
struct CorrelationMatrixTests {
  func refusal(_ names: [String], _ rows: [[Double]]) -> UncertaintyError? {
    do throws(UncertaintyError) {
      _ = try CorrelationMatrix(names, Matrix(rows))
      return nil
    } catch {
      return error
    }
  }

  @Test("the factor times its transpose is the matrix", arguments: [1, 2, 5, 20])
  func factor(order: Int) throws {
    var random = SeededGenerator(seed: UInt64(order))
    // Correlations of random vectors are positive definite.
    let vectors = (0..<order).map { _ in
      (0..<(order + 3)).map { _ in Double.random(in: -1...1, using: &random) }
    }
    var values = Matrix.identity(order)
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for i in 0..<order {
      for j in 0..<i {
        values[i, j] =
          product(vectors[i], vectors[j])
          / (product(vectors[i], vectors[i]) * product(vectors[j], vectors[j])).squareRoot()
        values[j, i] = values[i, j]
      }
    }
    let matrix = try CorrelationMatrix((0..<order).map { "\($0)" }, values)
    let back = matrix.factor * matrix.factor.transposed
    for index in back.elements.indices {
      expectClose(back.elements[index], values.elements[index], within: 1e-14)
    }
    for i in 0..<order {
      for j in (i + 1)..<max(order, i + 1) { #expect(matrix.factor[i, j] == 0) }
    }
  }

  @Test("three correlations that contradict each other are named, with what would be possible")
  func triple() throws {
    let error = try #require(
      refusal(
        ["calm", "fertility", "mortality", "mobility"],
        [
          [1, 0.1, 0.1, 0.1], [0.1, 1, 0.9, -0.9], [0.1, 0.9, 1, 0.9], [0.1, -0.9, 0.9, 1],
        ]))
    #expect(!error.name.contains("calm"))
    #expect(!error.message.contains("calm"))
    #expect(error.message.contains("not positive definite"))
    // r(x, z) ≥ r(x, y) r(y, z) − √((1 − r(x, y)²)(1 − r(y, z)²)) = 0.81 − 0.19.
    #expect(error.message.contains("0.62") || error.message.contains("-0.62"))
  }

  @Test("the odd one out of five is named with its pair")
  func oddOneOut() throws {
    let names = ["a", "b", "c", "d", "e"]
    var rows = names.indices.map { i in names.indices.map { i == $0 ? 1 : 0.9 } }
    rows[4][2] = -0.2
    rows[2][4] = -0.2
    let error = try #require(refusal(names, rows))
    #expect(error.name == "c and e")
    #expect(
      error.message.contains("is -0.2, but given those with d it must lie between 0.62 and 1.0"))
  }

  @Test("a perfect correlation is refused with its pair")
  func perfect() throws {
    let error = try #require(refusal(["a", "b", "c"], [[1, 0.5, 0], [0.5, 1, -1], [0, -1, 1]]))
    #expect(error.name == "b and c" || error.name == "a and c")
  }

  @Test("entries that are no correlations are refused with their pair")
  func entries() {
    #expect(
      refusal(["a", "b"], [[1, 0.2], [0.3, 1]])?.message
        == "the correlation of a and b is 0.2 in one place and 0.3 in the other")
    #expect(
      refusal(["a", "b"], [[1, 1.2], [1.2, 1]])?.message == "the correlation of a and b is 1.2")
    #expect(
      refusal(["a", "b"], [[1, 0.2], [0.2, 0.9]])?.message
        == "the correlation of b with itself is 0.9")
    #expect(
      refusal(["a", "a"], [[1, 0.2], [0.2, 1]])?.message == "a stands twice in the matrix")
  }
}
