import Glibc

/// One uncertain path: how far it strays from the scenario's and how long it stays astray.
///
/// x(0) = initial · ε, x(t) = persistence · x(t − 1) + innovation · ε, with ε standard normal.
package struct PathComponent: Sendable, Equatable {
  package let name: String
  /// φ, the share of last year's deviation that remains.
  package let persistence: Double
  /// Standard deviation of the first year.
  package let initial: Double
  /// Standard deviation of what each later year adds.
  package let innovation: Double

  /// A path whose first year has one standard deviation and whose later years add another; with a
  /// persistence of 1 a random walk.
  package init(
    _ name: String, persistence: Double, initial: Double, innovation: Double
  ) throws(UncertaintyError) {
    guard abs(persistence) <= 1 else {
      throw UncertaintyError(
        name: name, "a persistence of \(persistence) makes every deviation grow",
        remedy: "give a number from -1 to 1")
    }
    guard initial >= 0, initial.isFinite, innovation >= 0, innovation.isFinite else {
      let wrong = initial >= 0 && initial.isFinite ? innovation : initial
      throw UncertaintyError(
        name: name, "a standard deviation of \(wrong) cannot be",
        remedy: "give zero or a number above")
    }
    self.name = name
    self.persistence = persistence
    self.initial = initial
    self.innovation = innovation
  }

  /// A path that strays equally far in every year.
  package init(
    _ name: String, persistence: Double, standardDeviation: Double
  ) throws(UncertaintyError) {
    guard abs(persistence) < 1 else {
      throw UncertaintyError(
        name: name, "a persistence of \(persistence) has no lasting standard deviation",
        remedy: "give a number above -1 and below 1, or the yearly innovation's deviation")
    }
    try self.init(
      name, persistence: persistence, initial: standardDeviation,
      innovation: standardDeviation * sqrt(1 - persistence * persistence))
  }

  /// Standard deviation a number of years after the first.
  package func standardDeviation(after years: Int) -> Double {
    var variance = initial * initial
    for _ in 0..<years {
      variance = persistence * persistence * variance + innovation * innovation
    }
    return sqrt(variance)
  }

  var isCertain: Bool { initial == 0 && innovation == 0 }
}
