import Demography
import LinearAlgebra
import ProjectionKernels

// One year in the order of model.md section 2: survive and age, move inside the country, be born,
// move across the border, be transferred; then the accounts.

extension ProjectionWorkspace {
  /// Projects every draw of the block from 1 January to the next, leaving the result beside the
  /// opening population until `turnYear`.
  ///
  /// - Parameter rule: `nil` when nobody moves between regions.
  package mutating func advance(with drivers: YearDrivers, rule: GravityRule?) {
    advance(with: drivers, rules: rule.map(DrawRules.shared) ?? .none)
  }

  /// - Parameters:
  ///   - rules: of the draws of the block.
  ///   - disturbance: what each draw changes of the drivers; without one all draws are the planned.
  package mutating func advance(
    with drivers: YearDrivers, rules: DrawRules, disturbance: YearDisturbance? = nil
  ) {
    year = drivers.year
    panel.beginYear()
    cells?.clear()
    drivers.withAddresses { rows in
      for draw in 0..<drawCount {
        if !panel.isEmpty {
          ageFollowed(draw: draw, year: drivers.year, drivers: rows, disturbance)
        }
        switch rules {
        case .none: project(draw, rows, rule: nil, gates: [], disturbance)
        case .shared(let rule): project(draw, drivers, rows, rule: rule, disturbance)
        case .perDraw(let rules): project(draw, drivers, rows, rule: rules[draw], disturbance)
        }
        if !panel.isEmpty { relocate(draw: draw, drivers: drivers, disturbance) }
      }
    }
  }

  /// One draw through the year, with moves between regions.
  private func project(
    _ draw: Int, _ drivers: YearDrivers, _ rows: DriverAddresses, rule: borrowing GravityRule,
    _ disturbance: YearDisturbance?
  ) {
    precondition(
      rule.bandCount == bandCount && rule.regionCount == regionCount,
      "the workspace was made for \(regionCount) regions and \(bandCount) bands")
    let level = drivers.mobility * (disturbance?.mobility[draw] ?? 1)
    weighRegions(
      draw: draw, drivers: drivers, rule: rule, mobility: level,
      sizes: disturbance?.sizes.map { $0 + draw })
    _ = rule.withAddresses { project(draw, rows, rule: $0, gates: drivers.gates, disturbance) }
  }

  /// Region by region as far as one can go, so that a region's row stays in the nearest cache: first
  /// up to the product that needs all regions, then from there on.
  private func project(
    _ draw: Int, _ drivers: DriverAddresses, rule: RuleAddresses?, gates: [ArrivalGate],
    _ disturbance: YearDisturbance?
  ) {
    for region in 0..<regionCount {
      survive(region: region, draw: draw, drivers: drivers, disturbance)
      if let rule { depart(region: region, draw: draw, rule: rule) }
    }
    if let rule {
      if !gates.isEmpty { holdArrivals(gates, draw: draw, rule: rule) }
      redistribute(draw: draw, rule: rule)
    }
    for region in 0..<regionCount {
      if let rule { arrive(region: region, draw: draw, rule: rule) }
      bear(region: region, draw: draw, drivers: drivers, disturbance)
      exchangeWithAbroad(region: region, draw: draw, drivers: drivers, disturbance)
    }
  }

  // MARK: Stages of one draw

  /// q, β and c of the year from the shares of 1 January.
  private func weighRegions(
    draw: Int, drivers: YearDrivers, rule: GravityRule, mobility: Double,
    sizes: UnsafePointer<Double>?
  ) {
    let opening = totals + draw * regionCount
    var national = 0.0
    for region in 0..<regionCount { national += opening[region] }
    for region in 0..<regionCount { shares[region] = opening[region] / national }
    for band in 0..<bandCount {
      let at = (draw * bandCount + band) * regionCount
      rule.weigh(
        shares: shares, drivers: drivers, mobility: mobility, sizes: sizes,
        sizeStride: drawCount, band: band, intensity: intensity + at,
        attraction: attraction + at, accessibility: accessibility + at, scratch: scratch)
    }
  }

  /// Ages the population by a year and takes out those who die.
  private func survive(
    region: Int, draw: Int, drivers: DriverAddresses, _ disturbance: YearDisturbance?
  ) {
    let at = offset(region, draw)
    var account = RegionAccounts()
    account.opening = totals[draw * regionCount + region]
    let surviving = kosh_survive(
      population + at, survivalRow(region, draw, drivers, disturbance), present + at)
    account.deaths =
      account.opening - (surviving + panel.survivors[draw * regionCount + region])
    accounts[draw * regionCount + region] = account
  }

  @inline(__always)
  func survivalRow(
    _ region: Int, _ draw: Int, _ drivers: DriverAddresses, _ disturbance: YearDisturbance?
  ) -> UnsafePointer<Double> {
    disturbance?.survival.map { $0 + offset(region, draw) } ?? drivers.survival[region, draw]
  }

  /// The competing-risk gravity transition, until people leave.
  private func depart(region: Int, draw: Int, rule: RuleAddresses) {
    accounts[draw * regionCount + region].internalOut = leave(
      region: region, draw: draw, rule: rule, stay: present + offset(region, draw),
      leaving: leaving + offset(region, draw))
  }

