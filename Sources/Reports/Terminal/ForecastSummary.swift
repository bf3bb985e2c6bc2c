import Demography
import Ensembles
import ScenarioEngine

/// What a run shows when it is done: two short tables of whole persons that add up, what the
/// reader must know, and where the files are. Plain text of at most 100 columns.
package struct ForecastSummary: Sendable {
  private let forecast: Forecast
  private let intervals: PersonsIntervals?
  private let folder: String

  /// - Parameters:
  ///   - ensemble: its intervals stand beside the point forecast.
  ///   - folder: where the results are, as the user named it.
  package init(_ forecast: Forecast, ensemble: EnsembleSummary? = nil, folder: String) {
    self.forecast = forecast
    intervals = ensemble.map(PersonsIntervals.init)
    self.folder = folder
  }

  package var text: String {
    let figures = WholeFigures(forecast)
    let parts = [
      [heading], nationalTable(figures), regionalTable(figures), notes, ["Results: \(folder)"],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var horizon: Horizon { forecast.scenario.horizon }

  private var heading: String {
    let count = forecast.country.regions.count
    let title = forecast.scenario.title.english
    return "\(title.isEmpty ? forecast.scenario.name : title), \(horizon.first)-\(horizon.last), "
      + (count == 1 ? "one region" : "\(count) regions") + ", persons"
  }

  // MARK: The country

  /// Opening + births − deaths + net from abroad = closing, in every row.
  private func nationalTable(_ figures: WholeFigures) -> [String] {
    var table = TextTable()
    let spread = intervals.map { $0.texts(of: shownYears.map { ($0 + 1, 0) }) }
    table.add(
      ["year", "1 January", "births", "deaths", "from abroad, net", "31 December"]
        + (spread == nil ? [] : [PersonsIntervals.title]) + ["residual"])
    for (place, year) in shownYears.enumerated() {
      let row = figures.country(in: year)
      table.add(
        [
          String(year), grouped(row.opening), grouped(row.births), grouped(row.deaths),
          grouped(row.netExternal), grouped(row.closing),
        ] + (spread.map { [$0[place]] } ?? [])
          + [orderOfMagnitude(forecast[year].largestResidual)])
    }
    return table.lines
  }

  /// The first and the last year of events, and round years between, ten at most.
  private var shownYears: [Int] {
    let step = [5, 10, 20, 25].first { horizon.stepCount / $0 <= 8 } ?? 50
    return horizon.eventYears.filter {
      $0 == horizon.first || $0 == horizon.last - 1 || $0 % step == 0
    }
  }

  // MARK: Its regions

  private func regionalTable(_ figures: WholeFigures) -> [String] {
    let regions = forecast.country.regions
    guard regions.count > 1 else { return [] }
    let stocks = shownStocks
    let years = horizon.stepCount == 1 ? [horizon.first] : [horizon.first, horizon.last - 1]
    let persons = stocks.map { figures.persons(on: $0) }
    let between = years.map { figures.netInterregional(in: $0) }
    let abroad = years.map { figures.netExternal(in: $0) }
    let moves = between + abroad
    // The order of the areas: the country, groups, regions.
    let spread = intervals?.texts(of: regions.areas.indices.map { (horizon.last, $0) })

    var table = TextTable(gap: 1)
    func add(_ name: String, area: Int, _ value: ([Int]) -> Int) {
      table.add(
        [name] + persons.map { grouped(value($0)) } + (spread.map { [$0[area]] } ?? [])
          + moves.map { grouped(value($0)) })
    }
    table.add(text: "Persons, and net moves of the year:")
    table.add(spans: [
      ("", 1), ("on 1 January", stocks.count + (spread == nil ? 0 : 1)),
      ("between regions", years.count), ("from abroad", years.count),
    ])
    table.add(
      ["region"] + stocks.map(String.init) + (spread == nil ? [] : [PersonsIntervals.title])
        + (years + years).map(String.init))
    for (row, region) in regions.regions.enumerated() {
      add(Self.name(region.name, region.id), area: 1 + regions.groups.count + row) { $0[row] }
    }
    add("all regions", area: 0) { $0.reduce(0, +) }
    if !regions.groups.isEmpty {
      table.add(text: "of which, moves inside a group left out:")
      for (place, group) in regions.groups.enumerated() {
        add(Self.name(group.name, group.id), area: 1 + place) { column in
          group.members.reduce(0) { $0 + column[$1] }
        }
      }
    }
    return table.lines
  }

  private static func name(_ name: LocalizedName, _ id: String) -> String {
    name.english.isEmpty ? id : name.english
  }

  /// The first 1 January, five years on, that of 2035, and the last; an interval takes the place of
  /// the second.
  private var shownStocks: [Int] {
    let wanted =
      intervals == nil
      ? [horizon.first, horizon.first + 5, 2035, horizon.last]
      : [horizon.first, 2035, horizon.last]
    return horizon.stockYears.filter(wanted.contains)
  }

  // MARK: What the reader must know

  private var notes: [String] {
    var notes = forecast.notes + forecast.plan.solved
    if let intervals {
      notes.append(
        "\(PersonsIntervals.title): a tenth of the \(grouped(intervals.drawCount)) draws lies below "
          + "and a tenth above; the intervals of regions do not add up")
      if forecast.scenario.uncertainty.groups.isEmpty {
        notes.append(
          "the scenario states no uncertainty, so that every draw is the point forecast")
      }
    }
    notes += interventionNotes
    if let count = forecast.plan.filledIn.count.nonZero {
      notes.append(
        "\(count) \(count == 1 ? "input was" : "inputs were") interpolated or held constant: "
          + "see filled_in in run.json")
    }
    if forecast.clipped > 0 {
      notes.append(
        "flows were cut by \(grouped(Int(forecast.clipped.rounded(.up)))) persons who were not "
          + "there to leave")
    }
    return notes.flatMap { wrapped("- " + $0, indent: "  ") }
  }
}

extension ForecastSummary {
  /// What each intervention does, and both nets from abroad where they move the net.
  private var interventionNotes: [String] {
    let plan = forecast.plan
    var notes = plan.interventions.map { "\($0.name) (\($0.kind)): \($0.text)" }
    let moved = plan.levels.max {
      abs(($0.externalNetWithInterventions ?? $0.externalNet) - $0.externalNet)
        < abs(($1.externalNetWithInterventions ?? $1.externalNet) - $1.externalNet)
    }
    if let moved, let with = moved.externalNetWithInterventions,
      abs(with - moved.externalNet) >= 0.5
    {
      notes.append(
        "from abroad, net, where interventions move it most, in \(moved.year): "
          + "\(grouped(Int(moved.externalNet.rounded()))) without them, "
          + "\(grouped(Int(with.rounded()))) with them")
    }
    let short = forecast.shortfallFigures()
    if !short.isEmpty {
      let missing = short.reduce(0) { $0 + $1.wanted - $1.met }
      notes.append(
        "\(grouped(Int(missing.rounded()))) persons that interventions wanted could not be had: see "
          + "forecast/shortfalls.csv")
    }
    return notes
  }
}

extension Int {
  fileprivate var nonZero: Int? { self == 0 ? nil : self }
}
