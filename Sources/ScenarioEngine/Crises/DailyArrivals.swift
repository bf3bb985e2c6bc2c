import Readiness

/// How many people of an event set out for the country on each day, before any queue, and how far the
/// members of its ensemble lie apart.
package struct DailyArrivals: Sendable, Equatable {
  /// Persons on each day at the central values, without noise.
  package let central: [Double]
  /// Persons on each day below which a tenth and nine tenths of the members lie.
  package let low: [Double]
  package let high: [Double]

  /// - Parameter ensemble: of at least one member.
  package init(_ ensemble: CrisisEnsemble) {
    var chain = DailyChain(ensemble.plan)
    chain.begin()
    central = chain.settingOut
    var members = [[Double]](repeating: [], count: central.count)
    for draw in ensemble.draws {
      chain.begin(draw)
      for day in members.indices { members[day].append(chain.settingOut[day]) }
    }
    for day in members.indices { members[day].sort() }
    low = members.map { SampleQuantile.value(0.1, of: $0) }
    high = members.map { SampleQuantile.value(0.9, of: $0) }
  }
}
