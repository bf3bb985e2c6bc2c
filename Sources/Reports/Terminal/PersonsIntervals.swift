import Ensembles
import ScenarioEngine

/// The 10th to 90th percentile of persons over the draws, as a column of a table.
struct PersonsIntervals: Sendable {
  private let summary: EnsembleSummary
  private let low: Int
  private let high: Int

  private let language: Language

  init(_ summary: EnsembleSummary, language: Language) {
    self.language = language
    self.summary = summary
    guard let low = summary.levels.firstIndex(of: 0.1),
      let high = summary.levels.firstIndex(of: 0.9)
    else { preconditionFailure("an ensemble always keeps the quantiles at 0.1 and 0.9") }
    (self.low, self.high) = (low, high)
  }

  var drawCount: Int { summary.drawCount }

  /// `23,683,512-24,600,170`; millions with one decimal in all cells where one has nine digits.
  ///
  /// - Parameter places: 1 January of a year, and the position of an area in the layout.
  func texts(of places: [(year: Int, area: Int)]) -> [String] {
    let ends = places.map { self.ends(year: $0.year, area: $0.area) }
    let isLarge = ends.contains { ($0?.high ?? 0) >= 1e8 }
    func text(_ value: Double) -> String {
      guard isLarge else { return language.whole(Int(value.rounded()), minus: "-") }
      return language.decimal(value / 1e6, 1, minus: "-")
    }
    return ends.map { ends in
      ends.map {
        text($0.low) + "-" + text($0.high) + (isLarge ? " " + language.text(.summaryMillion) : "")
      } ?? ""
    }
  }

  private func ends(year: Int, area: Int) -> (low: Double, high: Double)? {
    let layout = summary.layout
    guard let place = layout.years.firstIndex(of: year),
      let found = summary.summary(figure: layout.figure(.persons), year: place, area: area)
    else { return nil }
    return (found.quantiles[low].value, found.quantiles[high].value)
  }
}
