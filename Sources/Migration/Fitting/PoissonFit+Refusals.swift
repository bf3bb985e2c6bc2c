import LinearAlgebra

/// What is examined before, in and after the iterations, so that no fit returns numbers that mean
/// nothing.
extension PoissonFit {
  func requireMoves() throws(FitRefused) {
    var faults: [FitFault] = []
    var out = [Double](repeating: 0, count: count)
    var into = out
    var observed = out
    var observedIn = out
    for cell in table.observed.indices where table.observed[cell] {
      out[cell / count] += table.flows.elements[cell]
      into[cell % count] += table.flows.elements[cell]
      observed[cell / count] += 1
      observedIn[cell % count] += 1
    }
    func empty(_ sums: [Double], _ seen: [Double]) -> [String] {
      (0..<count).filter { sums[$0] == 0 && seen[$0] > 0 }.map { table.places[$0] }
    }
    if out.reduce(0, +) == 0 { throw FitRefused([.noMoves]) }
    if constraint.hasOriginEffects, case let places = empty(out, observed), !places.isEmpty {
      faults.append(.zeroMargin(out: true, places: places))
    }
    if constraint.hasDestinationEffects, case let places = empty(into, observedIn), !places.isEmpty
    {
      faults.append(.zeroMargin(out: false, places: places))
    }
    let unknowns = columns.count + effectCount
    if table.observationCount <= unknowns {
      faults.append(.tooFewObservations(table.observationCount, unknowns: unknowns))
    }
    if !faults.isEmpty { throw FitRefused(faults) }
  }

  func requireIndependence(_ products: Matrix, squares: [Double]) throws(FitRefused) {
    let k = columns.count
    var own = Matrix(rows: k, columns: k)
    for c in 0..<k { for d in 0..<k { own[c, d] = products[c, d] } }
    let dependences = LinearDependence.all(
      in: own, against: Array(squares.prefix(k)), tolerance: 1e-10)
    let faults = dependences.map { dependence -> FitFault in
      let name = columns[dependence.column].name
      guard !dependence.combinationOf.isEmpty else { return .absorbed(name, by: constraint) }
      return .collinear([name] + dependence.combinationOf.map { columns[$0].name })
    }
    if !faults.isEmpty { throw FitRefused(faults) }
  }

  /// Once the fit no longer improves, a pair without moves whose expectation still falls by a
  /// constant factor an iteration has no finite estimate; what drifts with it is the cause.
  func requireNoSeparation(
    drift: (coefficients: [Double], origins: [Double], destinations: [Double]), scales: [Double]
  ) throws(FitRefused) {
    var pairs = 0
    var example = ""
    var places = Set<Int>()
    for cell in table.observed.indices
    where table.observed[cell] && table.flows.elements[cell] == 0 {
      let (i, j) = (cell / count, cell % count)
      var change = drift.origins[i] + drift.destinations[j]
      for (c, column) in columns.enumerated() { change += drift.coefficients[c] * column[i, j] }
      guard change < -0.3 else { continue }
      if pairs == 0 { example = "\(table.places[i]) → \(table.places[j])" }
      pairs += 1
      places.insert(i)
      places.insert(j)
    }
    guard pairs > 0 else { return }
    let columns = zip(columns, zip(drift.coefficients, scales)).filter {
      abs($0.1.0 * $0.1.1) > 1e-3
    }
    .map(\.0.name)
    // Where no column drifts, effects of places do.
    let names = columns.isEmpty ? places.sorted().map { table.places[$0] } : []
    throw FitRefused([
      .separated(columns: columns, places: names, pairs: pairs, example: example)
    ])
  }
}
