import Demography
import LinearAlgebra
import ProjectionKernels

/// The accounts of one year by region, sex and single age at the end of the year, of one draw.
package struct CellAccounts: Sendable {
  /// `[region][sex]`.
  package var births: [[Double]]
  package var deaths: RegionalTable
  package var internalIn: RegionalTable
  package var internalOut: RegionalTable
  package var immigrants: RegionalTable
  package var emigrants: RegionalTable
  package var transfersIn: RegionalTable
  package var transfersOut: RegionalTable
  /// Moves between regions, transfers included, and those of relocations alone.
  package var flows: Matrix
  package var transferFlows: Matrix
  /// The residual of the worst cell, persons.
  package var largestResidual: Double
  package var clipped: Double
}

extension ProjectionWorkspace {
  /// Takes the year just advanced apart by cell; call before `turnYear`, with the same drivers.
  ///
  /// Each flow is computed again from the opening population by the passes of the step, and the
  /// residual compares their sum with the closing population that the step left.
  package func cellAccounts(draw: Int, drivers: YearDrivers, rule: GravityRule?) -> CellAccounts {
    var result = emptyAccounts()
    _ = rule?.withAddresses { redistribute(draw: draw, rule: $0) }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * CellLayout.rowCount) { rows in
      guard let stay = rows.baseAddress else { return }
      let out = stay + CellLayout.rowCount
      for region in 0..<regionCount {
        separate(
          region: region, draw: draw, drivers: drivers, rule: rule, stay: stay, leaving: out,
          into: &result)
      }
    }
    addFlows(draw: draw, rule: rule, into: &result)
    addRelocations(draw: draw, into: &result)
    for region in 0..<regionCount {
      result.clipped += accounts[draw * regionCount + region].clipped
    }
    result.largestResidual = largestResidual(of: result, draw: draw)
    return result
  }

  private func emptyAccounts() -> CellAccounts {
    let empty = RegionalTable(regions: regionCount)
    return CellAccounts(
      births: .init(repeating: [0, 0], count: regionCount), deaths: empty, internalIn: empty,
      internalOut: empty, immigrants: empty, emigrants: empty, transfersIn: empty,
      transfersOut: empty, flows: Matrix(rows: regionCount, columns: regionCount),
      transferFlows: Matrix(rows: regionCount, columns: regionCount), largestResidual: 0,
      clipped: 0)
  }

  private func separate(
    region: Int, draw: Int, drivers: YearDrivers, rule: GravityRule?,
    stay: UnsafeMutablePointer<Double>, leaving: UnsafeMutablePointer<Double>,
    into result: inout CellAccounts
  ) {
    let at = offset(region, draw)
    let before = population + at
    let survival = drivers.survival[region, draw]
    let account = accounts[draw * regionCount + region]
    let weights = (draw * bandCount) * regionCount + region
    _ = kosh_survive(before, survival, stay)
    let survivors = Array(UnsafeBufferPointer(start: stay, count: CellLayout.rowCount))
    _ = rule?.withAddresses {
      leave(region: region, draw: draw, rule: $0, stay: stay, leaving: leaving)
    }
    let girls = account.births * drivers.femaleShareAtBirth[region]
    result.births[region] = [girls, account.births - girls]
    for sex in Sex.allCases {
      for age in Age.all {
        let cell = CellLayout.cell(sex, age)
        var ageing = age == 0 ? result.births[region][sex.rawValue] : before[cell - 1]
        if age == Age.open { ageing += before[cell] }
        var settled = age == 0 ? ageing * survival[cell] : survivors[cell]
        result.deaths[region, sex, age] = ageing - settled
        if let rule, age > 0 {
          let beta = attraction[weights + rule.bandOfCell[cell] * regionCount]
          let arriving = beta * reaching[region * CellLayout.rowCount + cell]
          result.internalOut[region, sex, age] = survivors[cell] - stay[cell]
          result.internalIn[region, sex, age] = arriving
          settled = stay[cell] + arriving
        }
        let (immigrants, emigrants) = external(
          drivers.external, region: region, draw: draw, cell: cell, settled: settled)
        result.immigrants[region, sex, age] = immigrants
        result.emigrants[region, sex, age] = emigrants
      }
    }
  }

  private func external(
    _ drivers: ExternalDrivers, region: Int, draw: Int, cell: Int, settled: Double
  ) -> (immigrants: Double, emigrants: Double) {
    switch drivers {
    case .gross(let immigrants, let rates):
      return (immigrants[region, draw][cell], settled * rates[region, draw][cell])
    case .net(let migrants):
      let net = migrants[region, draw][cell]
      return net >= 0 ? (net, 0) : (0, min(-net, settled))
    }
  }

  private func addFlows(draw: Int, rule: GravityRule?, into result: inout CellAccounts) {
    guard let rule else { return }
    result.flows.elements.withUnsafeMutableBufferPointer { flows in
      guard let base = flows.baseAddress else { return }
      fillFlows(base, draw: draw, rule: rule)
    }
  }

  /// Writes the moves of the year just advanced by origin and destination, transfers apart.
  package func fillFlows(_ flows: UnsafeMutablePointer<Double>, draw: Int, rule: GravityRule) {
    flows.update(repeating: 0, count: regionCount * regionCount)
    for origin in 0..<regionCount {
      let row = leaving + offset(origin, draw)
      for band in 0..<bandCount {
        let leavers =
          bandCount == 1
          ? kosh_sum(row)
          : (0..<CellLayout.rowCount).reduce(0) {
            rule.bandOfCell[$1] == band ? $0 + row[$1] : $0
          }
        let beta = attraction + (draw * bandCount + band) * regionCount
        for destination in 0..<regionCount {
          flows[origin * regionCount + destination] +=
            leavers * rule.deterrence[origin, destination] * beta[destination]
        }
      }
    }
  }

  /// What relocations did: their cells are kept as they act, since those followed are no longer where
  /// they were.
  private func addRelocations(draw: Int, into result: inout CellAccounts) {
    guard let cells else {
      precondition(panel.isEmpty, "the workspace keeps no cells of its relocations")
      return
    }
    for cell in result.deaths.values.indices {
      result.deaths.values[cell] += cells.deaths.values[cell]
      result.immigrants.values[cell] += cells.immigrants.values[cell]
      result.emigrants.values[cell] += cells.emigrants.values[cell]
    }
    result.transfersIn = cells.transfersIn
    result.transfersOut = cells.transfersOut
    result.transferFlows.elements.withUnsafeMutableBufferPointer { flows in
      if let base = flows.baseAddress { addTransferFlows(to: base, draw: draw) }
    }
    for pair in result.flows.elements.indices {
      result.flows.elements[pair] += result.transferFlows.elements[pair]
    }
  }

  /// |opening + births − deaths + in − out − closing| of the worst cell.
  private func largestResidual(of cells: CellAccounts, draw: Int) -> Double {
    var worst = 0.0
    let opening = rows(draw: draw)
    let closing = self.closing(draw: draw)
    for region in 0..<regionCount {
      let before = opening + region * regionStride
      for sex in Sex.allCases {
        for age in Age.all {
          let cell = CellLayout.cell(sex, age)
          var balance = age == 0 ? cells.births[region][sex.rawValue] : before[cell - 1]
          if age == Age.open { balance += before[cell] }
          balance += cells.internalIn[region, sex, age] - cells.internalOut[region, sex, age]
          balance += cells.immigrants[region, sex, age] - cells.emigrants[region, sex, age]
          balance += cells.transfersIn[region, sex, age] - cells.transfersOut[region, sex, age]
          worst = max(
            worst, abs(balance - cells.deaths[region, sex, age] - closing[region, sex, age]))
        }
      }
    }
    return worst
  }
}
