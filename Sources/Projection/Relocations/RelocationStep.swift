import Demography
import Glibc
import ProjectionKernels

// What relocations add to the year, draw by draw: those followed survive and bear children beside
// the others; at the end of the year some leave again, some are no longer followed, and new ones come.

extension ProjectionWorkspace {
  /// Ages those who are followed, and counts their survivors and the births to them.
  func ageFollowed(
    draw: Int, year: Int, drivers: DriverAddresses, _ disturbance: YearDisturbance?
  ) {
    for index in panel.relocations.indices {
      let relocation = panel.relocations[index]
      for entry in relocation.entryYears where relocation.isFollowed(entry: entry, in: year) {
        for destination in relocation.destinations.indices {
          let region = relocation.destinations[destination]
          let at = panel.offset(index, entry: entry, destination: destination, draw: draw)
          let survival = survivalRow(region, draw, drivers, disturbance)
          let surviving = kosh_survive(panel.followed + at, survival, panel.followedNext + at)
          _ = kosh_survive(panel.enrolled + at, survival, panel.enrolledNext + at)
          let place = draw * regionCount + region
          panel.survivors[place] += surviving
          panel.births[place] += kosh_births(
            drivers.fertility[region, draw], panel.followed + at, panel.followedNext + at)
          cells?.addDeaths(
            before: panel.followed + at, after: panel.followedNext + at, region: region)
        }
      }
    }
  }

  /// The end of the year of one draw: returns, the end of following, new arrivals, and the accounts.
  func relocate(draw: Int, drivers: YearDrivers, _ disturbance: YearDisturbance?) {
    let year = drivers.year
    for index in panel.relocations.indices {
      leaveAgain(index, year: year, draw: draw)
      stopFollowing(index, year: year, draw: draw)
      enter(index, drivers: drivers, draw: draw, disturbance)
      countPresent(index, year: year, draw: draw)
    }
    closeAccounts(draw: draw, year: year)
  }

  // MARK: Stages

  /// Those who leave by the hazard of their year: back to the origins in their shares, or abroad.
  private func leaveAgain(_ index: Int, year: Int, draw: Int) {
    let relocation = panel.relocations[index]
    let factor = panel.terms[index * drawCount + draw].returnFactor
    for entry in relocation.entryYears where relocation.isFollowed(entry: entry, in: year) {
      let central = relocation.hazard(entry: entry, in: year)
      let hazard = factor == 1 ? central : 1 - pow(1 - central, factor)
      guard hazard > 0 else { continue }
      for destination in relocation.destinations.indices {
        let at = panel.offset(index, entry: entry, destination: destination, draw: draw)
        let ledger = take(hazard, of: panel.enrolledNext + at)
        panel.figures[panel.place(index, destination: destination, draw: draw)].returned += ledger
        let leaving = take(hazard, of: panel.followedNext + at)
        let region = relocation.destinations[destination]
        if relocation.isFromAbroad {
          account(draw, region).pointee.emigrants += leaving
          cells?.addEmigrants(panel.scratch, region: region)
        } else {
          sendBack(index, destination: destination, persons: leaving, draw: draw)
        }
      }
    }
  }

  /// Takes a share out of a row into the scratch row.
  ///
  /// - Returns: persons taken.
  private func take(_ share: Double, of row: UnsafeMutablePointer<Double>) -> Double {
    for cell in 0..<CellLayout.rowCount {
      let leaving = row[cell] * share
      panel.scratch[cell] = leaving
      row[cell] -= leaving
    }
    return kosh_sum(panel.scratch)
  }

  /// Adds the scratch row to the origins in their shares.
  private func sendBack(_ index: Int, destination: Int, persons: Double, draw: Int) {
    let relocation = panel.relocations[index]
    let from = relocation.destinations[destination]
    account(draw, from).pointee.transfersOut += persons
    cells?.addTransfersOut(panel.scratch, share: 1, region: from)
    for origin in relocation.origins.indices {
      let share = relocation.originShares[origin]
      let to = relocation.origins[origin]
      let row = present + offset(to, draw)
      for cell in 0..<CellLayout.rowCount { row[cell] += panel.scratch[cell] * share }
      account(draw, to).pointee.transfersIn += persons * share
      cells?.addTransfersIn(panel.scratch, share: share, region: to)
      panel.returned[panel.pair(index, origin: origin, destination: destination, draw: draw)] +=
        persons * share
    }
  }

  /// Those who have been followed to the end join the others where they live.
  private func stopFollowing(_ index: Int, year: Int, draw: Int) {
    let relocation = panel.relocations[index]
    for entry in relocation.entryYears
    where entry < year && year - entry == relocation.trackedYears {
      for destination in relocation.destinations.indices {
        let at = panel.offset(index, entry: entry, destination: destination, draw: draw)
        kosh_accumulate(
          panel.followedNext + at, 1, present + offset(relocation.destinations[destination], draw))
        (panel.followedNext + at).update(repeating: 0, count: CellLayout.rowCount)
        (panel.enrolledNext + at).update(repeating: 0, count: CellLayout.rowCount)
      }
    }
  }

