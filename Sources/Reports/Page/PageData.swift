import Demography
import ScenarioEngine
import Tables

/// The numbers that the page's script needs beside what is drawn: pyramids and flows of every year,
/// and the tips of charts, worded here so that no number is formatted in two places.
struct PageData {
  private let page: ForecastPage

  init(_ page: ForecastPage) { self.page = page }

  private var figures: PageFigures { page.figures }

  var json: JSONValue {
    .object(page.commonData(page.charts) + own)
  }

  private var own: [JSONMember] {
    [
      // The largest first.
      JSONMember(
        "units",
        .array(
          [5e6, 2e4, 0].map { from in
            let unit = AxisUnit(largest: from)
            return .object([
              "from": .number(from), "scale": .number(unit.scale),
              "name": .string(page.say(unit.name)),
            ])
          })),
      JSONMember(
        "names",
        .object([
          "year": .string(page.say(.year)), "area": .string(page.say(.pageArea)),
          "women": .string(page.say(.women)), "men": .string(page.say(.men)),
          "pyramid": .string(page.language.text(.pagePyramid, ["year": "{year}"])),
          "map": .string(page.language.text(.pageMap, ["year": "{year}"])),
        ])),
      JSONMember("first", .integer(page.horizon.first)), JSONMember("areas", .array(areas)),
      JSONMember("pyramids", .array(pyramids)), JSONMember("map", map),
    ]
  }

  /// The country, groups and regions with the rows of their members.
  private var areas: [JSONValue] {
    figures.areas.map { area in
      .object([
        "name": .string(page.name(of: area)), "members": .array(area.members.map { .integer($0) }),
      ])
    }
  }

  /// `[year][region]`: women from 0 to 100 and over, then men.
  private var pyramids: [JSONValue] {
    figures.pyramids.map { persons in
      .array(persons.ages.map { sexes in .array(sexes.joined().map { .integer($0) }) })
    }
  }

  private var map: JSONValue {
    guard let map = page.map else { return .null }
    let count = figures.regions.count
    let arcs = (0..<count).map { origin in
      JSONValue.array(
        (0..<count).map { destination in
          origin == destination
            ? .null : map.arc(from: origin, to: destination).map { .string($0) } ?? .null
        })
    }
    return .object([
      "names": .array((0..<count).map { .string(page.name(ofRegion: $0)) }),
      "arcs": .array(arcs),
      "limit": .integer(FlowMap.flowLimit),
      "largest_region": .integer(page.largestRegion),
      "largest_radius": .number(FlowMap.largestRadius),
      "largest_flow": .integer(page.largestFlow),
      "widest_arc": .number(FlowMap.widestArc),
      "nets": .array(
        page.horizon.eventYears.map { year in
          .array(figures.whole.netInterregional(in: year).map { .integer($0) })
        }),
      "persons": .array(
        page.horizon.eventYears.map { year in
          .array(figures.whole.persons(on: year).map { .integer($0) })
        }),
      // Origin, destination, persons, origin, destination, …
      "flows": .array(
        figures.flows.map { flows in
          .array(
            flows.flatMap {
              [.integer($0.origin), .integer($0.destination), .integer($0.persons)]
            })
        }),
    ])
  }
}
