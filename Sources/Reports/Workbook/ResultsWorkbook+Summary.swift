import Demography
import ScenarioEngine

extension ResultsWorkbook {
  /// The country's account of every year and its chart.
  func writeSummary() throws {
    var sheet = SheetWriter(try workbook.addSheet(text(.workbookSummary)))
    try sheet.title(
      language.text(of: forecast.scenario.title),
      [
        "\(language.januaryFirst(horizon.first)) – \(language.januaryFirst(horizon.last)); "
          + text(.persons),
        text(.workbookRounding),
      ])
    let head = sheet.row
    try sheet.header(
      [
        text(.year), text(.pagePopulation), text(.births), text(.deaths), text(.naturalIncrease),
        text(.netExternal), text(.workbookClosing),
      ] + (run.ensemble == nil ? [] : intervalHeaders))
    sheet.sheet.freeze(rows: head + 1, columns: 1)
    let first = sheet.row
    for year in horizon.eventYears {
      let row = figures.country(in: year)
      try sheet.cells(
        [
          .year(year), .whole(row.opening), .whole(row.births), .whole(row.deaths),
          .whole(row.births - row.deaths), .whole(row.netExternal), .whole(row.closing),
        ] + intervalCells(on: year, area: 0))
    }
    try sheet.cells(
      [.year(horizon.last), .whole(figures.persons(on: horizon.last).reduce(0, +))]
        + [SheetWriter.Cell](repeating: .empty, count: 5) + intervalCells(on: horizon.last, area: 0)
    )
    let last = sheet.row - 1
    let chart = sheet.row + 1
    sheet.skip(22)
    try writeNotes(below: &sheet)
    sheet.finish(landscape: false)
    try populationChart(rows: first...last).insert(
      into: sheet.sheet, chart, 0, width: run.ensemble == nil ? 600 : 760, height: 400)
  }

  private func populationChart(rows: ClosedRange<Int>) -> XLSXChart {
    func series(_ name: String, _ column: Int, _ colour: Colour, dashed: Bool) -> XLSXChart.Series {
      XLSXChart.Series(
        name: name, rows: rows, columns: column...column, colour: colour, isDashed: dashed)
    }
    var all = [series(text(.forecasted), 1, .blue, dashed: false)]
    if run.ensemble != nil {
      all += [
        series(text(.workbookLow), 7, .vermilion, dashed: true),
        series(text(.workbookHigh), 8, .vermilion, dashed: true),
      ]
    }
    return XLSXChart(
      kind: .lines, title: text(.workbookPopulationChart), categories: (rows, 0...0), series: all,
      limits: XLSXChart.limits(around: shownPopulations), categoryStep: 5)
  }

  private var shownPopulations: [Double] {
    horizon.stockYears.flatMap { year -> [Double] in
      let ends = interval(on: year, area: 0)
      return [Double(figures.persons(on: year).reduce(0, +)), ends?.low, ends?.high]
        .compactMap(\.self)
    }
  }

  /// What the reader must know: the words of the scenario, then the plan's.
  private func writeNotes(below sheet: inout SheetWriter) throws {
    let notes = language.sentences(of: forecast)
    guard !notes.isEmpty || run.ensemble != nil else { return }
    try sheet.line(text(.pageNotes), .heading)
    if let ensemble = run.ensemble {
      try sheet.line(
        language.text(.workbookDraws, ["draws": language.whole(ensemble.drawCount)]), .text)
    }
    for note in notes { try sheet.note("– " + note, lastColumn: run.ensemble == nil ? 6 : 8) }
  }
}