  private func enter(
    _ index: Int, drivers: YearDrivers, draw: Int, _ disturbance: YearDisturbance?
  ) {
    let relocation = panel.relocations[index]
    guard let intake = relocation.intakes[drivers.year] else { return }
    if relocation.slotCount > 0 {
      for destination in relocation.destinations.indices {
        let at = panel.offset(index, entry: drivers.year, destination: destination, draw: draw)
        (panel.followedNext + at).update(repeating: 0, count: CellLayout.rowCount)
        (panel.enrolledNext + at).update(repeating: 0, count: CellLayout.rowCount)
      }
    }
    let terms = panel.terms[index * drawCount + draw]
    let participants = intake.participants * terms.uptake
    enroll(index, participants: participants, intake: intake, year: drivers.year, draw: draw)
    let moved = terms.additionality * (participants - intake.baseline)
    switch (relocation.isFromAbroad, moved >= 0) {
    case (false, true): bring(index, persons: moved, year: drivers.year, draw: draw)
    case (false, false): moveBack(index, persons: -moved, draw: draw)
    case (true, true): admit(index, persons: moved, intake, year: drivers.year, draw: draw)
    case (true, false):
      holdBack(index, persons: -moved, intake, drivers: drivers, draw: draw, disturbance)
    }
  }

  /// Writes all participants of the year into the ledger.
  private func enroll(
    _ index: Int, participants: Double, intake: Relocation.Intake, year: Int, draw: Int
  ) {
    let relocation = panel.relocations[index]
    for destination in relocation.destinations.indices {
      var share = 0.0
      if relocation.isFromAbroad {
        share =
          intake.pattern.map { kosh_sum($0[destination, 0]) } ?? relocation.routes[0][destination]
      } else {
        for origin in relocation.origins.indices {
          share += relocation.originShares[origin] * relocation.routes[origin][destination]
        }
      }
      let place = panel.place(index, destination: destination, draw: draw)
      panel.figures[place].participants += participants * share
      guard relocation.slotCount > 0 else { continue }
      let row =
        panel.enrolledNext
        + panel.offset(index, entry: year, destination: destination, draw: draw)
      if let pattern = intake.pattern {
        let shares = pattern[destination, 0]
        for cell in 0..<CellLayout.rowCount { row[cell] += participants * shares[cell] }
      } else {
        for cell in 0..<CellLayout.rowCount {
          row[cell] += participants * share * relocation.profile[cell]
        }
      }
    }
  }

  /// Moves people of the profile from each origin, as far as they live there and are not followed
  /// already.
  private func bring(_ index: Int, persons: Double, year: Int, draw: Int) {
    let relocation = panel.relocations[index]
    for origin in relocation.origins.indices {
      let from = relocation.origins[origin]
      let wanted = persons * relocation.originShares[origin]
      let missing = take(wanted, of: relocation.profile, from: present + offset(from, draw))
      let met = kosh_sum(panel.scratch)
      let place = panel.place(index, origin: origin, draw: draw)
      panel.wanted[place] += wanted
      panel.met[place] += met
      account(draw, from).pointee.transfersOut += met
      account(draw, from).pointee.clipped += missing
      cells?.addTransfersOut(panel.scratch, share: 1, region: from)
      for destination in relocation.destinations.indices {
        let share = relocation.routes[origin][destination]
        settle(index, share: share, destination: destination, year: year, draw: draw)
        let to = relocation.destinations[destination]
        account(draw, to).pointee.transfersIn += met * share
        cells?.addTransfersIn(panel.scratch, share: share, region: to)
        panel.moved[panel.pair(index, origin: origin, destination: destination, draw: draw)] +=
          met * share
        panel.figures[panel.place(index, destination: destination, draw: draw)].transferred +=
          met * share
      }
    }
  }

  /// Takes persons of a profile out of a row into the scratch row, as far as they are there.
  ///
  /// - Returns: persons who are not.
  private func take(
    _ persons: Double, of profile: [Double], from row: UnsafeMutablePointer<Double>
  ) -> Double {
    var missing = 0.0
    for cell in 0..<CellLayout.rowCount {
      let wanted = persons * profile[cell]
      let moving = min(wanted, row[cell])
      missing += wanted - moving
      panel.scratch[cell] = moving
      row[cell] -= moving
    }
    return missing
  }

  /// Adds a share of the scratch row to those followed in a destination, or to everybody there.
  private func settle(_ index: Int, share: Double, destination: Int, year: Int, draw: Int) {
    let relocation = panel.relocations[index]
    let row =
      relocation.slotCount > 0
      ? panel.followedNext
        + panel.offset(index, entry: year, destination: destination, draw: draw)
      : present + offset(relocation.destinations[destination], draw)
    for cell in 0..<CellLayout.rowCount { row[cell] += panel.scratch[cell] * share }
  }

