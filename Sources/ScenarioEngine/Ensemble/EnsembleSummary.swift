import Ensembles

/// Mean and quantiles of every kept figure over all draws.
package struct EnsembleSummary: Sendable {
  package let layout: FigureLayout
  /// Shares of draws below each quantile, ascending.
  package let levels: [Double]
  package let drawCount: Int
  /// Levels that every summary has: the tables have columns for them.
  package static let standardLevels = [0.1, 0.5, 0.9]
  package let seed: UInt64
  /// By value of the layout; `nil` where there is no such figure.
  private let summaries: [DrawSummary?]

  /// Reads the store column by column.
  package init(
    of store: ScratchStore, layout: FigureLayout, levels: [Double], seed: UInt64
  ) throws(StorageError) {
    self.layout = layout
    self.levels = levels
    self.seed = seed
    drawCount = store.finishedDraws
    var summarizer = DrawSummarizer(levels: levels)
    var summaries = [DrawSummary?](repeating: nil, count: layout.valueCount)
    do {
      try store.forEachColumn { (value, draws) throws(Never) in
        guard draws.count > 0, !draws[0].isNaN else { return }
        summaries[value] = summarizer.summary(of: draws)
      }
    } catch {
      switch error {
      case .storage(let failure): throw failure
      }
    }
    self.summaries = summaries
  }

  package func summary(figure: Int, year: Int, area: Int) -> DrawSummary? {
    summaries[layout.index(figure: figure, year: year, area: area)]
  }
}
