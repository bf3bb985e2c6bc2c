import LinearAlgebra

/// Observed moves between places, and the columns that may explain them.
package struct GravityTable: Sendable {
  package let places: [String]
  /// Moves by origin (row) and destination (column).
  package let flows: Matrix
  /// Which pairs were observed; the diagonal never is.
  package let observed: [Bool]
  package let columns: [GravityColumn]
  /// A column whose coefficient is known to be one, such as log population × population.
  package let offset: GravityColumn?
  package let observationCount: Int

  /// - Parameters:
  ///   - observed: `nil` when all pairs are.
  /// - Throws: `FitRefused` with every value that is none.
  package init(
    places: [String], flows: Matrix, observed: [Bool]? = nil, columns: [GravityColumn],
    offset: GravityColumn? = nil
  ) throws(FitRefused) {
    let count = places.count
    guard flows.rowCount == count, flows.columnCount == count,
      observed.map({ $0.count == count * count }) ?? true
    else {
      throw FitRefused([
        .shape("\(count) places need \(count) × \(count) flows, got \(flows.elements.count)")
      ])
    }
    var mask = observed ?? .init(repeating: true, count: count * count)
    for place in 0..<count { mask[place * count + place] = false }
    self.places = places
    self.flows = flows
    self.observed = mask
    self.columns = columns
    self.offset = offset
    observationCount = mask.reduce(0) { $0 + ($1 ? 1 : 0) }
    let faults = Self.faults(
      places: places, flows: flows, observed: mask, columns: columns + [offset].compactMap { $0 })
    if !faults.isEmpty { throw FitRefused(faults) }
  }

  /// The first of each kind of fault: a column of a thousand gaps is one cause.
  private static func faults(
    places: [String], flows: Matrix, observed: [Bool], columns: [GravityColumn]
  ) -> [FitFault] {
    let count = places.count
    var faults: [FitFault] = []
    func pair(_ cell: Int) -> (String, String) { (places[cell / count], places[cell % count]) }
    if let cell = observed.indices.first(where: { observed[$0] && flows.elements[$0] < 0 }) {
      let (origin, destination) = pair(cell)
      faults.append(
        .negativeFlow(flows.elements[cell], origin: origin, destination: destination))
    }
    if let cell = observed.indices.first(where: { observed[$0] && !flows.elements[$0].isFinite }) {
      let (origin, destination) = pair(cell)
      faults.append(.flowNotFinite(origin: origin, destination: destination))
    }
    for column in columns {
      guard column.fits(count) else {
        faults.append(.shape("'\(column.name)' does not have a value for each of \(count) places"))
        continue
      }
      let bad = observed.indices.first {
        observed[$0] && !column[$0 / count, $0 % count].isFinite
      }
      if let bad {
        let (origin, destination) = pair(bad)
        faults.append(
          .covariateNotFinite(column: column.name, origin: origin, destination: destination))
      }
    }
    return faults
  }
}

extension GravityColumn {
  func fits(_ count: Int) -> Bool {
    switch values {
    case .constant: true
    case .origin(let values), .destination(let values): values.count == count
    case .pair(let matrix): matrix.rowCount == count && matrix.columnCount == count
    }
  }
}
