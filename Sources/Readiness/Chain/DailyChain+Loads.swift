// What the people of the event ask of every service, and what is missing.

extension DailyChain {
  mutating func load(day: Int) {
    fillDrivers()
    for service in 0..<schedule.serviceCount {
      let needs = schedule.needStart[service]..<schedule.needStart[service + 1]
      for region in 0..<regionCount {
        var units = 0.0
        for need in needs {
          units +=
            schedule.units(need: need, day: day)
            * drivers[schedule.drivers[need].rawValue * regionCount + region]
        }
        let cell = service * regionCount + region
        demand[cell] = units
        gap[cell] = max(0, units - schedule.spare(service, region, day: day))
      }
    }
  }

  private mutating func fillDrivers() {
    let children = plan.event.schoolAgeShare * enrolledShare
    for region in 0..<regionCount {
      let received = receivedTransit[region] + receivedSettlers[region]
      let settled = settlers(in: region)
      set(.received, region, received)
      set(.present, region, settled + passing(in: region))
      set(.housed, region, selfHoused[region] + placed[region])
      set(.pupils, region, settled * children)
      set(.queueing, region, 0)
      set(.presented, region, 0)
    }
    if plan.event.kind == .displacement { leaveOutOwnResidents(children: children) }
    // Nobody crosses a border inside the country.
    guard plan.event.kind == .surge else { return }
    for (point, entry) in plan.points.enumerated() {
      let (queue, at) = (border.queue(at: point), 2 * point)
      add(.queueing, entry.region, queue)
      add(.presented, entry.region, border.admitted[at] + border.admitted[at + 1] + queue)
    }
  }

  /// Who lives in the region that they fled from are among its residents already, who ask for its schools
  /// and clinics as before. Everybody leaves by the same hazards, so that each origin keeps its share of
  /// those displaced.
  private mutating func leaveOutOwnResidents(children: Double) {
    let (all, pupils) = (present, settlers * children)
    for origin in plan.points {
      takeOff(.present, origin.region, origin.share * all)
      takeOff(.pupils, origin.region, origin.share * pupils)
    }
  }

  private mutating func takeOff(_ driver: LoadDriver, _ region: Int, _ persons: Double) {
    let cell = driver.rawValue * regionCount + region
    drivers[cell] = max(0, drivers[cell] - persons)
  }

  private mutating func set(_ driver: LoadDriver, _ region: Int, _ persons: Double) {
    drivers[driver.rawValue * regionCount + region] = persons
  }

  private mutating func add(_ driver: LoadDriver, _ region: Int, _ persons: Double) {
    drivers[driver.rawValue * regionCount + region] += persons
  }

  func people(in region: Int) -> CrisisRun.People {
    var people = CrisisRun.People()
    people.admitted = admitted[region]
    people.received = receivedTransit[region] + receivedSettlers[region]
    people.hosted = hostedTransit[region] + hostedSettlers[region]
    people.passing = transit[region]
    people.settledThemselves = selfHoused[region]
    people.placed = placed[region]
    people.unregistered = backlog[region]
    return people
  }

  package func persons(_ driver: LoadDriver, in region: Int) -> Double {
    drivers[driver.rawValue * regionCount + region]
  }
}
