import Demography
import Diagnostics

/// The populations of 1 January 2022, 2023 and 2024 by age, for hindcasts.
///
/// The base of 2025 is carried back a year at a time: net migrants of the year are taken off, the
/// rest divided by survival, and each region and sex scaled to its official total. What the ages of
/// 2025 know of later years stays in them: the hindcast sees a little of its own future.
struct HindcastAges {
  static let years = [2024, 2023, 2022]

  private(set) var persons: [Int: RegionalTable]
  private(set) var external: [Int: (immigrants: RegionalTable, emigrants: RegionalTable)] = [:]
  /// Largest factor by which a region and sex had to be scaled, by year.
  private(set) var largestScaling: [Int: Double] = [:]

  init(
    _ inputs: InputFolder, base: BasePopulation, mortality: StandardMortality,
    internalNets: InternalNets, totals: ExternalTotals, ages: ExternalAges, movers: AgeSexTable
  ) throws(InputRejected) {
    persons = [BasePopulation.year: base.persons]
    let official = inputs.populationTotals
    // The population at the end of 2025 by age is not known: that of its beginning serves.
    record(2025, at: base.persons, totals, ages)
    for year in Self.years {
      guard let next = persons[year + 1] else { continue }
      record(year, at: next, totals, ages)
      let survival = RegionalMortality(year: year, standard: mortality, inputs: inputs)
      let back = try carriedBack(
        inputs, next, year: year, survival: survival.survivalRatios,
        nets: internalNets.nets[year] ?? [],
        movers: movers, oldest: base.pyramid.wpp)
      persons[year] = scaled(back, to: official[year] ?? [], year: year)
    }
  }

  private mutating func record(
    _ year: Int, at end: RegionalTable, _ totals: ExternalTotals, _ ages: ExternalAges
  ) {
    external[year] = (
      ages.immigrants(totals.immigrants[year] ?? []),
      ages.emigrants(totals.emigrants[year] ?? [], from: end)
    )
  }

  /// - Parameters:
  ///   - movers: shares of internal movers by age at the end of the year.
  ///   - oldest: splits those of 99 and over into 99 and 100.
  private func carriedBack(
    _ inputs: InputFolder, _ next: RegionalTable, year: Int, survival: RegionalTable,
    nets: [Double],
    movers: AgeSexTable, oldest: AgeSexTable
  ) throws(InputRejected) -> RegionalTable {
    var back = RegionalTable(regions: next.regionCount)
    for region in 0..<next.regionCount {
      for sex in Sex.allCases {
        for age in 1...Age.open {
          let immigrants = external[year]?.immigrants[region, sex, age] ?? 0
          let emigrants = external[year]?.emigrants[region, sex, age] ?? 0
          let net = nets[region] * movers[sex, age] + immigrants - emigrants
          let alive = (next[region, sex, age] - net) / survival[region, sex, age]
          guard alive >= 0 else {
            throw inputs.refusal(
              of: InputDescriptions.margins,
              "in \(year) more people of age \(age) came to \(inputs.regions[region]) than live there"
            )
          }
          if age < Age.open {
            back[region, sex, age - 1] = alive
          } else {
            let share = oldest[sex, 99] / (oldest[sex, 99] + oldest[sex, 100])
            back[region, sex, 99] = alive * share
            back[region, sex, 100] = alive * (1 - share)
          }
        }
      }
    }
    return back
  }

  private mutating func scaled(_ table: RegionalTable, to totals: [[Double]], year: Int)
    -> RegionalTable
  {
    var out = table
    for region in 0..<table.regionCount {
      for sex in Sex.allCases {
        let factor = totals[region][sex.rawValue] / table.total(region: region, sex: sex)
        if abs(factor - 1) > abs((largestScaling[year] ?? 1) - 1) { largestScaling[year] = factor }
        for age in Age.all { out[region, sex, age] *= factor }
      }
    }
    return ExactRounding.rounded(out, regionTotals: totals)
  }
}
