import Ensembles

/// A quantity of an event that differs from member to member, its centre in half of them above.
package struct UncertainValue: Sendable, Equatable {
  private enum Spread: Sendable, Equatable {
    case certain
    /// The ends are the 10th and 90th percentiles.
    case percentiles(ThreePoint)
    /// Evenly from the low end to the centre, and from there to the high end.
    case range(low: Double, high: Double)
  }

  package let central: Double
  private let spread: Spread

  package init(_ value: Double) {
    central = value
    spread = .certain
  }

  package init(_ points: ThreePoint) {
    central = points.central
    spread = .percentiles(points)
  }

  /// - Parameter range: widened where the centre lies outside.
  package init(_ central: Double, within range: ClosedRange<Double>) {
    self.central = central
    spread = .range(low: min(range.lowerBound, central), high: max(range.upperBound, central))
  }

  package var isCertain: Bool { spread == .certain }

  /// - Parameter share: between 0 and 1; one half gives the centre.
  package func quantile(_ share: Double) -> Double {
    switch spread {
    case .certain: central
    case .percentiles(let points): points.quantile(share)
    case .range(let low, let high):
      share < 0.5
        ? low + (central - low) * 2 * share : central + (high - central) * (2 * share - 1)
    }
  }
}
