/// One run of the chain with everything that is reported of each day.
package struct CrisisRun: Sendable {
  /// An entry point and a class of traffic on one day, persons.
  package struct BorderRow: Sendable, Equatable {
    package let arrivals: Double
    package let admitted: Double
    package let queue: Double
    package let waitDays: Double
    package let diverted: Double
    package let inTransit: Double
    package let givenUp: Double
  }

  /// People of the event in a region at the end of a day.
  package struct People: Sendable, Equatable {
    /// In the day.
    package var admitted = 0.0
    /// In reception places.
    package var received = 0.0
    /// With relatives and friends.
    package var hosted = 0.0
    /// Elsewhere, before they travel on or go home.
    package var passing = 0.0
    /// In homes that they found themselves.
    package var settledThemselves = 0.0
    /// In homes that the authorities found for them.
    package var placed = 0.0
    /// Not registered yet.
    package var unregistered = 0.0

    package var present: Double { received + hosted + passing + settledThemselves + placed }

    package init() {}
  }

  /// People of the event in the country at the end of a day.
  package struct Stocks: Sendable, Equatable {
    /// In the day.
    package var setOut = 0.0
    package var admittedSoFar = 0.0
    package var passing = 0.0
    package var settlers = 0.0
    package var passedOn = 0.0
    package var returned = 0.0
    package var registered = 0.0
    /// In a queue at the border, or on the way from one to another.
    package var waiting = 0.0
    package var gaveUp = 0.0

    package var present: Double { passing + settlers }
  }

  package let dayCount: Int
  package let serviceCount: Int
  package let regionCount: Int
  package let pointCount: Int
  /// `[day][service][region]`, units.
  package private(set) var demand: [Double] = []
  package private(set) var spare: [Double] = []
  package private(set) var gap: [Double] = []
  /// `[day][point][class]`.
  package private(set) var border: [BorderRow] = []
  /// `[day]`.
  package private(set) var stocks: [Stocks] = []
  /// `[day][region]`.
  package private(set) var people: [People] = []
  /// `[service][region]`, the country last.
  package private(set) var loads: [LoadIndicators] = []
  package private(set) var queues: [QueueIndicators] = []
  package private(set) var registration: [QueueIndicators] = []

  /// Runs a plan at its central values, or as one member.
  package init(_ plan: CrisisPlan, draw: MemberDraw = .central) {
    dayCount = plan.dayCount
    serviceCount = plan.services.count
    regionCount = plan.regionCount
    pointCount = plan.points.count
    var chain = DailyChain(plan)
    var tracker = IndicatorTracker(plan)
    chain.begin(draw)
    tracker.begin()
    for day in 0..<plan.dayCount {
      chain.advance(day: day)
      tracker.observe(chain, day: day)
      demand += chain.demand
      gap += chain.gap
      for service in 0..<serviceCount {
        for region in 0..<regionCount {
          spare.append(chain.schedule.spare(service, region, day: day))
        }
      }
      record(chain, day: day, points: plan.points.count)
    }
    loads = tracker.loads
    queues = tracker.border
    registration = tracker.registration
  }

  private mutating func record(_ chain: borrowing DailyChain, day: Int, points: Int) {
    for point in 0..<points {
      for kind in TrafficClass.allCases {
        let at = 2 * point + kind.rawValue
        border.append(
          BorderRow(
            arrivals: chain.border.presented[at], admitted: chain.border.admitted[at],
            queue: chain.border.queue[at], waitDays: chain.border.waitDays(at: point),
            diverted: chain.border.diverted[at],
            inTransit: chain.border.inTransit(to: point, kind),
            givenUp: chain.border.givenUp[at]))
      }
    }
    var stocks = Stocks()
    stocks.admittedSoFar = chain.admittedSoFar
    stocks.settlers = chain.settlers
    stocks.passing = chain.present - chain.settlers
    stocks.passedOn = chain.passedOn
    stocks.returned = chain.returned
    stocks.registered = chain.registered
    stocks.setOut = chain.settingOut[day]
    stocks.waiting = chain.waiting
    stocks.gaveUp = chain.gaveUp
    self.stocks.append(stocks)
    for region in 0..<regionCount { people.append(chain.people(in: region)) }
  }

  package func borderRow(day: Int, point: Int, _ kind: TrafficClass) -> BorderRow {
    border[(day * pointCount + point) * 2 + kind.rawValue]
  }

  package func people(day: Int, region: Int) -> People { people[day * regionCount + region] }

  /// The gaps of a service and region, day by day.
  package func gaps(service: Int, region: Int) -> [Double] {
    (0..<dayCount).map { gap[($0 * serviceCount + service) * regionCount + region] }
  }

  package func load(service: Int, region: Int) -> LoadIndicators {
    loads[service * (regionCount + 1) + region]
  }

  /// Of the whole country.
  package func load(service: Int) -> LoadIndicators { load(service: service, region: regionCount) }
}
