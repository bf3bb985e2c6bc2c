import Diagnostics
import Reports
import ScenarioEngine
import ScenarioFiles
import Tables

/// Of what a figure of `forecast/regions.csv` is made, read from a folder of results.
struct FigureExplanation {
  let text: String

  /// How figures are made of others in the same row of the table, or in that of a neighbouring year.
  private struct Rule {
    /// Years from the row of the figure to the row of its components.
    var shift = 0
    /// Factor on the sum.
    var factor = 1.0
    let terms: [(sign: Double, column: String)]
  }

  private static let balance: [(sign: Double, column: String)] = [
    (1, "persons"), (1, "births"), (-1, "deaths"), (1, "internal_in"),
    (-1, "internal_out"), (1, "immigrants"), (-1, "emigrants"), (1, "transfers_in"),
    (-1, "transfers_out"),
  ]

  private static let gross: [(sign: Double, column: String)] =
    [
      "internal_in", "internal_out", "immigrants", "emigrants", "transfers_in", "transfers_out",
      "moves_inside", "moves_inside",
    ].map { (1, $0) }

  private static func rule(of figure: String) -> Rule? {
    switch figure {
    case "persons": Rule(shift: -1, terms: balance)
    case "closing": Rule(terms: balance)
    case "persons_mid_year":
      Rule(factor: 0.5, terms: [(1, "persons"), (1, "closing")])
    case "net_interregional":
      Rule(
        terms: [
          (1, "internal_in"), (-1, "internal_out"), (1, "transfers_in"),
          (-1, "transfers_out"),
        ])
    case "net_external": Rule(terms: [(1, "immigrants"), (-1, "emigrants")])
    case "gross_moves": Rule(terms: gross)
    case "turnover": Rule(factor: 0.5, terms: gross)
    default: nil
    }
  }

  /// - Throws: `InputRejected` with everything that is wrong with the question or the folder.
  init(folder: String, figure: String, region: String, year: String) throws {
    let table = try CSVFile.read(
      "\(folder)/\(ResultTables.forecastFolder)/\(ResultTables.regions.file)")
    let regions = try ScenarioReader.packageOfFolder("\(folder)/inputs/data").regions
    let area = regions.area(of: region)
    let published = ResultTables.regions.columns.map(\.name)
      .filter { !ResultTables.regions.key.contains($0) }
    var faults: [Diagnostic] = []
    if !published.contains(figure) {
      faults.append(
        Diagnostic(
          .error, "there is no figure '\(figure)' in \(table.path)",
          remedy: NearestName.suggestion(for: figure, among: published).map {
            "did you mean '\($0)'?"
          }
            ?? "one of: \(published.joined(separator: ", "))"))
    }
    if area == nil {
      faults.append(
        Diagnostic(
          .error, "there is no region or group '\(region)'",
          remedy: NearestName.suggestion(for: region, among: regions.areaNames)
            .map { "did you mean '\($0)'?" } ?? regions.remedy(for: region)))
    }
    let rows = Rows(table, of: area)
    if let area, Int(year).flatMap({ rows[$0] }) == nil {
      let known = rows.years
      faults.append(
        Diagnostic(
          .error, "\(table.path) has no year '\(year)' of \(area.id)",
          remedy: known.isEmpty ? nil : "it has \(known[0]) to \(known[known.count - 1])"))
    }
    guard faults.isEmpty, let area, let number = Int(year) else { throw InputRejected(faults) }
    let meaning = ResultTables.regions.columns.first { $0.name == figure }?.meaning ?? ""
    let head = "\(figure) of \(regions.name(of: area)), \(year)"
    let lines = try Self.lines(figure, number, rows, head: head)
    text = ([lines[0], "  \(meaning)"] + lines.dropFirst()).joined(separator: "\n")
  }

  private static func lines(_ figure: String, _ year: Int, _ rows: Rows, head: String)
    throws(InputRejected) -> [String]
  {
    guard let value = rows.value(figure, in: year) else {
      return [
        "\(head): empty", "  events of a year stand in its own row; the last 1 January has none",
      ]
    }
    let first = "\(head): \(shown(value))"
    guard let rule = rule(of: figure) else {
      return [first, "  it is not made of other figures of the table"]
    }
    guard rows[year + rule.shift] != nil else {
      return [
        first,
        "  the population with which the forecast starts: population.csv of the data package",
      ]
    }
    let terms = rule.terms.map { term in
      (
        sign: term.sign, value: rows.value(term.column, in: year + rule.shift),
        name: "\(term.column) of \(year + rule.shift)"
      )
    }
    let sum = rule.factor * terms.reduce(0) { $0 + $1.sign * ($1.value ?? 0) }
    let width = terms.compactMap(\.value).map { shown($0).count }.max() ?? 0
    let detail = terms.map { term in
      let number = term.value.map(shown) ?? "empty"
      let padding = String(repeating: " ", count: max(0, width - number.count))
      return "  \(term.sign < 0 ? "−" : "+") \(padding)\(number)  \(term.name)"
    }
    let half = rule.factor == 1 ? "" : ", half of the sum"
    return [first] + detail
      + [
        "  = \(String(repeating: " ", count: max(0, width - shown(sum).count)))\(shown(sum))\(half)"
      ]
  }

  /// Persons to a tenth.
  private static func shown(_ value: Double) -> String { fixedDecimals(value, 1) }

  /// The rows of one area.
  private struct Rows {
    private let table: CSVFile
    private let rowByYear: [Int: Int]

    init(_ table: CSVFile, of area: Area?) {
      self.table = table
      var rows: [Int: Int] = [:]
      if let area, let level = table.header.firstIndex(of: "level"),
        let region = table.header.firstIndex(of: "region"),
        let year = table.header.firstIndex(of: "year")
      {
        for row in 0..<table.rowCount
        where table.string(row: row, column: level) == area.level.rawValue
          && table.string(row: row, column: region) == area.id
        {
          if let number = Int(table.string(row: row, column: year)) { rows[number] = row }
        }
      }
      rowByYear = rows
    }

    var years: [Int] { rowByYear.keys.sorted() }

    subscript(year: Int) -> Int? { rowByYear[year] }

    /// `nil` where the cell is empty.
    func value(_ column: String, in year: Int) -> Double? {
      guard let row = rowByYear[year], let place = table.header.firstIndex(of: column) else {
        return nil
      }
      let text = table.string(row: row, column: place)
      return Double(table.hasDecimalComma ? text.replacing(",", with: ".") : text)
    }
  }
}
