import Demography
import Diagnostics
import Ensembles
import ScenarioEngine
import Tables

/// `workbook.xlsx`: the run for people who work in spreadsheets.
///
/// Sheets that are read and printed hold whole persons, rounded so that every printed sum is the sum of
/// what is printed; sheets named after CSV files hold those tables as they are, in the 15 to 16 digits
/// that a spreadsheet keeps. Values, not formulas; the same bytes for the same run.
struct ResultsWorkbook {
  let run: FinishedRun
  let language: Language
  let workbook: XLSXWorkbook
  let figures: WholeFigures

  var forecast: Forecast { run.forecast }
  var horizon: Horizon { forecast.scenario.horizon }
  var regions: RegionSet { forecast.country.regions }

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised.
  static func write(
    _ run: FinishedRun, in language: Language, to place: ReportPlace, interrupt: InterruptFlag
  ) throws {
    let title = language.text(of: run.forecast.scenario.title)
    let book = ResultsWorkbook(
      run: run, language: language, workbook: try XLSXWorkbook(at: place, title: title),
      figures: WholeFigures(run.forecast))
    try book.write(interrupt)
    try interrupt.check()
    try book.workbook.close()
  }

  private func write(_ interrupt: InterruptFlag) throws {
    try writeSummary()
    if regions.count > 1 {
      try writeRegions()
      try writeNetMigration()
    }
    try writeAges()
    try interrupt.check()
    if regions.count > 1 {
      for year in flowYears { try writeFlows(of: year) }
    }
    try writeProgrammes()
    if !IndicatorTable.aimed(of: forecast.country).isEmpty { try writeIndicators() }
    try writeAssumptions()
    try writeRecord()
    let sheets = dataSheets
    for table in sheets.tables {
      try interrupt.check()
      try sheets.write(table)
    }
    try sheets.writeColumns()
  }

  // MARK: What several sheets share

  func text(_ message: Message) -> String { language.text(message) }

  /// The first and the last year of events.
  var flowYears: [Int] {
    horizon.stepCount == 1 ? [horizon.first] : [horizon.first, horizon.last - 1]
  }

  /// Every 1 January of the first five years, then those of years that five divides, and the last.
  var shownStocks: [Int] {
    horizon.stockYears.filter { $0 <= horizon.first + 5 || $0 % 5 == 0 || $0 == horizon.last }
  }

  /// The same for years of events.
  var shownYears: [Int] {
    horizon.eventYears.filter {
      $0 <= horizon.first + 5 || $0 % 5 == 0 || $0 == horizon.last - 1
    }
  }

  /// The scenario and its years: the first line below a sheet's heading.
  var scenarioLine: String {
    let title = XLSXText.line(language.text(of: forecast.scenario.title), limit: 90)
    return "\(title), \(horizon.first)–\(horizon.last)"
  }

  func name(of region: Region) -> String { language.text(of: region.name) }

  /// Persons on the last 1 January below which a tenth and nine tenths of the draws lie; `nil` without
  /// an ensemble.
  ///
  /// - Parameter area: place in `RegionSet.areas`.
  func interval(on year: Int, area: Int) -> (low: Double, high: Double)? {
    guard let ensemble = run.ensemble, let place = ensemble.layout.years.firstIndex(of: year),
      let low = ensemble.levels.firstIndex(of: 0.1),
      let high = ensemble.levels.firstIndex(of: 0.9),
      let found = ensemble.summary(
        figure: ensemble.layout.figure(.persons), year: place, area: area)
    else { return nil }
    return (found.quantiles[low].value, found.quantiles[high].value)
  }

  /// Headings of the two columns of an interval.
  var intervalHeaders: [String] { [text(.workbookLow), text(.workbookHigh)] }

  func intervalCells(on year: Int, area: Int) -> [SheetWriter.Cell] {
    guard run.ensemble != nil else { return [] }
    guard let ends = interval(on: year, area: area) else { return [.empty, .empty] }
    return [.whole(Int(ends.low.rounded())), .whole(Int(ends.high.rounded()))]
  }
}
