import Readiness
import TestSupport
import Testing

@Suite("Indicators of readiness")
struct IndicatorTests {
  @Test("a stay of many in few places is counted day by day")
  func counted() {
    var plan = constantInflow(persons: 1000, days: 10, runFor: 40, stayDays: 3)
    plan.services = [
      Service(
        id: "shelter", unit: "places", agency: "akimat", needs: [.init(.received, emergency: 1)])
    ]
    plan.capacities = [[ServiceCapacity(capacity: 2000)]]
    let run = CrisisRun(plan)
    // 1000, 1667, 2111, …: above 2,000 from day 2 on.
    let gaps = run.people.map { max(0, $0.received - 2000) }
    let load = run.load(service: 0, region: 0)
    #expect(run.gaps(service: 0, region: 0) == gaps)
    #expect(load.saturationDay == 2)
    #expect(load.peakDay == 9)
    #expect(load.overloadDays == gaps.count { $0 > 0 })
    expectClose(load.unservedPersonDays, gaps.reduce(0, +), within: 1e-9)
    expectClose(load.largestGap, 2947.98 - 2000, within: 0.01)
  }

  @Test("two days of shortage are no saturation, three are")
  func saturation() {
    for (days, expected) in [(2, nil), (3, 0)] as [(Int, Int?)] {
      var plan = constantInflow(persons: 100, days: days, runFor: 20, stayDays: 1)
      plan.services = [
        Service(id: "shelter", unit: "places", agency: "a", needs: [.init(.received, emergency: 1)])
      ]
      plan.capacities = [[ServiceCapacity(capacity: 50)]]
      let load = CrisisRun(plan).load(service: 0, region: 0)
      #expect(load.saturationDay == expected)
      #expect(load.overloadDays == days)
    }
  }

  @Test("a stock of kits runs down and is short by what was needed beyond it")
  func stock() {
    var plan = constantInflow(persons: 1000, days: 10, runFor: 20)
    plan.services = [
      Service(
        id: "kits", unit: "kits", agency: "a", needs: [.init(.newcomers, emergency: 0.2)],
        isStock: true)
    ]
    plan.capacities = [[ServiceCapacity(capacity: 1500)]]
    let run = CrisisRun(plan)
    expectClose(run.load(service: 0, region: 0).largestGap, 500, within: 1e-9)
    #expect(run.load(service: 0, region: 0).saturationDay == 7)
    expectClose(run.gap[19], 500, within: 1e-9)
  }

  @Test("norms change with the phase and the season")
  func phases() {
    let need = Service.Need(.received, emergency: 3.5, inCold: 5.5)
    #expect(need.units(isEmergency: true, isCold: false) == 3.5)
    #expect(need.units(isEmergency: false, isCold: true) == 5.5)
    let winter = ServiceCalendar.Season(from: (10, 1), to: (4, 30))
    #expect(winter.contains(CalendarDay(year: 2026, month: 12, day: 31)))
    #expect(winter.contains(CalendarDay(year: 2027, month: 4, day: 30)))
    #expect(!winter.contains(CalendarDay(year: 2027, month: 5, day: 1)))
  }

  @Test("children enrol from the fortnight to the sixtieth day and stay at home in summer")
  func pupils() {
    var plan = constantInflow(persons: 1000, days: 1, runFor: 260)
    plan.event.start = CalendarDay(year: 2026, month: 9, day: 21)
    let children = 1000 * plan.event.schoolAgeShare
    var chain = DailyChain(plan)
    chain.begin()
    for day in 0..<260 {
      chain.advance(day: day)
      let pupils = chain.persons(.pupils, in: 0)
      let enrolled = min(0.9, max(0, 0.9 * Double(day - 14) / 46))
      let isSummer = plan.event.start + day >= CalendarDay(year: 2027, month: 6, day: 1)
      expectClose(pupils, isSummer ? 0 : children * enrolled, within: 1e-6, "day \(day)")
    }
  }

  @Test("a site opens on its day, grows and fills up")
  func sites() {
    let capacity = ServiceCapacity(
      sites: [
        .init(capacity: 100),
        .init(capacity: 50, openingDay: 5, addedPerDay: 20, fullCapacity: 120),
      ], usableShare: 0.5, residents: 20)
    #expect(capacity.spare(on: 0) == 30)
    #expect(capacity.spare(on: 5) == 55)
    #expect(capacity.spare(on: 7) == 75)
    #expect(capacity.spare(on: 100) == 90)
    #expect(ServiceCapacity(capacity: 10, residents: 30).spare(on: 0) == 0)
  }

  @Test("building must start early enough for the worst day")
  func leadTime() {
    #expect(LeadTime.latestStart(gaps: [0, 0, 0, 30, 90, 40], buildRate: 10) == -5)
    #expect(LeadTime.latestStart(gaps: [0, 0, 20], buildRate: 100) == 1)
    #expect(LeadTime.latestStart(gaps: [0, 0], buildRate: 1) == nil)
  }

  @Test("quantiles of a sample lie between its values, as Hyndman and Fan's seventh")
  func quantiles() {
    #expect(SampleQuantile.value(0.8, of: [1, 2, 3, 4, 5, 6]) == 5)
    #expect(SampleQuantile.value(0.5, of: [1, 2, 3, 10]) == 2.5)
    #expect(SampleQuantile.value(1, of: [1, 2]) == 2)
    #expect(SampleQuantile.value(0, of: [7]) == 7)
  }

  @Test("a rental market slows settlers as the last tenth is let and never stops them all")
  func rentals() {
    let stock = RentalStock(dwellings: 1000, letToResidents: 800)
    #expect(stock.room(letToSettlers: 50, least: 0.2) == 1)
    expectClose(stock.room(letToSettlers: 150, least: 0.2), 0.5, within: 1e-12)
    #expect(stock.room(letToSettlers: 500, least: 0.2) == 0.2)
    #expect(stock.room(letToSettlers: 500, least: 0) == 0)
  }
}
