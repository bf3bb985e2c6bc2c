import Diagnostics
import Readiness
import ScenarioEngine

extension ResultsBook {
  /// For each event the service that is short first by region, and every service by region that is
  /// asked for anything: the figures of `summary.csv`, shown in whole units.
  func writeReadiness(_ results: ReadinessResults) throws(OutputError) {
    let words = ReadinessWords(results, language: language)
    var sheet = SheetWriter(try workbook.addSheet(text(.readiness)))
    try sheet.title(
      language.text(.readinessTitle, ["title": language.text(of: scenario.title)]), [])
    for note in [words.basis, text(.readinessShortNote)] {
      try sheet.note(note, lastColumn: 9)
    }
    sheet.skip()
    sheet.sheet.freeze(rows: 0, columns: 1)
    for event in results.assessments {
      try sheet.line(words.heading(of: event), .heading)
      try sheet.line(words.states(of: event), .text)
      sheet.skip()
      try writeShort(event, words, on: &sheet)
      try writeLoads(event, words, on: &sheet)
    }
    sheet.finish(atLeast: [24, 22])
  }

  private func writeShort(
    _ event: CrisisAssessment, _ words: ReadinessWords, on sheet: inout SheetWriter
  ) throws(OutputError) {
    try sheet.line(text(.readinessShort), .heading)
    try sheet.header(
      [.region, .shortFirst, .unit, .received].map(text) + [text(.shortFrom), text(.largestGap)]
        + [words.reserve(0.8), text(.unknownServices)], leftColumns: 3)
    for row in ReadinessResults.shortFirst(of: event) {
      let first = row.first
      try sheet.cells([
        .text(words.region(row.region)), .text(words.verdict(of: row, in: event)),
        .text(first.map { words.unit(of: event.plan.services[$0.service]) } ?? ""),
        .units(row.received),
        .text(date(first?.load.saturationDay, in: event)), .units(first?.load.largestGap),
        .units(first.flatMap { event.reserve($0, confidence: 0.8) }),
        .text(words.unknown(of: row)),
      ])
    }
    sheet.skip()
  }

  private func writeLoads(
    _ event: CrisisAssessment, _ words: ReadinessWords, on sheet: inout SheetWriter
  ) throws(OutputError) {
    try sheet.line(text(.readinessTable), .heading)
    try sheet.header(
      [.region, .service, .unit, .state, .peakDemand, .peakDay, .shortFromDay, .shortFrom].map(text)
        + [text(.largestGap)] + [0.5, 0.8, 0.95].map(words.reserve)
        + [.staffAtPeak, .cost, .unverifiedShare, .agency].map(text), leftColumns: 4)
    let country = event.rows.filter { $0.region == nil && $0.load.peakDemand > 0 }
    for row in ReadinessResults.asked(of: event) + country {
      try sheet.cells(cells(row, of: event, words), isSum: row.region == nil)
    }
    sheet.skip()
  }

  /// What nobody knows is empty beside the word for it, never zero.
  private func cells(
    _ row: CrisisAssessment.Row, of event: CrisisAssessment, _ words: ReadinessWords
  ) -> [SheetWriter.Cell] {
    let service = event.plan.services[row.service]
    let isKnown = row.status != .noData
    let saturation = isKnown ? row.load.saturationDay : nil
    let reserves = [0.5, 0.8, 0.95].map {
      SheetWriter.Cell.units(event.reserve(row, confidence: $0))
    }
    return [
      .text(words.region(row.region)), .text(words.name(of: service)),
      .text(words.unit(of: service)),
      .text(text(row.status.message)), .units(row.load.peakDemand),
      .text(date(row.load.peakDay, in: event)), .number(saturation.map(Double.init), .whole),
      .text(date(saturation, in: event)), .units(isKnown ? row.load.largestGap : nil),
    ] + reserves + [
      .units(row.staff), .number(row.cost.map { $0 / 1e6 }, .tenths),
      .number(100 * row.unverifiedShare, .whole), .text(service.agency),
    ]
  }

  /// - Parameter day: from the event's first, which is 0.
  private func date(_ day: Int?, in event: CrisisAssessment) -> String {
    day.map { (event.plan.event.start + $0).iso } ?? ""
  }
}

extension SheetWriter.Cell {
  /// Places, beds, staff: the figure itself, shown whole but for small ones.
  fileprivate static func units(_ value: Double?) -> SheetWriter.Cell {
    .number(value, value.map { $0.decimalsOfUnits == 1 } == true ? .tenths : .whole)
  }
}
