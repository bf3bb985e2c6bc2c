import Demography
import Glibc
import LinearAlgebra
import Migration
import Projection

/// One year of a made-up country of three regions, with every transition matrix formed: slow, plain,
/// and what the factored step must give; and the accounts of the same year with all its flows.
package enum ExplicitStep {
  package static let published = PublishedCase(
    "The yearly step", source: "the same year by transition matrices, and its accounts"
  ) {
    let rule = try balancedRule()
    return [
      .nothing(
        "largest relative departure of a cell", departure(under: rule), within: 1e-12),
      .nothing(
        "largest account not closed, persons", largestResidual(under: rule),
        within: 1e-9 * population.total),
    ]
  }

  // MARK: The country

  private static let regions = 3
  private static let kilometres = Matrix([[0, 400, 1200], [400, 0, 700], [1200, 700, 0]])

  private static let population: RegionalTable = {
    var table = RegionalTable(regions: regions)
    for region in 0..<regions {
      for sex in Sex.allCases {
        for age in Age.all {
          table[region, sex, age] =
            1000 * Double(region + 1) * exp(-0.02 * Double(age)) * (sex == .male ? 1.04 : 1)
        }
      }
    }
    return table
  }()

  private static let survival: RegionalTable = {
    var rates = RegionalTable(regions: regions)
    for region in 0..<regions {
      for sex in Sex.allCases {
        for age in Age.all {
          let level = (sex == .male ? 1.5 : 1) * (1 + 0.1 * Double(region))
          rates[region, sex, age] =
            age == 0 ? 0.008 : level * (2e-4 + 3e-5 * exp(0.09 * Double(age)))
        }
      }
    }
    return rates.survivalRatios()
  }()

  private static let survivors: RegionalTable = {
    var table = RegionalTable(regions: regions)
    for region in 0..<regions {
      for sex in Sex.allCases {
        let after = CohortSurvival.survivors(
          of: population[region, sex], ratios: survival[region, sex])
        for age in Age.all { table[region, sex, age] = after[age] }
      }
    }
    return table
  }()

  /// Shares that have moved on since the base year, so that every exponent acts.
  private static func balancedRule() throws(BalancingError) -> GravityRule {
    let none = Matrix(rows: regions, columns: regions)
    let distances = DistanceTable(kilometres: kilometres, contiguous: none, ring: none)
    let balance = try GravityBalance(
      margins: InterregionalMargins(arrivals: [2100, 2600, 2300], departures: [1500, 2700, 2800]),
      survivors: survivors,
      deterrence: Deterrence(form: .power(exponent: 0.8)).matrix(for: distances),
      schedule: RogersCastro.fundamental(constant: 0.015)
        .relativeIntensities(meanOneOver: survivors.national))
    return GravityRule(
      balance: balance, baseShares: [0.2, 0.3, 0.5], originExponent: 0.6,
      destinationExponent: 0.8, redistribution: 0.4)
  }

  private static func drivers(hasExternal: Bool) -> YearDrivers {
    let level = hasExternal ? 1.0 : 0
    return YearDrivers(
      year: 2025, survival: DriverRows(survival),
      fertility: DriverRows(regions: regions, width: CellLayout.sexStride) { region, _, row in
        for age in 15...49 { row[age] = 0.06 + 0.01 * Double(region) }
      },
      femaleShareAtBirth: [0.486, 0.487, 0.488], mobility: 1.2,
      external: .gross(
        immigrants: DriverRows(RegionalTable(regions: regions, repeating: 2 * level)),
        emigrationRates: DriverRows(RegionalTable(regions: regions, repeating: 0.003 * level))))
  }

  // MARK: By transition matrices

  private static func departure(under rule: GravityRule) -> Double {
    var workspace = ProjectionWorkspace(opening: population, draws: 1)
    workspace.advance(with: drivers(hasExternal: false), rule: rule)
    let factored = workspace.closing(draw: 0)
    let forces = Forces(rule)
    var worst = 0.0
    for sex in Sex.allCases {
      for age in 1..<Age.count {
        let moves = forces.transition(of: rule.schedule[CellLayout.cell(sex, age)])
        for destination in 0..<regions {
          let expected = (0..<regions).reduce(0) {
            $0 + survivors[$1, sex, age] * moves[$1, destination]
          }
          worst = max(worst, abs(factored[destination, sex, age] / expected - 1))
        }
      }
    }
    return worst
  }

  /// Out-intensity, attraction and accessibility as the rule states them, one region at a time.
  private struct Forces {
    let rule: GravityRule
    var leaving: [Double] = []
    var attraction: [Double] = []
    var accessibility: [Double] = []

    init(_ rule: GravityRule) {
      self.rule = rule
      let growth = (0..<regions).map {
        population.total(region: $0) / population.total / rule.baseShares[$0]
      }
      attraction = growth.indices.map {
        rule.attraction[$0] * pow(growth[$0], rule.destinationExponent)
      }
      accessibility = growth.indices.map { origin in
        attraction.indices.reduce(0) { $0 + rule.deterrence[origin, $1] * attraction[$1] }
      }
      leaving = growth.indices.map {
        rule.outIntensity[$0] * 1.2 * pow(growth[$0], rule.originExponent - 1)
          * pow(accessibility[$0] / rule.accessibility[$0], rule.redistribution)
      }
    }

    /// Origins in rows; rows sum to one.
    func transition(of intensity: Double) -> Matrix {
      var matrix = Matrix(rows: regions, columns: regions)
      for origin in 0..<regions {
        let share = -expm1(-intensity * leaving[origin])
        for destination in 0..<regions {
          matrix[origin, destination] =
            origin == destination
            ? 1 - share
            : share * rule.deterrence[origin, destination] * attraction[destination]
              / accessibility[origin]
        }
      }
      return matrix
    }
  }

  // MARK: By accounts

  private static func largestResidual(under rule: GravityRule) -> Double {
    var workspace = ProjectionWorkspace(opening: population, draws: 1)
    let drivers = drivers(hasExternal: true)
    workspace.advance(with: drivers, rule: rule)
    return workspace.cellAccounts(draw: 0, drivers: drivers, rule: rule).largestResidual
  }
}
