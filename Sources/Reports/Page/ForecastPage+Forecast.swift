import Demography
import LinearAlgebra
import ScenarioEngine
import Tables

// The forecast of the country and of every region, with intervals where the run has draws.

extension ForecastPage {
  /// Every chart of lines that the page draws.
  var charts: [LineChart] {
    let regions =
      figures.regions.count > 1
      ? figures.regions.regions.indices.map {
        populationChart(area: figures.area(ofRegion: $0), size: .small)
      } : []
    return [populationChart(area: 0, size: .wide), eventsChart] + regions + levelCharts
      + (readiness?.charts ?? [])
  }

  // MARK: The country

  var countrySection: [Markup] {
    let population = populationChart(area: 0, size: .wide)
    let events = eventsChart
    return [
      figure(population, legend: figures.ensemble == nil ? nil : say(.pageBand)),
      figure(events, legend: figures.ensemble == nil ? nil : say(.pageBand)), countryTable,
    ]
  }

  func populationChart(area: Int, size: LineChart.Size) -> LineChart {
    let values = figures.rows[area].map { Optional($0.persons) }
    let ends = stockYears.indices.map { figures.interval(.persons, year: $0, area: area) }
    let largest = (values.compactMap(\.self) + ends.compactMap { $0?.high }).max() ?? 0
    let unit = AxisUnit(largest: largest)
    let place = name(of: figures.areas[area])
    return LineChart(
      id: "population-\(area)", title: size == .wide ? say(.pagePopulation) : place,
      description: fromTo(values, decimals: 0), moments: stockYears.map(String.init),
      shownMoments: size == .wide
        ? PageFigures.shownMoments(stockYears, atMost: 9)
        : [0, stockYears.count - 1],
      lines: [
        LineChart.Line(
          name: say(.population), style: 0, values: values,
          low: figures.ensemble == nil ? [] : ends.map { $0?.low },
          high: figures.ensemble == nil ? [] : ends.map { $0?.high })
      ], unit: say(unit.name), scale: unit.scale, size: size, language: language)
  }

  /// The first and the last value in words, for those who cannot see the line.
  private func fromTo(_ values: [Double?], decimals: Int) -> String {
    func text(_ value: Double?) -> String { value.map { language.decimal($0, decimals) } ?? "–" }
    return language.text(
      .pageFromTo,
      [
        "first": String(horizon.first), "from": text(values.first ?? nil),
        "last": String(horizon.first + values.count - 1), "to": text(values.last ?? nil),
      ])
  }

  private var eventsChart: LineChart {
    let figuresShown: [(Message, FigureLayout.Event, KeyPath<AreaEvents, Double>)] = [
      (.births, .births, \.births), (.deaths, .deaths, \.deaths),
      (.netExternal, .netExternal, \.netExternal),
    ]
    let years = Array(horizon.eventYears)
    let lines = figuresShown.enumerated().map { style, shown in
      let ends = years.indices.map { figures.interval(shown.1, year: $0, area: 0) }
      return LineChart.Line(
        name: say(shown.0), style: style,
        values: figures.rows[0].dropLast().map { $0.events?[keyPath: shown.2] },
        low: figures.ensemble == nil ? [] : ends.map { $0?.low },
        high: figures.ensemble == nil ? [] : ends.map { $0?.high })
    }
    let largest = lines.flatMap { ($0.values + $0.high).compactMap(\.self) }.max() ?? 0
    let unit = AxisUnit(largest: largest)
    return LineChart(
      id: "events", title: say(.pageEvents),
      description: lines.map { "\($0.name) — \(fromTo($0.values, decimals: 0))" }
        .joined(separator: ". "),
      moments: years.map(String.init),
      shownMoments: PageFigures.shownMoments(years, atMost: 9), lines: lines,
      unit: say(unit.name), scale: unit.scale, startsAtZero: true, size: .wide, language: language)
  }

  private var countryTable: Markup {
    let rows = horizon.eventYears.map { year in
      let account = figures.whole.country(in: year)
      return Markup(
        "tr", [:],
        [Markup("th", ["scope": "row"], .text(String(year)))]
          + [account.opening, account.births, account.deaths, account.netExternal, account.closing]
          .map(cell))
    }
    return Markup(
      "details", [:],
      Markup("summary", [:], .text(say(.pageComponents))),
      table(
        id: "country-account", caption: say(.wholeCountry),
        heading(
          [Message.year, .pageOpening, .births, .deaths, .netExternal, .pageClosing].map(say)), rows
      ))
  }

  // MARK: Regions

  var regionsSection: [Markup] {
    guard figures.regions.count > 1 else { return [] }
    let charts = figures.regions.regions.indices.map { row in
      figure(populationChart(area: figures.area(ofRegion: row), size: .small), legend: nil)
    }
    return [
      paragraph(.pageOpenNote), regionTable, groupTable,
      Markup("h3", [:], .text(say(.pagePopulation))), paragraph(.pageOwnScale),
      Markup("div", ["class": "small-charts"], charts),
      Markup(
        "div", ["class": "accounts"],
        [Markup("h3", [:], .text(say(.pageComponents)))]
          + figures.regions.regions.indices.map(components)),
    ]
  }

  /// A column of the table of regions: its heading, and the cell of each region.
  private struct Column {
    let heading: String
    let cells: [Markup]
  }

