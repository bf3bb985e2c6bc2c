import Ensembles
import Readiness
import TestSupport
import Testing

@Suite("Ensembles of crises")
struct CrisisEnsembleTests {
  private static func summary(_ plan: CrisisPlan, workers: Int) async throws -> CrisisSummary {
    try await CrisisEnsemble(plan, members: 60, seed: 11).run(workers: workers)
  }

  @Test("one worker and two give the same bits, the same seed the same, another seed others")
  func bits() async throws {
    let plan = SmallCrisis().plan
    let (one, two) = (
      try await Self.summary(plan, workers: 1), try await Self.summary(plan, workers: 2)
    )
    let other = try await CrisisEnsemble(plan, members: 60, seed: 12).run(workers: 2)
    var differs = false
    for service in plan.services.indices {
      for region in [0, 1, 2, nil] {
        #expect(
          one.curve(service: service, region: region) == two.curve(service: service, region: region)
        )
        for confidence in [0.5, 0.8, 0.95] {
          let reserve = one.reserve(service: service, region: region, confidence: confidence)
          #expect(
            reserve == two.reserve(service: service, region: region, confidence: confidence))
          let changed = other.reserve(service: service, region: region, confidence: confidence)
          differs = differs || changed != reserve
        }
      }
    }
    #expect(one.queues == two.queues && one.waits == two.waits)
    #expect(differs)
  }

  @Test(
    "a reserve curve falls from the expected shortfall to nothing, and its probability rises to one"
  )
  func curve() async throws {
    let plan = SmallCrisis().plan
    let summary = try await Self.summary(plan, workers: 2)
    var curves = 0
    for service in plan.services.indices {
      for region in [0, 1, 2, nil] {
        let curve = summary.curve(service: service, region: region)
        let last = try #require(curve.last)
        #expect(last.probabilityOfNoGap == 1)
        // Sums of tiny remainders.
        #expect(last.expectedUnservedPersonDays < 1e-6)
        for (less, more) in zip(curve, curve.dropFirst()) {
          #expect(less.reserve < more.reserve)
          #expect(less.probabilityOfNoGap <= more.probabilityOfNoGap)
          #expect(less.expectedUnservedPersonDays >= more.expectedUnservedPersonDays)
        }
        if curve.count > 2 { curves += 1 }
        let eighty = summary.reserve(service: service, region: region, confidence: 0.8)
        #expect(summary.reserve(service: service, region: region, confidence: 0.5) <= eighty)
        #expect(eighty <= summary.reserve(service: service, region: region, confidence: 0.95))
      }
    }
    #expect(curves > 5)
  }

  @Test("policies meet the same events: another capacity changes no draw")
  func commonDraws() {
    var small = SmallCrisis()
    let before = CrisisEnsemble(small.plan, seed: 5).draws
    small.capacityFactor = 3
    small.managedShare = 0.9
    #expect(CrisisEnsemble(small.plan, seed: 5).draws == before)
    // Each parameter falls once into each five-hundredth.
    let strata = Set(before.map { Int($0.arrivals * 500) })
    #expect(strata.count == 500)
  }

  @Test("without spread and noise every member is the central run")
  func certain() async throws {
    var small = SmallCrisis()
    small.noise = 0
    var plan = small.plan
    plan.borderGrowth = UncertainValue(0.05)
    plan.settlement.distanceExponent = UncertainValue(0.6)
    plan.event.stay.settledDays = UncertainValue(970)
    plan.event.waves[0].arrivals = UncertainValue(50_000)
    plan.event.waves[0].shape = UncertainValue(2.6)
    plan.event.waves[0].scaleDays = UncertainValue(4.8)
    let summary = try await CrisisEnsemble(plan, members: 20, seed: 1).run(workers: 2)
    let run = CrisisRun(plan)
    for service in plan.services.indices {
      for region in 0..<3 {
        #expect(
          summary.reserve(service: service, region: region, confidence: 0.8)
            == run.load(service: service, region: region).largestGap)
      }
    }
  }

  @Test("the centre of an uncertain value has half of the outcomes on either side")
  func centre() throws {
    let ranged = UncertainValue(2.6, within: 1.5...7)
    #expect(ranged.quantile(0.5) == 2.6)
    expectClose(ranged.quantile(0.25), 2.05, within: 1e-12)
    expectClose(ranged.quantile(0.75), 4.8, within: 1e-12)
    let persons = UncertainValue(
      try ThreePoint("arrivals", low: 85_000, central: 120_000, high: 300_000))
    #expect(persons.quantile(0.1) == 85_000)
    #expect(persons.quantile(0.5) == 120_000)
    #expect(persons.quantile(0.9) == 300_000)
  }
}
