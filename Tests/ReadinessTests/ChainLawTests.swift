import Demography
import Ensembles
import Readiness
import TestSupport
import Testing

@Suite("Laws of the daily chain")
struct ChainLawTests {
  @Test(
    "everybody who set out is admitted, waiting, on the way or has turned back; everybody admitted is there or has left",
    arguments: [CrisisEvent.Kind.surge, .displacement, .resettlement])
  func conservation(kind: CrisisEvent.Kind) {
    var small = SmallCrisis()
    small.kind = kind
    if kind != .surge {
      small.points = [EntryPoint(id: "east", region: 0, share: 1)]
      small.transitShare = 0
    }
    for member in 0..<5 {
      var draw = MemberDraw.central
      draw.arrivals = Double(member) / 5 + 0.1
      draw.noise = MemberDraw.Noise(seed: 7, member: member)
      var chain = DailyChain(small.plan)
      chain.begin(draw)
      for day in 0..<small.days {
        chain.advance(day: day)
        let waiting = (0..<small.points.count).reduce(0.0) {
          $0 + chain.waiting(at: $1, .event) + chain.underWay(to: $1, .event)
        }
        expectClose(
          chain.admittedSoFar + waiting + chain.gaveUp, chain.setOut,
          within: 1e-9 * max(1, chain.setOut), "at the border on day \(day)")
        expectClose(
          chain.present + chain.passedOn + chain.returned, chain.admittedSoFar,
          within: 1e-9 * max(1, chain.admittedSoFar), "inside on day \(day)")
        let backlog = (0..<3).reduce(0.0) { $0 + chain.waitingForRegistration(in: $1) }
        expectClose(
          chain.registered + backlog, chain.admittedSoFar,
          within: 1e-9 * max(1, chain.admittedSoFar), "at desks on day \(day)")
      }
      #expect(chain.admittedSoFar > 0)
    }
  }

