import Demography
import Glibc
import Readiness
import TestSupport
import Testing

@Suite("The daily chain against worked numbers")
struct ChainReferenceTests {
  @Test(
    "10,000 a day for ten days at a border for 8,000: queue 20,000, wait 2.5 days, empty on day 13")
  func queue() {
    let run = CrisisRun(constantInflow(persons: 10_000, days: 10, runFor: 30, capacity: 8000))
    let queues = (0..<30).map { run.borderRow(day: $0, point: 0, .event).queue }
    expectClose(queues[9], 20_000, within: 1e-6)
    expectClose(run.borderRow(day: 9, point: 0, .event).waitDays, 2.5, within: 1e-9)
    #expect(queues[11] > 0)
    #expect(queues[12] == 0)
    expectClose(queues.reduce(0, +), 126_000, within: 1e-5)
    #expect(run.queues[0].clearDay == 12)
  }

  @Test("1,000 a day for ten days who stay three: 2,948.0 on day 10, towards 3,000, 51.1 on day 20")
  func centre() {
    let short = CrisisRun(constantInflow(persons: 1000, days: 10, runFor: 20, stayDays: 3))
    expectClose(short.people[9].received, 2948.0, within: 0.05)
    expectClose(short.people[19].received, 51.1, within: 0.05)
    let long = CrisisRun(constantInflow(persons: 1000, days: 200, runFor: 200, stayDays: 3))
    // Little's law: inflow times stay.
    expectClose(long.people[199].received, 3000, within: 1e-9)
  }

  @Test("below saturation nobody queues")
  func calm() {
    let run = CrisisRun(constantInflow(persons: 7900, days: 30, runFor: 30, capacity: 8000))
    #expect(run.border.allSatisfy { $0.queue == 0 && $0.waitDays == 0 })
    #expect(run.queues[0].longest == 0)
  }

  // Entries of all Russian citizens, Ministry of Internal Affairs of Kazakhstan, 2022.
  @Test("Kazakhstan 2022: daily entries, and six official counts within 6 per cent")
  func kazakhstan() {
    let entries = Self.kazakhstanEntries
    let thousands = [8.5, 9.0, 11.7, 17.2, 22.7, 25.6, 28.6, 25.2, 21.9, 14.0]
    for (day, expected) in thousands.enumerated() {
      expectClose(entries[day] / 1000, expected, within: 0.1, "day \(day)")
    }
    let anchors = [
      Anchor(name: "by 27 September", figure: .entriesBefore(day: 6), reported: 98_000),
      Anchor(name: "by 4 October", figure: .entriesBefore(day: 13), reported: 200_000),
      Anchor(name: "29 September", figure: .entries(day: 8), reported: 22_500),
      Anchor(name: "30 September", figure: .entries(day: 9), reported: 14_900),
      Anchor(name: "3 October", figure: .entries(day: 12), reported: 7000),
      Anchor(name: "busiest day", figure: .busiestDay, reported: 30_000),
    ]
    for anchor in anchors {
      let error = anchor.relativeError(in: entries)
      // The parameters are stated to three figures; the largest error is 6.3 per cent.
      #expect(abs(error) < 0.065, "\(anchor.name): \(anchor.figure(in: entries)), off by \(error)")
    }
  }

  static var kazakhstanEntries: [Double] {
    let plan = CrisisPlan(
      regionIDs: ["border"],
      event: CrisisEvent(
        name: "2022", start: CalendarDay(year: 2022, month: 9, day: 21), dayCount: 30,
        waves: [
          CrisisEvent.Wave(
            arrivals: UncertainValue(121_471), pulse: ArrivalPulse(shape: 6.95, scaleDays: 1.03))
        ],
        profile: SmallCrisis.profile, householdSize: 2.5,
        stay: StayLaw(
          transitShare: UncertainValue(0.6), transitDays: 6, settledDays: UncertainValue(970)),
        ordinaryTrafficFall: 1 - 4160.0 / 8500, ordinaryTrafficFallDay: 9),
      points: [
        EntryPoint(
          id: "all", region: 0, share: 1, ordinaryTraffic: 8500,
          capacity: BorderCapacity(initial: 11_047, maximum: 30_000, growth: 2920.0 / 11_047))
      ],
      kilometres: [0], pulls: [RegionPull(population: 1e6)],
      reception: [ReceptionRule(stayDays: 3)])
    let run = CrisisRun(plan)
    return (0..<30).map { day in
      TrafficClass.allCases.reduce(0) { $0 + run.borderRow(day: day, point: 0, $1).admitted }
    }
  }

