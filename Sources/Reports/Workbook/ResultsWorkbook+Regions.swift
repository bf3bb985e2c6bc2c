import Demography
import Diagnostics
import LinearAlgebra
import ScenarioEngine

extension ResultsWorkbook {
  /// Persons of every region, with sums and groups.
  func writeRegions() throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(text(.pageRegions)))
    try sheet.title(
      text(.pageRegions), [scenarioLine + "; " + text(.persons), text(.workbookRounding)])
    let stocks = shownStocks
    let spread = run.ensemble == nil ? [] : intervalHeaders.map { "\(horizon.last), \($0)" }
    try block(
      text(.pagePopulation), stocks.map(String.init) + spread,
      stocks.map { figures.persons(on: $0) }, on: &sheet
    ) { area in intervalCells(on: horizon.last, area: area) }
    sheet.sheet.freeze(rows: 0, columns: 1)
    sheet.finish(atLeast: [30])
  }

  /// Net moves of every region, between regions and from abroad, with a chart of the former.
  func writeNetMigration() throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(text(.workbookNetMigration)))
    try sheet.title(
      text(.workbookNetMigration), [scenarioLine + "; " + text(.persons), text(.workbookRounding)])
    let years = shownYears
    let heads = years.map(String.init)
    let between = sheet.row
    try block(
      text(.netInterregional), heads, years.map { figures.netInterregional(in: $0) }, on: &sheet)
    let chart = sheet.row
    let height = 120 + 24 * Double(regions.count)
    // A row is 20 pixels high.
    sheet.skip(Int(height / 20) + 2)
    try block(text(.netExternal), heads, years.map { figures.netExternal(in: $0) }, on: &sheet)
    sheet.sheet.freeze(rows: 0, columns: 1)
    sheet.finish(landscape: false, atLeast: [30])
    // Below the heading of the block and of its columns.
    try netChart(rows: (between + 2)...(between + 1 + regions.count), columns: [1, years.count])
      .insert(into: sheet.sheet, chart, 0, width: 900, height: height)
  }

  /// One table: regions, their sum, and groups of them.
  ///
  /// - Parameters:
  ///   - columns: whole persons by column and region.
  ///   - more: further cells of an area, by its place in `RegionSet.areas`.
  private func block(
    _ title: String, _ heads: [String], _ columns: [[Int]], on sheet: inout SheetWriter,
    more: (Int) -> [SheetWriter.Cell] = { _ in [] }
  ) throws(OutputError) {
    try sheet.line(title, .heading)
    try sheet.header([text(.region)] + heads)
    let firstRegion = 1 + regions.groups.count
    for (place, region) in regions.regions.enumerated() {
      try sheet.cells(
        [.text(name(of: region))] + columns.map { .whole($0[place]) } + more(firstRegion + place))
    }
    try sheet.cells(
      [.text(text(.wholeCountry))] + columns.map { .whole($0.reduce(0, +)) } + more(0), isSum: true)
    if !regions.groups.isEmpty { try sheet.line(text(.summaryGroups), .remark) }
    for (place, group) in regions.groups.enumerated() {
      let sums = columns.map { column in group.members.reduce(0) { $0 + column[$1] } }
      try sheet.cells(
        [.text(language.text(of: group.name))] + sums.map { .whole($0) } + more(1 + place))
    }
    sheet.skip()
  }

  private func netChart(rows: ClosedRange<Int>, columns: [Int]) -> XLSXChart {
    let years = flowYears
    let series = zip(years, columns.prefix(years.count)).enumerated().map { place, pair in
      XLSXChart.Series(
        name: String(pair.0), rows: rows, columns: pair.1...pair.1,
        colour: place == 0 ? .orange : .blue)
    }
    return XLSXChart(
      kind: .bars, title: text(.netInterregional), categories: (rows, 0...0), series: series,
      isReversed: true)
  }

  /// Moves of a year from every region to every other, in whole persons: rows are departures, each
  /// rounded so that its cells add up; sums of columns are sums of what is printed.
  func writeFlows(of year: Int) throws {
    var sheet = SheetWriter(
      try workbook.addSheet(language.text(.workbookFlows, ["year": String(year)])))
    try sheet.title(
      language.text(.workbookFlowsTitle, ["year": String(year)]),
      [scenarioLine + "; " + text(.persons), text(.workbookFlowsReading)])
    let head = sheet.row
    try sheet.uprightHeader(
      [text(.workbookFromTo)] + regions.regions.map { name(of: $0) } + [text(.workbookTotal)])
    sheet.sheet.freeze(rows: head + 1, columns: 1)
    let rows = wholeFlows(of: year)
    for (origin, region) in regions.regions.enumerated() {
      let cells = regions.regions.indices.map { destination in
        origin == destination ? SheetWriter.Cell.empty : .whole(rows[origin][destination])
      }
      try sheet.cells([.text(name(of: region))] + cells + [.whole(rows[origin].reduce(0, +))])
    }
    let sums = regions.regions.indices.map { column in rows.reduce(0) { $0 + $1[column] } }
    try sheet.cells(
      [.text(text(.workbookTotal))] + sums.map { .whole($0) } + [.whole(sums.reduce(0, +))],
      isSum: true)
    sheet.finish(repeated: head...head)
  }

  private func wholeFlows(of year: Int) -> [[Int]] {
    let flows = forecast[year].flows
    let places = regions.regions.indices
    let rows = places.map { origin in
      places.map { origin == $0 ? 0 : flows[origin, $0] }
    }
    let sums = LargestRemainder.round(rows.map { $0.reduce(0, +) })
    return places.map { origin in
      // The empty cell of the diagonal must stay 0.
      var others = rows[origin]
      others.remove(at: origin)
      var whole = LargestRemainder.round(others, total: sums[origin])
      whole.insert(0, at: origin)
      return whole
    }
  }
}
