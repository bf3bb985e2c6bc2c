/// Means and variances of many values at once, without keeping their draws.
///
/// Source: Welford (1962) for one draw more, Chan, Golub and LeVeque (1979) for merging. Merged in
/// block order the bits do not depend on who computed which block.
package struct RunningMoments: Sendable, Equatable {
  package private(set) var drawCount = 0
  package private(set) var means: [Double]
  private var squares: [Double]

  package init(values: Int) {
    means = .init(repeating: 0, count: values)
    squares = means
  }

  /// Adds one draw of every value.
  package mutating func add(_ draw: UnsafeBufferPointer<Double>) {
    precondition(draw.count == means.count, "\(means.count) values, got \(draw.count)")
    drawCount += 1
    let count = Double(drawCount)
    for index in means.indices {
      let distance = draw[index] - means[index]
      means[index] += distance / count
      squares[index] += distance * (draw[index] - means[index])
    }
  }

  /// Adds the draws of a later block.
  package mutating func merge(_ later: RunningMoments) {
    precondition(later.means.count == means.count, "both describe the same values")
    guard later.drawCount > 0 else { return }
    guard drawCount > 0 else {
      self = later
      return
    }
    let (mine, theirs) = (Double(drawCount), Double(later.drawCount))
    let all = mine + theirs
    for index in means.indices {
      let distance = later.means[index] - means[index]
      means[index] += distance * (theirs / all)
      squares[index] += later.squares[index] + distance * distance * (mine * theirs / all)
    }
    drawCount += later.drawCount
  }

  /// With n − 1; zero for a single draw.
  package func variance(_ value: Int) -> Double {
    drawCount > 1 ? squares[value] / Double(drawCount - 1) : 0
  }

  /// The mean with its Monte Carlo standard error.
  package func mean(_ value: Int) -> DrawEstimate {
    DrawEstimate(
      value: means[value],
      error: drawCount > 1 ? (variance(value) / Double(drawCount)).squareRoot() : nil)
  }
}
