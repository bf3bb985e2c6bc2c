/// What the members of an ensemble say together.
package struct CrisisSummary: Sendable {
  /// A reserve, and what it would do.
  package struct CurvePoint: Sendable, Equatable {
    /// Units.
    package let reserve: Double
    package let probabilityOfNoGap: Double
    package let expectedUnservedPersonDays: Double
  }

  /// What 10, 50 and 90 % of the members do not exceed.
  package struct Spread: Sendable, Equatable {
    package let p10: Double
    package let p50: Double
    package let p90: Double

    init(_ members: [Double]) {
      let rising = members.sorted()
      p10 = SampleQuantile.value(0.1, of: rising)
      p50 = SampleQuantile.value(0.5, of: rising)
      p90 = SampleQuantile.value(0.9, of: rising)
    }
  }

  package let memberCount: Int
  /// Persons of the event by day: setting out in it, admitted in it, and present at its end.
  package let setOut: [Spread]
  package let admitted: [Spread]
  package let present: [Spread]
  private let serviceCount: Int
  private let regionCount: Int
  /// `[cell]`: the largest gaps of the members, rising.
  private let gaps: [[Double]]
  /// `[cell]`: the largest demands of the members, rising.
  private let peaks: [[Double]]
  /// `[cell][step]`.
  private let reserves: [Double]
  private let unserved: [Double]
  /// By entry point, the longest queues and waits of the members, rising.
  package let queues: [[Double]]
  package let waits: [[Double]]

  /// Quantiles of the members' largest gaps at which the reserve curve has a point.
  private static let steps: [Double] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]

  init(_ plan: CrisisPlan, _ members: [MemberIndicators], reserves: [Double], unserved: [Double]) {
    memberCount = members.count
    setOut = (0..<plan.dayCount).map { day in Spread(members.map { $0.setOut[day] }) }
    admitted = (0..<plan.dayCount).map { day in Spread(members.map { $0.admitted[day] }) }
    present = (0..<plan.dayCount).map { day in Spread(members.map { $0.present[day] }) }
    serviceCount = plan.services.count
    regionCount = plan.regionCount
    gaps = Self.sortedGaps(plan, members)
    peaks = gaps.indices.map { cell in members.map { $0.loads[cell].peakDemand }.sorted() }
    self.reserves = reserves
    self.unserved = unserved
    queues = plan.points.indices.map { point in members.map { $0.queues[point].longest }.sorted() }
    waits = plan.points.indices.map { point in
      members.map { $0.queues[point].longestWaitDays }.sorted()
    }
  }

  private static func sortedGaps(_ plan: CrisisPlan, _ members: [MemberIndicators]) -> [[Double]] {
    (0..<(plan.services.count * (plan.regionCount + 1))).map { cell in
      members.map { $0.loads[cell].largestGap }.sorted()
    }
  }

  /// The reserves of which the second pass tells what they leave unserved.
  static func reserveSteps(_ plan: CrisisPlan, _ members: [MemberIndicators]) -> [Double] {
    sortedGaps(plan, members).flatMap { gaps in
      steps.enumerated().map { index, level in
        index == 0 ? 0 : SampleQuantile.value(level, of: gaps)
      }
    }
  }

  private func cell(_ service: Int, _ region: Int?) -> Int {
    service * (regionCount + 1) + (region ?? regionCount)
  }

  /// K_q, the reserve that suffices in a share of the members, units.
  ///
  /// - Parameter region: `nil` for the country, whose gap is the sum of the regions'.
  package func reserve(service: Int, region: Int?, confidence: Double) -> Double {
    SampleQuantile.value(confidence, of: gaps[cell(service, region)])
  }

  /// The demand that is not exceeded in a share of the members, units: the reserve that would suffice
  /// where nothing else is there.
  package func peakDemand(service: Int, region: Int?, confidence: Double) -> Double {
    SampleQuantile.value(confidence, of: peaks[cell(service, region)])
  }

  package func curve(service: Int, region: Int?) -> [CurvePoint] {
    let cell = cell(service, region)
    let members = gaps[cell]
    var points: [CurvePoint] = []
    for step in Self.steps.indices {
      let reserve = reserves[cell * Self.steps.count + step]
      if let last = points.last, last.reserve >= reserve { continue }
      let enough = members.count { $0 <= reserve }
      points.append(
        CurvePoint(
          reserve: reserve, probabilityOfNoGap: Double(enough) / Double(members.count),
          expectedUnservedPersonDays: unserved[cell * Self.steps.count + step]))
    }
    return points
  }
}
