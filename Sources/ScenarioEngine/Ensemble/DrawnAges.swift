import Demography
import Ensembles
import Glibc

/// Opening populations of draws: broad age groups of a region a little larger or smaller than
/// estimated, its totals by sex as they are.
struct DrawnAges: Sendable {
  private let opening: RegionalTable
  private let standardDeviation: Double
  /// `[region][group]`, the same deviation for both sexes.
  private let streams: [[RandomStream]]

  /// Groups as statistics estimate them: children, students, young and older workers, retired.
  private static let groups = [0...14, 15...24, 25...44, 45...64, 65...Age.open]

  init(_ opening: RegionalTable, regions: [String], standardDeviation: Double, seed: UInt64) {
    self.opening = opening
    self.standardDeviation = standardDeviation
    streams = regions.map { region in
      Self.groups.map { group in
        RandomStream(seed: seed, component: "base_ages.\(group.lowerBound)", region: region)
      }
    }
  }

  func opening(draw: Int) -> RegionalTable {
    var table = opening
    for region in 0..<table.regionCount {
      var factors = [Double](repeating: 1, count: Age.count)
      for (group, ages) in Self.groups.enumerated() {
        let factor = exp(standardDeviation * streams[region][group].normal(draw: draw))
        for age in ages { factors[age] = factor }
      }
      for sex in Sex.allCases {
        let start = RegionalTable.index(region, sex, 0)
        let before = opening.total(region: region, sex: sex)
        var after = 0.0
        for age in Age.all {
          table.values[start + age] *= factors[age]
          after += table.values[start + age]
        }
        guard after > 0 else { continue }
        for age in Age.all { table.values[start + age] *= before / after }
      }
    }
    return table
  }
}
