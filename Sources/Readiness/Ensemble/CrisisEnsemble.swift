import Ensembles

/// Many runs of one plan, spread evenly over what is uncertain.
///
/// A member's draw depends on the seed and its number alone, so every policy compared meets the same
/// events.
package struct CrisisEnsemble: Sendable {
  package static let defaultMembers = 500
  /// Members of a block; fixed, so that results do not follow the number of workers.
  private static let blockWidth = 10

  package let plan: CrisisPlan
  package let draws: [MemberDraw]

  package init(_ plan: CrisisPlan, members: Int = Self.defaultMembers, seed: UInt64) {
    self.plan = plan
    let cube = LatinHypercube(seed: seed, members: members)
    func uniforms(_ name: String) -> [Double] { cube.uniforms(of: "crisis " + name) }
    let (arrivals, shape, scale) = (uniforms("arrivals"), uniforms("shape"), uniforms("scale"))
    let (floor, growth) = (uniforms("floor"), uniforms("border growth"))
    let (transit, settled) = (uniforms("transit share"), uniforms("settled days"))
    let (hosted, distance) = (uniforms("hosted share"), uniforms("distance exponent"))
    draws = (0..<members).map { member in
      var draw = MemberDraw()
      draw.arrivals = arrivals[member]
      draw.shape = shape[member]
      draw.scale = scale[member]
      draw.floor = floor[member]
      draw.borderGrowth = growth[member]
      draw.transitShare = transit[member]
      draw.settledDays = settled[member]
      draw.hostedShare = hosted[member]
      draw.distanceExponent = distance[member]
      draw.noise = MemberDraw.Noise(seed: seed, member: member)
      return draw
    }
  }

  package enum Failure: Error { case cancelled }

  /// - Parameter progress: members done and in all, of both passes.
  package nonisolated(nonsending) func run(
    workers: Int, cancellation: CancellationFlag = CancellationFlag(),
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Failure) -> CrisisSummary {
    let total = 2 * draws.count
    // First what reserve each member would have needed, then what smaller reserves leave unserved.
    var members: [MemberIndicators] = []
    members.reserveCapacity(draws.count)
    try await pass(reserves: [], workers: workers, cancellation) { block in
      members += block
      progress(members.count, total)
    }
    let reserves = CrisisSummary.reserveSteps(plan, members)
    var unserved = [Double](repeating: 0, count: reserves.count)
    var done = 0
    try await pass(reserves: reserves, workers: workers, cancellation) { block in
      for member in block {
        for cell in unserved.indices { unserved[cell] += member.unservedWith[cell] }
      }
      done += block.count
      progress(draws.count + done, total)
    }
    return CrisisSummary(
      plan, members, reserves: reserves, unserved: unserved.map { $0 / Double(draws.count) })
  }

  private nonisolated(nonsending) func pass(
    reserves: [Double], workers: Int, _ cancellation: CancellationFlag,
    accept: ([MemberIndicators]) -> Void
  ) async throws(Failure) {
    let (plan, draws) = (plan, draws)
    let runner = BlockRunner(
      DrawBlocks(draws: draws.count, width: Self.blockWidth), workers: workers,
      cancellation: cancellation)
    do throws(BlockRunError<Never>) {
      try await runner.run(
        makeWorkspace: { MemberWorkspace(plan, reserves: reserves) },
        work: { (block, workspace) throws(Never) -> [MemberIndicators] in
          block.draws.map { workspace.run(draws[$0]) }
        },
        accept: { (_, block) throws(Never) in accept(block) })
    } catch {
      throw .cancelled
    }
  }
}

/// What one member needed.
package struct MemberIndicators: Sendable, Equatable {
  /// `[service][region]`, the country last.
  package let loads: [LoadIndicators]
  package let queues: [QueueIndicators]
  package let registration: [QueueIndicators]
  let unservedWith: [Double]
  /// Persons of the event by day: setting out in it, admitted in it, and present at its end.
  let setOut: [Double]
  let admitted: [Double]
  let present: [Double]
}

/// The chain and its indicators, of one worker.
private struct MemberWorkspace: ~Copyable {
  private var chain: DailyChain
  private var tracker: IndicatorTracker

  init(_ plan: CrisisPlan, reserves: [Double]) {
    chain = DailyChain(plan)
    tracker = IndicatorTracker(plan, reserves: reserves)
  }

  mutating func run(_ draw: MemberDraw) -> MemberIndicators {
    chain.begin(draw)
    tracker.begin()
    var admitted = [Double](repeating: 0, count: chain.plan.dayCount)
    var present = admitted
    var before = 0.0
    for day in 0..<chain.plan.dayCount {
      chain.advance(day: day)
      tracker.observe(chain, day: day)
      admitted[day] = chain.admittedSoFar - before
      before = chain.admittedSoFar
      present[day] = chain.present
    }
    return MemberIndicators(
      loads: tracker.loads, queues: tracker.border, registration: tracker.registration,
      unservedWith: tracker.unservedWith, setOut: chain.settingOut,
      admitted: admitted, present: present)
  }
}
