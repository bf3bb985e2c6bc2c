/// Forecasts of regional totals by rules of thumb: what a model must beat to be worth its trouble.
struct NaiveForecast {
  /// Persons by region on 1 January of the start and of the year before.
  let base: [Double]
  let before: [Double]

  /// Shares of the start, of the country's persons on a later 1 January.
  func constantShare(ofCountry persons: Double) -> [Double] {
    let country = base.reduce(0, +)
    return base.map { $0 / country * persons }
  }

  func linearTrend(years: Int) -> [Double] {
    zip(base, before).map { $0 + Double(years) * ($0 - $1) }
  }

  func geometricTrend(years: Int) -> [Double] {
    zip(base, before).map { base, before in
      (0..<years).reduce(base) { persons, _ in persons * base / before }
    }
  }
}
