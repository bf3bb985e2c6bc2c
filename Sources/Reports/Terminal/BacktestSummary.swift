import Demography
import ScenarioEngine
import Tables

/// What `kosh backtest` shows: errors of totals by method, errors of events, the checks, and what
/// the hindcasts cannot tell. Plain text of at most 100 columns.
package struct BacktestSummary: Sendable {
  private let backtest: Backtest
  private let folder: String
  private let coverage: [HindcastCoverage]

  /// - Parameter folder: where the tables are, as the user named it.
  package init(_ backtest: Backtest, coverage: [HindcastCoverage] = [], folder: String) {
    self.backtest = backtest
    self.coverage = coverage
    self.folder = folder
  }

  package var text: String {
    let parts = [
      [heading], totals, events, checks, intervals, standIns, wrappedList(backtest.limits),
      [verdict, "Results: \(folder)"],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    "Hindcasts of \(backtest.country.name), \(backtest.country.regions.count) regions"
  }

  // MARK: Totals

  /// A column a start and year, a row a method: mean absolute error.
  private var totals: [String] {
    let methods = HindcastMethod.allCases.filter { method in
      backtest.errors.contains { $0.figure == .persons && $0.method == method }
    }
    var table = TextTable()
    table.add(text: "Persons on 1 January: mean absolute error of the regions, per cent")
    addHeading(to: &table, years: keys.map(\.year))
    for method in methods {
      let errors = keys.map { error(.persons, method, $0) }
      table.add([method.words] + errors.map { percent($0?.meanAbsolutePercent, 3) })
      guard method.isRule else { continue }
      table.add(["  the country"] + errors.map { signed($0?.countryErrorPercent, 2) })
      table.add(
        ["  worst region"]
          + errors.map { error in
            guard let worst = error?.worst else { return "" }
            return backtest.country.regions.ids[worst.region] + " "
              + signed(worst.errorInPercent, 1)
          })
    }
    return table.lines
  }

  private func addHeading(to table: inout TextTable, years: [Int]) {
    table.add(
      spans: [("", 1)]
        + backtest.hindcasts.map { hindcast in
          ("from \(hindcast.from)", keys.count { $0.from == hindcast.from })
        })
    table.add([""] + years.map(String.init))
  }

  private typealias Key = (from: Int, year: Int)

  /// Starts and the 1 Januaries compared.
  private var keys: [Key] {
    backtest.errors.filter { $0.figure == .persons && $0.method == .constantRates }
      .map { ($0.from, $0.year) }
  }

  private func error(
    _ figure: HindcastFigure, _ method: HindcastMethod, _ key: Key
  ) -> HindcastError? {
    backtest.errors.first {
      $0.figure == figure && $0.method == method && $0.from == key.from && $0.year == key.year
    }
  }

  // MARK: Events

  /// The two rules differ in the net between regions alone, but for a few births and deaths.
  private var events: [String] {
    var table = TextTable()
    let keys = keys.map { Key($0.from, $0.year - 1) }
    table.add(text: "Events of the year: mean absolute error of the regions, persons")
    addHeading(to: &table, years: keys.map(\.year))
    for figure in HindcastFigure.allCases where !figure.isStock {
      let methods: [HindcastMethod] =
        figure == .netInterregional
        ? [.constantRates, .persistent, .yearBefore] : [.constantRates, .yearBefore]
      for method in methods {
        let errors = keys.map { error(figure, method, $0) }
        guard errors.contains(where: { $0 != nil }) else { continue }
        table.add(
          ["\(figure.words), \(method.words)"]
            + errors.map { $0.map { grouped(Int($0.meanAbsolute.rounded())) } ?? "" })
        if !figure.isNet, method.isRule {
          table.add(
            ["  the country, per cent"] + errors.map { signed($0?.countryErrorPercent, 1) })
        }
      }
    }
    return table.lines
  }

  // MARK: Checks

  private var checks: [String] {
    var table = TextTable()
    table.add(text: "Checks, ratio of mean absolute errors of regional totals:")
    table.add(["rule against", "start", "year", "ratio", "limit", ""])
    for check in backtest.checks {
      table.add([
        "\(check.method.words) : \(check.against.words)", String(check.from), String(check.year),
        percent(check.ratio, 3), fixedDecimals(check.limit, 2),
        check.isPassed ? "passed" : "FAILED",
      ])
    }
    return table.lines
  }

  /// Of every start and date, regions that 80 % intervals held.
  private var intervals: [String] {
    guard !coverage.isEmpty else { return [] }
    var table = TextTable()
    table.add(["80 % intervals, regions", "held", "below", "above", "mean width, %", "country"])
    for row in coverage {
      table.add([
        "\(row.year) from \(row.from)", "\(row.held) of \(row.regionCount)", "\(row.below)",
        "\(row.above)", percent(row.meanWidthPercent, 1), row.isCountryHeld ? "inside" : "outside",
      ])
    }
    let held = coverage.reduce(0) { $0 + $1.held }
    let count = coverage.reduce(0) { $0 + $1.regionCount }
    return table.lines + [
      "Held \(held) of \(count), where 80 % is claimed: "
        + "\(percent(Double(count - held) / Double(count) * 100, 0)) % missed."
    ]
  }

  private var verdict: String {
    let failed = backtest.checks.count { !$0.isPassed }
    guard !backtest.checks.isEmpty else { return "No check applies." }
    return failed == 0
      ? "All \(backtest.checks.count) checks passed."
      : "\(failed) of \(backtest.checks.count) checks failed."
  }

  // MARK: What the reader must know

  private var standIns: [String] {
    backtest.hindcasts.flatMap { hindcast in
      hindcast.standIns.isEmpty
        ? []
        : ["What stood in for data of the time, hindcast from \(hindcast.from):"]
          + wrappedList(hindcast.standIns)
    }
  }

  private func wrappedList(_ sentences: [String]) -> [String] {
    sentences.flatMap { wrapped("- " + $0, indent: "  ") }
  }

  private func percent(_ value: Double?, _ decimals: Int) -> String {
    value.map { fixedDecimals($0, decimals) } ?? ""
  }

  private func signed(_ value: Double?, _ decimals: Int) -> String {
    value.map { ($0 > 0 ? "+" : "") + fixedDecimals($0, decimals) } ?? ""
  }
}

extension HindcastFigure {
  fileprivate var words: String {
    switch self {
    case .netInterregional: "net between regions"
    case .netExternal: "net from abroad"
    default: rawValue.split(separator: "_").joined(separator: " ")
    }
  }
}
