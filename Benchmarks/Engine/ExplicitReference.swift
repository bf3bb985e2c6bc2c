import Demography
import Glibc
import LinearAlgebra
import Migration
import Projection

/// One year with every transition matrix formed: slow, plain, and what the factored step must give.
enum ExplicitReference {
  /// The largest relative departure of any cell in a small country.
  static func departure(regions: Int) throws -> Double {
    let world = try BenchmarkWorld(regions: regions)
    let drivers = world.years(1)[0]
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    workspace.advance(with: drivers, rule: world.rule)
    let got = workspace.closing(draw: 0)
    guard case .gross(let immigrants, let rates) = drivers.external else { return .infinity }
    var worst = 0.0
    for sex in Sex.allCases {
      for age in 1..<Age.count {
        let cell = CellLayout.cell(sex, age)
        let transition = Self.transition(world.rule, cell: cell)
        let before = (0..<regions).map { region -> Double in
          var persons = world.population[region, sex, age - 1]
          if age == Age.open { persons += world.population[region, sex, age] }
          return persons * world.survival[region, sex, age]
        }
        for j in 0..<regions {
          let moved = (0..<regions).reduce(0) { $0 + before[$1] * transition[$1, j] }
          let expected = moved * (1 - rates[j, 0][cell]) + immigrants[j, 0][cell]
          worst = max(worst, abs(got[j, sex, age] / expected - 1))
        }
      }
    }
    return worst
  }

  /// M of one sex and age, rows of origins; population shares are those of the base year.
  private static func transition(_ rule: GravityRule, cell: Int) -> Matrix {
    let regions = rule.regionCount
    var matrix = Matrix(rows: regions, columns: regions)
    for i in 0..<regions {
      let leave = -expm1(-rule.schedule[cell] * rule.outIntensity[i])
      for j in 0..<regions {
        matrix[i, j] =
          i == j
          ? 1 - leave
          : leave * rule.deterrence[i, j] * rule.attraction[j] / rule.accessibility[i]
      }
    }
    return matrix
  }
}
