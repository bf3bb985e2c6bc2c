import Glibc

/// How long those admitted stay: some pass through within days, others settle for months or years.
///
/// S(u) = ω·exp(−u/τ₁) + (1 − ω)·exp(−u/τ₂).
package struct StayLaw: Sendable, Equatable {
  /// ω, the share that passes through.
  package var transitShare: UncertainValue
  /// τ₁, mean days of those who pass through.
  package var transitDays: Double
  /// τ₂, mean days of those who settle; infinite where nobody leaves.
  package var settledDays: UncertainValue

  package init(transitShare: UncertainValue, transitDays: Double, settledDays: UncertainValue) {
    self.transitShare = transitShare
    self.transitDays = transitDays
    self.settledDays = settledDays
  }

  package static let everybodyStays = StayLaw(
    transitShare: UncertainValue(0), transitDays: 1, settledDays: UncertainValue(.infinity))

  /// Mean days of stay from the days in which half leave.
  package static func meanDays(halfLife: Double) -> Double { halfLife / log(2) }

  /// The share still there after so many days, at the central values.
  package func share(after days: Double) -> Double {
    let transit = transitShare.central
    return transit * exp(-days / transitDays)
      + (1 - transit) * exp(-days / settledDays.central)
  }
}