  private var regionTable: Markup {
    let regions = figures.regions.regions.indices
    let columns = stockColumns + intervalColumn + moveColumns + [medianAgeColumn]
    let rows = regions.map { row in
      Markup(
        "tr", ["id": "row-\(row)"],
        [nameCell(name(ofRegion: row))] + columns.map { $0.cells[row] })
    }
    return table(
      id: "region-table", caption: say(.pageRegionTable), class: "sortable",
      heading([say(.region)] + columns.map(\.heading)), rows)
  }

  private var stockColumns: [Column] {
    let (first, last) = (horizon.first, horizon.last)
    let stocks = figures.shownStocks.map { year in
      let persons = figures.whole.persons(on: year)
      return Column(
        heading: String(year),
        cells: persons.indices.map { row in
          year == last ? linked(persons[row], row) : cell(persons[row])
        })
    }
    let (start, end) = (figures.whole.persons(on: first), figures.whole.persons(on: last))
    let change = Column(
      heading: language.text(.pageChange, ["first": String(first), "last": String(last)]),
      cells: start.indices.map { row in
        guard start[row] > 0 else { return Markup("td", ["class": "number"]) }
        let percent = Double(end[row] - start[row]) / Double(start[row]) * 100
        return percentCell(percent)
      })
    return stocks + [change]
  }

  /// The figure of the last year leads to what it is made of.
  private func linked(_ persons: Int, _ row: Int) -> Markup {
    Markup(
      "td", ["class": "number", "data-value": String(persons)],
      Markup("a", ["href": "#account-\(row)"], .text(language.whole(persons))))
  }

  private var intervalColumn: [Column] {
    guard figures.ensemble != nil else { return [] }
    let cells = figures.regions.regions.indices.map { row in
      let ends = figures.interval(
        .persons, year: horizon.stepCount, area: figures.area(ofRegion: row))
      return Markup(
        "td", ["class": "number", "data-value": ends.map { fixedDecimals($0.low, 0) } ?? ""],
        .text(ends.map { "\(language.whole($0.low)) … \(language.whole($0.high))" } ?? ""))
    }
    return [
      Column(heading: language.text(.pageBandOf, ["year": String(horizon.last)]), cells: cells)
    ]
  }

  private var moveColumns: [Column] {
    let years = figures.shownEvents
    return years.map { year in
      Column(
        heading: language.text(.pageBetween, ["year": String(year)]),
        cells: figures.whole.netInterregional(in: year).map(cell))
    }
      + years.map { year in
        Column(
          heading: language.text(.pageAbroad, ["year": String(year)]),
          cells: figures.whole.netExternal(in: year).map(cell))
      }
  }

  private var medianAgeColumn: Column {
    Column(
      heading: language.text(.pageMedianAge, ["year": String(horizon.last)]),
      cells: figures.regions.regions.indices.map { row in
        cell(figures.structure[figures.area(ofRegion: row)].last?.medianAge, 1)
      })
  }

  private var groupTable: Markup {
    let groups = figures.regions.groups
    guard !groups.isEmpty else { return .group([]) }
    let stocks = figures.shownStocks.map { figures.whole.persons(on: $0) }
    let nets = figures.shownEvents.map { figures.whole.netInterregional(in: $0) }
    let rows = groups.enumerated().map { place, group in
      Markup(
        "tr", [:],
        [Markup("th", ["scope": "row"], .name(name(of: figures.areas[1 + place])))]
          + (stocks + nets).map { column in
            cell(group.members.reduce(0) { $0 + column[$1] })
          })
    }
    let headings =
      figures.shownStocks.map(String.init)
      + figures.shownEvents.map { language.text(.pageBetween, ["year": String($0)]) }
    return table(
      id: "group-table", caption: say(.pageGroups), heading([say(.region)] + headings), rows)
  }

  // MARK: What a region's figures are made of

  /// Moves of programmes have columns where a programme moved anybody.
  private var accountColumns: [(Message, KeyPath<AreaEvents, Double>, Int)] {
    let transfers = figures.forecast.years.contains { year in
      year.transferFlows.elements.contains { $0 != 0 }
    }
    return [
      (.births, \.births, 1), (.deaths, \.deaths, -1),
      (.internalArrivals, \.internalIn, 1), (.internalDepartures, \.internalOut, -1),
      (.immigrants, \.immigrants, 1), (.emigrants, \.emigrants, -1),
    ]
      + (transfers
        ? [
          (.transfersIn, \.transfersIn, 1), (.transfersOut, \.transfersOut, -1),
        ] : [])
  }

  private func components(of row: Int) -> Markup {
    let columns = accountColumns
    let events = figures.rows[figures.area(ofRegion: row)].dropLast()
    let rows = events.compactMap { year -> Markup? in
      guard let account = year.events else { return nil }
      let opening = figures.whole.persons(on: year.year)[row]
      let closing = figures.whole.persons(on: year.year + 1)[row]
      let parts = LargestRemainder.round(
        columns.map { Double($0.2) * account[keyPath: $0.1] }, total: closing - opening)
      return Markup(
        "tr", [:],
        [Markup("th", ["scope": "row"], .text(String(year.year))), cell(opening)]
          + zip(columns, parts).map { cell($0.2 * $1) } + [cell(closing)])
    }
    let title = language.text(.pageComponentsOf, ["region": name(ofRegion: row)])
    return Markup(
      "details", ["class": "account"],
      Markup("summary", ["dir": "auto"], .text(title)),
      Markup(
        "div", ["id": "account-\(row)"],
        table(
          id: "account-table-\(row)", caption: title,
          heading(
            [say(.year), say(.pageOpening)] + columns.map { say($0.0) } + [say(.pageClosing)]),
          rows)))
  }
}
