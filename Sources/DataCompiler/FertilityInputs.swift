import Demography
import Tables

/// Fertility as published: the national age pattern, total fertility, births.
struct FertilityInputs {
  /// Births per woman-year by age, 0…100, of 2025.
  let pattern: [Double]
  /// Share of each age in total fertility.
  let ageShares: [Double]
  /// Official total fertility by year: `[region]`.
  let official: [Int: [Double]]
  /// Official total fertility of the country by year.
  let national: [Int: Double]
  /// Births of the country by year.
  let nationalBirths: [Int: Double]
  private let sexRatios: [Int: Double]

  init(_ inputs: InputFolder) {
    var pattern = [Double](repeating: 0, count: Age.count)
    let ages = inputs[InputDescriptions.wppFertility]
    for row in ages.rows {
      pattern[ages.integer(row, "age")] = ages.value(row, "births_per_1000") / 1000
    }
    self.pattern = pattern
    let sum = pattern.reduce(0, +)
    ageShares = pattern.map { $0 / sum }

    let totals = inputs[PackageTables.totalFertility]
    var official: [Int: [Double]] = [:]
    var national: [Int: Double] = [:]
    for row in totals.rows {
      let year = totals.integer(row, "year")
      if let region = inputs.region(totals, row) {
        official[year, default: .init(repeating: 0, count: inputs.regions.count)][region] =
          totals.value(row, "children")
      } else {
        national[year] = totals.value(row, "children")
      }
    }
    self.official = official
    self.national = national
    nationalBirths = VitalStatistics(inputs).national("births")

    let ratios = inputs[PackageTables.sexRatioAtBirth]
    sexRatios = Dictionary(
      uniqueKeysWithValues: ratios.rows.map {
        (ratios.integer($0, "year"), ratios.value($0, "ratio"))
      })
  }

  func sexRatioAtBirth(in year: Int) -> Double {
    let given = sexRatios.keys.filter { $0 <= year }.max() ?? sexRatios.keys.min() ?? year
    guard let ratio = sexRatios[given] else {
      preconditionFailure("no sex ratio at birth is given")
    }
    return ratio
  }

  /// Women weighted by the share of each age in fertility: births are this times total fertility.
  func weightedWomen(_ persons: RegionalTable) -> Double {
    (0..<persons.regionCount).reduce(0) { sum, region in
      Age.fertile.reduce(sum) { $0 + ageShares[$1] * persons[region, .female, $1] }
    }
  }

  /// National total fertility of 2025, which is not published: that of 2024 moved by births per
  /// weighted woman. Women of mid-2025 are taken as those of mid-2024 a half year's growth on.
  func nationalTotalFertility2025(base: RegionalTable, before: RegionalTable) -> Double {
    let now = weightedWomen(base)
    let earlier = weightedWomen(before)
    let women2024 = (now + earlier) / 2
    let women2025 = now * (now / earlier).squareRoot()
    let births2024 = nationalBirths[2024] ?? 0
    let births2025 = nationalBirths[2025] ?? 0
    return (national[2024] ?? 0) * (births2025 / women2025) / (births2024 / women2024)
  }
}
