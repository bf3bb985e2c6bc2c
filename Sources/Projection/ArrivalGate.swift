import Glibc

/// A limit to how many people a region takes in from other regions in a year.
package struct ArrivalGate: Sendable, Equatable {
  package enum Limit: Sendable, Equatable {
    /// Arrivals, persons.
    case arrivals(Double)
    /// Residents after the year's moves, persons: those who stay leave room for the rest.
    case residents(Double)
  }

  package var region: Int
  package var limit: Limit

  package init(region: Int, limit: Limit) {
    self.region = region
    self.limit = limit
  }
}

// Where more people would come than a region takes in, its attraction falls until the limit holds,
// and those turned away go to other regions in proportion (θ = 0): nobody stays at home for it.
extension ProjectionWorkspace {
  /// Lowers the attraction of gated regions, and divides those who leave anew.
  func holdArrivals(_ gates: [ArrivalGate], draw: Int, rule: RuleAddresses) {
    sumLeaving(draw: draw, rule: rule)
    let bands = bandCount * regionCount
    for place in 0..<bands { gateDivisor[place] = accessibility[draw * bands + place] }
    for gate in gates {
      turnedAway[draw * regionCount + gate.region] = arrivals(gate.region, draw: draw, rule: rule)
    }
    var isHeld = false
    var sweeps = 0
    while !isHeld, sweeps < Self.gateSweepLimit {
      isHeld = true
      sweeps += 1
      for gate in gates {
        let limit = self.limit(of: gate, draw: draw)
        let arriving = arrivals(gate.region, draw: draw, rule: rule)
        guard arriving > limit * (1 + 1e-12) + 1e-9 else { continue }
        isHeld = false
        lower(gate.region, to: limit, draw: draw, rule: rule)
      }
    }
    for gate in gates {
      let place = draw * regionCount + gate.region
      turnedAway[place] = max(
        0, turnedAway[place] - arrivals(gate.region, draw: draw, rule: rule))
    }
    divideAnew(draw: draw, rule: rule)
  }

  /// Passes over all gates: those turned away from one may fill another.
  private static var gateSweepLimit: Int { 1000 }

  /// Σ over cells of O = X (1 − exp(−ρ q)) / c, by band and origin.
  private func sumLeaving(draw: Int, rule: RuleAddresses) {
    for place in 0..<(bandCount * regionCount) { gateLeaving[place] = 0 }
    for origin in 0..<regionCount {
      let row = leaving + offset(origin, draw)
      for cell in 0..<CellLayout.rowCount {
        gateLeaving[rule.bandOfCell[cell] * regionCount + origin] += row[cell]
      }
    }
  }

  private func limit(of gate: ArrivalGate, draw: Int) -> Double {
    switch gate.limit {
    case .arrivals(let persons): return max(0, persons)
    case .residents(let persons):
      let account = accounts[draw * regionCount + gate.region]
      return max(0, persons - (account.opening - account.deaths - account.internalOut))
    }
  }

  /// Arrivals of a region at the attraction reached so far.
  private func arrivals(_ region: Int, draw: Int, rule: RuleAddresses) -> Double {
    arrivals(region, times: 1, draw: draw, rule: rule)
  }

  /// Arrivals of a region if its attraction were multiplied by a factor.
  private func arrivals(
    _ region: Int, times factor: Double, draw: Int, rule: RuleAddresses
  ) -> Double {
    var sum = 0.0
    for band in 0..<bandCount {
      let at = (draw * bandCount + band) * regionCount
      let beta = attraction[at + region]
      for origin in 0..<regionCount where origin != region {
        let weight = rule.deterrence[origin * regionCount + region] * beta
        // Leavers of the origin are as they were, whatever the destinations' attraction.
        let leavers =
          gateLeaving[band * regionCount + origin] * gateDivisor[band * regionCount + origin]
        let reach = accessibility[at + origin] - weight * (1 - factor)
        if reach > 0 { sum += leavers * weight * factor / reach }
      }
    }
    return sum
  }

  /// Finds by bisection the factor on a region's attraction that gives the limit, and applies it.
  private func lower(_ region: Int, to limit: Double, draw: Int, rule: RuleAddresses) {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if arrivals(region, times: middle, draw: draw, rule: rule) > limit {
        high = middle
      } else {
        low = middle
      }
    }
    for band in 0..<bandCount {
      let at = (draw * bandCount + band) * regionCount
      let beta = attraction[at + region]
      attraction[at + region] = beta * low
      for origin in 0..<regionCount where origin != region {
        accessibility[at + origin] -=
          rule.deterrence[origin * regionCount + region] * beta * (1 - low)
      }
    }
  }

  /// O with the new c in the denominator.
  private func divideAnew(draw: Int, rule: RuleAddresses) {
    for origin in 0..<regionCount {
      let row = leaving + offset(origin, draw)
      for cell in 0..<CellLayout.rowCount {
        let place = rule.bandOfCell[cell] * regionCount + origin
        let reach = accessibility[draw * bandCount * regionCount + place]
        if reach > 0 { row[cell] *= gateDivisor[place] / reach }
      }
    }
  }
}
