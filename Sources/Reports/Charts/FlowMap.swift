import Demography
import Glibc
import ScenarioEngine

/// Regions as circles where their capitals lie, and the largest flows between them as arcs.
struct FlowMap: Sendable {
  struct Place: Sendable {
    /// Row number of the region.
    let row: Int
    let name: String
    let x: Double
    let y: Double
  }

  struct Flow: Sendable, Equatable {
    let origin: Int
    let destination: Int
    let persons: Int
  }

  let places: [Place]
  let height: Double
  /// Outlines of regions, as paths; empty where the package has none.
  let outlines: [String]

  static let id = "map"
  static let width = 860.0
  static let margin = 46.0
  /// Arcs that are drawn.
  static let flowLimit = 24
  static let largestRadius = 30.0
  static let widestArc = 9.0

  /// `nil` where fewer than two capitals have coordinates.
  ///
  /// Degrees of longitude are drawn as long as they are at the middle latitude.
  init?(_ regions: RegionSet, names: [String], boundaries: [Boundary] = []) {
    let known = regions.regions.enumerated().compactMap { row, region in
      region.longitude.flatMap { longitude in region.latitude.map { (row, longitude, $0) } }
    }
    guard known.count > 1 else { return nil }
    let points = boundaries.flatMap(\.rings).joined()
    let longitudes = known.map(\.1) + points.map(\.longitude)
    let latitudes = known.map(\.2) + points.map(\.latitude)
    guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
      let north = latitudes.max()
    else { return nil }
    let shrink = cos((south + north) / 2 * .pi / 180)
    let across = max((east - west) * shrink, 1e-6)
    let down = max(north - south, 1e-6)
    let scale = min((Self.width - 2 * Self.margin) / across, 620 / down)
    let left = (Self.width - across * scale) / 2
    let project = { (longitude: Double, latitude: Double) in
      (x: left + (longitude - west) * shrink * scale, y: Self.margin + (north - latitude) * scale)
    }
    height = down * scale + 2 * Self.margin
    places = known.map { row, longitude, latitude in
      let point = project(longitude, latitude)
      return Place(row: row, name: names[row], x: point.x, y: point.y)
    }
    outlines = boundaries.map { boundary in
      boundary.rings.map { ring in
        "M"
          + ring.map { corner in
            let point = project(corner.longitude, corner.latitude)
            return Markup.coordinate(point.x) + " " + Markup.coordinate(point.y)
          }.joined(separator: "L") + "Z"
      }.joined()
    }
  }

  /// The largest flows of a year, largest first.
  static func largest(_ flows: [Flow]) -> [Flow] {
    Array(
      flows.filter { $0.persons > 0 }.sorted {
        $0.persons != $1.persons
          ? $0.persons > $1.persons
          : ($0.origin, $0.destination) < ($1.origin, $1.destination)
      }.prefix(flowLimit))
  }

  /// Persons for one square pixel, so that the largest region ever shown has the largest circle.
  static func radius(_ persons: Double, largest: Double) -> Double {
    largest > 0 ? largestRadius * (max(0, persons) / largest).squareRoot() : 0
  }

  /// An arc to the right of the straight way, in two pieces that meet at its arrow; `nil` where one
  /// of the places is not on the map.
  func arc(from origin: Int, to destination: Int) -> String? {
    guard let a = places.first(where: { $0.row == origin }),
      let b = places.first(where: { $0.row == destination })
    else { return nil }
    let bend = 0.16
    let control = (
      x: (a.x + b.x) / 2 - (b.y - a.y) * bend, y: (a.y + b.y) / 2 + (b.x - a.x) * bend
    )
    let first = (x: (a.x + control.x) / 2, y: (a.y + control.y) / 2)
    let second = (x: (control.x + b.x) / 2, y: (control.y + b.y) / 2)
    let middle = (x: (first.x + second.x) / 2, y: (first.y + second.y) / 2)
    let words = [
      "M", Markup.coordinate(a.x), " ", Markup.coordinate(a.y), "Q", Markup.coordinate(first.x),
      " ", Markup.coordinate(first.y), " ", Markup.coordinate(middle.x), " ",
      Markup.coordinate(middle.y), "Q", Markup.coordinate(second.x), " ",
      Markup.coordinate(second.y), " ", Markup.coordinate(b.x), " ", Markup.coordinate(b.y),
    ]
    return words.joined()
  }

