import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

/// Forecasts of Kazakhstan's regions from 1 January 2023 and 2024 against what came. The bounds were
/// fixed before these hindcasts were run.
@Suite("Hindcasts of Kazakhstan")
struct BacktestTests {
  private static func backtest() throws -> Backtest {
    let loaded = try ScenarioReader.read(
      file: Repository.path("Scenarios/kazakhstan/reference.yaml"))
    let rules = try #require(loaded.scenario.assumptions.internalMigration)
    return try Backtest(
      of: loaded.country, from: Backtest.usualStarts(of: loaded.country), rules: rules)
  }

  @Test("start in 2023 and 2024: before lies the census, and 2025 is the forecasts' own base")
  func starts() throws {
    let country = try CountryReader.read(folder: Repository.path("Scenarios/kazakhstan/data"))
    #expect(Backtest.usualStarts(of: country) == [2023, 2024])
    #expect(Backtest.possibleStarts(of: country) == [2023, 2024, 2025])
  }

  @Test(
    "miss regions by at most 0.35 of what constant shares do, and by at most 1.05 (persistent) or 1.2 (constant rates) of what the linear trend does"
  )
  func gates() throws {
    let backtest = try Self.backtest()
    #expect(backtest.checks.count == 20)
    for check in backtest.checks {
      #expect(
        check.isPassed,
        "\(check.method) from \(check.from) in \(check.year): \(check.error) % against \(check.errorAgainst) % of \(check.against)"
      )
    }
  }

  @Test("count what 80 % intervals held, and hold the country")
  func coverage() throws {
    let loaded = try ScenarioReader.read(
      file: Repository.path("Scenarios/kazakhstan/reference.yaml"),
      overrides: ["ensemble.draws=400"])
    let coverage = try HindcastCoverage.all(
      of: loaded.country, from: [2023, 2024],
      rules: try #require(loaded.scenario.assumptions.internalMigration),
      uncertainty: loaded.scenario.uncertainty, settings: try #require(loaded.scenario.ensemble))
    #expect(coverage.map(\.year) == [2024, 2025, 2026, 2025, 2026])
    for row in coverage {
      #expect(row.held + row.below + row.above == 20)
      #expect(row.isCountryHeld)
      // Wider by the year; a width of nothing would hold nobody.
      #expect((0.3...3).contains(row.meanWidthPercent), "\(row)")
    }
    // One year ahead from 2023 they hold what they claim, within two standard errors of 20 regions.
    expectClose(Double(coverage[0].held), 16, within: 4)
  }

  @Test("beat a model without migration in every year, and never miss the country by 0.3 %")
  func country() throws {
    let errors = try Self.backtest().errors.filter { $0.figure == .persons }
    for error in errors where error.method.isRule {
      let still = try #require(
        errors.first {
          $0.method == .noMigration && $0.from == error.from && $0.year == error.year
        })
      #expect(error.meanAbsolute < 0.6 * still.meanAbsolute)
      expectClose(try #require(error.countryErrorPercent), 0, within: 0.3)
    }
  }

  @Test("have births, deaths and nets of every region of every year to be held against")
  func events() throws {
    let errors = try Self.backtest().errors
    for figure in [HindcastFigure.births, .deaths, .netInterregional, .netExternal] {
      let own = errors.filter { $0.figure == figure && $0.method == .constantRates }
      #expect(own.map(\.year) == [2023, 2024, 2025, 2024, 2025])
      #expect(own.allSatisfy { $0.regionCount == 20 })
    }
  }

  @Test("are told in the package's README as they are, misses included")
  func readme() throws {
    let backtest = try Self.backtest()
    let text = try #require(
      TemporaryFolder.text(Repository.path("Scenarios/kazakhstan/README.md")))
    for row in Self.markdown(of: backtest) {
      #expect(text.contains(row), "README.md lacks: \(row)")
    }
  }

  /// Rows of the README's tables: totals in per cent, events in persons.
  private static func markdown(of backtest: Backtest) -> [String] {
    let figures: [(HindcastFigure, [HindcastMethod])] = [
      (.persons, [.constantRates, .persistent, .constantShare, .linearTrend, .geometricTrend]),
      (.births, [.constantRates, .yearBefore]),
      (.deaths, [.constantRates, .yearBefore]),
      (.netInterregional, [.constantRates, .persistent, .yearBefore]),
    ]
    return figures.flatMap { figure, methods in
      methods.map { method in
        let errors = backtest.errors.filter { $0.figure == figure && $0.method == method }
        let cells = errors.map { error in
          error.figure == .persons
            ? rounded(error.meanAbsolutePercent ?? 0, to: 100)
            : String(Int((error.meanAbsolute / 10).rounded() * 10))
        }
        let name = figure == .persons ? "" : "\(figure.rawValue), "
        return "| \(name)\(method.words) | \(cells.joined(separator: " | ")) |"
      }
    }
  }

  private static func rounded(_ value: Double, to scale: Double) -> String {
    let text = String((value * scale).rounded() / scale)
    let decimals = text.split(separator: ".").last.map(\.count) ?? 0
    return decimals < 2 ? text + "0" : text
  }
}
