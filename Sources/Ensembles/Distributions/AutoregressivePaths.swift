import LinearAlgebra

/// Disturbances of several components in several regions: first-order autoregressive in time,
/// correlated between components and between regions.
///
/// The innovations of (component a, region i) and (component b, region j) correlate with r(a, b) ·
/// r(i, j). Where all persistences are equal and the spread is stationary, so do the disturbances.
/// A component's normals come from its own named stream, so another component, region order, block
/// width or horizon changes none of them.
package struct AutoregressivePaths: Sendable {
  package let components: [PathComponent]
  package let regions: [String]
  package let firstYear: Int

  /// L of the components and of the regions; `nil` where nothing is correlated.
  private let componentFactor: Matrix?
  private let regionFactor: Matrix?
  /// `[component][region]`.
  private let streams: [RandomStream]

  /// - Parameters:
  ///   - components: in the order of `between`'s names.
  ///   - regions: correlations between region identifiers; one region `*` for a national path.
  ///   - firstYear: the year of x(0); it must not change between runs that share their luck.
  package init(
    _ components: [PathComponent], between: CorrelationMatrix, regions: CorrelationMatrix,
    firstYear: Int, seed: UInt64
  ) {
    precondition(
      components.map(\.name) == between.names,
      "the correlations are of \(between.names), the components \(components.map(\.name))")
    self.components = components
    self.regions = regions.names
    self.firstYear = firstYear
    componentFactor = between.factor == .identity(between.names.count) ? nil : between.factor
    regionFactor = regions.factor == .identity(regions.names.count) ? nil : regions.factor
    streams = components.flatMap { component in
      regions.names.map { RandomStream(seed: seed, component: component.name, region: $0) }
    }
  }

  /// How many doubles `fill` writes.
  package func valueCount(years: Int, draws: Int) -> Int { years * streams.count * draws }

  /// Where the disturbances of one year, component and region begin: one for each draw.
  @inline(__always)
  package func offset(year: Int, component: Int, region: Int, draws: Int) -> Int {
    (((year - firstYear) * components.count + component) * regions.count + region) * draws
  }

  /// Writes the disturbances of neighbouring draws: `[year][component][region][draw]`.
  ///
  /// - Parameters:
  ///   - years: how many, from the first.
  ///   - draws: a block's draws; a draw's values do not depend on its neighbours.
  ///   - shifts: by component, how many draws further on its numbers are taken; none where empty.
  ///     Correlated components are shifted together.
  package func fill(
    _ panel: UnsafeMutableBufferPointer<Double>, years: Int, draws: Range<Int>,
    shifts: [Int] = []
  ) {
    let count = draws.count
    precondition(
      panel.count == valueCount(years: years, draws: count),
      "\(valueCount(years: years, draws: count)) values, room for \(panel.count)")
    guard let base = panel.baseAddress else { return }
    let yearStride = streams.count * count
    for year in 0..<years {
      let now = base + year * yearStride
      drawInnovations(into: now, year: firstYear + year, draws: draws, shifts: shifts)
      correlate(now, draws: count)
      carryForward(
        from: year == 0 ? nil : UnsafePointer(now - yearStride), into: now, draws: count)
    }
  }

  private func drawInnovations(
    into panel: UnsafeMutablePointer<Double>, year: Int, draws: Range<Int>, shifts: [Int]
  ) {
    for (index, stream) in streams.enumerated() {
      let row = UnsafeMutableBufferPointer(
        start: panel + index * draws.count, count: draws.count)
      let shift = shifts.isEmpty ? 0 : shifts[index / regions.count]
      stream.fillNormals(row, time: year, firstDraw: draws.lowerBound + shift)
    }
  }

  /// Multiplies by L ⊗ L in place.
  private func correlate(_ panel: UnsafeMutablePointer<Double>, draws: Int) {
    let regionCount = regions.count
    if let regionFactor {
      for component in components.indices {
        multiplyInPlace(
          regionFactor, panel + component * regionCount * draws, width: draws)
      }
    }
    if let componentFactor {
      multiplyInPlace(componentFactor, panel, width: regionCount * draws)
    }
  }

  /// rows := L · rows. Each column is summed in the same order whatever the width, so that a draw's
  /// bits do not depend on its block.
  private func multiplyInPlace(
    _ lower: Matrix, _ rows: UnsafeMutablePointer<Double>, width: Int
  ) {
    let laned = width / 8 * 8
    let raw = UnsafeMutableRawPointer(rows)
    func lanes(_ row: Int, _ column: Int) -> SIMD8<Double> {
      raw.loadUnaligned(
        fromByteOffset: (row * width + column) * MemoryLayout<Double>.stride,
        as: SIMD8<Double>.self)
    }
    lower.elements.withUnsafeBufferPointer { factor in
      // From the last row up: a row needs the rows before it as they were.
      for row in stride(from: lower.rowCount - 1, through: 0, by: -1) {
        let weights = UnsafeBufferPointer(
          rebasing: factor[(row * lower.rowCount)...(row * lower.rowCount + row)])
        for column in stride(from: 0, to: laned, by: 8) {
          var sum = weights[row] * lanes(row, column)
          for before in 0..<row { sum += weights[before] * lanes(before, column) }
          raw.storeBytes(
            of: sum, toByteOffset: (row * width + column) * MemoryLayout<Double>.stride,
            as: SIMD8<Double>.self)
        }
        for column in laned..<width {
          var sum = weights[row] * rows[row * width + column]
          for before in 0..<row { sum += weights[before] * rows[before * width + column] }
          rows[row * width + column] = sum
        }
      }
    }
  }

  /// Turns innovations into disturbances; a component without spread is zero to the bit.
  private func carryForward(
    from previous: UnsafePointer<Double>?, into panel: UnsafeMutablePointer<Double>, draws: Int
  ) {
    let count = regions.count * draws
    for (index, component) in components.enumerated() {
      let now = panel + index * count
      if component.isCertain {
        now.update(repeating: 0, count: count)
      } else if let previous {
        let before = previous + index * count
        for i in 0..<count {
          now[i] = component.persistence * before[i] + component.innovation * now[i]
        }
      } else {
        for i in 0..<count { now[i] = component.initial * now[i] }
      }
    }
  }
}
