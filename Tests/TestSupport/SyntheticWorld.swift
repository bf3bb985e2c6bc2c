import Demography
import Glibc
import LinearAlgebra
import Migration
import Projection

/// A made-up country for laws that must hold in any: regions of uneven size, age and vital rates.
package struct SyntheticWorld {
  package var population: RegionalTable
  package var survival: RegionalTable
  /// Births per woman-year, `[region]`, vectors of 101.
  package var fertility: [[Double]]
  package var femaleShares: [Double]
  package var immigrants: RegionalTable
  package var emigrationRates: RegionalTable
  package var distances: DistanceTable
  package var deterrence: Deterrence
  package var margins: InterregionalMargins

  package var regionCount: Int { population.regionCount }

  package init(regions: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func uniform(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
    population = RegionalTable(regions: regions)
    survival = RegionalTable(regions: regions)
    immigrants = RegionalTable(regions: regions)
    emigrationRates = RegionalTable(regions: regions)
    fertility = []
    femaleShares = []
    for region in 0..<regions {
      let size = exp(uniform(7...12))
      let youth = uniform(0.005...0.03)
      for sex in Sex.allCases {
        let level = exp(uniform(-10.2 ... -9.4)) * (sex == .male ? 1.6 : 1)
        let rates = Age.all.map { age in
          age == 0 ? level * 250 : level * 2 + level * exp(0.085 * Double(age))
        }
        let table = LifeTable(centralDeathRates: rates, sex: sex)
        for (age, ratio) in table.survivalRatios.enumerated() {
          survival[region, sex, age] = ratio
          population[region, sex, age] =
            size / 80 * exp(-youth * Double(age)) * table.survivors[age] * uniform(0.8...1.2)
          immigrants[region, sex, age] = size / 80 * 0.001 * uniform(0...1)
          emigrationRates[region, sex, age] = uniform(0...0.004)
        }
      }
      let level = uniform(1.4...4) / 45
      fertility.append(Age.all.map { Age.fertile.contains($0) ? level * uniform(0.5...1.5) : 0 })
      femaleShares.append(uniform(0.48...0.49))
    }
    var kilometres = Matrix(rows: regions, columns: regions)
    var contiguous = kilometres
    var ring = kilometres
    for i in 0..<regions {
      for j in 0..<i {
        kilometres[i, j] = uniform(30...2500)
        contiguous[i, j] = uniform(0...1) < 0.25 ? 1 : 0
        ring[i, j] = uniform(0...1) < 0.05 ? 1 : 0
        kilometres[j, i] = kilometres[i, j]
        contiguous[j, i] = contiguous[i, j]
        ring[j, i] = ring[i, j]
      }
    }
    distances = DistanceTable(kilometres: kilometres, contiguous: contiguous, ring: ring)
    deterrence = Deterrence(form: .power(exponent: uniform(0.3...1.5)), ring: 3, contiguous: 1.4)
    // Margins that some gravity model meets: those of a hidden one.
    let weights = deterrence.matrix(for: distances)
    let pull = (0..<regions).map { _ in exp(uniform(-1...1)) }
    var arrivals = [Double](repeating: 0, count: regions)
    var departures = arrivals
    for i in 0..<regions where regions > 1 {
      departures[i] = population.total(region: i) * uniform(0.01...0.06)
      let reach = (0..<regions).reduce(0) { $0 + weights[i, $1] * pull[$1] }
      for j in 0..<regions { arrivals[j] += departures[i] * weights[i, j] * pull[j] / reach }
    }
    margins = InterregionalMargins(arrivals: arrivals, departures: departures)
  }

  /// Survivors of the opening population by age at the end of the year, without newborns.
  package var survivors: RegionalTable {
    var survivors = RegionalTable(regions: regionCount)
    for region in 0..<regionCount {
      for sex in Sex.allCases {
        let start = RegionalTable.index(region, sex, 0)
        let after = CohortSurvival.survivors(
          of: population[region, sex], ratios: survival[region, sex])
        survivors.values.replaceSubrange(start..<(start + Age.count), with: after)
      }
    }
    return survivors
  }

  package func balance() throws(BalancingError) -> GravityBalance {
    let survivors = survivors
    return try GravityBalance(
      margins: margins, survivors: survivors, deterrence: deterrence.matrix(for: distances),
      schedule: RogersCastro.fundamental(constant: 0.015)
        .relativeIntensities(meanOneOver: survivors.national))
  }

  package func rule(
    originExponent: Double = 1, destinationExponent: Double = 0, redistribution: Double = 0,
    bandOfCell: [Int]? = nil
  ) throws(BalancingError) -> GravityRule {
    let persons = (0..<regionCount).map { population.total(region: $0) }
    return GravityRule(
      balance: try balance(), baseShares: persons.map { $0 / persons.reduce(0, +) },
      originExponent: originExponent, destinationExponent: destinationExponent,
      redistribution: redistribution, bandOfCell: bandOfCell)
  }

  package func drivers(
    year: Int = 2025, external: Bool = true, mobility: Double = 1, pushes: [OriginPush] = [],
    pulls: [DestinationPull] = [], gates: [ArrivalGate] = []
  ) -> YearDrivers {
    let none = RegionalTable(regions: regionCount)
    return YearDrivers(
      year: year, survival: DriverRows(survival),
      fertility: DriverRows(regions: regionCount, width: CellLayout.sexStride) { region, _, row in
        for age in Age.all { row[age] = fertility[region][age] }
      },
      femaleShareAtBirth: femaleShares, mobility: mobility, pushes: pushes, pulls: pulls,
      gates: gates,
      external: .gross(
        immigrants: DriverRows(external ? immigrants : none),
        emigrationRates: DriverRows(external ? emigrationRates : none)))
  }

  /// The same world with its regions in another order: region `order[i]` comes to row i.
  package func permuted(_ order: [Int]) -> SyntheticWorld {
    var world = self
    for (row, old) in order.enumerated() {
      world.population[row] = population[old]
      world.survival[row] = survival[old]
      world.immigrants[row] = immigrants[old]
      world.emigrationRates[row] = emigrationRates[old]
      world.fertility[row] = fertility[old]
      world.femaleShares[row] = femaleShares[old]
      world.margins.arrivals[row] = margins.arrivals[old]
      world.margins.departures[row] = margins.departures[old]
      for (column, other) in order.enumerated() {
        world.distances.kilometres[row, column] = distances.kilometres[old, other]
        world.distances.contiguous[row, column] = distances.contiguous[old, other]
        world.distances.ring[row, column] = distances.ring[old, other]
      }
    }
    return world
  }
}
