/// The size of an event whose first days are known.
package enum EventSize {
  /// Persons of the event, so that a plan's border admits as many on its first days as were counted.
  ///
  /// Where the border lets everybody pass, these over the share of the pulse by then; where it does not,
  /// found by halving, since more who come never mean fewer who are admitted.
  ///
  /// - Parameters:
  ///   - admitted: persons of the event by day, from the first.
  ///   - plan: its first wave is scaled.
  /// - Returns: `nil` where no size does: the border admits fewer in these days, or nobody comes.
  package static func persons(admitting admitted: [Double], in plan: CrisisPlan) -> Double? {
    let counted = admitted.reduce(0, +)
    guard counted > 0, !plan.event.waves.isEmpty else { return nil }
    let days = min(plan.dayCount, admitted.count)
    var border = plan
    border.services = []
    border.capacities = []
    var (low, high) = (0.0, counted)
    while Self.admitted(of: high, by: days, in: border) < counted {
      low = high
      high *= 2
      guard high < largest else { return nil }
    }
    for _ in 0..<halvings {
      let middle = (low + high) / 2
      if Self.admitted(of: middle, by: days, in: border) < counted {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }

  /// Beyond the population of the world.
  private static let largest = 1e10
  private static let halvings = 60

  private static func admitted(of persons: Double, by days: Int, in plan: CrisisPlan) -> Double {
    var plan = plan
    plan.event.waves[0].arrivals = UncertainValue(persons)
    var chain = DailyChain(plan)
    chain.begin()
    for day in 0..<days { chain.advance(day: day) }
    return chain.admittedSoFar
  }
}
