import Ensembles

/// Net moves of every region in the draws of an ensemble, for what indicators ask of them.
package struct OutcomeDraws: Sendable {
  package let drawCount: Int
  private let years: [Int]
  private let regionCount: Int
  /// By figure: draw after draw, `[year][region]`.
  private var values: [TargetIndicator.Figure: [Double]] = [:]

  /// - Parameters:
  ///   - store: finished draws of the layout.
  ///   - years: those that are kept, within the layout's.
  package init(
    of store: ScratchStore, layout: FigureLayout, years: [Int]
  ) throws(StorageError) {
    drawCount = store.finishedDraws
    self.years = years
    let rows = layout.areas.indices.filter { layout.areas[$0].level == .region }
    regionCount = rows.count
    let places = years.compactMap { layout.years.firstIndex(of: $0) }
    let figures: [(TargetIndicator.Figure, FigureLayout.Event)] = [
      (.netInterregional, .netInterregional), (.netExternal, .netExternal),
    ]
    for (figure, event) in figures {
      var kept: [Double] = []
      kept.reserveCapacity(drawCount * places.count * rows.count)
      do {
        try store.forEachDraw(figure: layout.figure(event)) { (values: [Double]) throws(Never) in
          for place in places {
            for row in rows { kept.append(values[place * layout.areas.count + row]) }
          }
        }
      } catch {
        switch error {
        case .storage(let failure): throw failure
        }
      }
      values[figure] = kept
    }
  }

  /// The sum over some regions in a year, one value for each draw: moves between them cancel.
  func sums(of figure: TargetIndicator.Figure, in year: Int, over members: [Int]) -> [Double]? {
    guard let kept = values[figure], let place = years.firstIndex(of: year), !members.isEmpty
    else { return nil }
    return (0..<drawCount).map { draw in
      let first = (draw * years.count + place) * regionCount
      return members.reduce(0) { $0 + kept[first + $1] }
    }
  }

  /// The 10th and the 90th percentile of draws.
  static func interval(of draws: [Double]) -> (low: Double, high: Double)? {
    guard !draws.isEmpty else { return nil }
    var summarizer = DrawSummarizer(levels: [0.1, 0.9])
    var draws = draws
    let summary = draws.withUnsafeMutableBufferPointer { summarizer.summary(of: $0) }
    return (summary.quantiles[0].value, summary.quantiles[1].value)
  }
}
