import Ensembles

/// How far the scenario's assumptions may be wrong: a stated distribution around each of them.
///
/// Whatever is `nil` or has no spread is certain, and a draw of it is the point forecast to the bit.
package struct Uncertainty: Sendable, Equatable {
  /// A driver that strays from its path, first-order autoregressive in time.
  package enum Driver: String, CaseIterable, Sendable {
    case totalFertility = "total_fertility"
    case lifeExpectancy = "life_expectancy"
    case immigration
    case emigration
    case mobility
  }

  /// How far a driver strays and for how long.
  package struct Spread: Sendable, Equatable {
    /// φ, the share of last year's deviation that remains.
    package var persistence: Double
    /// Standard deviation in the first year, and of what each later year adds: years of life for
    /// life expectancy, the logarithm (0.02 is 2 %) for the others.
    package var firstYear: Double
    package var innovation: Double
    /// Spread of each region's own deviation, as a share of the country's.
    package var regional: Double

    package init(
      persistence: Double, firstYear: Double, innovation: Double, regional: Double = 0
    ) {
      self.persistence = persistence
      self.firstYear = firstYear
      self.innovation = innovation
      self.regional = regional
    }

    package var isCertain: Bool { firstYear == 0 && innovation == 0 }
  }

  /// The other end of the rules of net migration: a draw lies anywhere between the scenario's
  /// exponents and these, every place equally likely.
  package struct NetRule: Sendable, Equatable {
    package var originExponent: Double
    package var destinationExponent: Double

    package init(originExponent: Double, destinationExponent: Double) {
      self.originExponent = originExponent
      self.destinationExponent = destinationExponent
    }
  }

  /// How far the deterrence may be off.
  package enum DeterrenceSpread: Sendable, Equatable {
    /// Standard deviations of the exponent and of the logarithm of the ring factor.
    case stated(exponent: Double, ring: Double)
    /// The covariance of the calibration that the scenario names.
    case calibration

    package var isCertain: Bool { self == .stated(exponent: 0, ring: 0) }
  }

  package var drivers: [Driver: Spread]
  /// Correlations between the innovations of two drivers; zero where not stated.
  package var correlations: [Pair: Double]
  package var netRule: NetRule?
  package var grossShare: ThreePoint?
  package var scheduleConstant: ThreePoint?
  package var deterrence: DeterrenceSpread?
  /// Standard deviation of the logarithm of each broad age group of a region; its totals by sex stay.
  package var baseAges: Double

  /// Two drivers, in the order of `Driver.allCases`.
  package struct Pair: Sendable, Hashable {
    package let first: Driver
    package let second: Driver

    package init(_ a: Driver, _ b: Driver) {
      let order = Driver.allCases
      let swap = (order.firstIndex(of: a) ?? 0) > (order.firstIndex(of: b) ?? 0)
      first = swap ? b : a
      second = swap ? a : b
    }
  }

  package init(
    drivers: [Driver: Spread] = [:], correlations: [Pair: Double] = [:], netRule: NetRule? = nil,
    grossShare: ThreePoint? = nil, scheduleConstant: ThreePoint? = nil,
    deterrence: DeterrenceSpread? = nil, baseAges: Double = 0
  ) {
    self.drivers = drivers
    self.correlations = correlations
    self.netRule = netRule
    self.grossShare = grossShare
    self.scheduleConstant = scheduleConstant
    self.deterrence = deterrence
    self.baseAges = baseAges
  }

  /// Something of how people move between regions differs from draw to draw.
  package var variesMoves: Bool {
    netRule != nil || grossShare != nil || scheduleConstant != nil || deterrence != nil
      || baseAges > 0
  }
}

/// How many draws, and which.
package struct EnsembleSettings: Sendable, Equatable {
  package var draws: Int
  package var seed: UInt64

  package init(draws: Int, seed: UInt64) {
    self.draws = draws
    self.seed = seed
  }

  /// The seed where none is stated.
  package static let defaultSeed: UInt64 = 20_260_101
}
