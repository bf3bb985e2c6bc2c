import Glibc
import LinearAlgebra

/// Fits a gravity model to observed sums of pairs: only shares within groups count.
///
/// A cell's expectation is the sum over its pairs of exp(offset + Σ coefficient · column), scaled to
/// the group's total. This is the multinomial likelihood, equal to the Poisson one with an effect for
/// each group; with all cells in one group it is composite Poisson with a constant.
package struct SharesFit: Sendable, Equatable, Codable {
  package let coefficients: [Coefficient]
  /// Covariance of the coefficients, in their order.
  package let covariance: [[Double]]
  package let errors: Errors
  /// Pearson's χ² a degree of freedom.
  package let dispersion: Double
  package let deviance: Double
  /// Deviance with all coefficients zero: the offset alone.
  package let nullDeviance: Double
  /// Cells less groups: what is free to vary.
  package let freeCells: Int
  package let groups: Int
  package let iterations: Int
  package let cells: [FittedCell]
  package let cautions: [FitCaution]

  package enum Errors: String, Sendable, Codable {
    /// Dispersion times the multinomial variance.
    case quasi
    /// Robust to any variance of each cell, residuals divided by one less their leverage (HC3).
    case sandwich
    /// Robust to any dependence within a group.
    case clusteredByGroup
  }

  package struct FittedCell: Sendable, Equatable, Codable {
    package let group: String
    package let name: String
    package let persons: Double
    package let expected: Double
  }

  private static let iterationLimit = 100

  /// - Parameters:
  ///   - places: names, for messages.
  ///   - columns: pair and place covariates; what is constant within every group is not identified.
  ///   - offset: with coefficient one, such as log population × population.
  /// - Throws: `FitRefused` with every cause.
  package init(
    groups: [ShareGroup], places: [String], columns: [GravityColumn], offset: GravityColumn? = nil,
    errors: Errors = .quasi
  ) throws(FitRefused) {
    try Self.check(groups: groups, places: places, columns: columns, offset: offset)
    if errors == .clusteredByGroup && groups.count < 2 {
      throw FitRefused([.shape("errors clustered by group need at least two groups")])
    }
    let k = columns.count
    var estimates = [Double](repeating: 0, count: k)
    var state = CellExpectations(groups, columns, offset, estimates)
    let null = state.deviance
    var iteration = 0
    var step = Double.infinity
    while iteration < Self.iterationLimit, step > 1e-9 {
      iteration += 1
      if iteration == 1 { try Self.requireIndependence(state, columns) }
      let move = try Self.step(state, names: columns.map(\.name))
      var factor = 1.0
      var next = state
      repeat {
        next = CellExpectations(
          groups, columns, offset, zip(estimates, move).map { $0 + factor * $1 })
        factor /= 2
      } while !(next.deviance <= state.deviance * (1 + 1e-12) + 1e-9) && factor > 1e-9
      estimates = next.coefficients
      step = zip(move, state.ranges).reduce(0) { max($0, abs($1.0) * $1.1) }
      try Self.requireFinite(estimates, ranges: state.ranges, columns: columns, groups: groups)
      state = next
    }
    guard step <= 1e-9 else {
      throw FitRefused([.notConverged(iterations: iteration, change: step)])
    }
    let free = groups.reduce(0) { $0 + $1.cells.count - 1 }
    dispersion = state.pearson / Double(free - k)
    let bread = try PoissonFit.inverse(of: state.information, names: columns.map(\.name))
    let matrix =
      switch errors {
      case .quasi: dispersion * bread
      case .sandwich: bread * state.robustScores(bread: bread) * bread
      case .clusteredByGroup:
        Double(groups.count) / Double(groups.count - 1) * (bread * state.groupScores * bread)
      }
    coefficients = columns.indices.map {
      Coefficient(
        name: columns[$0].name, estimate: estimates[$0],
        standardError: sqrt(max(0, matrix[$0, $0])))
    }
    covariance = (0..<k).map { row in (0..<k).map { matrix[row, $0] } }
    self.errors = errors
    deviance = state.deviance
    nullDeviance = null
    freeCells = free
    self.groups = groups.count
    iterations = iteration
    cells = state.fitted
    cautions = FitCaution.all(coefficients: coefficients, covariance: covariance, except: [])
  }

  package func coefficient(_ name: String) -> Coefficient? {
    coefficients.first { $0.name == name }
  }

  /// The share of `cell` in the moves of `whole` that the fitted coefficients give.
  package func share(
    of cell: FlowCell, in whole: FlowCell, columns: [GravityColumn], offset: GravityColumn?
  ) -> Double {
    func weight(_ pairs: [FlowCell.Pair]) -> Double {
      pairs.reduce(0) { sum, pair in
        var eta = offset?[pair.origin, pair.destination] ?? 0
        for (coefficient, column) in zip(coefficients, columns) {
          eta += coefficient.estimate * column[pair.origin, pair.destination]
        }
        return sum + exp(eta)
      }
    }
    return weight(cell.pairs) / weight(whole.pairs)
  }

  /// Newton's step where the likelihood bends downward, else that of Fisher's expected curvature.
  private static func step(
    _ state: CellExpectations, names: [String]
  ) throws(FitRefused) -> [Double] {
    let bends = state.coefficients.indices.allSatisfy { state.curvature[$0, $0] > 0 }
    if bends,
      let newton = try? PoissonFit.solveScaled(state.curvature, state.score, names: names)
    {
      return newton
    }
    return try PoissonFit.solveScaled(state.information, state.score, names: names)
  }

  // MARK: What cannot be fitted

  private static func check(
    groups: [ShareGroup], places: [String], columns: [GravityColumn], offset: GravityColumn?
  ) throws(FitRefused) {
    var faults: [FitFault] = []
    for column in columns + [offset].compactMap({ $0 }) where !column.fits(places.count) {
      throw FitRefused([
        .shape("'\(column.name)' does not have a value for each of \(places.count) places")
      ])
    }
    var doubtful = Set<String>()
    for group in groups {
      if group.cells.count < 2 { faults.append(.cell(group.name, "one cell alone has no share")) }
      if !(group.persons > 0) { faults.append(.cell(group.name, "nobody moves")) }
      for cell in group.cells {
        if cell.pairs.isEmpty { faults.append(.cell(cell.name, "holds no pair of places")) }
        if !(cell.persons >= 0 && cell.persons.isFinite) {
          faults.append(.cell(cell.name, "\(cell.persons) persons; it must not be negative"))
        }
        for pair in cell.pairs {
          for column in columns + [offset].compactMap({ $0 })
          where !column[pair.origin, pair.destination].isFinite
            && doubtful.insert(column.name).inserted
          {
            faults.append(
              .covariateNotFinite(
                column: column.name, origin: places[pair.origin],
                destination: places[pair.destination]))
          }
        }
      }
    }
    let free = groups.reduce(0) { $0 + $1.cells.count - 1 }
    if free <= columns.count { faults.append(.tooFewObservations(free, unknowns: columns.count)) }
    if !faults.isEmpty { throw FitRefused(faults) }
  }

  private static func requireIndependence(
    _ state: CellExpectations, _ columns: [GravityColumn]
  ) throws(FitRefused) {
    let faults = LinearDependence.all(
      in: state.information, against: state.squares, tolerance: 1e-10
    ).map { dependence -> FitFault in
      let name = columns[dependence.column].name
      return dependence.combinationOf.isEmpty
        ? .cell("'\(name)'", "does not differ within any group of shares: leave it out")
        : .collinear([name] + dependence.combinationOf.map { columns[$0].name })
    }
    if !faults.isEmpty { throw FitRefused(faults) }
  }

  /// A factor of e³⁰ between pairs is no estimate: empty cells drive it without end.
  private static func requireFinite(
    _ estimates: [Double], ranges: [Double], columns: [GravityColumn], groups: [ShareGroup]
  ) throws(FitRefused) {
    let lost = columns.indices.filter { abs(estimates[$0]) * ranges[$0] > 30 }
    guard !lost.isEmpty else { return }
    let empty = groups.flatMap(\.cells).filter { $0.persons == 0 }
    throw FitRefused([
      .separated(
        columns: lost.map { columns[$0].name }, places: [],
        pairs: empty.reduce(0) { $0 + $1.pairs.count }, example: empty.first?.name ?? "")
    ])
  }
}
