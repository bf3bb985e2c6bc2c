import Glibc

/// Single counts that were reported of an event, and what a run says of the same.
package struct Anchor: Sendable, Equatable {
  package enum Figure: Sendable, Equatable {
    /// Entries of one day, counted from the event's start.
    case entries(day: Int)
    /// Entries of all days before this one.
    case entriesBefore(day: Int)
    /// Entries of the busiest day.
    case busiestDay
  }
  package let name: String
  package let figure: Figure
  /// Persons.
  package let reported: Double

  package init(name: String, figure: Figure, reported: Double) {
    self.name = name
    self.figure = figure
    self.reported = reported
  }

  /// What daily entries say.
  package func figure(in entries: [Double]) -> Double {
    switch figure {
    case .entries(let day): entries[day]
    case .entriesBefore(let day): entries.prefix(day).reduce(0, +)
    case .busiestDay: entries.max() ?? 0
    }
  }

  /// Miss over what was reported.
  package func relativeError(in entries: [Double]) -> Double {
    figure(in: entries) / reported - 1
  }
}

/// The size and shape of a wave from a few reported counts, where no daily series exists.
package struct AnchorFit: Sendable, Equatable {
  /// Persons a day who cross anyhow, before and from a day of the event on.
  package struct OrdinaryTraffic: Sendable, Equatable {
    package let before: Double
    package let after: Double
    package let afterDay: Int

    package init(before: Double, after: Double, afterDay: Int) {
      self.before = before
      self.after = after
      self.afterDay = afterDay
    }
  }

  package let arrivals: Double
  package let pulse: ArrivalPulse
  /// Entries of both classes, persons a day.
  package let entries: [Double]

  /// Fits arrivals, shape and scale by least squares of relative errors.
  ///
  /// - Parameters:
  ///   - anchors: three or more.
  ///   - capacity: of the border as a whole, given.
  package init(
    to anchors: [Anchor], ordinary: OrdinaryTraffic, capacity: BorderCapacity, days: Int
  ) {
    precondition(anchors.count >= 3, "three anchors or more, got \(anchors.count)")
    let scale = anchors.map(\.reported).max() ?? 1
    func candidate(_ parameters: [Double]) -> (Double, ArrivalPulse) {
      (
        scale * exp(parameters[0]),
        ArrivalPulse(shape: exp(parameters[1]), scaleDays: exp(parameters[2]))
      )
    }
    let search = SimplexSearch { parameters in
      let (arrivals, pulse) = candidate(parameters)
      let entries = Self.entries(
        arrivals: arrivals, pulse: pulse, ordinary: ordinary, capacity: capacity, days: days)
      return anchors.reduce(0) {
        $0 + $1.relativeError(in: entries) * $1.relativeError(in: entries)
      }
    }
    let found = [(2.5, 3.0), (7.0, 1.0), (4.0, 2.0)]
      .map { search.lowest(from: [log(0.6), log($0.0), log($0.1)]) }
      .min { $0.value < $1.value }
    (arrivals, pulse) = candidate(found?.point ?? [0, 0, 0])
    entries = Self.entries(
      arrivals: arrivals, pulse: pulse, ordinary: ordinary, capacity: capacity, days: days)
  }

  package static func entries(
    arrivals: Double, pulse: ArrivalPulse, ordinary: OrdinaryTraffic, capacity: BorderCapacity,
    days: Int
  ) -> [Double] {
    PulseAtBorder(arrivals: arrivals, pulse: pulse, ordinary: ordinary, capacity: capacity)
      .entries(days: days).admitted
  }
}

/// How fast those who stayed have left, from two counts of them.
package enum StayFit {
  /// Days in which half leave.
  package static func halfLife(first: Double, later: Double, daysBetween: Double) -> Double {
    daysBetween * log(2) / log(first / later)
  }
}

/// How the settlers of an episode are shared out over regions, by the chain's own choice.
package enum DestinationShares {
  /// - Parameters:
  ///   - entryShares: by region of entry; they sum to one.
  ///   - kilometres: `(from, to)`.
  package static func shares(
    pulls: [RegionPull], rule: SettlementRule, entryShares: [Double],
    kilometres: (Int, Int) -> Double
  ) -> [Double] {
    var choice = SettlementChoice(pulls, rule: rule, kilometres: kilometres)
    let room = [Double](repeating: 1, count: pulls.count)
    var shares = [Double](repeating: 0, count: pulls.count)
    for from in pulls.indices where entryShares[from] > 0 {
      choice.choose(from: from, room: room)
      for to in pulls.indices { shares[to] += entryShares[from] * choice.shares[to] }
    }
    return shares
  }
}
