/// What an ensemble keeps of each draw: every figure in every region and year.
package struct EnsembleShape: Sendable, Equatable {
  package let figures: [String]
  package let regions: [String]
  package let years: [Int]
  package let blocks: DrawBlocks

  package init(figures: [String], regions: [String], years: [Int], blocks: DrawBlocks) {
    self.figures = figures
    self.regions = regions
    self.years = years
    self.blocks = blocks
  }

  /// Values kept of one draw: figure slowest, then year, then region.
  package var valueCount: Int { figures.count * years.count * regions.count }

  @inline(__always)
  package func index(figure: Int, year: Int, region: Int) -> Int {
    (figure * years.count + year) * regions.count + region
  }

  /// Which figure, year and region a value belongs to, by their positions.
  package func place(of index: Int) -> (figure: Int, year: Int, region: Int) {
    (
      index / (years.count * regions.count), index / regions.count % years.count,
      index % regions.count
    )
  }
}
