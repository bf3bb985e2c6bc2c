import Diagnostics
import ScenarioEngine
import Tables

/// What a table of indicators says of one area: released facts, and forecasts with what belongs to them.
package struct IndicatorForecasts: Sendable {
  package struct Row: Equatable, Sendable {
    /// The rule of moves and the meaning of the name under which it was made, as the table calls them;
    /// empty where it does not depend on any.
    package let rule: String
    /// `outcome`, `assumption` or `administrative`.
    package let basis: String
    /// How it comes about, as the table calls it.
    package var method = ""
    package var values: [Int: Double] = [:]
    /// The 10th and the 90th percentile of the draws.
    package var low: [Int: Double] = [:]
    package var high: [Int: Double] = [:]
    /// Share of the draws that meet the target.
    package var probability: [Int: Double] = [:]
    /// Less the target of the table.
    package var gap: [Int: Double] = [:]
    /// Less the fact.
    package var error: [Int: Double] = [:]
    package var attainable: [Int: Double] = [:]
    /// Persons more a year that the target takes.
    package var lever: [Int: Double] = [:]
    /// What would move them, as the table calls it.
    package var leverName = ""
  }

  /// A fact that was released by period.
  package struct Fact: Equatable, Sendable {
    package let value: Double
    /// `preliminary`, `revised`, `final` or `nowcast`.
    package let status: String
    package let period: String
  }

  private var rows: [String: [Row]] = [:]
  private var released: [String: [Int: Fact]] = [:]
  /// Every fact by indicator and year.
  private var facts: [String: [Int: Double]] = [:]

  /// - Parameters:
  ///   - tables: of the run; without a table `indicators` there is no forecast.
  ///   - region: id of a region; `nil` for the area whose target it is, the country or the designated
  ///     regions.
  package init(_ tables: [RunTable], region: String? = nil) throws(OutputError) {
    guard let table = tables.first(where: { $0.description.name == "indicators" }) else { return }
    let rows = IndicatorTableRows(file: try table.rows())
    let homes = Self.homes(rows)
    for row in 0..<rows.count {
      let level = rows.text(row, "level")
      let isMeant =
        region.map { level == "region" && rows.text(row, "region") == $0 }
        ?? (level == homes[rows.text(row, "number")] ?? "country")
      guard isMeant, let year = rows.number(row, "year") else { continue }
      add(row, of: rows, year: Int(year))
    }
  }

  /// The level whose target it is, by indicator: the same figure of other areas has none.
  private static func homes(_ rows: IndicatorTableRows) -> [String: String] {
    var homes: [String: String] = [:]
    for row in 0..<rows.count where rows.number(row, "target") != nil {
      let level = rows.text(row, "level")
      if level != "region" { homes[rows.text(row, "number")] = level }
    }
    return homes
  }

  private mutating func add(_ row: Int, of rows: IndicatorTableRows, year: Int) {
    let id = rows.text(row, "number")
    addFact(row, of: rows, id, year)
    guard let value = rows.number(row, "forecast") else { return }
    let words = [rows.text(row, "net_rule"), rows.text(row, "definition")].filter { !$0.isEmpty }
    let name = words.joined(separator: ", ")
    let basis = rows.text(row, "basis")
    let known = self.rows[id] ?? []
    let place = known.firstIndex { $0.rule == name && $0.basis == basis } ?? known.count
    if place == known.count { self.rows[id, default: []].append(Row(rule: name, basis: basis)) }
    func set(_ column: String, _ path: WritableKeyPath<Row, [Int: Double]>) {
      if let number = rows.number(row, column) {
        self.rows[id]?[place][keyPath: path][year] = number
      }
    }
    self.rows[id]?[place].values[year] = value
    self.rows[id]?[place].method = rows.text(row, "method")
    set("p10", \.low)
    set("p90", \.high)
    set("error", \.error)
    set("attainable", \.attainable)
    // What belongs to a target is of the table's own path.
    guard rows.text(row, "target_path") != "plan" else { return }
    set("probability_met", \.probability)
    set("gap", \.gap)
    set("lever_persons", \.lever)
    let lever = rows.text(row, "lever")
    if !lever.isEmpty { self.rows[id]?[place].leverName = lever }
  }

  private mutating func addFact(
    _ row: Int, of rows: IndicatorTableRows, _ id: String, _ year: Int
  ) {
    guard let value = rows.number(row, "fact") else { return }
    facts[id, default: [:]][year] = value
    let status = rows.text(row, "fact_status")
    guard !["programme", "package"].contains(status) else { return }
    released[id, default: [:]][year] = Fact(
      value: value, status: status, period: rows.text(row, "fact_period"))
  }

  package func of(_ number: String) -> [Row] { rows[number] ?? [] }

  /// Released by period, by year.
  package func released(of number: String) -> [Int: Fact] { released[number] ?? [:] }

  /// By year, whoever states them.
  package func facts(of number: String) -> [Int: Double] { facts[number] ?? [:] }
}

/// Cells of the table of indicators by the names of their columns.
private struct IndicatorTableRows {
  let file: CSVFile
  private let columns: [String: Int]

  init(file: CSVFile) {
    self.file = file
    columns = Dictionary(
      file.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var count: Int { file.rowCount }

  func text(_ row: Int, _ column: String) -> String {
    columns[column].map { file.string(row: row, column: $0) } ?? ""
  }

  /// `nil` where the cell is empty.
  func number(_ row: Int, _ column: String) -> Double? {
    columns[column].flatMap {
      file.isEmpty(row: row, column: $0) ? nil : file.number(row: row, column: $0)
    }
  }
}
