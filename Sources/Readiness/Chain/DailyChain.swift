import Ensembles
import Glibc

/// People who are followed apart from the whole: those admitted on some days, with or without those
/// of them who leave again. Every layer goes where the whole goes, share by share.
struct CohortLayer: Sendable, Equatable {
  var admittedOn: Range<Int>
  /// The region that admitted them; `nil` for any.
  var admittedIn: Int?
  var leavesAgain: Bool

  func admits(on day: Int, in region: Int) -> Bool {
    admittedOn.contains(day) && (admittedIn ?? region) == region
  }
}

/// The chain from setting out to the load on services, one day after another; made once by a worker
/// and used for every member.
///
/// A day in this order: at the border, leaving the country, reception and registration, settling,
/// moving on, loads. Persons are not rounded.
package struct DailyChain: ~Copyable {
  package let plan: CrisisPlan
  let schedule: ServiceSchedule
  let layers: [CohortLayer]
  let regionCount: Int
  let travelDays: [Int]
  let slots: Int

  var border: BorderQueue
  var choice: SettlementChoice
  var managed: ManagedPlacement

  // The member's parameters.
  /// Persons of the event who set out on each day.
  package internal(set) var settingOut: [Double]
  var waveShares: [Double]
  var borderGrowth = 0.0
  var transitShare = 0.0
  var hostedShare = 0.0
  var transitFactor = 1.0
  var settledFactor = 1.0
  /// Share that has not left after so many days.
  var settledAfter: [Double]

  // Those who stay, `[layer][region]`: in reception places, with hosts, in homes of their own
  // finding, in homes found for them; and on the way to these, `[slot][layer][region]`.
  var receivedSettlers: [Double]
  var hostedSettlers: [Double]
  var selfHoused: [Double]
  var placed: [Double]
  var travellingSelf: [Double]
  var travellingPlaced: [Double]

  // Those who pass through, by region.
  var receivedTransit: [Double]
  var hostedTransit: [Double]
  var transit: [Double]

  // By region, of the day.
  var admitted: [Double]
  var backlog: [Double]
  var room: [Double]
  var leavingShare: [Double]
  var managedLeaving: [Double]
  /// `[driver][region]`.
  var drivers: [Double]
  /// `[service][region]`, units.
  package internal(set) var demand: [Double]
  /// G = max(0, D − S); zero where nobody knows S.
  package internal(set) var gap: [Double]

  // Those who stay, by the day of admission, for the enrolment of children.
  var settlersAdmitted: [Double]
  var longSettled = 0.0
  var enrolledShare = 0.0

  // Since the start, persons.
  package internal(set) var admittedSoFar = 0.0
  package internal(set) var passedOn = 0.0
  package internal(set) var returned = 0.0
  package internal(set) var registered = 0.0
  package internal(set) var gaveUp = 0.0
  package internal(set) var setOut = 0.0
  /// Net of diversions: those who ever came to an entry point.
  package internal(set) var ordinarySetOut = 0.0
  package internal(set) var ordinaryAdmitted = 0.0

  package init(_ plan: CrisisPlan) { self.init(plan, layers: []) }

  /// - Parameter layers: besides the whole.
  init(_ plan: CrisisPlan, layers followed: [CohortLayer]) {
    self.plan = plan
    layers = [CohortLayer(admittedOn: 0..<plan.dayCount, leavesAgain: true)] + followed
    regionCount = plan.regionCount
    schedule = ServiceSchedule(plan)
    var travelDays = [Int](repeating: 0, count: regionCount * regionCount)
    for from in 0..<regionCount {
      for to in 0..<regionCount where to != from {
        travelDays[from * regionCount + to] = max(
          1, Travel.days(kilometres: plan.distance(from, to)))
      }
    }
    self.travelDays = travelDays
    slots = (travelDays.max() ?? 0) + 1
    let kilometres = { (from: Int, to: Int) in plan.distance(from, to) }
    border = BorderQueue(plan.points, rule: plan.diversion, kilometres: kilometres)
    choice = SettlementChoice(plan.pulls, rule: plan.settlement, kilometres: kilometres)
    managed = ManagedPlacement(services: plan.services, regionIDs: plan.regionIDs)
    let days = [Double](repeating: 0, count: plan.dayCount)
    let layered = [Double](repeating: 0, count: layers.count * regionCount)
    let ring = [Double](repeating: 0, count: slots * layers.count * regionCount)
    let byRegion = [Double](repeating: 0, count: regionCount)
    let loads = [Double](repeating: 0, count: plan.services.count * regionCount)
    settingOut = days
    waveShares = days
    settlersAdmitted = days
    settledAfter = .init(repeating: 1, count: max(1, plan.calendar.enrolmentEnds + 1))
    receivedSettlers = layered
    hostedSettlers = layered
    selfHoused = layered
    placed = layered
    travellingSelf = ring
    travellingPlaced = ring
    receivedTransit = byRegion
    hostedTransit = byRegion
    transit = byRegion
    admitted = byRegion
    backlog = byRegion
    room = byRegion
    leavingShare = byRegion
    managedLeaving = byRegion
    drivers = .init(repeating: 0, count: LoadDriver.allCases.count * regionCount)
    demand = loads
    gap = loads
  }

  // MARK: A member

  /// Clears every stock and takes on the parameters of a member.
  package mutating func begin(_ draw: MemberDraw = .central) {
    clear()
    let event = plan.event
    fillSettingOut(draw)
    borderGrowth = plan.borderGrowth.quantile(draw.borderGrowth)
    transitShare = event.stay.transitShare.quantile(draw.transitShare)
    hostedShare = event.hostedShare.quantile(draw.hostedShare)
    transitFactor = exp(-1 / event.stay.transitDays)
    let settledDays = event.stay.settledDays.quantile(draw.settledDays)
    settledFactor = exp(-1 / settledDays)
    for days in settledAfter.indices { settledAfter[days] = exp(-Double(days) / settledDays) }
    choice.weigh(
      distanceExponent: plan.settlement.distanceExponent.quantile(draw.distanceExponent))
  }

  private mutating func fillSettingOut(_ draw: MemberDraw) {
    for day in settingOut.indices { settingOut[day] = 0 }
    for wave in plan.event.waves {
      wave.pulse.fill(
        &waveShares, from: wave.startDay,
        with: (
          wave.shape.quantile(draw.shape), wave.scaleDays.quantile(draw.scale),
          wave.floor.quantile(draw.floor)
        ))
      let persons = wave.arrivals.quantile(draw.arrivals)
      for day in settingOut.indices { settingOut[day] += persons * waveShares[day] }
    }
    guard let noise = draw.noise, plan.event.dailyNoise > 0 else { return }
    let stream = RandomStream(seed: noise.seed, component: "crisis arrivals")
    let spread = plan.event.dailyNoise
    var path = 0.0
    for day in settingOut.indices {
      let step = spread * stream.normal(time: day, draw: noise.member)
      path = day == 0 ? step : 0.5 * path + step * 0.75.squareRoot()
      settingOut[day] *= exp(path - spread * spread / 2)
    }
  }

  private mutating func clear() {
    border.clear()
    func zero(_ row: inout [Double]) { for cell in row.indices { row[cell] = 0 } }
    zero(&receivedSettlers)
    zero(&hostedSettlers)
    zero(&selfHoused)
    zero(&placed)
    zero(&travellingSelf)
    zero(&travellingPlaced)
    zero(&receivedTransit)
    zero(&hostedTransit)
    zero(&transit)
    zero(&backlog)
    zero(&drivers)
    zero(&demand)
    zero(&gap)
    zero(&settlersAdmitted)
    longSettled = 0
    enrolledShare = 0
    admittedSoFar = 0
    passedOn = 0
    returned = 0
    registered = 0
    gaveUp = 0
    setOut = 0
    ordinarySetOut = 0
    ordinaryAdmitted = 0
  }

  // MARK: A day

  /// Days must follow one another from zero, after `begin`.
  package mutating func advance(day: Int) {
    crossBorder(day: day)
    leaveCountry()
    arriveFromTravel(day: day)
    if plan.event.kind == .resettlement {
      // A home is ready on the day of arrival.
      enterReception(day: day)
      leaveReception(day: day)
    } else {
      leaveReception(day: day)
      enterReception(day: day)
    }
    register(day: day)
    moveOn(day: day)
    enrol(day: day)
    load(day: day)
  }
}
