/// A piece of HTML or SVG. Whatever is not markup is escaped on its way in, so that no title, name
/// or note of a scenario can become markup itself.
package struct Markup: Sendable, Equatable {
  package let source: String

  private init(source: String) { self.source = source }

  /// Characters, as they are to be read.
  package static func text(_ text: String) -> Markup { Markup(source: escaped(text)) }

  /// A name from outside, which may run from right to left and keeps that to itself.
  package static func name(_ text: String) -> Markup { Markup("bdi", [:], .text(text)) }

  package static func group(_ parts: [Markup]) -> Markup {
    Markup(source: parts.map(\.source).joined())
  }

  /// What the program itself brings along: a style, a script, data that are escaped for them.
  static func verbatim(_ source: String) -> Markup { Markup(source: source) }

  package init(
    _ element: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: Markup...
  ) {
    self.init(element, attributes, content)
  }

  package init(
    _ element: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [Markup]
  ) {
    var source = "<" + element
    for (name, value) in attributes { source += " \(name)=\"\(Self.escaped(value))\"" }
    source += ">"
    if !Self.voidElements.contains(element) {
      for part in content { source += part.source }
      source += "</\(element)>"
    }
    self.source = source
  }

  /// Elements of HTML that hold nothing and have no end.
  private static let voidElements: Set<String> = ["meta", "input", "br", "hr"]

  private static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      // Control characters, which no page may hold.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": out += " "
      case _ where (0x7F...0x9F).contains(scalar.value): out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension Markup {
  /// A coordinate: a tenth of a pixel is finer than any screen shows.
  static func coordinate(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0
      ? String(tenths / 10)
      : (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class style: String
  ) -> Markup {
    Markup(
      "line",
      [
        "x1": coordinate(x1), "y1": coordinate(y1), "x2": coordinate(x2), "y2": coordinate(y2),
        "class": style,
      ])
  }

  /// - Parameter anchor: `start`, `middle` or `end`.
  static func label(
    _ text: String, _ x: Double, _ y: Double, anchor: String = "start", class style: String = ""
  ) -> Markup {
    Markup(
      "text",
      ["x": coordinate(x), "y": coordinate(y), "text-anchor": anchor, "class": "label " + style],
      .text(text))
  }

  /// A drawing that screen readers announce by its title and description.
  static func drawing(
    id: String, width: Double, height: Double, title: String, description: String,
    class style: String, _ content: [Markup]
  ) -> Markup {
    Markup(
      "svg",
      [
        "id": id, "class": style, "viewBox": "0 0 \(coordinate(width)) \(coordinate(height))",
        "role": "img", "aria-labelledby": "\(id)-title \(id)-text",
      ],
      [
        Markup("title", ["id": "\(id)-title"], .text(title)),
        Markup("desc", ["id": "\(id)-text"], .text(description)),
      ] + content)
  }
}
