import Demography
import LinearAlgebra
import ScenarioEngine

// The pyramid and the map of flows, each with a slider of years where scripts run.

extension ForecastPage {
  // MARK: Age and sex

  var agesSection: [Markup] {
    let (first, last) = (horizon.first, horizon.last)
    let title = language.text(.pagePyramid, ["year": String(last)])
    let totals = figures.pyramids.map(Self.country)
    let chart = PyramidChart(
      title: "\(say(.wholeCountry)): \(title)",
      description: zip([first, last], [totals[0], totals[totals.count - 1]])
        .map { year, persons in
          let sexes = [(Sex.female, Message.women), (.male, .men)].map { sex, name in
            "\(say(name)) \(language.whole(persons[sex.rawValue].reduce(0, +)))"
          }
          return "\(year): \(sexes.joined(separator: ", "))"
        }.joined(separator: "; "),
      persons: totals[totals.count - 1], outline: totals[0],
      largest: totals.joined().joined().max() ?? 0, language: language)
    return [
      Markup(
        "figure", ["id": "pyramid-figure"],
        Markup("figcaption", ["id": "pyramid-caption"], .text(title)),
        Markup("p", ["class": "note"], .text(language.text(.pageOutline, ["year": String(first)]))),
        chart.drawing)
    ]
  }

  /// `[sex][age]` of all regions.
  private static func country(_ persons: WholePersons) -> [[Int]] {
    Sex.allCases.map { sex in
      Age.all.map { age in persons.ages.reduce(0) { $0 + $1[sex.rawValue][age] } }
    }
  }

  // MARK: Moves

  var movesSection: [Markup] {
    let year = horizon.last - 1
    let flows = figures.flows[horizon.stepCount - 1]
    guard figures.regions.count > 1, figures.flows.contains(where: { !$0.isEmpty }) else {
      return []
    }
    let title = language.text(.pageMap, ["year": String(year)])
    var content: [Markup] = []
    if let map {
      let drawing = map.drawing(
        title: title, description: largestInWords(flows),
        persons: figures.whole.persons(on: year), largest: largestRegion,
        nets: figures.whole.netInterregional(in: year), flows: flows, largestFlow: largestFlow,
        language: language)
      content.append(
        Markup(
          "figure", ["id": "map-figure"], Markup("figcaption", ["id": "map-caption"], .text(title)),
          drawing, paragraph(.pageMapNote)))
    }
    return content + [flowTable(flows, title)]
  }

  var map: FlowMap? {
    FlowMap(
      figures.regions, names: shortNames, boundaries: figures.forecast.country.boundaries)
  }

  /// The most people who ever live in one region, and who ever move from one to another.
  var largestRegion: Int {
    horizon.stockYears.compactMap { figures.whole.persons(on: $0).max() }.max() ?? 0
  }
  var largestFlow: Int { figures.flows.joined().map(\.persons).max() ?? 0 }

  private func largestInWords(_ flows: [FlowMap.Flow]) -> String {
    FlowMap.largest(flows).prefix(5).map { flow in
      "\(name(ofRegion: flow.origin)) → \(name(ofRegion: flow.destination)): "
        + language.whole(flow.persons)
    }.joined(separator: "; ")
  }

  private func flowTable(_ flows: [FlowMap.Flow], _ title: String) -> Markup {
    let all = figures.forecast[horizon.last - 1].flows.elements.reduce(0, +)
    let rows = FlowMap.largest(flows).map { flow in
      let share = all > 0 ? Double(flow.persons) / all * 100 : 0
      return Markup(
        "tr", [:],
        Markup("td", [:], .name(name(ofRegion: flow.origin))),
        Markup("td", [:], .name(name(ofRegion: flow.destination))), cell(flow.persons),
        Markup("td", ["class": "number"], .text(language.percent(share, 1))))
    }
    return Markup(
      "details", ["id": "flow-list"],
      Markup("summary", ["id": "flow-caption"], .text(title)),
      table(
        id: "flow-table", caption: title,
        heading([Message.origin, .destination, .persons, .pageShare].map(say)), rows))
  }
}