  /// - Parameters:
  ///   - persons: by region, on 1 January of the year shown; `largest` of any year.
  ///   - nets: moves between regions, arrivals less departures, by region.
  func drawing(
    title: String, description: String, persons: [Int], largest: Int, nets: [Int], flows: [Flow],
    largestFlow: Int, language: Language
  ) -> Markup {
    let arrow = Markup(
      "defs", [:],
      Markup(
        "marker",
        [
          "id": "arrow", "viewBox": "0 0 10 10", "refX": "5", "refY": "5", "markerWidth": "9",
          "markerHeight": "9", "markerUnits": "userSpaceOnUse", "orient": "auto",
        ], Markup("path", ["d": "M0 0L10 5L0 10Z", "class": "arrow"])))
    let land = outlines.map { Markup("path", ["d": $0, "class": "land"]) }
    let arcs = Self.largest(flows).compactMap { flow in
      arc(from: flow.origin, to: flow.destination).map { path in
        Markup(
          "path",
          [
            "d": path, "class": "arc",
            "stroke-width": Markup.coordinate(Self.width(flow.persons, largest: largestFlow)),
            "marker-mid": "url(#arrow)",
          ])
      }
    }
    let circles = places.map { place in
      Markup(
        "circle",
        [
          "cx": Markup.coordinate(place.x), "cy": Markup.coordinate(place.y),
          "r": Markup.coordinate(
            Self.radius(Double(persons[place.row]), largest: Double(largest))),
          "class": nets[place.row] < 0 ? "loses" : "gains", "data-row": String(place.row),
        ],
        Markup(
          "title", [:],
          .text(
            "\(place.name): \(language.whole(persons[place.row])) "
              + "(\(language.signed(nets[place.row])))")))
    }
    let radii = places.map { Self.radius(Double(persons[$0.row]), largest: Double(largest)) }
    let labels = zip(places, labelPlaces(radii)).map { place, spot in
      Markup.label(place.name, spot.x, spot.y, anchor: spot.anchor, class: "place")
    }
    return .drawing(
      id: Self.id, width: Self.width, height: height, title: title, description: description,
      class: "chart map",
      [
        arrow, Markup("g", ["class": "lands"], land), Markup("g", ["class": "arcs"], arcs),
        Markup("g", ["class": "circles"], circles), Markup("g", ["class": "labels"], labels),
      ])
  }

  /// Where names stand: below their circle, or else above, to the right or to the left of it, where
  /// they meet neither another circle nor a name that is there already.
  private func labelPlaces(_ radii: [Double]) -> [(x: Double, y: Double, anchor: String)] {
    var taken = zip(places, radii).map { place, radius in
      Box(
        left: place.x - radius, right: place.x + radius, top: place.y - radius,
        bottom: place.y + radius)
    }
    return places.indices.map { index in
      let (place, radius) = (places[index], radii[index])
      let width = Double(place.name.count) * 7
      let spots: [(x: Double, y: Double, anchor: String)] = [
        (place.x, place.y + radius + 12, "middle"), (place.x, place.y - radius - 5, "middle"),
        (place.x + radius + 4, place.y + 4, "start"), (place.x - radius - 4, place.y + 4, "end"),
      ]
      let boxes = spots.map { spot in
        let left =
          spot.anchor == "start"
          ? spot.x
          : spot.anchor == "end"
            ? spot.x - width
            : spot.x - width / 2
        return Box(left: left, right: left + width, top: spot.y - 10, bottom: spot.y + 3)
      }
      let crossed = boxes.map { box in
        taken.indices.count { $0 != index && taken[$0].meets(box) }
          + (box.left < 0 || box.right > Self.width ? 1 : 0)
      }
      let best = spots.indices.min { crossed[$0] < crossed[$1] } ?? 0
      taken.append(boxes[best])
      return spots[best]
    }
  }

  private struct Box {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  static func width(_ persons: Int, largest: Int) -> Double {
    max(0.8, widestArc * Double(persons) / Double(max(1, largest)))
  }
}
