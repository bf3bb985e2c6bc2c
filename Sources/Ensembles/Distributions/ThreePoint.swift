import Glibc

/// An uncertain quantity stated by its 10th, 50th and 90th percentiles.
///
/// On its scale the quantity is normal in two pieces: one spread below the centre, another above.
/// On the logarithmic scale that is the two-piece log-normal.
package struct ThreePoint: Sendable, Equatable {
  package enum Scale: String, Sendable {
    /// Quantities above zero: persons, rates, factors.
    case logarithmic
    /// Shares between 0 and 1, both excluded.
    case logistic
    /// Quantities of either sign: net flows, years of life gained.
    case linear
  }

  package let low: Double
  package let central: Double
  package let high: Double
  package let scale: Scale

  /// The standard normal's 90th percentile.
  private static let tenthFromTheEnd = InverseNormal.quantile(0.9)

  /// - Parameters:
  ///   - name: of the quantity, for the error.
  ///   - low: 10th percentile; `central`: 50th; `high`: 90th. All three equal means no uncertainty.
  package init(
    _ name: String, low: Double, central: Double, high: Double, scale: Scale = .logarithmic
  ) throws(UncertaintyError) {
    self.low = low
    self.central = central
    self.high = high
    self.scale = scale
    guard low.isFinite, central.isFinite, high.isFinite else {
      throw UncertaintyError(
        name: name, "low, central and high must be numbers, got \(low), \(central), \(high)")
    }
    guard low <= central, central <= high else {
      throw UncertaintyError(
        name: name, "low \(low), central \(central) and high \(high) do not rise",
        remedy: "give the 10th, 50th and 90th percentiles in this order")
    }
    guard scale != .logarithmic || low > 0 else {
      throw UncertaintyError(
        name: name, "low is \(low), but a quantity on the logarithmic scale lies above zero",
        remedy: "give a low value above zero")
    }
    guard scale != .logistic || (low > 0 && high < 1) else {
      throw UncertaintyError(
        name: name, "low \(low) and high \(high) do not lie between 0 and 1",
        remedy: "give shares between 0 and 1, both excluded")
    }
  }

  /// The value at a standard normal number; at its own percentiles the stated points, to the bit.
  package func value(normal: Double) -> Double {
    let steps = abs(normal) / Self.tenthFromTheEnd
    let end = normal < 0 ? low : high
    guard end != central else { return central }
    // Measured from the nearer of the two points, so that each is met exactly.
    return steps < 0.5
      ? moved(central, by: steps, from: central, to: end)
      : moved(end, by: steps - 1, from: central, to: end)
  }

  /// The value below which a share of outcomes lies.
  package func quantile(_ share: Double) -> Double {
    value(normal: InverseNormal.quantile(share))
  }

  /// A point displaced by a number of intervals between two points, on the scale.
  private func moved(_ point: Double, by steps: Double, from: Double, to: Double) -> Double {
    guard steps != 0 else { return point }
    switch scale {
    case .linear: return point + steps * (to - from)
    case .logarithmic: return point * exp(steps * log(to / from))
    case .logistic:
      let odds = point / (1 - point)
      let ratio = (to / (1 - to)) / (from / (1 - from))
      let moved = odds * exp(steps * log(ratio))
      // Far out the odds exceed what a double holds; the share is then one.
      return moved.isInfinite ? 1 : moved / (1 + moved)
    }
  }
}
