import Demography
import Ensembles

/// How many regions an ensemble of the time would have held in its 80 % intervals.
package struct HindcastCoverage: Sendable, Equatable {
  package let from: Int
  /// 1 January on which totals are compared.
  package let year: Int
  package let regionCount: Int
  /// Regions whose official total lies between the 10th and the 90th percentile, or below or above.
  package let held: Int
  package let below: Int
  package let above: Int
  /// Mean over regions of the interval's width, per cent of the official total.
  package let meanWidthPercent: Double
  package let isCountryHeld: Bool

  /// The share of regions that 80 % intervals should hold.
  package static let claimed = 0.8

  /// Draws hindcasts under constant rates with a spread around their assumptions.
  ///
  /// Nothing is known of the first year of a hindcast, unlike that of a scenario: it strays as far as
  /// a later year does.
  ///
  /// - Parameters:
  ///   - uncertainty: of the scenario whose rules are taken.
  ///   - settings: draws and seed.
  package static func all(
    of country: CountryData, from starts: [Int], rules: InternalMigration,
    uncertainty: Uncertainty, settings: EnsembleSettings
  ) throws(PlanError) -> [HindcastCoverage] {
    var uncertainty = uncertainty
    for (driver, spread) in uncertainty.drivers {
      uncertainty.drivers[driver]?.firstYear = max(spread.firstYear, spread.innovation)
    }
    let observed = ObservedFigures(country: country)
    let last = country.populationTotals.keys.max() ?? 0
    var coverage: [HindcastCoverage] = []
    for start in starts {
      let plan = try Hindcast.plan(
        of: country, from: start, to: last, rules: rules, method: .constantRates,
        uncertainty: uncertainty)
      let ensemble = try EnsemblePlan(plan, settings: settings)
      let draws = try personsOfDraws(ensemble)
      for year in (start + 1)...last {
        guard let came = observed[.persons, year] else { continue }
        coverage.append(
          HindcastCoverage(from: start, year: year, came: came, draws: draws[year - start]))
      }
    }
    return coverage
  }

  /// - Parameter draws: persons by area (the country first, then regions), each over all draws.
  private init(from: Int, year: Int, came: [Double], draws: [[Double]]) {
    var summarizer = DrawSummarizer(levels: [(1 - Self.claimed) / 2, (1 + Self.claimed) / 2])
    func interval(_ values: [Double]) -> (low: Double, high: Double) {
      var values = values
      let summary = values.withUnsafeMutableBufferPointer { summarizer.summary(of: $0) }
      return (summary.quantiles[0].value, summary.quantiles[1].value)
    }
    var (below, above, width) = (0, 0, 0.0)
    for (region, total) in came.enumerated() {
      let (low, high) = interval(draws[region + 1])
      if total < low { below += 1 }
      if total > high { above += 1 }
      width += (high - low) / total * 100
    }
    let country = interval(draws[0])
    self.from = from
    self.year = year
    regionCount = came.count
    self.below = below
    self.above = above
    held = came.count - below - above
    meanWidthPercent = width / Double(came.count)
    isCountryHeld = (country.low...country.high).contains(came.reduce(0, +))
  }

  /// Persons of every 1 January, `[year][area][draw]`, areas being the country and the regions.
  private static func personsOfDraws(_ ensemble: EnsemblePlan) throws(PlanError) -> [[[Double]]] {
    let layout = ensemble.layout
    let areas = layout.areas.indices.filter { layout.areas[$0].level != .group }
    var persons = [[[Double]]](
      repeating: .init(repeating: [], count: areas.count), count: layout.years.count)
    var workspace = EnsembleWorkspace(ensemble)
    for number in 0..<ensemble.blocks.count {
      let block = ensemble.blocks[number]
      let values = try workspace.run(block)
      for year in layout.years.indices {
        for (place, area) in areas.enumerated() {
          let first = layout.index(figure: layout.figure(.persons), year: year, area: area)
          let count = block.draws.count
          persons[year][place] += values[(first * count)..<((first + 1) * count)]
        }
      }
    }
    return persons
  }
}
