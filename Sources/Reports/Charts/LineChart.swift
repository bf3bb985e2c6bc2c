/// Lines over time, each with a band around it where draws tell how far it may be off.
struct LineChart: Sendable {
  struct Line: Sendable {
    var name: String
    /// Number of its colour and dash in the style sheet, from 0.
    var style: Int
    /// One for each moment; `nil` where there is none.
    var values: [Double?]
    var low: [Double?] = []
    var high: [Double?] = []
    /// A dot at every value, so that one without neighbours is seen.
    var hasDots = false
  }

  var id: String
  var title: String
  var description: String
  /// What stands under the axis, one for each moment.
  var moments: [String]
  /// Moments that are written under the axis.
  var shownMoments: [Int]
  var lines: [Line]
  var unit: String
  var scale = 1.0
  /// Decimals of the values themselves, in tips.
  var decimals = 0
  var startsAtZero = false
  var size: Size
  var language: Language

  enum Size: Sendable {
    case wide
    /// Several side by side.
    case small

    var width: Double { self == .wide ? 760 : 300 }
    var height: Double { self == .wide ? 320 : 150 }
    var left: Double { self == .wide ? 64 : 50 }
    var right: Double { self == .wide ? 16 : 12 }
    var top: Double { self == .wide ? 26 : 20 }
    var bottom: Double { self == .wide ? 30 : 22 }
    var ticks: Int { self == .wide ? 5 : 3 }
  }

  private var ticks: NiceTicks {
    var all = lines.flatMap { ($0.values + $0.low + $0.high).compactMap(\.self) }
    if startsAtZero { all.append(0) }
    return NiceTicks(
      from: (all.min() ?? 0) / scale, to: (all.max() ?? 1) / scale, about: size.ticks)
  }

  func x(_ moment: Int) -> Double {
    let width = size.width - size.left - size.right
    return size.left + width * Double(moment) / Double(max(1, moments.count - 1))
  }

  private func y(_ value: Double, _ ticks: NiceTicks) -> Double {
    let height = size.height - size.top - size.bottom
    return size.top + height * (ticks.last - value / scale) / (ticks.last - ticks.first)
  }

  var drawing: Markup {
    let ticks = ticks
    var parts = axes(ticks)
    for line in lines {
      if let band = band(of: line, ticks) { parts.append(band) }
    }
    for line in lines {
      parts.append(
        Markup("path", ["d": path(of: line.values, ticks), "class": "line line-\(line.style)"]))
      if line.hasDots { parts += dots(of: line, ticks) }
    }
    return .drawing(
      id: id, width: size.width, height: size.height, title: title, description: description,
      class: "chart chart-\(size)", parts)
  }

  private func axes(_ ticks: NiceTicks) -> [Markup] {
    var parts: [Markup] = [.label(unit, 0, 11, class: "axis")]
    for tick in ticks.values {
      let y = y(tick * scale, ticks)
      parts.append(
        .line(
          size.left, y, size.width - size.right, y,
          class: tick == 0 && ticks.first < 0 ? "zero" : "grid"))
      parts.append(
        .label(
          language.decimal(tick, ticks.decimals), size.left - 6, y + 4, anchor: "end", class: "axis"
        ))
    }
    for moment in shownMoments {
      let anchor =
        moment == 0 ? "start" : moment == moments.count - 1 ? "end" : "middle"
      parts.append(
        .label(moments[moment], x(moment), size.height - 6, anchor: anchor, class: "axis"))
    }
    return parts
  }

  /// A line for every stretch without gaps.
  private func path(of values: [Double?], _ ticks: NiceTicks) -> String {
    var path = ""
    var isDrawing = false
    for (moment, value) in values.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      path += "\(isDrawing ? "L" : "M")\(point(moment, value, ticks))"
      isDrawing = true
    }
    return path
  }

  private func dots(of line: Line, _ ticks: NiceTicks) -> [Markup] {
    line.values.enumerated().compactMap { moment, value in
      value.map { value in
        Markup(
          "circle",
          [
            "cx": Markup.coordinate(x(moment)), "cy": Markup.coordinate(y(value, ticks)),
            "r": "3", "class": "dot dot-\(line.style)",
          ])
      }
    }
  }

  private func band(of line: Line, _ ticks: NiceTicks) -> Markup? {
    let ends = zip(line.low, line.high).enumerated().compactMap { moment, ends in
      ends.0.flatMap { low in ends.1.map { (moment, low, $0) } }
    }
    guard ends.count > 1 else { return nil }
    let there = ends.map { point($0.0, $0.2, ticks) }
    let back = ends.reversed().map { point($0.0, $0.1, ticks) }
    return Markup(
      "path",
      ["d": "M" + (there + back).joined(separator: "L") + "Z", "class": "band band-\(line.style)"])
  }

  private func point(_ moment: Int, _ value: Double, _ ticks: NiceTicks) -> String {
    Markup.coordinate(x(moment)) + " " + Markup.coordinate(y(value, ticks))
  }

  // MARK: Beside the drawing

  /// Names of the lines with their strokes, where there is more than one thing to tell apart.
  func legend(band: String?) -> Markup {
    var entries = lines.map { line in
      Markup("li", [:], swatch("line line-\(line.style)", isBand: false), .text(line.name))
    }
    if let band, let first = lines.first(where: { !$0.low.isEmpty }) {
      entries.append(
        Markup("li", [:], swatch("band band-\(first.style)", isBand: true), .text(band)))
    }
    return Markup("ul", ["class": "legend"], entries)
  }

  private func swatch(_ style: String, isBand: Bool) -> Markup {
    Markup(
      "svg", ["class": "swatch", "viewBox": "0 0 28 10", "aria-hidden": "true"],
      isBand
        ? Markup("path", ["d": "M0 0L28 0L28 10L0 10Z", "class": style])
        : Markup("path", ["d": "M0 5L28 5", "class": style]))
  }

  /// What a pointer over the drawing shows: where each moment stands, and each line's value there,
  /// as it is to be read.
  var tips: Tips {
    Tips(
      axis: Tips.Axis(
        moments: moments, places: moments.indices.map { Markup.coordinate(x($0)) }),
      top: Markup.coordinate(size.top), bottom: Markup.coordinate(size.height - size.bottom),
      lines: lines.map { line in
        (
          line.name,
          line.values.indices.map { moment in
            line.values[moment].map { language.decimal($0, decimals) } ?? ""
          },
          line.low.isEmpty
            ? []
            : line.values.indices.map { moment in
              guard let low = line.low[moment], let high = line.high[moment] else { return "" }
              return "\(language.decimal(low, decimals)) … \(language.decimal(high, decimals))"
            }
        )
      })
  }

  struct Tips {
    /// What stands under the axis, and where.
    struct Axis: Equatable {
      let moments: [String]
      let places: [String]
    }

    let axis: Axis
    let top: String
    let bottom: String
    let lines: [(name: String, values: [String], bands: [String])]
  }
}
