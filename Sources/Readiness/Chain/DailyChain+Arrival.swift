// At the border, in reception places, at registration desks.

extension DailyChain {
  mutating func crossBorder(day: Int) {
    let event = plan.event
    let ordinaryShare =
      day >= event.ordinaryTrafficFallDay ? 1 - event.ordinaryTrafficFall : 1
    border.advance(
      day: day, event: settingOut[day], ordinaryShare: ordinaryShare, growth: borderGrowth)
    for region in 0..<regionCount { admitted[region] = 0 }
    for (point, entry) in plan.points.enumerated() {
      let arrived = border.admitted[2 * point + TrafficClass.event.rawValue]
      admitted[entry.region] += arrived
      admittedSoFar += arrived
      setOut += entry.share * settingOut[day]
      gaveUp += border.givenUp[2 * point + TrafficClass.event.rawValue]
      ordinaryAdmitted += border.admitted[2 * point]
      ordinarySetOut += (entry.ordinaryTraffic ?? 0) * ordinaryShare
    }
  }

  /// Puts those admitted today with hosts or into reception places; nobody of them leaves either
  /// before tomorrow.
  mutating func enterReception(day: Int) {
    var staying = 0.0
    for region in 0..<regionCount {
      let arrived = admitted[region]
      let guests = hostedTransit[region] + hostedSettlers[region]
      let withHosts =
        plan.event.kind == .resettlement
        ? 0 : hostedShare * plan.reception[region].hostRoom(guests: guests)
      hostedTransit[region] += arrived * transitShare * withHosts
      receivedTransit[region] += arrived * transitShare * (1 - withHosts)
      let settlers = arrived * (1 - transitShare)
      staying += settlers
      for (layer, cohort) in layers.enumerated() where cohort.admits(on: day, in: region) {
        let cell = layer * regionCount + region
        hostedSettlers[cell] += settlers * withHosts
        receivedSettlers[cell] += settlers * (1 - withHosts)
      }
      // Who comes by plan brings a household along.
      if plan.event.kind != .resettlement {
        drivers[LoadDriver.newcomers.rawValue * regionCount + region] += arrived * (1 - withHosts)
      }
    }
    settlersAdmitted[day] = staying
  }

  mutating func register(day: Int) {
    for region in 0..<regionCount {
      let waiting = backlog[region] + admitted[region]
      drivers[LoadDriver.toRegister.rawValue * regionCount + region] = waiting
      let done = min(waiting, plan.reception[region].registrations(on: day))
      registered += done
      backlog[region] = waiting - done
    }
  }
}

// What the stages above have left.
extension DailyChain {
  /// Persons of a class in the queue of an entry point.
  package func waiting(at point: Int, _ kind: TrafficClass) -> Double {
    border.queue[2 * point + kind.rawValue]
  }

  /// Persons of a class on the way to an entry point from another one.
  package func underWay(to point: Int, _ kind: TrafficClass) -> Double {
    border.inTransit(to: point, kind)
  }

  /// Persons of the event in a queue at the border, or on the way from one to another.
  package var waiting: Double {
    plan.points.indices.reduce(0) { $0 + waiting(at: $1, .event) + underWay(to: $1, .event) }
  }

  package func waitingForRegistration(in region: Int) -> Double { backlog[region] }
}
