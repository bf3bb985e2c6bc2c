import Demography
import Projection

/// Migration across the border: immigrants as persons, emigrants as rates that are held.
///
/// The age pattern of a region's rates is pooled over the observed years up to the first year of the
/// forecast and shrunk to the nation's; its level is that of the last of these years, whose
/// emigrants the rates give back region by region.
package struct ExternalPlan {
  /// Persons of prior weight in each cell: an assumption. A cell of few residents takes the
  /// national age pattern at its region's level.
  package static let priorPersons = 1000.0

  private let country: CountryData
  /// Emigrants per person present, by region, sex and age at the end of the year.
  let emigrationRates: RegionalTable
  /// The year whose level the rates have; `nil` when no emigrants are observed.
  let levelYear: Int?
  /// Observed years whose emigrants had no population to divide by.
  let unusedYears: [Int]

  /// - Parameter present: persons at the end of a year before external moves, where known.
  init(
    country: CountryData, firstYear: Int, priorPersons: Double = ExternalPlan.priorPersons,
    present: (Int) -> RegionalTable?
  ) {
    self.country = country
    var emigrants = RegionalTable(regions: country.regions.count)
    var exposed = RegionalTable(regions: country.regions.count)
    var unused: [Int] = []
    var level: (year: Int, emigrants: RegionalTable, present: RegionalTable)?
    let observed = country.external.totals
    var years = observed.keys.filter { $0 <= firstYear }.sorted()
    if years.isEmpty { years = observed.keys.min().map { [$0] } ?? [] }
    for year in years {
      guard let flow = observed[year] else { continue }
      guard let persons = present(year) else {
        unused.append(year)
        continue
      }
      for cell in emigrants.values.indices {
        emigrants.values[cell] += flow.emigrants.values[cell]
        exposed.values[cell] += max(0, persons.values[cell])
      }
      level = (year, flow.emigrants, persons)
    }
    unusedYears = unused
    levelYear = level?.year
    var rates = Self.rates(emigrants: emigrants, exposed: exposed, priorPersons: priorPersons)
    if let level {
      rates = Self.scaled(rates, toReturn: level.emigrants, from: level.present)
    }
    emigrationRates = rates
  }

  /// Rates multiplied region by region so that they give a year's emigrants back.
  package static func scaled(
    _ rates: RegionalTable, toReturn emigrants: RegionalTable, from present: RegionalTable
  ) -> RegionalTable {
    var scaled = rates
    for region in 0..<rates.regionCount {
      let cells =
        RegionalTable.index(
          region, .female, 0)..<RegionalTable.index(
          region + 1, .female, 0)
      let returned = cells.reduce(0) { $0 + rates.values[$1] * present.values[$1] }
      guard returned > 0 else { continue }
      let factor = emigrants.total(region: region) / returned
      for cell in cells { scaled.values[cell] = min(1, rates.values[cell] * factor) }
    }
    return scaled
  }

  /// Rates by cell, shrunk to the national age pattern at the region's own level; each region's
  /// rates give its emigrants back exactly.
  package static func rates(
    emigrants: RegionalTable, exposed: RegionalTable, priorPersons: Double
  ) -> RegionalTable {
    var rates = RegionalTable(regions: emigrants.regionCount)
    let nationalEmigrants = emigrants.national
    let nationalPersons = exposed.national
    let pattern = zip(nationalEmigrants.values, nationalPersons.values).map {
      $1 > 0 ? $0 / $1 : 0
    }
    for region in 0..<emigrants.regionCount {
      let start = RegionalTable.index(region, .female, 0)
      let cells = 0..<AgeSexTable.count
      let total = emigrants.total(region: region)
      let expected = cells.reduce(0) { $0 + pattern[$1] * exposed.values[start + $1] }
      guard total > 0, expected > 0 else { continue }
      let level = total / expected
      var returned = 0.0
      for cell in cells {
        let persons = exposed.values[start + cell]
        let rate =
          persons + priorPersons > 0
          ? (emigrants.values[start + cell] + priorPersons * level * pattern[cell])
            / (persons + priorPersons) : 0
        rates.values[start + cell] = rate
        returned += rate * persons
      }
      for cell in cells {
        rates.values[start + cell] = min(1, rates.values[start + cell] * total / returned)
      }
    }
    return rates
  }

  var hasNetOnly: Bool { country.external.flows.isEmpty }

  /// Net migrants of a year, where the package has only them.
  func net(in year: Int) -> RegionalTable {
    Self.interpolate(country.external.net, year: year, regions: country.regions.count)
  }

  /// Immigrants of a year as the package states them.
  func immigrants(in year: Int) -> RegionalTable {
    Self.interpolate(
      country.external.totals.mapValues(\.immigrants), year: year, regions: country.regions.count)
  }

  private static func interpolate(
    _ tables: [Int: RegionalTable], year: Int, regions: Int
  ) -> RegionalTable {
    if let table = tables[year] { return table }
    let years = tables.keys.sorted()
    guard let first = years.first, let last = years.last else { return .init(regions: regions) }
    if year <= first { return tables[first] ?? .init(regions: regions) }
    if year >= last { return tables[last] ?? .init(regions: regions) }
    guard let after = years.first(where: { $0 > year }),
      let before = years.last(where: { $0 < year }), let low = tables[before],
      let high = tables[after]
    else { return .init(regions: regions) }
    let weight = Double(year - before) / Double(after - before)
    var table = low
    for cell in table.values.indices {
      table.values[cell] += weight * (high.values[cell] - low.values[cell])
    }
    return table
  }
}

extension ExternalRecord {
  /// All groups together, by year.
  var totals: [Int: Flow] {
    var sums: [Int: Flow] = [:]
    for group in flows.keys.sorted() {
      for (year, flow) in flows[group] ?? [:] {
        guard var sum = sums[year] else {
          sums[year] = flow
          continue
        }
        for cell in sum.immigrants.values.indices {
          sum.immigrants.values[cell] += flow.immigrants.values[cell]
          sum.emigrants.values[cell] += flow.emigrants.values[cell]
        }
        sums[year] = sum
      }
    }
    return sums
  }
}
