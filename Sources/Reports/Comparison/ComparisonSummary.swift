import Demography
import Ensembles
import Projection
import ScenarioEngine

/// What a comparison shows on the terminal: the country by year, the regions that gain and lose most,
/// what each change accounts for, and what programmes cost.
package struct ComparisonSummary: Sendable {
  private let comparison: Comparison
  private let folder: String?
  private let language: Language

  /// - Parameter folder: where the tables are, as the user named it.
  package init(_ comparison: Comparison, folder: String?, language: Language = .english) {
    self.comparison = comparison
    self.folder = folder
    self.language = language
  }

  package var text: String {
    let parts = [
      [heading], countryTable, regionalTable, attributionTable, costTable, notes,
      folder.map { [language.text(.summaryResults, ["folder": $0])] } ?? [],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var layout: FigureLayout { comparison.layout }

  private var heading: String {
    language.text(
      .compareHeading, ["a": comparison.a.scenario.name, "b": comparison.b.scenario.name])
  }

  private func say(_ message: Message) -> String { language.text(message) }

  private func value(_ event: FigureLayout.Event, year: Int, area: Int) -> Double? {
    comparison.differences.value(figure: layout.figure(event), year: year, area: area)
  }

  /// Places of the years shown: the second, round years, and the last.
  private var shown: [Int] {
    let last = layout.years.count - 1
    return layout.years.indices.filter {
      $0 > 0 && ($0 == last || layout.years[$0] % 5 == 0 || $0 == 1)
    }
  }

  // MARK: Tables

  private var countryTable: [String] {
    var table = TextTable()
    let intervals = comparison.intervals
    table.add(
      [say(.compareCountry), say(.summaryOpening)]
        + (intervals == nil ? [] : [say(.compareIntervalColumn)])
        + [Message.compareBirths, .compareDeaths, .compareAbroad].map(say))
    for year in shown {
      // Events since the first 1 January.
      let sums = [FigureLayout.Event.births, .deaths, .netExternal].map { event in
        (0..<year).reduce(0) { $0 + (value(event, year: $1, area: 0) ?? 0) }
      }
      table.add(
        [String(layout.years[year]), signed(value(.persons, year: year, area: 0))]
          + (intervals.map { [interval($0, .persons, year: year, area: 0)] } ?? [])
          + sums.map { signed($0) })
    }
    return table.lines
  }

  private func interval(
    _ intervals: PairedSummary, _ event: FigureLayout.Event, year: Int, area: Int
  ) -> String {
    guard
      let found = intervals.summary(figure: layout.figure(event), year: year, area: area),
      let low = intervals.levels.firstIndex(of: 0.1),
      let high = intervals.levels.firstIndex(of: 0.9)
    else { return "" }
    return "\(signed(found.quantiles[low].value)) … \(signed(found.quantiles[high].value))"
  }

  /// The five regions that gain most and the five that lose most on the last 1 January, by size.
  private var regionalTable: [String] {
    let last = layout.years.count - 1
    let regions = layout.areas.indices.filter { layout.areas[$0].level == .region }
    guard regions.count > 1 else { return [] }
    let ranked = regions.compactMap { area in
      value(.persons, year: last, area: area).map { (area: area, change: $0) }
    }.sorted { ($0.change, $1.area) > ($1.change, $0.area) }
    let gaining = ranked.filter { $0.change >= 0.5 }.prefix(5)
    let losing = ranked.filter { $0.change <= -0.5 }.suffix(5)
    guard !gaining.isEmpty || !losing.isEmpty else { return [say(.compareNoRegion)] }
    var table = TextTable(gap: 1)
    let years = shown.suffix(6)
    table.add(
      [say(.compareGainers)] + years.map { String(layout.years[$0]) }
        + (comparison.intervals == nil ? [] : [say(.compareIntervalColumn)]))
    for (area, _) in gaining + losing {
      table.add(
        [name(of: layout.areas[area])]
          + years.map { signed(value(.persons, year: $0, area: area)) }
          + (comparison.intervals.map { [interval($0, .persons, year: last, area: area)] } ?? []))
    }
    return table.lines
  }

  private func name(of area: Area) -> String {
    language.name(of: area, in: comparison.a.country.regions)
  }

  /// Contributions to the persons of the country, and to those of the region that changes most.
  private var attributionTable: [String] {
    guard let attribution = comparison.attribution, attribution.changes.count > 1 else { return [] }
    let last = layout.years.count - 1
    let regions = layout.areas.indices.filter { layout.areas[$0].level == .region }
    let most = regions.max {
      abs(value(.persons, year: last, area: $0) ?? 0)
        < abs(value(.persons, year: last, area: $1) ?? 0)
    }
    let columns = [0] + (most.map { [$0] } ?? [])
    var table = TextTable()
    table.add(
      [language.text(.compareAccounts, ["year": "\(layout.years[last])"])]
        + columns.map { $0 == 0 ? say(.compareCountry) : name(of: layout.areas[$0]) })
    for (change, name) in attribution.changes.enumerated() {
      table.add(
        [name == Attribution.assumptions ? say(.compareAssumptions) : name]
          + columns.map { area in
            let figure = layout.figure(.persons)
            let value = attribution.value(change: change, figure: figure, year: last, area: area)
            let error = attribution.error(change: change, figure: figure, year: last, area: area)
            return signed(value) + (error.map { " ± \(whole($0))" } ?? "")
          })
    }
    table.add([say(.tableSum)] + columns.map { signed(value(.persons, year: last, area: $0)) })
    return table.lines
  }

  /// Totals of b's programmes over all years.
  private var costTable: [String] {
    let rows = comparison.b.programmeFigures().filter { $0.region == nil }
    let programmes = Dictionary(grouping: rows, by: \.programme).sorted { $0.key < $1.key }
    guard !programmes.isEmpty else { return [] }
    var table = TextTable()
    table.add(
      [
        Message.compareProgramme, .compareYears, .compareParticipants, .compareMoved,
        .comparePresent, .compareCost,
      ].map(say))
    for (number, rows) in programmes {
      let cost = rows.compactMap { $0.support?.costTenge }.reduce(0, +)
      let active = rows.filter { $0.counts.participants != 0 }.map(\.year)
      table.add([
        comparison.b.programmes[number].name,
        "\(active.min().map(String.init) ?? "")-\(active.max().map(String.init) ?? "")",
        whole(rows.reduce(0) { $0 + $1.counts.participants }),
        whole(rows.reduce(0) { $0 + $1.counts.transferred }),
        whole(rows.last { $0.counts.participants != 0 }?.counts.present ?? 0),
        cost == 0 ? "" : whole(cost / 1e6),
      ])
    }
    return table.lines
  }

  private var notes: [String] {
    var notes: [String] = []
    if let drawn = comparison.intervals {
      notes.append(
        language.text(.comparePairs, ["draws": language.whole(drawn.drawCount)]))
    }
    let short = comparison.b.shortfallFigures()
    if !short.isEmpty {
      let missing = short.reduce(0) { $0 + $1.wanted - $1.met }
      notes.append(
        language.text(.noteShortfall, ["persons": whole(missing), "file": "shortfalls.csv"]))
    }
    return notes.flatMap { wrapped("- " + $0, indent: "  ") }
  }

  private func signed(_ value: Double?) -> String {
    guard let value else { return "" }
    return (value >= 0.5 ? "+" : "") + whole(value)
  }

  private func whole(_ value: Double) -> String {
    language.whole(Int(value.rounded()), minus: "-")
  }
}
