import Demography
import Tables

/// Ages and sexes of migrants across the border.
///
/// The standard schedule times the persons of each age gives the shape inside four broad groups,
/// whose shares are those of external_ages.csv. Immigrants have the national profile everywhere.
/// Emigrants leave by rates: the same factors of age on the region's own inhabitants, so that no
/// cell sends away more than it has.
struct ExternalAges {
  let immigrantProfile: AgeSexTable
  let emigrantProfile: AgeSexTable
  /// Relative rate of leaving by sex and age.
  private let emigrantRates: AgeSexTable

  init(_ inputs: InputFolder, pyramid: AgeSexTable) {
    let schedule = RogersCastro(constant: 0.003)
    let movers = AgeSexTable { pyramid[$0, $1] * schedule.rate(at: $1) }
    immigrantProfile = Self.withShares(inputs, "external_immigrants", movers)
    let emigrants = Self.withShares(inputs, "external_emigrants", movers)
    emigrantProfile = emigrants
    emigrantRates = AgeSexTable { emigrants[$0, $1] / pyramid[$0, $1] }
  }

  private static func withShares(_ inputs: InputFolder, _ profile: String, _ shape: AgeSexTable)
    -> AgeSexTable
  {
    let table = inputs[InputDescriptions.externalAges]
    var out = AgeSexTable()
    for row in table.rows where table.text(row, "profile") == profile {
      let ages = table.integer(row, "from")...table.integer(row, "to")
      for sex in Sex.allCases {
        // Sexes are equal: nothing is published.
        let sum = ages.reduce(0) { $0 + shape[sex, $1] }
        let share = table.value(row, "share") / 2
        for age in ages { out[sex, age] = share * shape[sex, age] / sum }
      }
    }
    return out
  }

  /// Persons of a year in three decimals; the region's sums are those given.
  func immigrants(_ totals: [Int]) -> RegionalTable {
    spread(totals) { _ in immigrantProfile }
  }

  /// - Parameter persons: inhabitants at the end of the year.
  func emigrants(_ totals: [Int], from persons: RegionalTable) -> RegionalTable {
    spread(totals) { region in
      AgeSexTable { emigrantRates[$0, $1] * persons[region, $0, $1] }
    }
  }

  private func spread(_ totals: [Int], _ shape: (Int) -> AgeSexTable) -> RegionalTable {
    var out = RegionalTable(regions: totals.count)
    for (region, total) in totals.enumerated() {
      let cells = shape(region)
      let sum = cells.total
      let exact = ExactRounding.units(
        cells.values.map { $0 / sum * Double(total) }, total: Double(total))
      var table = AgeSexTable()
      table.values = exact.map { Double($0) / 1000 }
      out[region] = table
    }
    return out
  }
}
