import Demography
import Glibc
import LinearAlgebra

/// The gravity model of one year, balanced on its margins: m_ij = α_i K_ij β_j.
///
/// A person of sex s and age a leaves region i in the year with probability
/// 1 − exp(−ρ(s, a) q_i) and goes to j with probability K_ij β_j / c_i, where c = K β and
/// q_i = α_i c_i. The year's survivors then reproduce every arrival and departure exactly.
package struct GravityBalance: Sendable {
  /// K, by origin (row) and destination (column); zero on the diagonal.
  package let deterrence: Matrix
  /// q_i, the out-intensity of each region.
  package let outIntensity: [Double]
  /// β_j, the pull of each region; geometric mean one.
  package let attraction: [Double]
  /// c_i = Σ_j K_ij β_j, what is within reach of each region.
  package let accessibility: [Double]
  /// ρ(s, a), mean one over the year's survivors aged 1–100.
  package let schedule: AgeSexTable
  /// Passes of the iterative proportional fit.
  package let passes: Int

  package static let passLimit = 10_000

  /// Balances the model on margins.
  ///
  /// Departures fix q alone (Newton's method on a concave function, rising from below), and
  /// arrivals fix β alone (Furness 1965), so no outer loop is needed.
  ///
  /// - Parameters:
  ///   - survivors: persons who lived through the year in question, by age at its end.
  ///   - margins: sums of arrivals and departures equal.
  /// - Throws: `BalancingError` naming the region whose margin cannot be met.
  package init(
    margins: InterregionalMargins, survivors: RegionalTable, deterrence: Matrix,
    schedule: AgeSexTable
  ) throws(BalancingError) {
    self.deterrence = deterrence
    self.schedule = schedule
    let count = survivors.regionCount
    var intensity = [Double](repeating: 0, count: count)
    for region in 0..<count {
      intensity[region] = try Self.outIntensity(
        region: region, departures: margins.departures[region], survivors: survivors,
        schedule: schedule)
    }
    outIntensity = intensity
    (attraction, accessibility, passes) = try Self.furness(margins: margins, deterrence: deterrence)
  }

  /// Solves Σ X (1 − exp(−ρ q)) = D for q.
  private static func outIntensity(
    region: Int, departures: Double, survivors: RegionalTable, schedule: AgeSexTable
  ) throws(BalancingError) -> Double {
    let start = RegionalTable.index(region, .female, 0)
    let cells = (0..<AgeSexTable.count).compactMap { cell -> (persons: Double, rho: Double)? in
      let persons = survivors.values[start + cell]
      let rho = schedule.values[cell]
      return persons > 0 && rho > 0 ? (persons, rho) : nil
    }
    let movable = cells.reduce(0) { $0 + $1.persons }
    guard departures < movable else {
      throw BalancingError(
        region: region, fault: .departuresExceedResidents(departures, residents: movable))
    }
    var q = departures / cells.reduce(0) { $0 + $1.persons * $1.rho }
    for _ in 0..<200 {
      var leaving = 0.0
      var slope = 0.0
      for cell in cells {
        let stay = exp(-cell.rho * q)
        leaving -= cell.persons * expm1(-cell.rho * q)
        slope += cell.persons * cell.rho * stay
      }
      let step = (departures - leaving) / slope
      q += step
      if abs(step) <= 1e-15 * q { break }
    }
    return q
  }

  /// β and c = K β with Σ_i K_ij β_j D_i / c_i = A_j.
  private static func furness(
    margins: InterregionalMargins, deterrence: Matrix
  ) throws(BalancingError) -> (attraction: [Double], accessibility: [Double], passes: Int) {
    let count = margins.arrivals.count
    let movers = margins.movers
    for region in 0..<count {
      let others = movers - margins.departures[region]
      guard margins.arrivals[region] <= others * (1 + 1e-9) else {
        throw BalancingError(
          region: region, fault: .arrivalsExceedOthers(margins.arrivals[region], others: others))
      }
    }
    let transposed = deterrence.transposed
    // A region that nobody moves to has no pull and does not count in the mean.
    let receiving = (0..<count).filter { margins.arrivals[$0] > 0 }
    var beta = (0..<count).map { margins.arrivals[$0] > 0 ? 1.0 : 0 }
    var reach = deterrence.applied(to: beta)
    for region in 0..<count where !(reach[region] > 0) && margins.departures[region] > 0 {
      throw BalancingError(region: region, fault: .nowhereToGo)
    }
    func pressures() -> [Double] {
      transposed.applied(
        to: zip(margins.departures, reach).map { $0 > 0 ? $0 / $1 : 0 })
    }
    for pass in 1...passLimit {
      let pressure = pressures()
      var change = 0.0
      var logSum = 0.0
      var next = beta
      for region in receiving {
        guard pressure[region] > 0 else {
          throw BalancingError(region: region, fault: .noOrigin(margins.arrivals[region]))
        }
        next[region] = margins.arrivals[region] / pressure[region]
        logSum += log(next[region])
      }
      let norm = exp(-logSum / Double(max(1, receiving.count)))
      for region in receiving {
        next[region] *= norm
        change = max(change, abs(next[region] / beta[region] - 1))
      }
      beta = next
      reach = deterrence.applied(to: beta)
      if change < 1e-12 { return (beta, reach, pass) }
    }
    let arrived = pressures()
    let misses = (0..<count).map { abs(arrived[$0] * beta[$0] - margins.arrivals[$0]) }
    let worst = misses.indices.max { misses[$0] < misses[$1] } ?? 0
    throw BalancingError(
      region: worst,
      fault: .notConverged(
        target: margins.arrivals[worst], reached: arrived[worst] * beta[worst],
        passes: passLimit))
  }

  /// Moves from origin (row) to destination (column) that the model gives for the survivors.
  package func flows(of survivors: RegionalTable) -> Matrix {
    let count = survivors.regionCount
    var flows = Matrix(rows: count, columns: count)
    for origin in 0..<count {
      let start = RegionalTable.index(origin, .female, 0)
      var leaving = 0.0
      for cell in 0..<AgeSexTable.count {
        leaving -=
          survivors.values[start + cell] * expm1(-schedule.values[cell] * outIntensity[origin])
      }
      for destination in 0..<count where destination != origin {
        flows[origin, destination] =
          leaving * deterrence[origin, destination] * attraction[destination]
          / accessibility[origin]
      }
    }
    return flows
  }
}

