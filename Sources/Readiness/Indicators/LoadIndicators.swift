/// What one run says of one service in one region, or in the country.
package struct LoadIndicators: Sendable, Equatable {
  /// Units, and the first day that has it.
  package var peakDemand = 0.0
  package var peakDay = 0
  /// The largest gap, units: the reserve that would have closed it.
  package var largestGap = 0.0
  /// First of three days in a row with a gap; `nil` where there are none.
  package var saturationDay: Int?
  /// Days with a gap.
  package var overloadDays = 0
  /// Persons not served, summed over days.
  package var unservedPersonDays = 0.0

  package init() {}
}

/// What one run says of one entry point or of the registration in one region.
package struct QueueIndicators: Sendable, Equatable {
  /// Persons.
  package var longest = 0.0
  package var longestWaitDays = 0.0
  /// Day after which nobody waits any more; `nil` where nobody ever waited or somebody still does.
  package var clearDay: Int?
  /// Persons who wait, summed over days.
  package var waitingPersonDays = 0.0

  package init() {}
}

/// Gathers the indicators of a run, day by day; made once by a worker.
package struct IndicatorTracker: ~Copyable {
  /// Days in a row that make a saturation.
  package static let daysOfSaturation = 3
  private let serviceCount: Int
  private let regionCount: Int
  /// `[service][region]`, the country last in each row.
  package private(set) var loads: [LoadIndicators]
  package private(set) var border: [QueueIndicators]
  package private(set) var registration: [QueueIndicators]
  /// Reserves in question, `[cell][step]`, and the person-days left unserved with each of them.
  private let reserves: [Double]
  private let stepCount: Int
  package private(set) var unservedWith: [Double]
  private var daysInARow: [Int]

  /// - Parameter reserves: `[service][region or country][step]`, units; may be empty.
  package init(_ plan: CrisisPlan, reserves: [Double] = []) {
    serviceCount = plan.services.count
    regionCount = plan.regionCount
    let cells = serviceCount * (regionCount + 1)
    loads = .init(repeating: LoadIndicators(), count: cells)
    daysInARow = .init(repeating: 0, count: cells)
    border = .init(repeating: QueueIndicators(), count: plan.points.count)
    registration = .init(repeating: QueueIndicators(), count: regionCount)
    self.reserves = reserves
    stepCount = cells > 0 ? reserves.count / cells : 0
    unservedWith = .init(repeating: 0, count: reserves.count)
  }

  package mutating func begin() {
    for cell in loads.indices {
      loads[cell] = LoadIndicators()
      daysInARow[cell] = 0
    }
    for point in border.indices { border[point] = QueueIndicators() }
    for region in registration.indices { registration[region] = QueueIndicators() }
    for cell in unservedWith.indices { unservedWith[cell] = 0 }
  }

  package mutating func observe(_ chain: borrowing DailyChain, day: Int) {
    for service in 0..<serviceCount {
      let personsPerUnit = chain.schedule.personsPerUnit(service, day: day)
      var (demand, gap) = (0.0, 0.0)
      for region in 0..<regionCount {
        let cell = service * regionCount + region
        demand += chain.demand[cell]
        gap += chain.gap[cell]
        observe(
          service * (regionCount + 1) + region, day: day, demand: chain.demand[cell],
          gap: chain.gap[cell], personsPerUnit: personsPerUnit)
      }
      observe(
        service * (regionCount + 1) + regionCount, day: day, demand: demand, gap: gap,
        personsPerUnit: personsPerUnit)
    }
    for point in border.indices {
      Self.observe(
        &border[point], waiting: chain.border.queue(at: point),
        waitDays: chain.border.waitDays(at: point), day: day)
    }
    for region in registration.indices {
      let waiting = chain.backlog[region]
      Self.observe(
        &registration[region], waiting: waiting,
        waitDays: waiting > 0
          ? waiting / chain.plan.reception[region].registrations(on: day) : 0, day: day)
    }
  }

  private mutating func observe(
    _ cell: Int, day: Int, demand: Double, gap: Double, personsPerUnit: Double
  ) {
    if demand > loads[cell].peakDemand {
      loads[cell].peakDemand = demand
      loads[cell].peakDay = day
    }
    guard gap > 0 else {
      daysInARow[cell] = 0
      return
    }
    loads[cell].largestGap = max(loads[cell].largestGap, gap)
    loads[cell].overloadDays += 1
    loads[cell].unservedPersonDays += gap * personsPerUnit
    daysInARow[cell] += 1
    if daysInARow[cell] == Self.daysOfSaturation, loads[cell].saturationDay == nil {
      loads[cell].saturationDay = day - Self.daysOfSaturation + 1
    }
    for step in 0..<stepCount {
      let at = cell * stepCount + step
      unservedWith[at] += max(0, gap - reserves[at]) * personsPerUnit
    }
  }

  private static func observe(
    _ queue: inout QueueIndicators, waiting: Double, waitDays: Double, day: Int
  ) {
    if waiting > 0 {
      queue.longest = max(queue.longest, waiting)
      queue.longestWaitDays = max(queue.longestWaitDays, waitDays)
      queue.waitingPersonDays += waiting
      queue.clearDay = nil
    } else if queue.longest > 0, queue.clearDay == nil {
      queue.clearDay = day
    }
  }
}
