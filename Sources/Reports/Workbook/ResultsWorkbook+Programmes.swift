import Diagnostics
import ScenarioEngine

extension ResultsWorkbook {
  /// Programmes year by year, all receiving regions together.
  func writeProgrammes() throws(OutputError) {
    let programmes = ProgrammeTotals.all(of: forecast)
    guard !programmes.isEmpty else { return }
    var sheet = SheetWriter(try workbook.addSheet(text(.pageProgrammes)))
    try sheet.title(text(.pageProgrammes), [scenarioLine + "; " + text(.persons)])
    for programme in programmes {
      try sheet.line(programme.name, .heading)
      try sheet.header([text(.year)] + programme.years.map { String($0.year) })
      for (message, values) in programme.persons {
        try sheet.cells(
          [.text(text(message))] + values.map { .whole(Int($0.rounded())) })
      }
      if let cost = programme.cost {
        try sheet.cells(
          [.text(text(.cost))] + cost.map { .number($0, .whole) })
      }
      sheet.skip()
    }
    sheet.sheet.freeze(rows: 0, columns: 1)
    sheet.finish(atLeast: [32])
  }
}
