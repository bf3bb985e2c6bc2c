import Ensembles

/// Mean and quantiles of the difference of two ensembles, draw by draw.
///
/// Both draw from one seed: what is uncertain in both turns out alike in a pair of draws, so that the
/// spread of the difference is that of the change and not that of the forecast.
package struct PairedSummary: Sendable {
  package let layout: FigureLayout
  /// Shares of draws below each quantile, ascending.
  package let levels: [Double]
  package let drawCount: Int
  private let summaries: [DrawSummary?]

  /// - Parameters:
  ///   - a: a finished store of the base; `b`: of the other, with the same draws.
  ///   - layout: the figures that both have, which stand first in each.
  package init(
    of b: ScratchStore, less a: ScratchStore, layout: FigureLayout,
    levels: [Double] = EnsembleSummary.standardLevels
  ) throws(StorageError) {
    self.layout = layout
    self.levels = levels
    drawCount = min(a.finishedDraws, b.finishedDraws)
    precondition(
      a.finishedDraws == b.finishedDraws, "pairs need as many draws of one as of the other")
    var summaries = [DrawSummary?](repeating: nil, count: layout.valueCount)
    var summarizer = DrawSummarizer(levels: levels)
    let chunk = max(1, ScratchStore.columnMemory / (8 * max(1, drawCount)))
    for start in stride(from: 0, to: layout.valueCount, by: chunk) {
      let values = start..<min(start + chunk, layout.valueCount)
      var held: [Double] = []
      held.reserveCapacity(values.count * drawCount)
      try Self.read(a, values) { held.append(contentsOf: $1) }
      try Self.read(b, values) { value, draws in
        let first = (value - start) * draws.count
        for draw in draws.indices { draws[draw] -= held[first + draw] }
        guard draws.count > 0, !draws[0].isNaN else { return }
        summaries[value] = summarizer.summary(of: draws)
      }
    }
    self.summaries = summaries
  }

  private static func read(
    _ store: ScratchStore, _ values: Range<Int>,
    _ body: (Int, UnsafeMutableBufferPointer<Double>) -> Void
  ) throws(StorageError) {
    do {
      try store.forEachColumn(of: values) { (value, draws) throws(Never) in body(value, draws) }
    } catch {
      switch error {
      case .storage(let failure): throw failure
      }
    }
  }

  package func summary(figure: Int, year: Int, area: Int) -> DrawSummary? {
    summaries[layout.index(figure: figure, year: year, area: area)]
  }
}
