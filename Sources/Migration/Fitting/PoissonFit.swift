import Glibc
import LinearAlgebra

/// Fits log m_ij = a_i + b_j + Σ coefficient · column to observed moves by Poisson pseudo-maximum
/// likelihood (Santos Silva and Tenreyro 2006).
///
/// Iteratively reweighted least squares; the effects a and b of a constrained form are taken out of
/// every column at each iteration (`EffectProjection`), so that the equations left to LAPACK are as
/// many as there are columns. The estimates are those of dummy columns, exactly.
struct PoissonFit {
  let table: GravityTable
  let constraint: GravityForm.Constraint
  /// The table's columns, with a constant where no effect plays its part.
  let columns: [GravityColumn]
  let projection: EffectProjection

  private(set) var coefficients: [Double]
  private(set) var originEffects: [Double]
  private(set) var destinationEffects: [Double]
  /// X̃ᵀ W X̃, the information on the coefficients once effects are taken out.
  private(set) var information: Matrix
  private(set) var deviance = Double.infinity
  private(set) var iterations = 0
  /// Expected moves, zero where nothing is observed.
  private(set) var expected: [Double]
  /// The effects that the columns themselves have in common with places, `[place × column]`.
  private(set) var columnEffects: EffectProjection.Effects

  static let iterationLimit = 200

  var count: Int { table.places.count }
  private var width: Int { columns.count + 1 }

  init(_ table: GravityTable, constraint: GravityForm.Constraint) throws(FitRefused) {
    self.table = table
    self.constraint = constraint
    columns =
      constraint == .unconstrained
      ? [GravityColumn(GravityColumn.constantName, .constant)] + table.columns : table.columns
    let places = table.places.count
    projection = EffectProjection(constraint: constraint, count: places)
    coefficients = .init(repeating: 0, count: columns.count)
    originEffects = .init(repeating: 0, count: places)
    destinationEffects = originEffects
    information = Matrix(rows: columns.count, columns: columns.count)
    expected = .init(repeating: 0, count: places * places)
    columnEffects = .init(origin: [], destination: [])
    try requireMoves()
    try iterate()
  }

  /// Number of free effects of places.
  var effectCount: Int {
    var observedOut = [Bool](repeating: false, count: count)
    var observedIn = observedOut
    for cell in table.observed.indices where table.observed[cell] {
      observedOut[cell / count] = true
      observedIn[cell % count] = true
    }
    let out = observedOut.count { $0 }
    let into = observedIn.count { $0 }
    return switch constraint {
    case .unconstrained: 0
    case .origin: out
    case .destination: into
    case .doubly: max(0, out + into - 1)
    }
  }

  private mutating func iterate() throws(FitRefused) {
    let total = table.flows.elements.indices.reduce(0.0) {
      $0 + (table.observed[$1] ? table.flows.elements[$1] : 0)
    }
    let mean = total / Double(table.observationCount)
    var working = [Double](repeating: 0, count: count * count)
    startValues(mean: mean, working: &working)
    var scales: [Double] = []
    var change = Double.infinity
    while iterations < Self.iterationLimit {
      iterations += 1
      let sums = weightedSums(working: working)
      let effects = projection.effects(
        weights: expected, columns: width, rowSums: sums.rows, columnSums: sums.columns)
      let products = residualProducts(working: working, effects: effects)
      if iterations == 1 {
        try requireIndependence(products, squares: sums.squares)
        scales = (0..<columns.count).map { sqrt(products[$0, $0] / total) }
      }
      let previous = (coefficients, originEffects, destinationEffects, deviance)
      try solve(products, effects: effects)
      deviance = update(working: &working)
      // Newton's step may overshoot far from the optimum: halve it until the fit improves.
      var halvings = 0
      while iterations > 1, halvings < 30,
        !(deviance <= previous.3 * (1 + 1e-9) + 1e-12 * total)
      {
        coefficients = Self.middle(coefficients, previous.0)
        originEffects = Self.middle(originEffects, previous.1)
        destinationEffects = Self.middle(destinationEffects, previous.2)
        deviance = update(working: &working)
        halvings += 1
      }
      columnEffects = effects
      change = abs(previous.3 - deviance)
      guard change <= 1e-10 * deviance + 1e-13 * total else { continue }
      let drift = (
        zip(coefficients, previous.0).map { $0 - $1 },
        zip(originEffects, previous.1).map { $0 - $1 },
        zip(destinationEffects, previous.2).map { $0 - $1 }
      )
      try requireNoSeparation(drift: drift, scales: scales)
      if zip(drift.0, scales).allSatisfy({ abs($0 * $1) < 1e-8 }) { return }
    }
    throw FitRefused([.notConverged(iterations: iterations, change: change)])
  }

  private static func middle(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map { 0.5 * ($0 + $1) }
  }

  /// Starts from flows halfway to their mean, so that zeros have a logarithm.
  private mutating func startValues(mean: Double, working: inout [Double]) {
    for cell in expected.indices where table.observed[cell] {
      let flow = table.flows.elements[cell]
      let start = 0.5 * (flow + mean)
      let offset = table.offset?[cell / count, cell % count] ?? 0
      expected[cell] = start
      working[cell] = log(start) - offset + (flow - start) / start
    }
  }