  /// Kᵀ O, one product for all sexes and ages. In a country of some hundred regions a pass of our
  /// own is faster than BLAS.
  func redistribute(draw: Int, rule: RuleAddresses) {
    let width = CellLayout.rowCount
    if regionCount <= Self.ownProductLimit {
      kosh_reach(
        Int32(regionCount), rule.deterrence, leaving + draw * width, regionStride, reaching)
    } else {
      multiply(
        rows: regionCount, columns: width, inner: regionCount, rule.reach, lda: regionCount,
        leaving + draw * width, ldb: regionStride, into: reaching, ldc: width)
    }
  }

  /// Regions up to which the product is a pass of our own.
  private static let ownProductLimit = Int(kosh_reach_limit())

  /// The competing-risk gravity transition, from where people arrive.
  private func arrive(region: Int, draw: Int, rule: RuleAddresses) {
    let at = offset(region, draw)
    let reached = reaching + region * CellLayout.rowCount
    let weights = draw * bandCount * regionCount + region
    let arriving: Double
    if bandCount == 1 {
      arriving = kosh_arrive(present + at, attraction[weights], reached, present + at)
    } else {
      spread(attraction + weights, over: rule, into: bandedAttraction)
      arriving = kosh_arrive_banded(present + at, bandedAttraction, reached, present + at)
    }
    accounts[draw * regionCount + region].internalIn = arriving
  }

  /// Splits the survivors of a row into those who stay and those who leave, divided by c.
  ///
  /// - Returns: persons leaving.
  func leave(
    region: Int, draw: Int, rule: RuleAddresses, stay: UnsafeMutablePointer<Double>,
    leaving: UnsafeMutablePointer<Double>
  ) -> Double {
    let weights = draw * bandCount * regionCount + region
    if bandCount == 1 {
      return kosh_leave(
        stay, rule.schedule, rule.steepest, intensity[weights], 1 / accessibility[weights], stay,
        leaving)
    }
    spread(intensity + weights, over: rule, into: bandedIntensity)
    spread(accessibility + weights, over: rule, into: bandedWeight)
    var steepest = 0.0
    for cell in 0..<CellLayout.rowCount {
      bandedWeight[cell] = 1 / bandedWeight[cell]
      steepest = max(steepest, rule.schedule[cell] * bandedIntensity[cell])
    }
    return kosh_leave_banded(
      stay, rule.schedule, steepest, bandedIntensity, bandedWeight, stay, leaving)
  }

  /// Writes each cell's value of its band; values of bands lie `regionCount` apart.
  private func spread(
    _ values: UnsafeMutablePointer<Double>, over rule: RuleAddresses,
    into row: UnsafeMutablePointer<Double>
  ) {
    for cell in 0..<CellLayout.rowCount {
      row[cell] = values[rule.bandOfCell[cell] * regionCount]
    }
  }

  /// Births to the women of the year, half of them counted before and half after moves; the
  /// survivors among the newborn enter at age 0.
  private func bear(
    region: Int, draw: Int, drivers: DriverAddresses, _ disturbance: YearDisturbance?
  ) {
    let at = offset(region, draw)
    let births =
      (kosh_births(drivers.fertility[region, draw], population + at, present + at)
        + panel.births[draw * regionCount + region])
      * (disturbance?.fertility[region * drawCount + draw] ?? 1)
    let girls = births * drivers.femaleShareAtBirth[region]
    let survival = survivalRow(region, draw, drivers, disturbance)
    let female = CellLayout.cell(.female, 0)
    let male = CellLayout.cell(.male, 0)
    let survivingGirls = girls * survival[female]
    let survivingBoys = (births - girls) * survival[male]
    present[at + female] = survivingGirls
    present[at + male] = survivingBoys
    let account = draw * regionCount + region
    accounts[account].births = births
    accounts[account].deaths += births - survivingGirls - survivingBoys
  }

  /// Immigrants and emigrants at the end of the year.
  private func exchangeWithAbroad(
    region: Int, draw: Int, drivers: DriverAddresses, _ disturbance: YearDisturbance?
  ) {
    switch drivers.external {
    case .gross(let immigrants, let rates):
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 3) { sums in
        let row = present + offset(region, draw)
        let place = region * drawCount + draw
        kosh_external(
          row, rates[region, draw], disturbance?.emigration[place] ?? 1,
          immigrants[region, draw], disturbance?.immigration[place] ?? 1, row, sums.baseAddress)
        let account = draw * regionCount + region
        accounts[account].emigrants = sums[0]
        accounts[account].immigrants = sums[1]
        accounts[account].closing = sums[2]
      }
    case .net(let migrants):
      addNet(migrants[region, draw], region: region, draw: draw)
    }
  }

  /// Adds net migrants; a cell that would fall below zero gives what it has, and the rest is
  /// counted as clipped.
  private func addNet(_ migrants: UnsafePointer<Double>, region: Int, draw: Int) {
    let row = present + offset(region, draw)
    let account = draw * regionCount + region
    for cell in 0..<CellLayout.rowCount {
      let wanted = migrants[cell]
      if wanted >= 0 {
        accounts[account].immigrants += wanted
        row[cell] += wanted
      } else {
        let leaving = min(-wanted, row[cell])
        accounts[account].emigrants += leaving
        accounts[account].clipped += -wanted - leaving
        row[cell] -= leaving
      }
    }
    accounts[account].closing = kosh_sum(row)
  }
}
