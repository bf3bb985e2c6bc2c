import Diagnostics
import ScenarioEngine
import Tables

extension ResultsWorkbook {
  /// What was assumed: levels by year as they act, what interventions do, where values are from, and how
  /// far the data were verified.
  func writeAssumptions() throws(OutputError) {
    var sheet = SheetWriter(try workbook.addSheet(text(.workbookAssumptions)))
    try sheet.title(text(.workbookAssumptions), [scenarioLine])
    try writeLevels(on: &sheet)
    if !forecast.plan.interventions.isEmpty {
      try sheet.line(text(.pageInterventions), .heading)
      for report in forecast.plan.interventions {
        try sheet.paragraph(
          "\(report.name) (\(language.name(ofKind: report.kind)))",
          language.text(of: report.effect, in: forecast.country.regions), lastColumn: 4)
      }
      sheet.skip()
    }
    try writeSources(on: &sheet)
    try writeConfidence(on: &sheet)
    sheet.finish(landscape: false, atLeast: [36, 18, 18, 18, 18])
  }

  private func writeLevels(on sheet: inout SheetWriter) throws(OutputError) {
    let levels = forecast.plan.levels
    guard !levels.isEmpty else { return }
    try sheet.line(text(.workbookLevels), .heading)
    try sheet.header([
      text(.year), text(.totalFertility), text(.lifeExpectancy),
      text(.mobility), text(.netExternal),
    ])
    for level in levels {
      try sheet.cells([
        .year(level.year), .number(level.totalFertility, .hundredths),
        .number(level.lifeExpectancy, .hundredths), .number(level.mobility, .hundredths),
        .number(level.externalNetWithInterventions ?? level.externalNet, .whole),
      ])
    }
    sheet.skip()
  }

  /// The planner's own words, each in one row that runs over the columns to its right.
  private func writeSources(on sheet: inout SheetWriter) throws(OutputError) {
    let sources = forecast.scenario.provenance
    guard !sources.isEmpty else { return }
    try sheet.line(text(.pageSources), .heading)
    for source in sources {
      try sheet.paragraph(
        source.field, source.kind == .note ? "(\(text(.note))) " + source.text : source.text,
        lastColumn: 4)
    }
    sheet.skip()
  }

  private func writeConfidence(on sheet: inout SheetWriter) throws(OutputError) {
    let counts = forecast.country.confidence.sorted { $0.key < $1.key }
    guard !counts.isEmpty else { return }
    try sheet.line(text(.pageConfidence), .heading)
    try sheet.header(
      [
        text(.table), text(.verified), text(.derived),
        text(.unverified), text(.unstated),
      ])
    for (table, count) in counts {
      try sheet.cells(
        [
          .text(table), .whole(count.verified), .whole(count.derived), .whole(count.unverified),
          .whole(count.unstated),
        ])
    }
    sheet.skip()
  }
}
