import Demography
import Diagnostics
import ScenarioEngine

extension ResultsWorkbook {
  /// The pyramids of the country on the first and the last 1 January, and every area by age and sex.
  func writeAges() throws {
    try writePyramids()
    if regions.count > 1 { try writeAgesByRegion() }
  }

  private func writePyramids() throws {
    var sheet = SheetWriter(try workbook.addSheet(text(.pageAges)))
    try sheet.title(
      text(.workbookAgesTitle), [scenarioLine + "; " + text(.persons), text(.workbookRounding)])
    let years = [horizon.first, horizon.last]
    let tables = years.map { WholePersons(rounding: forecast.population(in: $0)) }
    let all = Array(regions.regions.indices)
    let columns = tables.flatMap { table in
      Sex.allCases.reversed().map { table.byAgeGroup(of: all, $0) }
    }
    let head = sheet.row
    try sheet.header(
      [text(.age)]
        + years.flatMap { year in [text(.men), text(.women)].map { "\($0), \(year)" } }
        + years.map { "\(text(.men)), \($0)" })
    sheet.sheet.freeze(rows: head + 1, columns: 1)
    for (group, name) in AgeBand.names.enumerated() {
      // Men to the left of the axis: the two hidden columns are below zero, for the charts alone.
      try sheet.cells(
        [.text(name)] + columns.map { .whole($0[group]) }
          + [columns[0], columns[2]].map { .whole(-$0[group]) })
    }
    let rows = (head + 1)...(sheet.row - 1)
    try sheet.cells(
      [.text(text(.workbookTotal))] + columns.map { .whole($0.reduce(0, +)) }, isSum: true)
    sheet.finish(atLeast: [12])
    sheet.sheet.hide(columns: 5...6)
    try insertPyramids(into: sheet.sheet, rows: rows, years: years, columns)
  }

  private func insertPyramids(
    into sheet: XLSXSheet, rows: ClosedRange<Int>, years: [Int], _ columns: [[Int]]
  ) throws(OutputError) {
    // One scale for both, so that they can be compared.
    let widest = Double(columns.flatMap(\.self).max() ?? 0)
    let limit = XLSXChart.round(above: widest)
    for (place, year) in years.enumerated() {
      let men = XLSXChart.Series(
        name: text(.men), rows: rows, columns: (5 + place)...(5 + place), colour: .blue)
      let women = XLSXChart.Series(
        name: text(.women), rows: rows, columns: (2 + 2 * place)...(2 + 2 * place),
        colour: .orange)
      try XLSXChart(
        kind: .bars, title: language.januaryFirst(year), categories: (rows, 0...0),
        series: [men, women], numberFormat: "#,##0;#,##0", limits: -limit...limit, isPyramid: true
      ).insert(into: sheet, rows.lowerBound - 1 + 17 * place, 8, width: 560, height: 330)
    }
  }

  private func writeAgesByRegion() throws {
    var sheet = SheetWriter(try workbook.addSheet(text(.workbookAgesByRegion)))
    try sheet.title(
      text(.workbookAgesByRegion), [scenarioLine + "; " + text(.persons), text(.workbookRounding)])
    let years = shownStocks
    let tables = years.map { WholePersons(rounding: forecast.population(in: $0)) }
    let head = sheet.row
    try sheet.header(
      [text(.region), text(.workbookSex), text(.age)] + years.map(String.init), leftColumns: 3)
    sheet.sheet.freeze(rows: head + 1, columns: 3)
    for area in regions.areas {
      let name = language.text(of: forecast.country.name(of: area))
      for sex in Sex.allCases {
        let columns = tables.map { $0.byAgeGroup(of: area.members, sex) }
        for (group, ages) in AgeBand.names.enumerated() {
          try sheet.cells(
            [.text(name), .text(text(sex == .female ? .women : .men)), .text(ages)]
              + columns.map { .whole($0[group]) })
        }
      }
    }
    sheet.sheet.filter(row: head, lastRow: sheet.row - 1, columns: 3 + years.count)
    sheet.finish(repeated: head...head, atLeast: [24, 12, 10])
  }
}

/// Ages in fives: 0–4, 5–9 … 95–99, 100 and over.
enum AgeBand {
  static let count = Age.open / 5 + 1

  static let names = (0..<count).map { band in
    band == count - 1 ? "100+" : "\(5 * band)–\(5 * band + 4)"
  }
}

extension WholePersons {
  /// Persons of some regions by ages in fives.
  func byAgeGroup(of members: [Int], _ sex: Sex) -> [Int] {
    var bands = [Int](repeating: 0, count: AgeBand.count)
    for region in members {
      for (age, persons) in ages[region][sex.rawValue].enumerated() { bands[age / 5] += persons }
    }
    return bands
  }
}