  /// A programme below its baseline: people whom the base forecast moved stay where they were.
  private func moveBack(_ index: Int, persons: Double, draw: Int) {
    let relocation = panel.relocations[index]
    for origin in relocation.origins.indices {
      let to = relocation.origins[origin]
      for destination in relocation.destinations.indices {
        let from = relocation.destinations[destination]
        let wanted =
          persons * relocation.originShares[origin] * relocation.routes[origin][destination]
        let missing = take(wanted, of: relocation.profile, from: present + offset(from, draw))
        kosh_accumulate(panel.scratch, 1, present + offset(to, draw))
        let met = kosh_sum(panel.scratch)
        account(draw, from).pointee.transfersOut += met
        account(draw, from).pointee.clipped += missing
        account(draw, to).pointee.transfersIn += met
        cells?.addTransfersOut(panel.scratch, share: 1, region: from)
        cells?.addTransfersIn(panel.scratch, share: 1, region: to)
        panel.returned[panel.pair(index, origin: origin, destination: destination, draw: draw)] +=
          met
        panel.figures[panel.place(index, destination: destination, draw: draw)].transferred -= met
      }
    }
  }

  /// People from abroad, as immigrants.
  private func admit(
    _ index: Int, persons: Double, _ intake: Relocation.Intake, year: Int, draw: Int
  ) {
    let relocation = panel.relocations[index]
    for destination in relocation.destinations.indices {
      fillArrivals(index, persons: persons, intake, destination: destination)
      let arriving = kosh_sum(panel.scratch)
      settle(index, share: 1, destination: destination, year: year, draw: draw)
      let to = relocation.destinations[destination]
      account(draw, to).pointee.immigrants += arriving
      cells?.addImmigrants(panel.scratch, sign: 1, region: to)
      panel.figures[panel.place(index, destination: destination, draw: draw)].transferred +=
        arriving
    }
  }

  /// Fewer people from abroad than the base forecast contains: they are missing among its immigrants,
  /// and never more of them than there are.
  private func holdBack(
    _ index: Int, persons: Double, _ intake: Relocation.Intake, drivers: YearDrivers, draw: Int,
    _ disturbance: YearDisturbance?
  ) {
    guard case .gross(let immigrants, _) = drivers.external else { return }
    let relocation = panel.relocations[index]
    for destination in relocation.destinations.indices {
      let to = relocation.destinations[destination]
      let level = disturbance?.immigration[to * drawCount + draw] ?? 1
      let row = present + offset(to, draw)
      let planned = immigrants[to, draw]
      fillArrivals(index, persons: persons, intake, destination: destination)
      var unmet = 0.0
      for cell in 0..<CellLayout.rowCount {
        let missing = min(panel.scratch[cell], planned[cell] * level, row[cell])
        unmet += panel.scratch[cell] - missing
        panel.scratch[cell] = missing
        row[cell] -= missing
      }
      let met = kosh_sum(panel.scratch)
      account(draw, to).pointee.immigrants -= met
      account(draw, to).pointee.clipped += unmet
      cells?.addImmigrants(panel.scratch, sign: -1, region: to)
      panel.figures[panel.place(index, destination: destination, draw: draw)].transferred -= met
    }
  }

  private func fillArrivals(
    _ index: Int, persons: Double, _ intake: Relocation.Intake, destination: Int
  ) {
    let relocation = panel.relocations[index]
    if let pattern = intake.pattern {
      let shares = pattern[destination, 0]
      for cell in 0..<CellLayout.rowCount { panel.scratch[cell] = persons * shares[cell] }
    } else {
      let share = relocation.routes[0][destination]
      for cell in 0..<CellLayout.rowCount {
        panel.scratch[cell] = persons * share * relocation.profile[cell]
      }
    }
  }

  // MARK: Accounts

  /// Counts the ledger's persons and children at the end of the year.
  private func countPresent(_ index: Int, year: Int, draw: Int) {
    let relocation = panel.relocations[index]
    for entry in relocation.entryYears where relocation.isFollowed(entry: entry, in: year + 1) {
      for destination in relocation.destinations.indices {
        let row =
          panel.enrolledNext
          + panel.offset(index, entry: entry, destination: destination, draw: draw)
        let place = panel.place(index, destination: destination, draw: draw)
        panel.figures[place].present += kosh_sum(row)
        for sex in Sex.allCases {
          let people = row + CellLayout.cell(sex, 0)
          for age in 0...6 { panel.figures[place].children0to6 += people[age] }
          for age in 7...17 { panel.figures[place].children7to17 += people[age] }
        }
      }
    }
  }

  /// Those who are followed and the others together.
  private func closeAccounts(draw: Int, year: Int) {
    for region in 0..<regionCount {
      account(draw, region).pointee.closing = kosh_sum(present + offset(region, draw))
    }
    for index in panel.relocations.indices {
      let relocation = panel.relocations[index]
      for entry in relocation.entryYears where relocation.isFollowed(entry: entry, in: year + 1) {
        for destination in relocation.destinations.indices {
          account(draw, relocation.destinations[destination]).pointee.closing += kosh_sum(
            panel.followedNext
              + panel.offset(index, entry: entry, destination: destination, draw: draw))
        }
      }
    }
  }

  @inline(__always)
  private func account(_ draw: Int, _ region: Int) -> UnsafeMutablePointer<RegionAccounts> {
    guard let base = accounts.baseAddress else { preconditionFailure("there are no regions") }
    return base + (draw * regionCount + region)
  }
}
