import Demography

/// The birth rates of each year: the package's, at the level of the scenario's path.
///
/// A national path multiplies all regional rates by one factor a year, such that the age-specific
/// rates summed with the first year's women give the path; regional ratios stay.
struct FertilityPlan {
  private let country: CountryData
  private let path: LevelPath?
  /// Women of the first year by region and age: fixed weights.
  private let women: [[Double]]

  init(country: CountryData, path: LevelPath?, weights: RegionalTable) {
    self.country = country
    self.path = path
    women = country.regions.regions.indices.map { Array(weights[$0, .female]) }
  }

  /// Births per woman-year by region, vectors of 101.
  func rates(in year: Int) -> [[Double]] {
    let own = country.regions.regions.indices.map { packageRates(region: $0, year: year) }
    switch path {
    case nil:
      return own
    case .national(let series):
      let level = nationalTotalFertility(of: own)
      return level > 0 ? own.map { $0.map { $0 * series[year] / level } } : own
    case .regional(let series):
      return own.indices.map { region in
        let level = own[region].reduce(0, +)
        guard let levels = series[region], level > 0 else { return own[region] }
        return own[region].map { $0 * levels[year] / level }
      }
    }
  }

  /// Σ over ages of the rates weighted with the first year's women: the national total fertility.
  func nationalTotalFertility(of rates: [[Double]]) -> Double {
    Age.fertile.reduce(0) { sum, age in
      var births = 0.0
      var persons = 0.0
      for region in women.indices {
        births += women[region][age] * rates[region][age]
        persons += women[region][age]
      }
      return sum + (persons > 0 ? births / persons : 0)
    }
  }

  /// Share of girls among births, by region.
  func femaleShares(in year: Int) -> [Double] {
    country.sexRatioAtBirth.map { 1 / (1 + $0[year]) }
  }

  private func packageRates(region: Int, year: Int) -> [Double] {
    let pattern = country.fertility[region].vector(in: year)
    let level = pattern.reduce(0, +)
    guard !country.totalFertility[region].isEmpty, level > 0 else { return pattern }
    let target = country.totalFertility[region][year]
    return pattern.map { $0 * target / level }
  }
}
