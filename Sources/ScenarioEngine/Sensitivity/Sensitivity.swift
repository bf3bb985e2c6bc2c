import Ensembles
import Glibc

/// Which uncertain components bring about the variance of one figure.
package struct Sensitivity: Sendable {
  package let question: SensitivityQuestion
  package let groups: [UncertainGroup]
  /// N, the base draws.
  package let samples: Int
  /// Over the base draws of both samples.
  package let mean: Double
  package let standardDeviation: Double
  /// In the order of the groups; empty when the figure is the same in every draw.
  package let indices: [SobolIndices.Index]

  package var runCount: Int { samples * (groups.count + 2) }

  /// Spreads below this share of the mean are rounding.
  private static let rounding = 1e-11

  /// - Parameter outcomes: the figure in every run of the design.
  init(
    _ outcomes: [Double], of question: SensitivityQuestion, groups: [UncertainGroup],
    design: SobolDesign, seed: UInt64
  ) {
    self.question = question
    self.groups = groups
    samples = design.baseDraws
    let stride = groups.count + 2
    let base = (0..<design.baseDraws).flatMap {
      [outcomes[$0 * stride], outcomes[$0 * stride + 1]]
    }
    mean = base.reduce(0, +) / Double(base.count)
    let found = SobolIndices(outcomes, design: design, seed: seed)
    standardDeviation = max(0, found.variance).squareRoot()
    indices = standardDeviation > Self.rounding * abs(mean) ? found.indices : []
  }
}

/// One figure of one area in one year.
package struct SensitivityQuestion: Sendable, Equatable {
  /// A column of `regions.csv` or `structure.csv`.
  package let figure: String
  package let area: Area
  package let year: Int
  /// Where it stands among the kept figures, and what it is multiplied by.
  let index: Int
  let scale: Double

  /// - Throws: what is wrong with it, one fault for each part that is.
  package init(
    figure: String, area: Area, year: Int, in layout: FigureLayout
  ) throws(SensitivityQuestionError) {
    var faults: [SensitivityQuestionError.Fault] = []
    let kept = layout.kept(figure)
    if kept == nil { faults.append(.figure) }
    let place = layout.years.firstIndex(of: year)
    if place == nil { faults.append(.year) }
    guard let kept, let place,
      let row = layout.areas.firstIndex(of: area)
    else { throw SensitivityQuestionError(faults: faults) }
    // The last 1 January has no events after it.
    let isOfEvents =
      FigureLayout.Event(rawValue: kept.figure).map { $0 != .persons || kept.yearsLater > 0 }
      ?? false
    if isOfEvents, place == layout.years.count - 1 {
      throw SensitivityQuestionError(faults: [.yearAfterLastEvents])
    }
    self.figure = figure
    self.area = area
    self.year = year
    index = layout.index(figure: kept.figure, year: place + kept.yearsLater, area: row)
    scale = kept.scale
  }
}

/// Why a question cannot be asked of a scenario.
package struct SensitivityQuestionError: Error, Sendable, Equatable {
  package enum Fault: Sendable, Equatable {
    case figure, year
    /// A figure of events, asked of the last 1 January.
    case yearAfterLastEvents
  }

  package let faults: [Fault]
}
