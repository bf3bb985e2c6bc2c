// From reception places into the regions, and from region to region.

extension DailyChain {
  mutating func arriveFromTravel(day: Int) {
    let start = (day % slots) * layers.count * regionCount
    for cell in 0..<(layers.count * regionCount) {
      selfHoused[cell] += travellingSelf[start + cell]
      placed[cell] += travellingPlaced[start + cell]
      travellingSelf[start + cell] = 0
      travellingPlaced[start + cell] = 0
    }
  }

  mutating func leaveReception(day: Int) {
    if plan.event.kind == .resettlement { return leaveAtOnce(day: day) }
    for region in 0..<regionCount {
      let received = receivedTransit[region] + receivedSettlers[region]
      let share = 1 / plan.reception[region].stayDays
      leavingShare[region] =
        received > 0 ? min(1, share, plan.placement.transportPerDay / received) : 0
      let leaving = receivedTransit[region] * leavingShare[region]
      receivedTransit[region] -= leaving
      transit[region] += leaving
    }
    settle(day: day)
  }

  /// Arrivals by plan do not stay in reception places unless nobody has found them a home yet.
  private mutating func leaveAtOnce(day: Int) {
    for region in 0..<regionCount { leavingShare[region] = 1 }
    settle(day: day)
  }

  private mutating func settle(day: Int) {
    weighHomes(least: 0)
    let managedShare = plan.event.kind == .resettlement ? 1 : plan.event.managedShare
    var managedTotal = 0.0
    for region in 0..<regionCount {
      managedLeaving[region] = receivedSettlers[region] * leavingShare[region] * managedShare
      managedTotal += managedLeaving[region]
    }
    let placedTotal = managedTotal > 0 ? place(managedTotal, day: day) : 0
    let placedShare = managedTotal > 0 ? placedTotal / managedTotal : 0
    weighHomes(least: plan.settlement.leastRoom)
    for from in 0..<regionCount where receivedSettlers[from] * leavingShare[from] > 0 {
      choice.choose(from: from, room: room)
      for layer in layers.indices {
        let leaving = receivedSettlers[layer * regionCount + from] * leavingShare[from]
        let (alone, helped) = (leaving * (1 - managedShare), leaving * managedShare)
        for to in 0..<regionCount {
          send(alone * choice.shares[to], layer, from, to, day: day, isPlaced: false)
          if placedTotal > 0 {
            send(
              helped * (managed.placed[to] / managedTotal), layer, from, to, day: day,
              isPlaced: true)
          }
        }
        receivedSettlers[layer * regionCount + from] -= alone + helped * placedShare
      }
    }
  }

  /// V of every region.
  private mutating func weighHomes(least: Double) {
    for region in 0..<regionCount {
      let homes = (selfHoused[region] + placed[region]) / plan.event.householdSize
      room[region] = plan.rentals[region]?.room(letToSettlers: homes, least: least) ?? 1
    }
  }

  private mutating func place(_ persons: Double, day: Int) -> Double {
    // What is free is yesterday's: today's loads are not known yet.
    managed.place(
      persons, unitsPerPerson: schedule.unitsForResident,
      spareLeft: { service, region in
        schedule.spare(service, region, day: day) - demand[service * regionCount + region]
      },
      placesLeft: { region in
        guard room[region] > 0 else { return 0 }
        var bound = placed[region]
        for slot in 0..<slots {
          bound += travellingPlaced[slot * layers.count * regionCount + region]
        }
        return plan.placement.quotas[region] - bound
      })
  }

  /// Some of those with relatives and friends look for a home, and some of those who found one choose
  /// again, unless it is stated how many stay in the region.
  mutating func moveOn(day: Int) {
    weighHomes(least: plan.settlement.leastRoom)
    let choosing = plan.settlement.dailyMoves
    let choosingAgain = plan.settlement.withinRegion == nil ? choosing : 0
    for from in 0..<regionCount where selfHoused[from] > 0 || hostedSettlers[from] > 0 {
      choice.choose(from: from, room: room)
      for layer in layers.indices {
        let cell = layer * regionCount + from
        let (leavingHosts, moving) = (
          hostedSettlers[cell] * choosing, selfHoused[cell] * choosingAgain
        )
        hostedSettlers[cell] -= leavingHosts
        selfHoused[cell] -= moving
        for to in 0..<regionCount {
          send(
            (leavingHosts + moving) * choice.shares[to], layer, from, to, day: day, isPlaced: false)
        }
      }
    }
  }

  private mutating func send(
    _ persons: Double, _ layer: Int, _ from: Int, _ to: Int, day: Int, isPlaced: Bool
  ) {
    let cell = layer * regionCount + to
    let days = travelDays[from * regionCount + to]
    let slot = ((day + days) % slots) * layers.count * regionCount + cell
    switch (isPlaced, days == 0) {
    case (true, true): placed[cell] += persons
    case (true, false): travellingPlaced[slot] += persons
    case (false, true): selfHoused[cell] += persons
    case (false, false): travellingSelf[slot] += persons
    }
  }
}
