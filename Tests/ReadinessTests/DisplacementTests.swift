import Demography
import Ensembles
import Glibc
import Readiness
import TestSupport
import Testing

@Suite("Flight inside the country")
struct DisplacementTests {
  private func flight(hosted: Double = 0.5, within: Double = 0.9) -> CrisisPlan {
    var small = SmallCrisis()
    small.kind = .displacement
    small.points = [
      EntryPoint(id: "east", region: 0, share: 0.7), EntryPoint(id: "west", region: 2, share: 0.3),
    ]
    small.noise = 0
    small.hostedShare = hosted
    small.managedShare = 0
    var plan = small.plan
    plan.settlement.withinRegion = within
    return plan
  }

  @Test("asks nothing of the border, and neither does a programme of resettlement")
  func border() throws {
    for kind in [CrisisEvent.Kind.displacement, .resettlement, .surge] {
      var plan = flight()
      plan.event.kind = kind
      plan.services = [
        Service(
          id: "border_staff", unit: "staff", agency: "", needs: [.init(.presented, emergency: 0.01)]
        )
      ]
      plan.capacities = [[nil, nil, nil]]
      let run = CrisisRun(plan)
      #expect(run.demand.contains { $0 > 0 } == (kind == .surge))
    }
  }

  @Test(
    "of those who stay away as many live in their own region as is stated, from wherever they fled",
    arguments: [0.0, 0.3, 0.9, 1.0])
  func within(share: Double) throws {
    // The event is long over, everybody has left hosts and reception places.
    var plan = flight(hosted: 0.2, within: share)
    plan.event.start = CalendarDay(year: 2026, month: 1, day: 1)
    plan.event.dayCount = 365
    plan.event.stay = StayLaw(
      transitShare: UncertainValue(0.6), transitDays: 6, settledDays: UncertainValue(1e9))
    let moved = try #require(SettledHandOver(plan).moved[2026])
    #expect(Set(moved.keys) == [0, 2])
    for (origin, row) in moved { expectClose(row[origin] / row.reduce(0, +), share, within: 0.05) }
    let later = SettledHandOver(plan)
    let all = later.moved.values.flatMap(\.values).flatMap { $0 }.reduce(0, +)
    // All who do not go home soon, 40 % of 50,000.
    expectClose(all, 20_000, within: 20)
    let elsewhere = later.entrants.values.reduce(0) { $0 + $1.total }
    let own = later.moved.values.reduce(0.0) { sum, byOrigin in
      sum + byOrigin.reduce(0) { $0 + $1.value[$1.key] }
    }
    expectClose(elsewhere, all - own, within: 1e-6 * all)
  }

  @Test("who stays in the own region asks for no more schools and beds there than before")
  func ownResidents() {
    func largest(_ plan: CrisisPlan, _ service: Int, _ region: Int) -> Double {
      CrisisRun(plan).load(service: service, region: region).peakDemand
    }
    let (schools, beds) = (3, 4)
    let (at, moving) = (flight(within: 1), flight(within: 0.5))
    for service in [schools, beds] {
      for region in 0..<3 { #expect(largest(at, service, region) < 1e-6) }
      // The region that nobody fled from receives residents of the others.
      #expect(largest(moving, service, 1) > 1)
    }
  }

  @Test("people leave relatives and friends in time, and then the region for another")
  func hosts() {
    let alone = CrisisRun(flight(hosted: 0, within: 0.5))
    let hosted = CrisisRun(flight(hosted: 1, within: 0.5))
    #expect(hosted.people.allSatisfy { $0.received == 0 })
    #expect(alone.people.contains { $0.received > 0 })
    let dwellings = 5
    let day = alone.dayCount - 1
    let late = { (run: CrisisRun) in
      run.demand[(day * run.serviceCount + dwellings) * run.regionCount + 1]
    }
    #expect(late(hosted) > 0.5 * late(alone))
    #expect(late(hosted) < late(alone))
  }
}

@Suite("The size of an event by its first days")
struct EventSizeTests {
  @Test("is what they are over their share of the pulse where nobody waits at a border")
  func open() throws {
    var small = SmallCrisis()
    small.points = [EntryPoint(id: "gate", region: 0, share: 1)]
    small.noise = 0
    let plan = small.plan
    var shares = [Double](repeating: 0, count: plan.dayCount)
    plan.event.waves[0].pulse.fill(&shares)
    let days = [800.0, 1900, 2700]
    let persons = try #require(EventSize.persons(admitting: days, in: plan))
    expectClose(
      persons, days.reduce(0, +) / shares.prefix(3).reduce(0, +), within: 1e-6 * persons)
  }

  @Test("through a border it is the event that fills it as far as was counted")
  func throughBorder() throws {
    var small = SmallCrisis()
    small.noise = 0
    small.arrivals = 60_000
    let plan = small.plan
    var chain = DailyChain(plan)
    chain.begin()
    var (before, counted) = (0.0, [Double]())
    for day in 0..<4 {
      chain.advance(day: day)
      counted.append(chain.admittedSoFar - before)
      before = chain.admittedSoFar
    }
    let persons = try #require(EventSize.persons(admitting: counted, in: plan))
    expectClose(persons, 60_000, within: 1e-3)
  }

  @Test("nothing where the border never lets so many in, or nobody was counted")
  func impossible() {
    var small = SmallCrisis()
    small.noise = 0
    #expect(EventSize.persons(admitting: [90_000, 90_000], in: small.plan) == nil)
    #expect(EventSize.persons(admitting: [0, 0], in: small.plan) == nil)
  }
}
