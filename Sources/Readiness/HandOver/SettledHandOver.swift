import Demography
import Glibc

/// What the yearly model takes over from an event: those who have come to stay for a year, and how
/// many of them leave in each later year.
///
/// Someone belongs to the population who stays 365 days in all; people who pass through never do.
package struct SettledHandOver: Sendable {
  /// Persons by year of entry, region, sex and single age: immigrants, or after flight inside the
  /// country those who live in another region than the one they fled from.
  package let entrants: [Int: RegionalTable]
  /// Of flight inside the country, persons by year, region that they fled from and region where they
  /// live, the same one included.
  package let moved: [Int: [Int: [Double]]]
  /// Shares of those who entered in a year that are still there on 31 December of the next, by region.
  private let firstYearStays: [Int: [Double]]
  /// Share of those there on 31 December that are still there a year later, in all years after that.
  private let laterStay: Double

  /// Runs the plan at its central values.
  package init(_ plan: CrisisPlan) {
    let start = plan.event.start
    let lastYear = (start + (plan.dayCount - 1)).year
    let years = Array(start.year...lastYear)
    let settledDays = plan.event.stay.settledDays.central
    let year = exp(-365 / settledDays)
    let origins: [Int?] =
      plan.event.kind == .displacement ? plan.points.map(\.region) : [nil]
    // Of each year's entrants one layer with its losses and one without: n·exp(−365/τ) have a stay of
    // a year before them, N·exp(−365/τ) are left of these a year after that 31 December.
    var layers: [CohortLayer] = []
    for entry in years {
      let first = max(0, CalendarDay(year: entry, month: 1, day: 1) - start)
      let last = min(plan.dayCount - 1, CalendarDay.lastDay(of: entry) - start)
      for origin in origins {
        for leavesAgain in [true, false] {
          layers.append(
            CohortLayer(
              admittedOn: first..<(last + 1), admittedIn: origin, leavesAgain: leavesAgain))
        }
      }
    }
    var chain = DailyChain(plan, layers: layers)
    chain.begin()
    var entrants: [Int: RegionalTable] = [:]
    var moved: [Int: [Int: [Double]]] = [:]
    var stays: [Int: [Double]] = [:]
    for day in 0..<plan.dayCount {
      chain.advance(day: day)
      guard let index = years.firstIndex(where: { Self.countingDay(of: $0, plan) == day }) else {
        continue
      }
      var present = [Double](repeating: 0, count: plan.regionCount)
      var ever = present
      for (place, origin) in origins.enumerated() {
        let layer = 1 + 2 * (index * origins.count + place)
        for region in present.indices where region != origin {
          present[region] += chain.settlers(ofLayer: layer, boundFor: region)
          ever[region] += chain.settlers(ofLayer: layer + 1, boundFor: region)
        }
        if let origin {
          moved[years[index], default: [:]][origin] = present.indices.map {
            year * chain.settlers(ofLayer: layer + 1, boundFor: $0)
          }
        }
      }
      // Days between the chain's end and 31 December, where the chain ends first.
      let gap = max(0, CalendarDay.lastDay(of: years[index]) - (start + day))
      let faded = exp(-Double(gap) / settledDays)
      entrants[years[index]] = Self.table(ever.map { $0 * year }, profile: plan.event.profile)
      stays[years[index]] = zip(present, ever).map { $1 > 0 ? faded * $0 / $1 : 1 }
    }
    self.entrants = entrants
    self.moved = moved
    firstYearStays = stays
    laterStay = year
  }

  /// The last day of the chain in a year.
  private static func countingDay(of year: Int, _ plan: CrisisPlan) -> Int {
    min(plan.dayCount - 1, CalendarDay.lastDay(of: year) - plan.event.start)
  }

  private static func table(_ persons: [Double], profile: AgeSexTable) -> RegionalTable {
    var table = RegionalTable(regions: persons.count)
    for region in persons.indices {
      for sex in Sex.allCases {
        for age in Age.all { table[region, sex, age] = persons[region] * profile[sex, age] }
      }
    }
    return table
  }

  /// The share of those there on 31 December of the year before that are still there at the end of a
  /// year; the others are emigrants of the year.
  ///
  /// In the first year after entry only days beyond the 365th count: with a stay of u days at the end
  /// of the year of entry, exp(−u/τ).
  package func stayingShare(enteredIn entry: Int, in year: Int, region: Int) -> Double {
    if year <= entry { return 1 }
    guard year == entry + 1 else { return laterStay }
    return firstYearStays[entry]?[region] ?? laterStay
  }

  /// The same over all regions, weighted by those who entered.
  package func stayingShare(enteredIn entry: Int, in year: Int) -> Double {
    guard year == entry + 1, let table = entrants[entry], table.total > 0 else {
      return year <= entry ? 1 : laterStay
    }
    return (0..<table.regionCount).reduce(0) {
      $0 + table.total(region: $1) * stayingShare(enteredIn: entry, in: year, region: $1)
    } / table.total
  }
}