  /// Σ w x over rows and over columns, and Σ w x² of each column; the working response comes last.
  private func weightedSums(
    working: [Double]
  ) -> (rows: [Double], columns: [Double], squares: [Double]) {
    let m = width
    var rows = [Double](repeating: 0, count: count * m)
    var sums = rows
    var squares = [Double](repeating: 0, count: m)
    forEachRow(working: working) { origin, weights, buffer in
      for c in 0..<m {
        let x = buffer + c * count
        var rowSum = 0.0
        var square = 0.0
        for j in 0..<count {
          let weighted = weights[j] * x[j]
          rowSum += weighted
          square += weighted * x[j]
          sums[c * count + j] += weighted
        }
        rows[origin * m + c] = rowSum
        squares[c] += square
      }
    }
    // The products want places first.
    var columnSums = rows
    for j in 0..<count { for c in 0..<m { columnSums[j * m + c] = sums[c * count + j] } }
    return (rows, columnSums, squares)
  }

  /// X̃ᵀ W X̃ of all columns and the working response, after effects are taken out.
  private func residualProducts(working: [Double], effects: EffectProjection.Effects) -> Matrix {
    let m = width
    var products = Matrix(rows: m, columns: m)
    forEachRow(working: working) { origin, weights, buffer in
      takeOut(effects, m, origin: origin, from: buffer)
      for c in 0..<m {
        let x = buffer + c * count
        for d in 0...c {
          let y = buffer + d * count
          var sum = 0.0
          for j in 0..<count { sum += weights[j] * x[j] * y[j] }
          products[c, d] += sum
        }
      }
    }
    for c in 0..<m { for d in 0..<c { products[d, c] = products[c, d] } }
    return products
  }

  /// Calls `body` with each origin, its weights and its rows of all columns, one after the other.
  private func forEachRow(
    working: [Double],
    _ body: (Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, count * width)) { buffer in
      expected.withUnsafeBufferPointer { weights in
        working.withUnsafeBufferPointer { response in
          guard let rows = buffer.baseAddress, let w = weights.baseAddress,
            let z = response.baseAddress
          else { return }
          for origin in 0..<count {
            for (c, column) in columns.enumerated() {
              column.copyRow(origin, count: count, to: rows + c * count)
            }
            (rows + columns.count * count).update(from: z + origin * count, count: count)
            Self.clearUnobserved(rows, weights: w + origin * count, count: count, width: width)
            body(origin, w + origin * count, rows)
          }
        }
      }
    }
  }

  /// Values of pairs without weight may be anything, infinite also; they must not be multiplied.
  private static func clearUnobserved(
    _ rows: UnsafeMutablePointer<Double>, weights: UnsafePointer<Double>, count: Int, width: Int
  ) {
    for j in 0..<count where weights[j] == 0 {
      for c in 0..<width { rows[c * count + j] = 0 }
    }
  }

  private func takeOut(
    _ effects: EffectProjection.Effects, _ m: Int, origin: Int,
    from buffer: UnsafeMutablePointer<Double>
  ) {
    guard constraint != .unconstrained else { return }
    for c in 0..<m {
      let x = buffer + c * count
      let own = effects.origin[origin * m + c]
      for j in 0..<count { x[j] -= own + effects.destination[j * m + c] }
    }
  }

  /// Coefficients from the products, then the effects that go with them.
  private mutating func solve(
    _ products: Matrix, effects: EffectProjection.Effects
  ) throws(FitRefused) {
    let k = columns.count
    for c in 0..<k { for d in 0..<k { information[c, d] = products[c, d] } }
    if k > 0 {
      coefficients = try Self.solveScaled(
        information, (0..<k).map { products[$0, k] }, names: columns.map(\.name))
    }
    for place in 0..<count {
      var origin = effects.origin[place * width + k]
      var destination = effects.destination[place * width + k]
      for c in 0..<k {
        origin -= coefficients[c] * effects.origin[place * width + c]
        destination -= coefficients[c] * effects.destination[place * width + c]
      }
      originEffects[place] = origin
      destinationEffects[place] = destination
    }
  }

  /// The equations with columns of length one: kilometres and logarithms then weigh alike.
  static func solveScaled(
    _ products: Matrix, _ right: [Double], names: [String]
  ) throws(FitRefused) -> [Double] {
    let lengths = right.indices.map { sqrt(products[$0, $0]) }
    var scaled = products
    for c in right.indices {
      for d in right.indices { scaled[c, d] /= lengths[c] * lengths[d] }
    }
    do {
      let solution = try CholeskyFactor(scaled).solving(zip(right, lengths).map { $0 / $1 })
      return zip(solution, lengths).map { $0 / $1 }
    } catch { throw FitRefused([.collinear(names)]) }
  }

  /// Expected moves and the working response from the present coefficients; gives the deviance.
  private mutating func update(working: inout [Double]) -> Double {
    let n = count
    var deviance = 0.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, 2 * n)) { buffer in
      guard let eta = buffer.baseAddress else { return }
      let x = eta + n
      for origin in 0..<n {
        for j in 0..<n { eta[j] = originEffects[origin] + destinationEffects[j] }
        for (c, column) in columns.enumerated() {
          column.copyRow(origin, count: n, to: x)
          let coefficient = coefficients[c]
          for j in 0..<n { eta[j] += coefficient * x[j] }
        }
        if let offset = table.offset {
          offset.copyRow(origin, count: n, to: x)
        } else {
          x.update(repeating: 0, count: n)
        }
        for j in 0..<n where table.observed[origin * n + j] {
          let cell = origin * n + j
          let flow = table.flows.elements[cell]
          let moves = max(1e-300, exp(eta[j] + x[j]))
          expected[cell] = moves
          working[cell] = eta[j] + (flow - moves) / moves
          deviance += 2 * (moves - flow)
          if flow > 0 { deviance += 2 * flow * (log(flow) - eta[j] - x[j]) }
        }
      }
    }
    return deviance.isNaN ? .infinity : max(0, deviance)
  }
}
