import Glibc

/// How the arrivals of one wave spread over the days.
package struct ArrivalPulse: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// A rise and a fall, with a floor of late arrivals.
    case gamma
    /// A rise towards a date, a sharp end and an exponential tail: the gamma reversed in time.
    case deadline(day: Int, tailShare: Double, tailDays: Double)
    /// The same number each day, for so many days: arrivals by plan.
    case even(days: Int)
  }

  package var kind: Kind
  package var shape: Double
  package var scaleDays: Double
  /// Late arrivals a day at first, as a share of the pulse's daily maximum.
  package var floor: Double
  package var floorHalfLifeDays: Double

  /// - Parameters:
  ///   - shape: above zero; `scaleDays`: above zero.
  ///   - floor: 0 or more.
  package init(
    kind: Kind = .gamma, shape: Double = 1, scaleDays: Double = 1, floor: Double = 0,
    floorHalfLifeDays: Double = 60
  ) {
    self.kind = kind
    self.shape = shape
    self.scaleDays = scaleDays
    self.floor = floor
    self.floorHalfLifeDays = floorHalfLifeDays
  }

  /// Writes the share of the wave that comes on each day.
  ///
  /// With a floor the shares are (1 − φ)·pulse + φ·floor, where φ makes the floor's first days the
  /// stated share of the pulse's largest day.
  ///
  /// - Parameters:
  ///   - shares: one number a day from the event's start; overwritten.
  ///   - start: day on which the wave begins.
  ///   - stretched: shape and scale in place of the pulse's own, for one member of an ensemble.
  package func fill(
    _ shares: inout [Double], from start: Int = 0,
    with stretched: (shape: Double, scaleDays: Double, floor: Double)? = nil
  ) {
    let (shape, scale, floor) = stretched ?? (self.shape, scaleDays, self.floor)
    switch kind {
    case .even(let days):
      for day in shares.indices {
        shares[day] = day >= start && day < start + days ? 1 / Double(days) : 0
      }
    case .gamma:
      let gamma = GammaDistribution(shape: shape, scale: scale)
      var before = 0.0
      for day in shares.indices {
        let upTo = gamma.share(before: Double(day + 1 - start))
        shares[day] = upTo - before
        before = upTo
      }
      addFloor(
        floor, to: &shares, from: start,
        until: Double(start) + gamma.mean + 4 * gamma.standardDeviation)
    case .deadline(let deadline, let tailShare, let tailDays):
      let gamma = GammaDistribution(shape: shape, scale: scale)
      let whole = gamma.share(before: Double(deadline - start))
      for day in shares.indices {
        let left = Double(deadline - day)
        if day < start {
          shares[day] = 0
        } else if left > 0 {
          let share = gamma.share(before: left) - gamma.share(before: left - 1)
          shares[day] = (1 - tailShare) * share / whole
        } else {
          shares[day] = tailShare * (exp(left / tailDays) - exp((left - 1) / tailDays))
        }
      }
      addFloor(floor, to: &shares, from: start, until: Double(deadline) + 4 * tailDays)
    }
  }

  private func addFloor(
    _ floor: Double, to shares: inout [Double], from start: Int, until turn: Double
  ) {
    guard floor > 0 else { return }
    var (whole, largest) = (0.0, 0.0)
    for day in shares.indices {
      whole += level(on: day, from: start, until: turn)
      largest = max(largest, shares[day])
    }
    let late = floor * largest * whole / (1 + floor * largest * whole)
    for day in shares.indices {
      shares[day] =
        (1 - late) * shares[day] + late * level(on: day, from: start, until: turn) / whole
    }
  }

  /// One until the pulse is over, then halving again and again.
  private func level(on day: Int, from start: Int, until turn: Double) -> Double {
    if day < start { return 0 }
    return Double(day) <= turn ? 1 : exp2((turn - Double(day)) / floorHalfLifeDays)
  }
}
