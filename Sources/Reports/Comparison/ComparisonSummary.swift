import Demography
import Ensembles
import Projection
import ScenarioEngine

/// What a comparison shows on the terminal: the country by year, the regions that gain and lose most,
/// what each change accounts for, and what programmes cost.
package struct ComparisonSummary: Sendable {
  private let comparison: Comparison
  private let folder: String?

  /// - Parameter folder: where the tables are, as the user named it.
  package init(_ comparison: Comparison, folder: String?) {
    self.comparison = comparison
    self.folder = folder
  }

  package var text: String {
    let parts = [
      [heading], countryTable, regionalTable, attributionTable, costTable, notes,
      folder.map { ["Results: \($0)"] } ?? [],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var layout: FigureLayout { comparison.layout }

  private var heading: String {
    "\(comparison.b.scenario.name) less \(comparison.a.scenario.name), persons"
  }

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
      ["country", "1 January"] + (intervals == nil ? [] : ["80 % interval"])
        + ["births before", "deaths before", "from abroad before"])
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
    guard !gaining.isEmpty || !losing.isEmpty else { return ["No region changes."] }
    var table = TextTable(gap: 1)
    let years = shown.suffix(6)
    table.add(
      ["regions that gain and lose most"] + years.map { String(layout.years[$0]) }
        + (comparison.intervals == nil ? [] : ["80 % interval"]))
    for (area, _) in gaining + losing {
      table.add(
        [name(of: layout.areas[area])]
          + years.map { signed(value(.persons, year: $0, area: area)) }
          + (comparison.intervals.map { [interval($0, .persons, year: last, area: area)] } ?? []))
    }
    return table.lines
  }

  private func name(of area: Area) -> String {
    let region = comparison.a.country.regions.regions[area.members[0]]
    return region.name.english.isEmpty ? region.id : region.name.english
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
      ["what accounts for it, 1 January \(layout.years[last])"]
        + columns.map { $0 == 0 ? "country" : name(of: layout.areas[$0]) })
    for (change, name) in attribution.changes.enumerated() {
      table.add(
        [name]
          + columns.map { area in
            let figure = layout.figure(.persons)
            let value = attribution.value(change: change, figure: figure, year: last, area: area)
            let error = attribution.error(change: change, figure: figure, year: last, area: area)
            return signed(value) + (error.map { " ± \(Self.whole($0))" } ?? "")
          })
    }
    table.add(["sum"] + columns.map { signed(value(.persons, year: last, area: $0)) })
    return table.lines
  }

  /// Totals of b's programmes over all years.
  private var costTable: [String] {
    let rows = comparison.b.programmeFigures().filter { $0.region == nil }
    let programmes = Dictionary(grouping: rows, by: \.programme).sorted { $0.key < $1.key }
    guard !programmes.isEmpty else { return [] }
    var table = TextTable()
    table.add(
      ["programme", "years", "participants", "moved", "there at their end", "million tenge"])
    for (number, rows) in programmes {
      let cost = rows.compactMap { $0.support?.costTenge }.reduce(0, +)
      let active = rows.filter { $0.counts.participants != 0 }.map(\.year)
      table.add([
        comparison.b.programmes[number].name,
        "\(active.min().map(String.init) ?? "")-\(active.max().map(String.init) ?? "")",
        Self.whole(rows.reduce(0) { $0 + $1.counts.participants }),
        Self.whole(rows.reduce(0) { $0 + $1.counts.transferred }),
        Self.whole(rows.last { $0.counts.participants != 0 }?.counts.present ?? 0),
        cost == 0 ? "" : Self.whole(cost / 1e6),
      ])
    }
    return table.lines
  }

  private var notes: [String] {
    var notes: [String] = []
    if let drawn = comparison.intervals {
      notes.append(
        "80 % interval: a tenth of the \(grouped(drawn.drawCount)) pairs of draws lies below and a "
          + "tenth above; both scenarios share their luck in a pair")
    }
    let short = comparison.b.shortfallFigures()
    if !short.isEmpty {
      let missing = short.reduce(0) { $0 + $1.wanted - $1.met }
      notes.append(
        "\(Self.whole(missing)) persons that interventions wanted could not be had: see "
          + "shortfalls.csv")
    }
    return notes.flatMap { wrapped("- " + $0, indent: "  ") }
  }

  private func signed(_ value: Double?) -> String {
    guard let value else { return "" }
    return (value >= 0.5 ? "+" : "") + Self.whole(value)
  }

  private static func whole(_ value: Double) -> String { grouped(Int(value.rounded())) }
}
