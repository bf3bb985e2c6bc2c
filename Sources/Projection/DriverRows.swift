import Demography

/// Rows of a driver by region, one for all draws or one for each.
///
/// A driver that does not vary between draws is stored once: its draw stride is zero.
///
/// `@unchecked Sendable`: the memory is written by `init` alone and never changes afterwards.
package final class DriverRows: @unchecked Sendable {
  package let regionCount: Int
  /// One for a shared driver.
  package let drawCount: Int
  package let width: Int
  private let base: UnsafeMutablePointer<Double>
  private let drawStride: Int

  /// - Parameter fill: writes the row of a region and draw; it arrives zeroed.
  package init(
    regions: Int, draws: Int = 1, width: Int = CellLayout.rowCount,
    fill: (_ region: Int, _ draw: Int, _ row: UnsafeMutablePointer<Double>) -> Void
  ) {
    regionCount = regions
    drawCount = draws
    self.width = width
    drawStride = draws == 1 ? 0 : width
    base = .allocate(capacity: regions * draws * width)
    base.initialize(repeating: 0, count: regions * draws * width)
    for region in 0..<regions {
      for draw in 0..<draws { fill(region, draw, base + (region * draws + draw) * width) }
    }
  }

  deinit { base.deallocate() }

  /// One row for each region of a table, the same for every draw.
  package convenience init(_ table: RegionalTable) {
    self.init(regions: table.regionCount) { region, _, row in
      CellLayout.fill(row, from: table, region: region)
    }
  }

  @inline(__always)
  package subscript(region: Int, draw: Int) -> UnsafePointer<Double> { addresses[region, draw] }

  /// Where the rows lie, valid while this object lives: reading them counts no references.
  @inline(__always)
  var addresses: Addresses {
    Addresses(base: UnsafePointer(base), regionStride: drawCount * width, drawStride: drawStride)
  }

  struct Addresses {
    fileprivate let base: UnsafePointer<Double>
    fileprivate let regionStride: Int
    fileprivate let drawStride: Int

    @inline(__always)
    subscript(region: Int, draw: Int) -> UnsafePointer<Double> {
      base + region * regionStride + draw * drawStride
    }
  }
}
