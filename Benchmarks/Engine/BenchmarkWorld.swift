import Demography
import Glibc
import LinearAlgebra
import Migration
import Projection
import ScenarioEngine

/// A made-up country of any size, the same every time. The peers in `Benchmarks/Peers` make the
/// same one from the same formulas.
struct BenchmarkWorld: Sendable {
  let population: RegionalTable
  let survival: RegionalTable
  let rule: GravityRule
  private let fertility: [Double]
  private let external: ExternalDrivers

  init(regions: Int) throws {
    var population = RegionalTable(regions: regions)
    var survival = RegionalTable(regions: regions)
    var immigrants = RegionalTable(regions: regions)
    for region in 0..<regions {
      let size = 2000 + 30_000 * fraction(0.618_033_988_75 * Double(region + 1))
      for sex in Sex.allCases {
        let level = 4e-5 * (sex == .male ? 1.5 : 1)
        let rates = Age.all.map { age in
          (age == 0 ? 60 * level : 0) + 3 * level + level * exp(0.09 * Double(age))
        }
        let table = LifeTable(centralDeathRates: rates, sex: sex)
        for (age, ratio) in table.survivalRatios.enumerated() {
          survival[region, sex, age] = ratio
          population[region, sex, age] = size * table.survivors[age] * exp(-0.012 * Double(age))
          immigrants[region, sex, age] = age > 0 && age < 70 ? 1e-4 * size : 0
        }
      }
    }
    self.population = population
    self.survival = survival
    fertility = Age.all.map { age in
      let x = (Double(age) - 28) / 6
      return Age.fertile.contains(age) ? 0.15 * exp(-x * x / 2) : 0
    }
    external = .gross(
      immigrants: DriverRows(immigrants),
      emigrationRates: DriverRows(RegionalTable(regions: regions, repeating: 5e-4)))
    rule = try Self.gravity(population: population, survival: survival)
  }

  private static func gravity(
    population: RegionalTable, survival: RegionalTable
  ) throws -> GravityRule {
    let regions = population.regionCount
    var kilometres = Matrix(rows: regions, columns: regions)
    let x = (0..<regions).map { 2000 * fraction(0.754_877_666_25 * Double($0 + 1)) }
    let y = (0..<regions).map { 2000 * fraction(0.569_840_290_998 * Double($0 + 1)) }
    for i in 0..<regions {
      for j in 0..<regions where i != j {
        let dx: Double = x[i] - x[j]
        let dy: Double = y[i] - y[j]
        kilometres[i, j] = sqrt(dx * dx + dy * dy) + 20
      }
    }
    let none = Matrix(rows: regions, columns: regions)
    let deterrence = Deterrence(form: .power(exponent: 0.8)).matrix(
      for: DistanceTable(kilometres: kilometres, contiguous: none, ring: none))
    var survivors = RegionalTable(regions: regions)
    for region in 0..<regions {
      for sex in Sex.allCases {
        let start = RegionalTable.index(region, sex, 0)
        survivors.values.replaceSubrange(
          start..<(start + Age.count),
          with: CohortSurvival.survivors(of: population[region, sex], ratios: survival[region, sex])
        )
      }
    }
    let persons = (0..<regions).map { population.total(region: $0) }
    let departures = persons.indices.map {
      persons[$0] * (0.01 + 0.03 * fraction(0.414_213_562_37 * Double($0 + 1)))
    }
    // Arrivals by size alone: any margins that balance will do.
    let moving = departures.reduce(0, +)
    let arrivals = persons.map { $0 / persons.reduce(0, +) * moving }
    let balance = try GravityBalance(
      margins: InterregionalMargins(arrivals: arrivals, departures: departures),
      survivors: survivors, deterrence: deterrence,
      schedule: RogersCastro.fundamental(constant: 0.015)
        .relativeIntensities(meanOneOver: survivors.national))
    return GravityRule(
      balance: balance, baseShares: persons.map { $0 / persons.reduce(0, +) },
      originExponent: 0.5, destinationExponent: 0.5, redistribution: 0)
  }

  /// The same drivers in every year.
  func years(_ count: Int) -> [YearDrivers] {
    let regions = population.regionCount
    let first = YearDrivers(
      year: Self.firstYear, survival: DriverRows(survival),
      fertility: DriverRows(regions: regions, width: CellLayout.sexStride) { _, _, row in
        for age in Age.all { row[age] = fertility[age] }
      },
      femaleShareAtBirth: .init(repeating: 1 / 2.06, count: regions), external: external)
    return [YearDrivers](repeating: first, count: count)
  }

  private static let firstYear = 2025

  /// Persons, age groups of five years, structure and events of the country and every region.
  func layout(years: Int) -> FigureLayout {
    let regions = (0..<population.regionCount).map {
      Region(id: "r\($0)", name: LocalizedName(english: "r\($0)"))
    }
    let groups = stride(from: 0.0, through: 100, by: 5).map { age in
      AgeGroup(
        id: "age \(Int(age))", slices: [.init(sex: nil, from: age, to: age + 4, year: nil)])
    }
    return FigureLayout(
      regions: RegionSet(regions), ageGroups: groups,
      horizon: Horizon(first: Self.firstYear, last: Self.firstYear + years))
  }
}

/// The part behind the decimal point: evenly spread numbers without a generator.
private func fraction(_ value: Double) -> Double { value - value.rounded(.down) }
