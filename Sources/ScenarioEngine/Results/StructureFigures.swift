import Demography

/// One row of `structure.csv`: how old the people of an area are on 1 January.
package struct StructureFigures: Sendable, Equatable {
  package let area: Area
  package let year: Int
  /// Persons of each of the data package's age groups, in its order.
  package let ageGroups: [Double]
  /// Years; half of the people are younger. `nil` where nobody lives.
  package let medianAge: Double?
  /// Persons aged 65 and over for 100 aged 0–14.
  package let ageingIndex: Double?
  /// Persons aged 0–14 for 100 aged 15–64.
  package let dependencyYouth: Double?
  /// Persons aged 65 and over for 100 aged 15–64.
  package let dependencyOld: Double?
  /// The sum of the two.
  package let dependencyTotal: Double?
  /// Women aged 15–49.
  package let women15to49: Double
}

extension Forecast {
  /// Area after area, and for each every 1 January of the horizon.
  package func structureFigures() -> [StructureFigures] {
    let figures = figures()
    let layout = figures.layout
    return layout.areas.indices.flatMap { area in
      layout.years.indices.map { year in
        func value(_ figure: FigureLayout.Structure) -> Double? {
          figures.value(figure: layout.figure(figure), year: year, area: area)
        }
        return StructureFigures(
          area: layout.areas[area], year: layout.years[year],
          ageGroups: layout.ageGroups.indices.map {
            figures.value(figure: layout.figure(ageGroup: $0), year: year, area: area) ?? 0
          },
          medianAge: value(.medianAge), ageingIndex: value(.ageingIndex),
          dependencyYouth: value(.dependencyYouth), dependencyOld: value(.dependencyOld),
          dependencyTotal: value(.dependencyTotal), women15to49: value(.women15to49) ?? 0)
      }
    }
  }
}

extension RegionalTable {
  /// The sum over the regions of an area.
  package func people(of area: Area) -> AgeSexTable {
    var sum = AgeSexTable()
    for region in area.members {
      let start = region * AgeSexTable.count
      for cell in 0..<AgeSexTable.count { sum.values[cell] += values[start + cell] }
    }
    return sum
  }
}
