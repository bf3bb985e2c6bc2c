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
    summaries = try Columns(store: store, memory: ScratchStore.columnMemory)
      .summaries(of: 0..<layout.valueCount, levels: levels).get()
  }

  /// Reads the store column by column, on several workers; what comes out does not depend on them.
  package nonisolated(nonsending) init(
    of store: ScratchStore, layout: FigureLayout, levels: [Double], seed: UInt64, workers: Int
  ) async throws(StorageError) {
    self.layout = layout
    self.levels = levels
    self.seed = seed
    drawCount = store.finishedDraws
    let columns = Columns(store: store, memory: ScratchStore.columnMemory / max(1, workers))
    let ranges = Self.ranges(of: layout.valueCount, count: max(1, workers))
    let parts = await withTaskGroup(of: (Int, Columns.Part).self) { group in
      for (number, range) in ranges.enumerated() {
        group.addTask { (number, columns.summaries(of: range, levels: levels)) }
      }
      var parts = [Columns.Part?](repeating: nil, count: ranges.count)
      for await (number, part) in group { parts[number] = part }
      return parts.compactMap(\.self)
    }
    var summaries: [DrawSummary?] = []
    summaries.reserveCapacity(layout.valueCount)
    for part in parts { summaries += try part.get() }
    self.summaries = summaries
  }

  private static func ranges(of total: Int, count: Int) -> [Range<Int>] {
    (0..<count).map { (total * $0 / count)..<(total * ($0 + 1) / count) }
  }

  /// A finished store, read from several threads.
  ///
  /// `@unchecked Sendable`: reading is by position in the file, and nobody writes any more.
  private struct Columns: @unchecked Sendable {
    let store: ScratchStore
    let memory: Int

    typealias Part = Result<[DrawSummary?], StorageError>

    func summaries(of values: Range<Int>, levels: [Double]) -> Part {
      var summarizer = DrawSummarizer(levels: levels)
      var summaries = [DrawSummary?](repeating: nil, count: values.count)
      do {
        try store.forEachColumn(of: values, memory: memory) { (value, draws) throws(Never) in
          guard draws.count > 0, !draws[0].isNaN else { return }
          summaries[value - values.lowerBound] = summarizer.summary(of: draws)
        }
      } catch {
        switch error {
        case .storage(let failure): return .failure(failure)
        }
      }
      return .success(summaries)
    }
  }

  package func summary(figure: Int, year: Int, area: Int) -> DrawSummary? {
    summaries[layout.index(figure: figure, year: year, area: area)]
  }
}
