import Demography
import ScenarioEngine
import TestSupport
import Testing

@Suite("Hindcasts")
struct BacktestTests {
  @Test("a country that keeps its rates is hindcast without error under constant rates")
  func steadyCountry() throws {
    let steady = try SteadyCountry()
    #expect(Backtest.possibleStarts(of: steady.country) == [2021, 2022, 2023])
    let backtest = try Backtest(of: steady.country, from: [2021], rules: SteadyCountry.rules)
    let figures: Set<HindcastFigure> = [.persons, .births, .deaths, .netInterregional]
    let own = backtest.errors.filter { $0.method == .constantRates }
    #expect(Set(own.map(\.figure)) == figures)
    for error in own {
      expectClose(error.meanAbsolute, 0, within: 1e-4, "\(error.figure) of \(error.year)")
    }
    let other = backtest.errors.filter { $0.method == .persistent && $0.figure == .persons }
    #expect(other.allSatisfy { $0.meanAbsolute > 1 })
  }

  @Test("nothing that came after the start changes the forecast, only what it is held against")
  func laterYearsAreNotUsed() throws {
    let steady = try SteadyCountry()
    var changed = steady.country
    for year in 2022...2024 {
      changed.populations[year] = nil
      changed.populationTotals[year] = changed.populationTotals[year]?.map { _ in [1000, 1000] }
    }
    changed.internalMargins = changed.internalMargins.map { margins in
      var margins = margins
      if margins.year >= 2021 { margins.net = margins.net.map { $0.map { $0 * 3 } } }
      return margins
    }
    changed.vitalEvents = changed.vitalEvents.map {
      VitalEvents(
        year: $0.year, region: $0.region, births: $0.year >= 2021 ? 7 : $0.births,
        deaths: $0.deaths)
    }
    changed.fertility = changed.fertility.map {
      YearSeries([2019: $0.vector(in: 2019), 2021: $0.vector(in: 2019).map { $0 * 2 }])
    }
    let before = try Hindcasts(steady.country)
    let after = try Hindcasts(changed)
    #expect(before.forecasts == after.forecasts)
    #expect(before.observed != after.observed)
  }

  private struct Hindcasts {
    let forecasts: [Double]
    let observed: [Double]

    init(_ country: CountryData) throws {
      let rows = try Backtest(of: country, from: [2021], rules: SteadyCountry.rules)
        .hindcasts[0].rows.filter { $0.method != .yearBefore }
      forecasts = rows.map(\.forecast)
      observed = rows.map(\.observed)
    }
  }

  @Test("rules of thumb are what their names say")
  func rulesOfThumb() throws {
    let steady = try SteadyCountry()
    let rows = try Backtest(of: steady.country, from: [2021], rules: SteadyCountry.rules)
      .hindcasts[0].rows.filter { $0.figure == .persons && $0.year == 2023 }
    let base = try #require(steady.country.populations[2021])
    let before = try #require(steady.country.populations[2020])
    func forecasts(_ method: HindcastMethod) -> [Double] {
      rows.filter { $0.method == method }.map(\.forecast)
    }
    let national = forecasts(.constantRates).reduce(0, +)
    for region in 0..<base.regionCount {
      let (now, then) = (base.total(region: region), before.total(region: region))
      expectClose(
        forecasts(.constantShare)[region], now / base.total * national, within: 1e-6 * now)
      expectClose(forecasts(.linearTrend)[region], now + 2 * (now - then), within: 1e-6)
      expectClose(
        forecasts(.geometricTrend)[region], now * (now / then) * (now / then), within: 1e-6)
    }
    let births = try Backtest(of: steady.country, from: [2021], rules: SteadyCountry.rules)
      .hindcasts[0].rows.filter { $0.figure == .births && $0.method == .yearBefore }
    let last = steady.country.vitalEvents.filter { $0.year == 2020 }.compactMap(\.births)
    #expect(births.filter { $0.year == 2023 }.map(\.forecast) == last)
  }

  @Test("errors are means over regions, of the observed, and the worst region is named")
  func errors() throws {
    let backtest = try Backtest(
      of: SteadyCountry().country, from: [2021], rules: SteadyCountry.rules)
    let error = try #require(
      backtest.errors.first {
        $0.method == .linearTrend && $0.figure == .persons && $0.year == 2024
      })
    let rows = backtest.hindcasts[0].rows.filter {
      $0.method == .linearTrend && $0.figure == .persons && $0.year == 2024
    }
    let percents = rows.map { ($0.forecast - $0.observed) / $0.observed * 100 }
    let sizes = percents.map(abs)
    expectClose(
      try #require(error.meanAbsolutePercent), sizes.reduce(0, +) / Double(rows.count),
      within: 1e-9)
    expectClose(
      try #require(error.biasPercent), percents.reduce(0, +) / Double(rows.count), within: 1e-9)
    #expect(error.worst.region == sizes.firstIndex(of: sizes.max() ?? 0))
    let net = backtest.errors.first { $0.figure == .netInterregional }
    #expect(net != nil && net?.meanAbsolutePercent == nil && net?.countryErrorPercent == nil)
  }

  @Test("each rule is held against constant shares and the linear trend at its own bound")
  func checks() throws {
    let backtest = try Backtest(
      of: SteadyCountry().country, from: [2021, 2022], rules: SteadyCountry.rules)
    #expect(backtest.checks.count == (3 + 2) * 4)
    for check in backtest.checks {
      let bound =
        check.against == .constantShare ? 0.35 : check.method == .persistent ? 1.05 : 1.2
      #expect(check.limit == bound)
      #expect(check.isPassed == (check.error <= bound * check.errorAgainst))
    }
    #expect(backtest.checks.filter { $0.method == .constantRates }.allSatisfy { $0.isPassed })
    #expect(backtest.isPassed == backtest.checks.allSatisfy { $0.isPassed })
  }

  @Test("ages are compared where the package has counted them, and otherwise this is said")
  func ages() throws {
    var country = try SteadyCountry().country
    let without = try Backtest(of: country, from: [2021], rules: SteadyCountry.rules)
    #expect(!without.errors.contains { $0.figure == .persons15to64 })
    #expect(without.limits.contains { $0.hasPrefix("Ages are not held against anything") })
    var rows = ConfidenceCount()
    rows.verified = 1010
    country.confidence["population"] = rows
    let with = try Backtest(of: country, from: [2021], rules: SteadyCountry.rules)
    #expect(!with.limits.contains { $0.hasPrefix("Ages are not held against anything") })
    for figure in [HindcastFigure.persons0to14, .persons15to64, .persons65] {
      let error = try #require(
        with.errors.first { $0.figure == figure && $0.method == .constantRates })
      expectClose(error.meanAbsolute, 0, within: 1e-4)
    }
  }

  @Test("what stands in for data of the time is said")
  func standIns() throws {
    var country = try SteadyCountry().country
    #expect(
      try Backtest(of: country, from: [2021], rules: SteadyCountry.rules)
        .hindcasts[0].standIns.isEmpty)
    country.fertility = country.fertility.map { YearSeries([2023: $0.vector(in: 2019)]) }
    let backtest = try Backtest(of: country, from: [2021], rules: SteadyCountry.rules)
    #expect(
      backtest.hindcasts[0].standIns == [
        "fertility.csv has no year before 2021: that of 2023 serves"
      ])
    expectClose(
      try #require(backtest.errors.first { $0.figure == .births }).meanAbsolute, 0, within: 1e-4)
  }
}
