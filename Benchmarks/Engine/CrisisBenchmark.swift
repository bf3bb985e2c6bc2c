import AllocationCounter
import Demography
import Ensembles
import Readiness

/// A surge into a made-up country: members of the daily chain with every service, and what a day
/// allocates.
struct CrisisBenchmark {
  let regions: Int
  let members: Int
  let workers: Int
  private static let days = 365
  private static let arrivals = 120_000.0

  func run() async throws -> BenchmarkReport {
    let plan = plan
    var report = BenchmarkReport(
      "\(members) members, \(Self.days) days, \(regions) regions, \(plan.services.count) services, "
        + "\(workers) workers")
    let watch = Stopwatch()
    let summary = try await CrisisEnsemble(plan, members: members, seed: 1).run(workers: workers)
    let (wall, cpu) = (watch.wallSeconds, watch.cpuSeconds)
    report.add("both passes", wall, "s wall")
    report.add("both passes", cpu, "s CPU")
    report.add(
      "a member, day and region", cpu / Double(2 * members * Self.days * regions) * 1e9, "ns CPU")
    check(plan, &report)
    let known = plan.services.indices.map {
      summary.reserve(service: $0, region: nil, confidence: 0.8)
    }
    report.check(
      "services without any gap", Double(known.count { $0 == 0 }),
      atMost: Double(plan.services.count - 1))
    return report
  }

  /// Everybody admitted is there or has left, and no day allocates.
  private func check(_ plan: CrisisPlan, _ report: inout BenchmarkReport) {
    var chain = DailyChain(plan)
    var tracker = IndicatorTracker(plan)
    // The first member of a worker also makes what is made once.
    chain.begin()
    tracker.begin()
    _ = Self.follow(&chain, &tracker)
    chain.begin()
    tracker.begin()
    let before = kosh_allocation_count()
    let worst = Self.follow(&chain, &tracker)
    let allocations = kosh_allocation_count() - before
    report.check("allocations in the daily loop", Double(allocations), atMost: 0)
    report.check("account of persons, relative", worst, atMost: 1e-9)
  }

  /// One member; answers by how much its account is out on the worst day.
  private static func follow(
    _ chain: inout DailyChain, _ tracker: inout IndicatorTracker
  ) -> Double {
    var worst = 0.0
    for day in 0..<days {
      chain.advance(day: day)
      tracker.observe(chain, day: day)
      let there = chain.present + chain.passedOn + chain.returned
      worst = max(worst, abs(there - chain.admittedSoFar) / max(1, chain.admittedSoFar))
    }
    return worst
  }

  private var plan: CrisisPlan {
    let entry = 1 / Double(min(5, regions))
    let points = (0..<min(5, regions)).map {
      EntryPoint(
        id: "gate \($0)", region: $0, share: entry, ordinaryTraffic: 900,
        capacity: BorderCapacity(initial: 2500, maximum: 4600, growth: nil))
    }
    let event = CrisisEvent(
      name: "benchmark", start: CalendarDay(year: 2026, month: 9, day: 21), dayCount: Self.days,
      waves: [
        CrisisEvent.Wave(
          arrivals: UncertainValue(Self.arrivals, within: 85_000...300_000),
          pulse: ArrivalPulse(shape: 2.6, scaleDays: 4.8, floor: 0.14),
          shape: UncertainValue(2.6, within: 1.5...7),
          scaleDays: UncertainValue(4.8, within: 1...8))
      ],
      profile: AgeSexTable(repeating: 1 / Double(AgeSexTable.count)), householdSize: 2.8,
      stay: StayLaw(
        transitShare: UncertainValue(0.6, within: 0.45...0.75), transitDays: 6,
        settledDays: UncertainValue(970, within: 600...1900)), managedShare: 0.3)
    return CrisisPlan(
      regionIDs: (0..<regions).map { "region \($0)" }, event: event, points: points,
      diversion: DiversionRule(leavingShare: 0.25, givingUpShare: 0.1, reachKm: 500),
      borderGrowth: UncertainValue(0.08, within: 0.02...0.3),
      kilometres: (0..<(regions * regions)).map {
        180 * Double(abs($0 / regions - $0 % regions))
      },
      pulls: (0..<regions).map { RegionPull(population: 400_000 + 90_000 * Double($0)) },
      rentals: (0..<regions).map { _ in RentalStock(dwellings: 30_000, letToResidents: 26_000) },
      reception: (0..<regions).map { _ in
        ReceptionRule(stayDays: 3.5, registrationsPerDay: 700)
      },
      services: Self.services,
      capacities: Self.services.map { service in
        (0..<regions).map { _ in
          ServiceCapacity(capacity: 300 * service.needs[0].emergency, residents: 0)
        }
      })
  }

  /// Every driver, and as many services as `kosh readiness` has.
  private static let services: [Service] = [
    ("reception", LoadDriver.received, 1), ("area", .received, 5.5), ("dwellings", .housed, 0.36),
    ("water", .received, 0.023), ("toilets", .received, 0.02), ("showers", .received, 0.02),
    ("taps", .received, 0.004), ("food", .received, 0.55),
    ("kits", .newcomers, 0.2), ("clinicians", .present, 0.00067), ("beds", .present, 0.0018),
    ("school", .pupils, 1), ("desks", .toRegister, 0.0125), ("border", .presented, 0.0017),
    ("staff", .received, 0.02),
  ].map { id, driver, units in
    Service(
      id: id, unit: id, agency: "", needs: [.init(driver, emergency: units)],
      isStock: driver == .newcomers)
  }
}
