import Demography
import LinearAlgebra

/// One row of `population.csv`: persons on 1 January.
package struct PopulationFigures: Sendable, Equatable {
  package let year: Int
  /// Row number.
  package let region: Int
  package let sex: Sex
  package let age: Int
  package let persons: Double
}

/// One row of `components.csv`: the events of a year by age at its end. Newborns stand at age 0.
package struct ComponentFigures: Sendable, Equatable {
  package let year: Int
  /// Row number.
  package let region: Int
  package let sex: Sex
  package let age: Int
  package let births: Double
  package let deaths: Double
  package let internalIn: Double
  package let internalOut: Double
  package let immigrants: Double
  package let emigrants: Double
  package let transfersIn: Double
  package let transfersOut: Double
}

/// One row of `flows.csv`: persons who moved or were moved by a programme in the year.
package struct FlowFigures: Sendable, Equatable {
  package let year: Int
  /// Row numbers; never equal.
  package let origin: Int
  package let destination: Int
  package let persons: Double
}

/// One row of `life_tables.csv`: the mortality of a year at one age.
package struct LifeTableFigures: Sendable, Equatable {
  package let year: Int
  /// Row number.
  package let region: Int
  package let sex: Sex
  package let age: Int
  /// m(x), deaths per person-year.
  package let rate: Double
  /// q(x), probability of dying before the next birthday.
  package let deathProbability: Double
  /// l(x), of one newborn.
  package let survivors: Double
  /// L(x), of one newborn; in the open group all that are left.
  package let personYears: Double
  /// T(x), of one newborn.
  package let personYearsAbove: Double
  /// e(x), years.
  package let lifeExpectancy: Double
}

extension Forecast {
  /// Every region, sex and age on 1 January of a year.
  package func populationFigures(in year: Int) -> [PopulationFigures] {
    let people = population(in: year)
    return cells { region, sex, age in
      PopulationFigures(
        year: year, region: region, sex: sex, age: age, persons: people[region, sex, age])
    }
  }

  /// Every region, sex and age in a year of events.
  package func componentFigures(in year: Int) -> [ComponentFigures] {
    let events = self[year]
    return cells { region, sex, age in
      ComponentFigures(
        year: year, region: region, sex: sex, age: age,
        births: age == 0 ? events.births[region][sex.rawValue] : 0,
        deaths: events.deaths[region, sex, age],
        internalIn: events.internalIn[region, sex, age],
        internalOut: events.internalOut[region, sex, age],
        immigrants: events.immigrants[region, sex, age],
        emigrants: events.emigrants[region, sex, age],
        transfersIn: events.transfersIn[region, sex, age],
        transfersOut: events.transfersOut[region, sex, age])
    }
  }

  /// Every pair of different regions in a year of events.
  package func flowFigures(in year: Int) -> [FlowFigures] {
    let flows = self[year].flows
    return country.regions.regions.indices.flatMap { origin in
      country.regions.regions.indices.lazy.filter { $0 != origin }.map { destination in
        FlowFigures(
          year: year, origin: origin, destination: destination,
          persons: flows[origin, destination])
      }
    }
  }

  /// Every region, sex and age in a year of events.
  package func lifeTableFigures(in year: Int) -> [LifeTableFigures] {
    let rates = self[year].deathRates
    return (0..<rates.regionCount).flatMap { region in
      Sex.allCases.flatMap { sex in
        let table = LifeTable(centralDeathRates: rates[region, sex], sex: sex)
        return Age.all.map { age in
          LifeTableFigures(
            year: year, region: region, sex: sex, age: age, rate: rates[region, sex, age],
            deathProbability: table.deathProbability[age], survivors: table.survivors[age],
            personYears: table.personYears[age], personYearsAbove: table.personYearsAbove[age],
            lifeExpectancy: table.lifeExpectancy(at: age))
        }
      }
    }
  }

  /// One row a region, sex and age, in the order of every table.
  private func cells<Row>(_ row: (_ region: Int, _ sex: Sex, _ age: Int) -> Row) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(country.regions.count * AgeSexTable.count)
    for region in country.regions.regions.indices {
      for sex in Sex.allCases { for age in Age.all { rows.append(row(region, sex, age)) } }
    }
    return rows
  }
}
