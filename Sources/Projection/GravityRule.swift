import Demography
import Glibc
import LinearAlgebra
import Migration

/// How the balanced gravity model is carried through time: model.md section 4.
///
/// β_j = β_j,base (π_j/π_j,base)^b2 exp(pull_j);
/// q_i = q_i,base · mobility · (π_i/π_i,base)^(b1−1) · exp(push_i) · (c_i/c_i,base)^θ,
/// with π the region's share of the national population on 1 January.
package struct GravityRule: Sendable {
  package let regionCount: Int
  /// K by origin and destination, row-major.
  package let deterrence: Matrix
  /// Kᵀ, by destination and origin: the left factor of the arrivals.
  package let reach: Matrix
  package let outIntensity: [Double]
  package let attraction: [Double]
  package let accessibility: [Double]
  /// ρ(s, a) as a row of 208.
  package let schedule: [Double]
  /// The largest ρ.
  let steepest: Double
  package let baseShares: [Double]
  /// b1, b2 and θ.
  package let originExponent: Double
  package let destinationExponent: Double
  package let redistribution: Double
  /// Which band each cell of a row belongs to.
  package private(set) var bandOfCell: [Int]
  package private(set) var bandCount: Int

  /// - Parameters:
  ///   - baseShares: π of 1 January of the calibration year.
  ///   - bandOfCell: 208 band numbers from zero; all zero when nothing names ages or sexes.
  package init(
    balance: GravityBalance, baseShares: [Double], originExponent: Double,
    destinationExponent: Double, redistribution: Double, bandOfCell: [Int]? = nil
  ) {
    regionCount = baseShares.count
    deterrence = balance.deterrence
    reach = balance.deterrence.transposed
    outIntensity = balance.outIntensity
    attraction = balance.attraction
    var base = [Double](repeating: 0, count: regionCount)
    deterrence.elements.withUnsafeBufferPointer { matrix in
      balance.attraction.withUnsafeBufferPointer { beta in
        base.withUnsafeMutableBufferPointer { out in
          guard let k = matrix.baseAddress, let b = beta.baseAddress, let c = out.baseAddress
          else { return }
          multiply(order: baseShares.count, k, b, into: c)
        }
      }
    }
    accessibility = base
    var row = [Double](repeating: 0, count: CellLayout.rowCount)
    for sex in Sex.allCases {
      for age in Age.all { row[CellLayout.cell(sex, age)] = balance.schedule[sex, age] }
    }
    schedule = row
    steepest = row.max() ?? 0
    self.baseShares = baseShares
    self.originExponent = originExponent
    self.destinationExponent = destinationExponent
    self.redistribution = redistribution
    let bands = bandOfCell ?? [Int](repeating: 0, count: CellLayout.rowCount)
    precondition(
      bands.count == CellLayout.rowCount, "a band for each of 208 cells, got \(bands.count)")
    self.bandOfCell = bands
    bandCount = (bands.max() ?? 0) + 1
  }

  /// The same rule with bands of ages and sexes that interventions treat apart.
  package func banded(_ bands: [Int]) -> GravityRule {
    precondition(
      bands.count == CellLayout.rowCount, "a band for each of 208 cells, got \(bands.count)")
    var rule = self
    rule.bandOfCell = bands
    rule.bandCount = (bands.max() ?? 0) + 1
    return rule
  }

  /// The intensities of one draw and band in one year.
  ///
  /// - Parameters:
  ///   - shares: π on 1 January of the year.
  ///   - mobility: relative to the calibration year.
  ///   - sizes: of the draw's interventions, `sizeStride` apart.
  ///   - intensity: receives q; `attraction`: β; `accessibility`: c; `scratch`: overwritten.
  func weigh(
    shares: UnsafePointer<Double>, drivers: YearDrivers, mobility: Double,
    sizes: UnsafePointer<Double>?, sizeStride: Int, band: Int,
    intensity q: UnsafeMutablePointer<Double>, attraction beta: UnsafeMutablePointer<Double>,
    accessibility c: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<Double>
  ) {
    for region in 0..<regionCount {
      let growth = shares[region] / baseShares[region]
      beta[region] =
        attraction[region] * power(growth, destinationExponent)
      q[region] =
        outIntensity[region] * mobility
        * power(growth, originExponent - 1)
    }
    func size(_ index: Int?) -> Double {
      if let index, let sizes { sizes[index * sizeStride] } else { 1 }
    }
    for push in drivers.pushes where push.band == nil || push.band == band {
      let size = size(push.size)
      for region in 0..<regionCount { q[region] *= exp(size * push.byRegion[region]) }
    }
    reachable(beta, into: c)
    if redistribution != 0 {
      for region in 0..<regionCount {
        q[region] *= pow(c[region] / accessibility[region], redistribution)
      }
    }
    for pull in drivers.pulls where pull.band == nil || pull.band == band {
      let size = size(pull.size)
      for region in 0..<regionCount { beta[region] *= exp(size * pull.byRegion[region]) }
      scratch.update(from: c, count: regionCount)
      reachable(beta, into: c)
      guard pull.redistribution != 0 else { continue }
      for region in 0..<regionCount {
        q[region] *= pow(c[region] / scratch[region], pull.redistribution)
      }
    }
  }

  /// c := K β.
  private func reachable(
    _ beta: UnsafePointer<Double>, into c: UnsafeMutablePointer<Double>
  ) {
    deterrence.elements.withUnsafeBufferPointer { matrix in
      guard let k = matrix.baseAddress else { return }
      multiply(order: regionCount, k, beta, into: c)
    }
  }
}

/// x^exponent, without the cost of a power for the exponents of both rules of net migration: 0, and a
/// half of either sign.
@inline(__always)
private func power(_ x: Double, _ exponent: Double) -> Double {
  switch exponent {
  case 0: 1
  case 0.5: x.squareRoot()
  case -0.5: 1 / x.squareRoot()
  default: pow(x, exponent)
  }
}