  @Test("of 2022's arrivals 39.2 per cent are there after 30 days and 24.9 after 460")
  func retention() {
    let stay = StayLaw(
      transitShare: UncertainValue(0.6), transitDays: 6, settledDays: UncertainValue(970))
    expectClose(stay.share(after: 30), 0.392, within: 5e-4)
    expectClose(stay.share(after: 460), 0.249, within: 5e-4)
    var plan = constantInflow(persons: 1000, days: 1, runFor: 461)
    plan.event.stay = stay
    var chain = DailyChain(plan)
    chain.begin()
    for day in 0...460 {
      chain.advance(day: day)
      expectClose(chain.present, 1000 * stay.share(after: Double(day)), within: 1e-9)
    }
  }

  @Test("half of the stayers of 2022 leave within 22 months")
  func halfLife() {
    // 100,000 on 1 November 2022, 65,000 on 31 December 2023, between 50,000 and 80,000.
    let days = Double(
      CalendarDay(year: 2023, month: 12, day: 31) - CalendarDay(year: 2022, month: 11, day: 1))
    let month = 365.25 / 12
    let centre = StayFit.halfLife(first: 100_000, later: 65_000, daysBetween: days)
    expectClose(centre / month, 22, within: 1)
    expectClose(
      StayFit.halfLife(first: 100_000, later: 50_000, daysBetween: days) / month, 14, within: 1)
    expectClose(
      StayFit.halfLife(first: 100_000, later: 80_000, daysBetween: days) / month, 44, within: 2)
    expectClose(StayLaw.meanDays(halfLife: 670), 966.6, within: 0.1)
  }

  @Test("those handed over are still there a year later as if each had been followed by day")
  func handOver() {
    // One cohort, admitted on 21 September: 101 days before 31 December.
    var plan = constantInflow(persons: 10_000, days: 1, runFor: 200)
    plan.event.start = CalendarDay(year: 2026, month: 9, day: 21)
    plan.event.stay = StayLaw(
      transitShare: UncertainValue(0.6), transitDays: 6, settledDays: UncertainValue(970))
    let handed = SettledHandOver(plan)
    let entered = handed.entrants[2026]?.total ?? 0
    let settled = { (days: Double) in 10_000 * 0.4 * exp(-days / 970) }
    // Present on 31 December after u days, times the chance of staying 365 − u more.
    let u = Double(CalendarDay.lastDay(of: 2026) - plan.event.start)
    #expect(u == 101)
    expectClose(entered, settled(u) * exp(-(365 - u) / 970), within: 1e-8)
    let next = entered * handed.stayingShare(enteredIn: 2026, in: 2027, region: 0)
    expectClose(
      handed.stayingShare(enteredIn: 2026, in: 2027, region: 0), exp(-u / 970), within: 1e-12)
    expectClose(next, settled(u + 365), within: 1e-8)
    let third = next * handed.stayingShare(enteredIn: 2026, in: 2028, region: 0)
    expectClose(third, settled(u + 730), within: 1e-8)
  }

  @Test("the hand-over of an event over two years and three regions is the sum of its cohorts")
  func handOverByYear() {
    var small = SmallCrisis()
    small.days = 300
    small.noise = 0
    let plan = small.plan
    let handed = SettledHandOver(plan)
    #expect(Set(handed.entrants.keys) == [2026, 2027])
    var chain = DailyChain(plan)
    chain.begin()
    var cohorts: [(day: Int, persons: Double)] = []
    var before = 0.0
    for day in 0..<300 {
      chain.advance(day: day)
      cohorts.append((day, (chain.admittedSoFar - before) * 0.4))
      before = chain.admittedSoFar
    }
    let lastOf2026 = CalendarDay.lastDay(of: 2026) - plan.event.start
    for (year, days) in [(2026, 0...lastOf2026), (2027, (lastOf2026 + 1)...299)] {
      let persons = cohorts.filter { days.contains($0.day) }.reduce(0) { $0 + $1.persons }
      let table = handed.entrants[year]
      expectClose(table?.total ?? 0, persons * exp(-365 / 970), within: 1e-6)
      #expect((0..<3).allSatisfy { (table?.total(region: $0) ?? 0) > 0 })
      // Survivors a year on: Σ over cohorts of exp(−(365 + u)/τ).
      let end = CalendarDay.lastDay(of: year) - plan.event.start
      let left = (0..<3).reduce(0) {
        $0 + (table?.total(region: $1) ?? 0)
          * handed.stayingShare(enteredIn: year, in: year + 1, region: $1)
      }
      let expected = cohorts.filter { days.contains($0.day) }.reduce(0) {
        $0 + $1.persons * exp(-Double(365 + end - $1.day) / 970)
      }
      expectClose(left, expected, within: 1e-6)
      #expect(handed.stayingShare(enteredIn: year, in: year + 2, region: 1) == exp(-365.0 / 970))
    }
    let sexes = handed.entrants[2026].map {
      $0.total(region: 0, sex: .male) / $0.total(region: 0)
    }
    expectClose(sexes ?? 0, 0.6, within: 1e-12)
  }
}