/// Margins that no gravity model can meet.
package struct BalancingError: Error, Sendable, Equatable {
  package enum Fault: Sendable, Equatable {
    case departuresExceedResidents(Double, residents: Double)
    case arrivalsExceedOthers(Double, others: Double)
    case noOrigin(Double)
    case nowhereToGo
    case notConverged(target: Double, reached: Double, passes: Int)
  }
  /// The row of the worst margin.
  package let region: Int
  package let fault: Fault

  package init(region: Int, fault: Fault) {
    self.region = region
    self.fault = fault
  }

  /// One sentence that names the margin.
  package func message(for regions: RegionSet) -> String {
    let name = regions.regions[region].id
    switch fault {
    case .departuresExceedResidents(let departures, let residents):
      return "\(name) would lose \(Int(departures)) of its \(Int(residents)) residents in one year"
    case .arrivalsExceedOthers(let arrivals, let others):
      return
        "\(name) would receive \(Int(arrivals)) persons, but all other regions together send "
        + "\(Int(others))"
    case .noOrigin(let arrivals):
      return "\(name) has \(Int(arrivals)) arrivals but no region that they could come from"
    case .nowhereToGo:
      return "\(name) has departures but no destination within reach"
    case .notConverged(let target, let reached, let passes):
      return
        "no balance after \(passes) passes; the worst margin is the arrivals of \(name): "
        + "\(target) wanted, \(reached) reached"
    }
  }
}

extension Matrix {
  /// A x.
  func applied(to vector: [Double]) -> [Double] {
    (0..<rowCount).map { row in
      var sum = 0.0
      for column in 0..<columnCount { sum += elements[row * columnCount + column] * vector[column] }
      return sum
    }
  }
}
