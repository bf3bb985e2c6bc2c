import Demography

/// A population by single age, men to the left and women to the right, over the outline of an
/// earlier one.
struct PyramidChart: Sendable {
  var title: String
  var description: String
  /// `[sex][age]`, persons.
  var persons: [[Int]]
  var outline: [[Int]]
  /// The largest of any year that may be shown, so that years can be compared.
  var largest: Int
  var language: Language

  static let id = "pyramid"
  static let width = 720.0
  static let height = 470.0
  static let top = 24.0
  static let bottom = 34.0
  /// Between the two sides, where ages stand.
  static let middle = 44.0
  /// The length of one side.
  static let side = (width - middle) / 2 - 8
  static let barHeight = (height - top - bottom) / Double(Age.count)

  static func y(_ age: Int) -> Double { height - bottom - Double(age + 1) * barHeight }

  /// Where the axis of a sex stands.
  static func axis(_ sex: Sex) -> Double {
    sex == .male ? width / 2 - middle / 2 : width / 2 + middle / 2
  }

  private var unit: AxisUnit { AxisUnit(largest: Double(largest)) }
  private var ticks: NiceTicks {
    NiceTicks(from: 0, to: Double(max(1, largest)) / unit.scale, about: 4)
  }

  private func length(_ persons: Int) -> Double {
    Self.side * Double(persons) / (ticks.last * unit.scale)
  }

  private func end(_ sex: Sex, _ persons: Int) -> Double {
    Self.axis(sex) + (sex == .male ? -length(persons) : length(persons))
  }

  var drawing: Markup {
    let sexes: [(Sex, Message)] = [(.male, .men), (.female, .women)]
    var parts: [Markup] = []
    for (sex, name) in sexes {
      let center = Self.axis(sex) + (sex == .male ? -Self.side / 2 : Self.side / 2)
      parts.append(
        .label(language.text(name), center, 14, anchor: "middle", class: "strong"))
    }
    parts.append(Markup("g", ["class": "scale"], sexes.flatMap { scale($0.0) }))
    parts.append(
      .label(
        language.text(unit.name), Self.width / 2, Self.height - 3, anchor: "middle",
        class: "axis unit"))
    for (sex, name) in sexes {
      parts.append(Markup("g", ["class": "bars \(sex.name)"], bars(sex, language.text(name))))
    }
    for (sex, _) in sexes {
      parts.append(
        Markup("path", ["class": "outline outline-\(sex.name)", "d": outlinePath(sex)]))
    }
    for age in stride(from: 0, through: Age.open, by: 10) {
      parts.append(
        .label(
          age == Age.open ? "\(age)+" : String(age), Self.width / 2, Self.y(age) + 4,
          anchor: "middle", class: "axis"))
    }
    return .drawing(
      id: Self.id, width: Self.width, height: Self.height, title: title, description: description,
      class: "chart pyramid", parts)
  }

  private func scale(_ sex: Sex) -> [Markup] {
    ticks.values.enumerated().flatMap { number, tick -> [Markup] in
      let x = end(sex, Int(tick * unit.scale))
      let text = language.decimal(tick, ticks.decimals)
      let anchor = number < ticks.values.count - 1 ? "middle" : sex == .male ? "start" : "end"
      return [
        .line(x, Self.top, x, Self.height - Self.bottom, class: "grid"),
        .label(text, x, Self.height - Self.bottom + 16, anchor: anchor, class: "axis"),
      ]
    }
  }

  private func bars(_ sex: Sex, _ name: String) -> [Markup] {
    Age.all.map { age in
      let count = persons[sex.rawValue][age]
      return Markup(
        "rect",
        [
          "x": Markup.coordinate(min(Self.axis(sex), end(sex, count))),
          "y": Markup.coordinate(Self.y(age)), "width": Markup.coordinate(length(count)),
          "height": Markup.coordinate(Self.barHeight * 0.92),
        ],
        Markup("title", [:], .text("\(name), \(age): \(language.whole(count))")))
    }
  }

  /// Along the ends of the bars, from the youngest up.
  private func outlinePath(_ sex: Sex) -> String {
    var path =
      "M\(Markup.coordinate(Self.axis(sex))) \(Markup.coordinate(Self.height - Self.bottom))"
    for age in Age.all {
      let x = Markup.coordinate(end(sex, outline[sex.rawValue][age]))
      path += "H\(x)V\(Markup.coordinate(Self.y(age)))"
    }
    return path
  }
}
