import Diagnostics
import Readiness
import ScenarioEngine

extension ResultsBook {
  /// A sheet for each event: the service that is short first by region, and every service by region
  /// that is asked for anything. The figures are those of `summary.csv`, shown in whole units.
  func writeReadiness(_ results: ReadinessResults) throws(OutputError) {
    let words = ReadinessWords(results, language: language)
    for event in results.assessments {
      let name = text(.readiness) + (results.assessments.count > 1 ? ", \(event.name)" : "")
      var sheet = SheetWriter(try workbook.addSheet(name))
      try sheet.title(
        language.text(.readinessTitle, ["title": language.text(of: scenario.title)]), [])
      for note in [words.basis, text(.readinessShortNote)] {
        try sheet.note(note, lastColumn: Self.readinessWidths.count - 1)
      }
      sheet.skip()
      try sheet.line(words.heading(of: event), .heading)
      try sheet.line(words.states(of: event), .text)
      sheet.skip()
      try writeShort(event, words, on: &sheet)
      let head = try writeLoads(event, words, on: &sheet)
      sheet.sheet.freeze(rows: 0, columns: 2)
      sheet.finish(repeated: head...head, atLeast: Self.readinessWidths)
    }
  }

  /// Of the columns, in characters, so that a page across is wide enough to be read.
  private static var readinessWidths: [Int] {
    [28, 30, 12, 12, 10, 12, 12, 10, 10, 10, 10, 10, 10, 10, 28]
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
        .wrapped(words.region(row.region)), .wrapped(words.verdict(of: row, in: event)),
        .wrapped(first.map { words.unit(of: event.plan.services[$0.service]) } ?? ""),
        .units(row.received),
        .centered(date(first?.load.saturationDay, in: event)), .units(first?.load.largestGap),
        .units(first.flatMap { event.reserve($0, confidence: 0.8) }),
        .centered(words.unknown(of: row)),
      ])
    }
    sheet.skip()
  }

  /// - Returns: the row of the headings.
  private func writeLoads(
    _ event: CrisisAssessment, _ words: ReadinessWords, on sheet: inout SheetWriter
  ) throws(OutputError) -> Int {
    try sheet.line(text(.readinessTable), .heading)
    let head = sheet.row
    let headings =
      [Message.region, .service, .unit, .state, .peakDemand, .peakDay, .shortFrom, .largestGap].map(
        text)
      + [0.5, 0.8, 0.95].map(words.reserve)
      + [Message.staffAtPeak, .cost, .unverifiedShare, .agency].map(text)
    try sheet.header(headings, leftColumns: 4)
    let country = event.rows.filter { $0.region == nil && $0.load.peakDemand > 0 }
    for row in ReadinessResults.asked(of: event) + country {
      try sheet.cells(cells(row, of: event, words), isSum: row.region == nil)
    }
    sheet.sheet.filter(row: head, lastRow: sheet.row - 1, columns: headings.count)
    return head
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
      .wrapped(words.region(row.region)), .wrapped(words.name(of: service)),
      .wrapped(words.unit(of: service)), .wrapped(text(row.status.message)),
      .units(row.load.peakDemand),
      .centered(date(row.load.peakDay, in: event)), .centered(date(saturation, in: event)),
      .units(isKnown ? row.load.largestGap : nil),
    ] + reserves + [
      .units(row.staff), .number(row.cost.map { $0 / 1e6 }, .tenths),
      .number(100 * row.unverifiedShare, .whole), .wrapped(words.agency(of: service)),
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
