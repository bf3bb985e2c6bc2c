// Who leaves the country, and how many children are enrolled.

extension DailyChain {
  mutating func leaveCountry() {
    for region in 0..<regionCount {
      let before = receivedTransit[region] + hostedTransit[region] + transit[region]
      receivedTransit[region] *= transitFactor
      hostedTransit[region] *= transitFactor
      transit[region] *= transitFactor
      passedOn += before - (receivedTransit[region] + hostedTransit[region] + transit[region])
    }
    let before = settlers
    for (layer, cohort) in layers.enumerated() where cohort.leavesAgain {
      for cell in (layer * regionCount)..<((layer + 1) * regionCount) {
        receivedSettlers[cell] *= settledFactor
        hostedSettlers[cell] *= settledFactor
        selfHoused[cell] *= settledFactor
        placed[cell] *= settledFactor
        for slot in 0..<slots {
          travellingSelf[slot * layers.count * regionCount + cell] *= settledFactor
          travellingPlaced[slot * layers.count * regionCount + cell] *= settledFactor
        }
      }
    }
    returned += before - settlers
  }

  /// Those who stay and are in the country, on the way included.
  package var settlers: Double {
    var sum = travelling
    for region in 0..<regionCount { sum += settlers(in: region) }
    return sum
  }

  /// Those who stay and are in a region.
  package func settlers(in region: Int) -> Double {
    receivedSettlers[region] + hostedSettlers[region] + selfHoused[region] + placed[region]
  }

  /// Those of a layer who are in a region or on the way there.
  func settlers(ofLayer layer: Int, boundFor region: Int) -> Double {
    let cell = layer * regionCount + region
    var sum = receivedSettlers[cell] + hostedSettlers[cell] + selfHoused[cell] + placed[cell]
    for slot in 0..<slots {
      let at = slot * layers.count * regionCount + cell
      sum += travellingSelf[at] + travellingPlaced[at]
    }
    return sum
  }

  /// Those who pass through and are in a region.
  package func passing(in region: Int) -> Double {
    receivedTransit[region] + hostedTransit[region] + transit[region]
  }

  /// On the way between regions.
  package var travelling: Double {
    var sum = 0.0
    for slot in 0..<slots {
      let start = slot * layers.count * regionCount
      for cell in start..<(start + regionCount) {
        sum += travellingSelf[cell] + travellingPlaced[cell]
      }
    }
    return sum
  }

  /// Everybody of the event who is in the country.
  package var present: Double {
    var sum = settlers
    for region in 0..<regionCount { sum += passing(in: region) }
    return sum
  }

  /// The share of children of those who stay that sit in school: enrolment follows the days since
  /// admission, which are the country's, not the region's.
  mutating func enrol(day: Int) {
    let calendar = plan.calendar
    let isHoliday = calendar.holidays?.contains(plan.event.start + day) ?? false
    longSettled *= settledFactor
    if day >= calendar.enrolmentEnds {
      let joining = settlersAdmitted[day - calendar.enrolmentEnds]
      longSettled += joining * settledAfter[calendar.enrolmentEnds]
    }
    var (all, enrolled) = (longSettled, longSettled * calendar.enrolled)
    for days in 0..<min(day + 1, calendar.enrolmentEnds) {
      let there = settlersAdmitted[day - days] * settledAfter[days]
      all += there
      enrolled += there * calendar.enrolled(after: days)
    }
    enrolledShare = isHoliday || all <= 0 ? 0 : enrolled / all
  }
}
