import Glibc

/// Arrivals and departures of each region in one year, moves between regions only.
package struct InterregionalMargins: Sendable, Equatable {
  package var arrivals: [Double]
  package var departures: [Double]

  package init(arrivals: [Double], departures: [Double]) {
    precondition(arrivals.count == departures.count, "one arrival and one departure a region")
    self.arrivals = arrivals
    self.departures = departures
  }

  /// Moves between regions in the year.
  package var movers: Double { departures.reduce(0, +) }

  package var nets: [Double] { zip(arrivals, departures).map { $0 - $1 } }

  /// Margins of the same shape with another total and given nets.
  ///
  /// Both margins are multiplied by `total / movers`; then a factor u for each region raises its
  /// arrivals and lowers its departures, A′ = A u and D′ = D / u with A′ − D′ = net, so that the
  /// product of the two stays: u = (net + √(net² + 4 A D)) / 2 A, always positive.
  ///
  /// - Parameter nets: sum to zero.
  package func scaled(toTotal total: Double, nets: [Double]) -> InterregionalMargins {
    let factor = total / movers
    var result = self
    for region in arrivals.indices {
      let a = arrivals[region] * factor
      let d = departures[region] * factor
      let net = nets[region]
      // Of the two equal forms of u the one that does not subtract nearly equal numbers.
      let root = sqrt(net * net + 4 * a * d)
      let u = net >= 0 ? (net + root) / (2 * a) : 2 * d / (root - net)
      result.arrivals[region] = a * u
      result.departures[region] = d / u
    }
    return result
  }

  /// Nets made to sum to zero, each giving way in proportion to its size.
  package static func closed(nets: [Double]) -> [Double] {
    let sum = nets.reduce(0, +)
    let weight = nets.reduce(0) { $0 + abs($1) }
    guard sum != 0, weight > 0 else { return nets }
    return nets.map { $0 - sum * abs($0) / weight }
  }
}
