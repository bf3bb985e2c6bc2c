import Demography

/// Other births or deaths in some regions.
package struct VitalChange: Sendable, Equatable {
  /// Children per woman by region row, in place of the forecast's.
  package var totalFertility: [Int: YearSeries]
  /// Factor on birth rates by region row.
  package var fertilityFactor: [Int: YearSeries]
  /// Years of life added at birth, both sexes, by region row.
  package var lifeExpectancyChange: [Int: YearSeries]

  package init(
    totalFertility: [Int: YearSeries] = [:], fertilityFactor: [Int: YearSeries] = [:],
    lifeExpectancyChange: [Int: YearSeries] = [:]
  ) {
    self.totalFertility = totalFertility
    self.fertilityFactor = fertilityFactor
    self.lifeExpectancyChange = lifeExpectancyChange
  }
}
