/// One point of a sweep: what it sets and the figures that came of it.
package struct SweepRun: Sendable {
  /// `run-001`.
  package let name: String
  /// Dotted path and value as written, in the order of the file.
  package let parameters: [(path: String, value: String)]
  package let figures: FigureTable

  package init(name: String, parameters: [(path: String, value: String)], figures: FigureTable) {
    self.name = name
    self.parameters = parameters
    self.figures = figures
  }

  /// Figures that `sweep/results.csv` has; the others are a run of their own away.
  package static let shownFigures: [FigureLayout.Event] = [
    .persons, .births, .deaths, .netInterregional, .netExternal,
  ]
}
