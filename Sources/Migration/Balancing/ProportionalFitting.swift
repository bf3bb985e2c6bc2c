import LinearAlgebra

/// A table of flows scaled, margin after margin, until it has the sums that are known.
///
/// Iterative proportional fitting (Deming and Stephan 1940), Furness's method for trips. Of all tables
/// with these margins it is the one nearest to the seed in relative entropy; a zero of the seed stays
/// zero. Any number of margins: one, origins and destinations, or these with ages or sexes.
package struct ProportionalFitting: Sendable {
  /// The fitted cells, in the order of the seed.
  package let cells: [Double]
  /// Passes over all margins.
  package let passes: Int
  /// The largest distance of a sum from its margin, as a share of the table's total.
  package let largestGap: Double

  package static let passLimit = 10_000
  /// After so many passes without success the margins are examined for a contradiction.
  private static let patience = 300

  /// - Parameters:
  ///   - seed: not negative; zero where no flow is possible.
  ///   - tolerance: on the gap between a sum and its margin, relative to the total.
  /// - Throws: `UnfitMargins`, naming what contradicts what.
  package init(
    seed: [Double], margins: [CellMargin], tolerance: Double = 1e-12
  ) throws(UnfitMargins) {
    try Self.check(seed: seed, margins: margins)
    let total = margins.first?.total ?? 0
    var cells = seed
    var sums = margins.map { [Double](repeating: 0, count: $0.sums.count) }
    var pass = 0
    var gap = Double.infinity
    while pass < Self.passLimit {
      for (index, margin) in margins.enumerated() {
        Self.sum(cells, by: margin, into: &sums[index])
        let factors = zip(margin.sums, sums[index]).map { $1 > 0 ? $0 / $1 : 0 }
        for cell in cells.indices { cells[cell] *= factors[margin.classOfCell[cell]] }
      }
      pass += 1
      gap = 0
      for (index, margin) in margins.enumerated() {
        Self.sum(cells, by: margin, into: &sums[index])
        for (wanted, reached) in zip(margin.sums, sums[index]) {
          gap = max(gap, abs(wanted - reached))
        }
      }
      if gap <= tolerance * total { break }
      if pass == Self.patience { try MarginConflict.examine(seed: seed, margins: margins) }
    }
    guard gap <= tolerance * total else {
      throw Self.worst(margins: margins, sums: sums, passes: pass)
    }
    self.cells = cells
    passes = pass
    largestGap = total > 0 ? gap / total : 0
  }

  private static func sum(_ cells: [Double], by margin: CellMargin, into sums: inout [Double]) {
    for index in sums.indices { sums[index] = 0 }
    for cell in cells.indices { sums[margin.classOfCell[cell]] += cells[cell] }
  }

  /// What can be seen without fitting: numbers that are none, totals that differ, classes that need
  /// flows where the seed allows none.
  private static func check(seed: [Double], margins: [CellMargin]) throws(UnfitMargins) {
    if let cell = seed.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .seed(
        seed[cell], cell: margins.map { "\($0.name) \($0.classes[$0.classOfCell[cell]])" })
    }
    for margin in margins {
      precondition(margin.classOfCell.count == seed.count, "\(margin.name): one class a cell")
      if let bad = margin.sums.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .margin(margin.name, margin.classes[bad], margin.sums[bad])
      }
    }
    guard let first = margins.first else { return }
    for margin in margins.dropFirst()
    where abs(margin.total - first.total) > 1e-9 * max(first.total, margin.total) {
      throw .totals(first.name, first.total, margin.name, margin.total)
    }
    for margin in margins {
      var sums = [Double](repeating: 0, count: margin.sums.count)
      sum(seed, by: margin, into: &sums)
      let empty = sums.indices.filter { sums[$0] == 0 && margin.sums[$0] > 0 }
      if !empty.isEmpty { throw .nothingAllowed(margin.name, empty.map { margin.classes[$0] }) }
    }
  }

  private static func worst(
    margins: [CellMargin], sums: [[Double]], passes: Int
  ) -> UnfitMargins {
    var worst = UnfitMargins.notReached("", "", wanted: 0, reached: 0, passes: passes)
    var largest = -1.0
    for (margin, reached) in zip(margins, sums) {
      for (index, value) in reached.enumerated() where abs(value - margin.sums[index]) > largest {
        largest = abs(value - margin.sums[index])
        worst = .notReached(
          margin.name, margin.classes[index], wanted: margin.sums[index], reached: value,
          passes: passes)
      }
    }
    return worst
  }
}

extension ProportionalFitting {
  /// Fits origins (rows) and destinations (columns) of a matrix; either may be left free.
  package static func biproportional(
    seed: Matrix, departures: [Double]?, arrivals: [Double]?,
    places: (rows: [String], columns: [String])
  ) throws(UnfitMargins) -> (flows: Matrix, fit: ProportionalFitting) {
    let extents = [seed.rowCount, seed.columnCount]
    var margins: [CellMargin] = []
    if let departures {
      margins.append(
        .axis(0, of: extents, name: "origin", classes: places.rows, sums: departures))
    }
    if let arrivals {
      margins.append(
        .axis(1, of: extents, name: "destination", classes: places.columns, sums: arrivals))
    }
    let fit = try ProportionalFitting(seed: seed.elements, margins: margins)
    return (Matrix(rows: seed.rowCount, columns: seed.columnCount, elements: fit.cells), fit)
  }
}