  @Test("no entry point admits more than it can, and no stock is below zero")
  func bounds() {
    for seed in 0..<20 {
      let plan = SmallCrisis().plan
      var draw = CrisisEnsemble(plan, members: 20, seed: 3).draws[seed]
      draw.noise = MemberDraw.Noise(seed: 3, member: seed)
      let run = CrisisRun(plan, draw: draw)
      var chain = DailyChain(plan)
      chain.begin(draw)
      let growth = plan.borderGrowth.quantile(draw.borderGrowth)
      for day in 0..<plan.dayCount {
        chain.advance(day: day)
        for (point, entry) in plan.points.enumerated() {
          let rows = TrafficClass.allCases.map { run.borderRow(day: day, point: point, $0) }
          let capacity = entry.capacity?.personsPerDay(on: day, eventGrowth: growth) ?? .infinity
          #expect(rows[0].admitted + rows[1].admitted <= capacity * (1 + 1e-12))
          #expect(
            rows.allSatisfy {
              $0.queue >= 0 && $0.admitted >= 0 && $0.inTransit >= 0 && $0.givenUp >= 0
            })
        }
        for region in 0..<3 {
          #expect(chain.settlers(in: region) >= 0 && chain.passing(in: region) >= 0)
          #expect(chain.persons(.received, in: region) >= 0)
        }
        #expect(chain.travelling >= 0)
      }
      #expect(run.gap.allSatisfy { $0 >= 0 } && run.demand.allSatisfy { $0 >= 0 })
    }
  }

  @Test("doubling capacity never raises a gap, doubling arrivals never lowers one")
  func monotone() {
    var small = SmallCrisis()
    small.noise = 0
    // Where the authorities place people depends on where there is room, so gaps of single regions
    // may move; without placement they cannot.
    small.managedShare = 0
    let plan = small.plan
    let once = CrisisRun(plan)
    small.capacityFactor = 2
    let roomier = CrisisRun(small.plan)
    #expect(zip(roomier.gap, once.gap).allSatisfy { $0 <= $1 })
    #expect(once.loads.contains { $0.largestGap > 0 })
    small.capacityFactor = 1
    small.arrivals *= 2
    let larger = CrisisRun(small.plan)
    for (service, region) in [(0, 0), (0, 2), (1, 0), (2, 0), (3, 0), (4, 0), (4, 1), (5, 1)] {
      let (less, more) = (
        once.load(service: service, region: region), larger.load(service: service, region: region)
      )
      #expect(more.largestGap >= less.largestGap)
      #expect(more.unservedPersonDays >= less.unservedPersonDays)
    }
  }

  @Test("without an event every load, gap, queue and hand-over is zero")
  func noEvent() {
    var small = SmallCrisis()
    small.arrivals = 0
    // Ordinary traffic below capacity.
    let run = CrisisRun(small.plan)
    #expect(run.demand.indices.allSatisfy { run.gap[$0] == 0 })
    let border = run.stocks.allSatisfy { $0.admittedSoFar == 0 && $0.settlers == 0 }
    #expect(border)
    #expect(run.demand.allSatisfy { $0 == 0 })
    #expect(run.loads.allSatisfy { $0 == LoadIndicators() })
    #expect(SettledHandOver(small.plan).entrants[2026]?.total == 0)
  }

  @Test("another entry point never raises the total wait")
  func anotherPoint() {
    for share in [0.0, 0.1, 0.3] {
      var small = SmallCrisis()
      small.noise = 0
      let before = CrisisRun(small.plan)
      small.points[0].share -= share
      small.points.append(
        EntryPoint(
          id: "new", region: 1, share: share, capacity: BorderCapacity(initial: 1500)))
      let after = CrisisRun(small.plan)
      let waiting = { (run: CrisisRun) in run.queues.reduce(0) { $0 + $1.waitingPersonDays } }
      #expect(waiting(after) <= waiting(before), "share \(share)")
      #expect(waiting(before) > 0)
    }
  }

  @Test("another order of regions and entry points permutes the results")
  func permutation() {
    let plan = SmallCrisis().plan
    let order = [2, 0, 1]
    var turned = plan
    turned.regionIDs = order.map { plan.regionIDs[$0] }
    turned.pulls = order.map { plan.pulls[$0] }
    turned.rentals = order.map { plan.rentals[$0] }
    turned.reception = order.map { plan.reception[$0] }
    turned.placement.quotas = order.map { plan.placement.quotas[$0] }
    turned.capacities = plan.capacities.map { row in order.map { row[$0] } }
    turned.kilometres = order.flatMap { from in order.map { plan.distance(from, $0) } }
    turned.points = plan.points.reversed().map { point in
      EntryPoint(
        id: point.id, region: order.firstIndex(of: point.region) ?? 0, share: point.share,
        ordinaryTraffic: point.ordinaryTraffic, capacity: point.capacity)
    }
    let (before, after) = (CrisisRun(plan), CrisisRun(turned))
    for day in stride(from: 0, to: plan.dayCount, by: 7) {
      for service in plan.services.indices {
        for (row, region) in order.enumerated() {
          let a = before.demand[(day * plan.services.count + service) * 3 + region]
          let b = after.demand[(day * plan.services.count + service) * 3 + row]
          expectClose(b, a, within: 1e-9 * max(1, abs(a)), "day \(day), service \(service)")
        }
      }
      for point in 0..<2 {
        expectClose(
          after.borderRow(day: day, point: 1 - point, .event).queue,
          before.borderRow(day: day, point: point, .event).queue, within: 1e-6)
      }
    }
  }

  @Test("the authorities place nobody beyond a quota, and first where nothing is overloaded")
  func placement() {
    var small = SmallCrisis()
    small.managedShare = 1
    small.transitShare = 0
    // Guests of relatives look for a home themselves.
    small.hostedShare = 0
    small.quotas = [0, 1000, .infinity]
    var chain = DailyChain(small.plan)
    chain.begin()
    for day in 0..<small.days { chain.advance(day: day) }
    #expect(chain.persons(.housed, in: 0) == 0)
    #expect(chain.persons(.housed, in: 1) <= 1000 + 1e-9)
    #expect(chain.persons(.housed, in: 2) > 1000)
  }

  @Test("with nowhere to be placed people stay in reception places")
  func noPlaces() {
    var small = SmallCrisis()
    small.managedShare = 1
    small.transitShare = 0
    small.hostedShare = 0
    small.quotas = [0, 0, 0]
    var chain = DailyChain(small.plan)
    chain.begin()
    for day in 0..<small.days { chain.advance(day: day) }
    let received = (0..<3).reduce(0.0) { $0 + chain.persons(.received, in: $1) }
    expectClose(received, chain.present, within: 1e-6)
    #expect(chain.admittedSoFar > 10_000)
  }

  @Test("what nobody knows has a demand and no gap")
  func unknown() {
    var plan = SmallCrisis().plan
    plan.capacities[0][0] = nil
    let run = CrisisRun(plan)
    #expect(run.load(service: 0, region: 0).peakDemand > 0)
    #expect(run.load(service: 0, region: 0).largestGap == 0)
    #expect(!plan.isKnown(service: 0, region: 0))
  }
}
