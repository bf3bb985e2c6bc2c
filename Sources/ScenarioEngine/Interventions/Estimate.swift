import Ensembles

/// A number of an intervention, perhaps with its 10th and 90th percentile: the point forecast takes
/// the central value, each draw its own.
package struct Estimate: Sendable, Equatable {
  package var central: Double
  /// `nil` where the number is certain.
  package var spread: ThreePoint?

  package init(_ central: Double) {
    self.central = central
  }

  package init(_ spread: ThreePoint) {
    central = spread.central
    self.spread = spread.low == spread.high ? nil : spread
  }

  /// The value at a standard normal number; without a spread the central value, whatever the number.
  package func value(normal: Double) -> Double { spread?.value(normal: normal) ?? central }
}
