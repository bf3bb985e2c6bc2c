import Demography

/// What a data package says came to pass, by region; `nil` where it does not say it of every region.
struct ObservedFigures {
  let country: CountryData

  private var regionCount: Int { country.regions.count }

  subscript(figure: HindcastFigure, year: Int) -> [Double]? {
    switch figure {
    case .persons: persons(on: year)
    case .persons0to14, .persons15to64, .persons65: figure.ages.flatMap { persons($0, on: year) }
    case .births: vitalEvents(in: year) { $0.births }
    case .deaths: vitalEvents(in: year) { $0.deaths }
    case .netInterregional: FlowsBasis.nets(in: year, country: country)
    case .netExternal: netExternal(in: year)
    }
  }

  /// Official totals, or else the sums of the population by age.
  private func persons(on year: Int) -> [Double]? {
    if let totals = country.populationTotals[year] {
      let known = totals.compactMap { sexes -> Double? in
        let persons = sexes.compactMap { $0 }
        return persons.count == sexes.count ? persons.reduce(0, +) : nil
      }
      if known.count == regionCount { return known }
    }
    return country.populations[year].map { population in
      (0..<regionCount).map { population.total(region: $0) }
    }
  }

  /// Ages were counted rather than computed from those of other years.
  var hasCountedAges: Bool {
    guard let rows = country.confidence["population"] else { return false }
    return rows.verified > 0 && rows.derived == 0 && rows.unverified == 0 && rows.unstated == 0
  }

  private func persons(_ ages: ClosedRange<Int>, on year: Int) -> [Double]? {
    guard hasCountedAges, let population = country.populations[year] else { return nil }
    return (0..<regionCount).map { population[$0].persons(aged: ages) }
  }

  private func vitalEvents(in year: Int, _ count: (VitalEvents) -> Double?) -> [Double]? {
    var events = [Double?](repeating: nil, count: regionCount)
    for row in country.vitalEvents where row.year == year { events[row.region] = count(row) }
    let known = events.compactMap { $0 }
    return known.count == regionCount ? known : nil
  }

  private func netExternal(in year: Int) -> [Double]? {
    if let net = country.external.net[year] {
      return (0..<regionCount).map { net.total(region: $0) }
    }
    return country.external.totals[year].map { flow in
      (0..<regionCount).map { flow.immigrants.total(region: $0) - flow.emigrants.total(region: $0) }
    }
  }
}
