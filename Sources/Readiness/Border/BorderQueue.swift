import Glibc

/// The queues at all entry points, one day after another.
///
/// A fluid queue: counts are in thousands, so chance in single arrivals is below one per cent. Made
/// once and used for every member.
struct BorderQueue: ~Copyable {
  let pointCount: Int
  private let points: [EntryPoint]
  private let rule: DiversionRule
  /// exp(−d/D) between entry points, `[from][to]`, zero on the diagonal.
  private let nearness: [Double]
  private let travelDays: [Int]
  private let slots: Int

  // All `[point][class]`, persons.
  private(set) var queue: [Double]
  private(set) var admitted: [Double]
  private(set) var diverted: [Double]
  private(set) var givenUp: [Double]
  /// Event and ordinary arrivals of the day, those diverted from elsewhere included.
  private(set) var presented: [Double]
  /// Persons a day, of the day; infinite where unknown.
  private(set) var capacity: [Double]
  /// On the way between points, `[slot][point][class]`.
  private var underWay: [Double]
  private var unused: [Double]
  private var wanted: [Double]
  private var asked: [Double]

  init(_ points: [EntryPoint], rule: DiversionRule, kilometres: (Int, Int) -> Double) {
    pointCount = points.count
    self.points = points
    self.rule = rule
    var nearness = [Double](repeating: 0, count: points.count * points.count)
    var travelDays = [Int](repeating: 1, count: points.count * points.count)
    for from in points.indices {
      for to in points.indices where to != from {
        let distance = kilometres(points[from].region, points[to].region)
        nearness[from * points.count + to] = exp(-distance / rule.reachKm)
        travelDays[from * points.count + to] = max(1, Travel.days(kilometres: distance))
      }
    }
    self.nearness = nearness
    self.travelDays = travelDays
    slots = (travelDays.max() ?? 1) + 1
    let cells = [Double](repeating: 0, count: 2 * points.count)
    queue = cells
    admitted = cells
    diverted = cells
    givenUp = cells
    presented = cells
    capacity = .init(repeating: 0, count: points.count)
    unused = capacity
    asked = capacity
    wanted = nearness
    underWay = .init(repeating: 0, count: slots * 2 * points.count)
  }

  mutating func clear() {
    for cell in queue.indices {
      queue[cell] = 0
      admitted[cell] = 0
      diverted[cell] = 0
      givenUp[cell] = 0
      presented[cell] = 0
    }
    for cell in underWay.indices { underWay[cell] = 0 }
  }

  /// Persons on the way from one entry point to another, of a class; by the point they head for.
  func inTransit(to point: Int, _ kind: TrafficClass) -> Double {
    var sum = 0.0
    for slot in 0..<slots { sum += underWay[(slot * pointCount + point) * 2 + kind.rawValue] }
    return sum
  }

  func queue(at point: Int) -> Double { queue[2 * point] + queue[2 * point + 1] }

  /// Days that the last in the queue will wait at the day's capacity; zero where that is unknown.
  func waitDays(at point: Int) -> Double {
    let waiting = queue(at: point)
    return waiting == 0 ? 0 : waiting / capacity[point]
  }

  /// - Parameters:
  ///   - event: persons of the event who set out for any entry point today.
  ///   - ordinaryShare: of ordinary traffic that still comes.
  ///   - growth: of capacity a day, where a point states none.
  mutating func advance(day: Int, event: Double, ordinaryShare: Double, growth: Double) {
    let slot = day % slots
    for point in 0..<pointCount {
      let at = 2 * point
      let arriving = (slot * pointCount + point) * 2
      presented[at] = (points[point].ordinaryTraffic ?? 0) * ordinaryShare + underWay[arriving]
      presented[at + 1] = points[point].share * event + underWay[arriving + 1]
      underWay[arriving] = 0
      underWay[arriving + 1] = 0
      capacity[point] =
        points[point].capacity?.personsPerDay(on: day, eventGrowth: growth) ?? .infinity
      admit(at: point)
    }
    if rule.leavingShare > 0, rule.patienceDays.isFinite { divert(day: day) }
  }

  private mutating func admit(at point: Int) {
    let at = 2 * point
    let ordinary = queue[at] + presented[at]
    let event = queue[at + 1] + presented[at + 1]
    let waiting = ordinary + event
    diverted[at] = 0
    diverted[at + 1] = 0
    givenUp[at] = 0
    givenUp[at + 1] = 0
    unused[point] = max(0, capacity[point] - waiting)
    guard waiting > capacity[point] else {
      admitted[at] = ordinary
      admitted[at + 1] = event
      queue[at] = 0
      queue[at + 1] = 0
      return
    }
    let share = capacity[point] / waiting
    admitted[at] = ordinary * share
    admitted[at + 1] = event * share
    queue[at] = ordinary - admitted[at]
    queue[at + 1] = event - admitted[at + 1]
  }

  // MARK: Leaving the queue

  /// Those who wait too long leave: some turn back, the others head for capacity that is unused and
  /// known, nearer points first, and never more than it can take.
  private mutating func divert(day: Int) {
    for to in 0..<pointCount {
      asked[to] = 0
      if !unused[to].isFinite { unused[to] = 0 }
      // What is already on its way will use some of it.
      if unused[to] > 0 {
        let coming = inTransit(to: to, .ordinary) + inTransit(to: to, .event)
        unused[to] = max(0, unused[to] - coming)
      }
    }
    for from in 0..<pointCount { ask(from: from) }
    for from in 0..<pointCount { leave(from: from, day: day) }
  }

  private func impatient(at point: Int) -> Double {
    rule.leavingShare * max(0, queue(at: point) - rule.patienceDays * capacity[point])
  }

  private mutating func ask(from: Int) {
    let leaving = impatient(at: from) * (1 - rule.givingUpShare)
    var pull = 0.0
    for to in 0..<pointCount { pull += unused[to] * nearness[from * pointCount + to] }
    for to in 0..<pointCount {
      let cell = from * pointCount + to
      wanted[cell] = leaving > 0 && pull > 0 ? leaving * unused[to] * nearness[cell] / pull : 0
      asked[to] += wanted[cell]
    }
  }

  private mutating func leave(from: Int, day: Int) {
    let waiting = queue(at: from)
    guard waiting > 0, impatient(at: from) > 0 else { return }
    let eventShare = queue[2 * from + 1] / waiting
    let turningBack = impatient(at: from) * rule.givingUpShare
    var leaving = 0.0
    for to in 0..<pointCount where wanted[from * pointCount + to] > 0 {
      let cell = from * pointCount + to
      let taken = wanted[cell] * min(1, unused[to] / asked[to])
      let arriving = (((day + travelDays[cell]) % slots) * pointCount + to) * 2
      underWay[arriving] += taken * (1 - eventShare)
      underWay[arriving + 1] += taken * eventShare
      leaving += taken
    }
    for kind in TrafficClass.allCases {
      let at = 2 * from + kind.rawValue
      let share = kind == .event ? eventShare : 1 - eventShare
      diverted[at] = leaving * share
      givenUp[at] = turningBack * share
      queue[at] = max(0, queue[at] - diverted[at] - givenUp[at])
    }
  }
}
