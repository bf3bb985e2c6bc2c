import Demography

/// One forecast less another, figure by figure: b − a, for the country, every group and every region.
package struct Comparison: Sendable {
  package let a: Forecast
  package let b: Forecast
  /// Areas and years of both; figures that both have.
  package let layout: FigureLayout
  /// b − a in the order of the layout; not a number where either has no such figure.
  package let differences: FigureTable
  /// Of the draws' differences, where both were drawn; pairs of draws share their luck.
  package let intervals: PairedSummary?
  /// How much each change between the two scenarios accounts for; `nil` where it was not asked for.
  package let attribution: Attribution?

  /// - Throws: `ComparisonError` where the two have no figures in common.
  package init(
    _ a: Forecast, _ b: Forecast, intervals: PairedSummary? = nil, attribution: Attribution? = nil
  ) throws(ComparisonError) {
    try Self.checkAlike(a, b)
    self.a = a
    self.b = b
    layout = Self.layout(of: a)
    self.intervals = intervals
    self.attribution = attribution
    differences = Self.figures(of: b, in: layout).less(Self.figures(of: a, in: layout))
  }

  /// The figures that do not depend on a scenario's programmes.
  package static func layout(of forecast: Forecast) -> FigureLayout {
    FigureLayout(
      regions: forecast.country.regions, ageGroups: forecast.country.ageGroups,
      horizon: forecast.scenario.horizon)
  }

  /// The forecast's figures in a layout without programmes, which stand last in its own.
  static func figures(of forecast: Forecast, in layout: FigureLayout) -> FigureTable {
    FigureTable(
      layout: layout, values: Array(forecast.figures().values.prefix(layout.valueCount)))
  }

  package static func checkAlike(_ a: Forecast, _ b: Forecast) throws(ComparisonError) {
    if a.country.regions.ids != b.country.regions.ids { throw .otherRegions }
    if a.country.regions.groups != b.country.regions.groups { throw .otherGroups }
    if a.country.ageGroups.map(\.id) != b.country.ageGroups.map(\.id) { throw .otherAgeGroups }
    if a.scenario.horizon != b.scenario.horizon {
      throw .otherHorizon(a.scenario.horizon, b.scenario.horizon)
    }
  }
}

/// Why two forecasts cannot be compared.
package enum ComparisonError: Error, Equatable {
  case otherRegions
  case otherGroups
  case otherAgeGroups
  case otherHorizon(Horizon, Horizon)
}

extension FigureTable {
  /// Value by value; not a number where either is none.
  func less(_ other: FigureTable) -> FigureTable {
    FigureTable(layout: layout, values: zip(values, other.values).map { $0 - $1 })
  }
}
