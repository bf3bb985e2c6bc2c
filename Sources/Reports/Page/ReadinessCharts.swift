import Readiness
import ScenarioEngine

/// Charts of one event by day.
struct ReadinessCharts {
  let event: CrisisAssessment
  private let number: Int
  private let words: ReadinessWords
  private let language: Language

  /// - Parameter number: place of the event among the assessments.
  init(_ results: ReadinessResults, event number: Int, language: Language) {
    event = results.assessments[number]
    self.number = number
    words = ReadinessWords(results, language: language)
    self.language = language
  }

  private var days: Range<Int> { 0..<event.plan.dayCount }
  private var dates: [String] { days.map { language.date(event.plan.event.start + $0) } }

  /// Who sets out on each day, with the band of the members.
  var arrivals: LineChart {
    let (central, members) = (event.run.stocks.map(\.setOut), event.summary.setOut)
    let largest = max(members.map(\.p90).max() ?? 0, central.max() ?? 0)
    let unit = AxisUnit(largest: largest)
    let total = event.plan.event.waves.reduce(0) { $0 + $1.arrivals.central }
    let last = days.count - 1
    return LineChart(
      id: "arrivals-\(number)", title: language.text(.readinessArrivals),
      description: language.text(
        .readinessArrivalsSum,
        ["persons": language.whole(total), "days": language.whole(days.count)]),
      moments: dates, shownMoments: Set([0, last / 3, 2 * last / 3, last]).sorted(),
      lines: [
        LineChart.Line(
          name: language.text(.readinessArrivals), style: 0,
          values: central.map { Optional($0) },
          low: members.map { Optional($0.p10) },
          high: members.map { Optional($0.p90) })
      ], unit: language.text(unit.name), scale: unit.scale, startsAtZero: true, size: .wide,
      language: language)
  }

  /// Demand by day, and what is spare where the region's capacity is known.
  func load(_ row: CrisisAssessment.Row) -> LineChart {
    let service = event.plan.services[row.service]
    let isKnown = row.region.map { event.plan.isKnown(service: row.service, region: $0) }
    var lines = [
      LineChart.Line(
        name: language.text(.demand), style: 0, values: byDay(event.run.demand, row))
    ]
    if isKnown == true {
      lines.append(
        LineChart.Line(
          name: language.text(.spareCapacity), style: 1, values: byDay(event.run.spare, row)))
    }
    let largest = lines.flatMap { $0.values.compactMap(\.self) }.max() ?? 0
    let scale = largest >= 2e4 ? 1e3 : 1
    let doubt = isKnown == false ? " (\(language.text(.capacityUnknown)))" : ""
    return LineChart(
      id: "load-\(number)-\(row.region.map(String.init) ?? "all")-\(row.service)",
      title: (row.region.map { words.region($0) + ": " } ?? "") + words.name(of: service) + doubt,
      description: "\(language.text(.peakDemand)): "
        + language.decimal(row.load.peakDemand, row.load.peakDemand.decimalsOfUnits) + ", "
        + language.date(event.plan.event.start + row.load.peakDay),
      moments: dates, shownMoments: days.count > 1 ? [0, days.count - 1] : [0], lines: lines,
      unit: scale > 1
        ? "\(language.text(.thousands)) \(words.unit(of: service))" : words.unit(of: service),
      scale: scale,
      decimals: largest < 100 ? 1 : 0, startsAtZero: true, size: .small, language: language)
  }

  /// - Parameter figures: `[day][service][region]`.
  private func byDay(_ figures: [Double], _ row: CrisisAssessment.Row) -> [Double?] {
    let plan = event.plan
    return days.map { day in
      let first = (day * plan.services.count + row.service) * plan.regionCount
      return row.region.map { figures[first + $0] }
        ?? figures[first..<(first + plan.regionCount)].reduce(0, +)
    }
  }
}
