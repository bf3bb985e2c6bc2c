import Demography
import Migration

/// A forecast from an earlier 1 January with what was known then, held against what came.
package struct Hindcast: Sendable {
  /// 1 January from which it starts; moves between regions are those of the year before.
  package let from: Int
  /// The last 1 January that is known.
  package let last: Int
  package let rows: [HindcastRow]
  /// What stands in for data of the time, and what it knows of later years; a sentence each.
  package let standIns: [String]

  /// - Parameter rules: of the scenario: deterrence, gross share and schedule of moves.
  /// - Throws: `PlanError` when the moves of the year before cannot be balanced.
  init(
    of country: CountryData, from: Int, to last: Int, rules: InternalMigration
  ) throws(PlanError) {
    let known = KnownCountry(country, atStartOf: from, rules: rules)
    let trial = HindcastTrial(country: known.country, from: from, last: last, rules: rules)
    let observed = ObservedFigures(country: country)
    self.from = from
    self.last = last
    standIns = known.standIns
    rows = try trial.run(against: observed)
  }

  /// The forecast of a rule from an earlier 1 January as a plan, with a spread around its
  /// assumptions: what an ensemble of the time would have been.
  package static func plan(
    of country: CountryData, from: Int, to last: Int, rules: InternalMigration,
    method: HindcastMethod, uncertainty: Uncertainty
  ) throws(PlanError) -> Plan {
    let known = KnownCountry(country, atStartOf: from, rules: rules)
    return try HindcastTrial(country: known.country, from: from, last: last, rules: rules)
      .plan(method, uncertainty: uncertainty)
  }
}

/// The forecasts of one hindcast, one after the other.
private struct HindcastTrial {
  /// As known at the start.
  let country: CountryData
  let from: Int
  let last: Int
  let rules: InternalMigration

  func run(against observed: ObservedFigures) throws(PlanError) -> [HindcastRow] {
    let constant = try forecast(.constantRates)
    let persistent = try forecast(.persistent)
    let still = try forecast(.noMigration)
    var rows: [HindcastRow] = []
    for figure in HindcastFigure.allCases {
      for year in figure.isStock ? (from + 1)...last : from...(last - 1) {
        guard let came = observed[figure, year] else { continue }
        func add(_ method: HindcastMethod, _ values: [Double]) {
          rows += zip(values, came).enumerated().map { region, pair in
            HindcastRow(
              from: from, method: method, figure: figure, year: year, region: region,
              forecast: pair.0, observed: pair.1)
          }
        }
        add(.constantRates, constant.values(of: figure, in: year))
        add(.persistent, persistent.values(of: figure, in: year))
        if figure == .persons {
          let naive = try naive(observed)
          let total = constant.population(in: year).total
          add(.constantShare, naive.constantShare(ofCountry: total))
          add(.linearTrend, naive.linearTrend(years: year - from))
          add(.geometricTrend, naive.geometricTrend(years: year - from))
        }
        if !figure.isNet { add(.noMigration, still.values(of: figure, in: year)) }
        if !figure.isStock, let before = observed[figure, from - 1] { add(.yearBefore, before) }
      }
    }
    return rows
  }

  private func naive(_ observed: ObservedFigures) throws(PlanError) -> NaiveForecast {
    guard let base = observed[.persons, from], let before = observed[.persons, from - 1] else {
      throw PlanError(
        field: "horizon", "the totals of 1 January \(from - 1) and \(from) are not known",
        remedy: "give population_totals.csv both dates")
    }
    return NaiveForecast(base: base, before: before)
  }

  private func forecast(_ method: HindcastMethod) throws(PlanError) -> Forecast {
    try plan(method).forecast()
  }

  func plan(
    _ method: HindcastMethod, uncertainty: Uncertainty = Uncertainty()
  ) throws(PlanError) -> Plan {
    var country = country
    var moves: InternalMigration? = rules
    moves?.flowsYear = from - 1
    moves?.mobility = YearSeries([from - 1: 1])
    moves?.originExponent = method == .persistent ? 0.5 : 1
    moves?.destinationExponent = method == .persistent ? 0.5 : 0
    moves?.redistribution = 0
    if method == .noMigration {
      moves = nil
      country.external = ExternalRecord()
    }
    let scenario = Scenario(
      name: "\(method.rawValue)_\(from)",
      title: LocalizedName(english: "Hindcast from \(from), \(method.words)"),
      horizon: Horizon(first: from, last: last),
      assumptions: Assumptions(internalMigration: moves), uncertainty: uncertainty)
    return try Planner.plan(scenario, for: country)
  }
}

extension Forecast {
  /// A figure by region.
  fileprivate func values(of figure: HindcastFigure, in year: Int) -> [Double] {
    (0..<country.regions.count).map { region in
      switch figure {
      case .persons: population(in: year).total(region: region)
      case .persons0to14, .persons15to64, .persons65:
        population(in: year)[region].persons(aged: figure.ages ?? 0...Age.open)
      case .births: self[year].births[region].reduce(0, +)
      case .deaths: self[year].deaths.total(region: region)
      case .netInterregional:
        self[year].internalIn.total(region: region) - self[year].internalOut.total(region: region)
      case .netExternal:
        self[year].immigrants.total(region: region) - self[year].emigrants.total(region: region)
      }
    }
  }
}
