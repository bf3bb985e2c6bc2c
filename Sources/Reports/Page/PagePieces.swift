import Tables

/// Tables, charts and words in a language, of which pages and their sections are made.
package protocol PagePieces: Sendable {
  var language: Language { get }
}

extension PagePieces {
  func say(_ message: Message) -> String { language.text(message) }

  func paragraph(_ message: Message, class style: String = "note") -> Markup {
    Markup("p", ["class": style], .text(say(message)))
  }

  /// A table that scrolls sideways where it does not fit.
  func table(
    id: String, caption: String, class style: String = "", _ heading: Markup, _ body: [Markup]
  ) -> Markup {
    Markup(
      "div", ["class": "scroll", "role": "region", "aria-label": caption, "tabindex": "0"],
      Markup(
        "table", ["id": id, "class": style],
        Markup("caption", [:], .text(caption)), Markup("thead", [:], heading),
        Markup("tbody", [:], body)))
  }

  func heading(_ names: [String]) -> Markup {
    Markup("tr", [:], names.map { Markup("th", ["scope": "col"], .text($0)) })
  }

  func cell(_ value: Int) -> Markup {
    Markup("td", ["class": "number", "data-value": String(value)], .text(language.whole(value)))
  }

  func cell(_ value: Double?, _ decimals: Int) -> Markup {
    guard let value else { return Markup("td", ["class": "number"]) }
    return Markup(
      "td", ["class": "number", "data-value": fixedDecimals(value, 6)],
      .text(language.decimal(value, decimals)))
  }

  /// With `+` before what is above zero.
  func changeCell(_ value: Double?) -> Markup {
    guard let value else { return Markup("td", ["class": "number"]) }
    return Markup(
      "td", ["class": "number", "data-value": fixedDecimals(value, 6)],
      .text(language.signed(Int(value.rounded()))))
  }

  /// A share of change in per cent.
  func percentCell(_ value: Double?) -> Markup {
    guard let value else { return Markup("td", ["class": "number"]) }
    return Markup(
      "td", ["class": "number", "data-value": fixedDecimals(value, 6)],
      .text(language.signedPercent(value, 1)))
  }

  /// The head of a row in a sorted table: a name.
  func nameCell(_ name: String) -> Markup {
    Markup("th", ["scope": "row", "data-value": name], .name(name))
  }

  /// A chart with what its lines are called, the one above the other.
  func figure(_ chart: LineChart, legend: String?) -> Markup {
    var parts = [Markup("figcaption", ["dir": "auto"], .text(chart.title))]
    if chart.lines.count > 1 || legend != nil { parts.append(chart.legend(band: legend)) }
    parts.append(chart.drawing)
    return Markup("figure", [:], parts)
  }

  func sentenceList(_ sentences: [String]) -> Markup {
    Markup("ol", ["class": "sentences"], sentences.map { Markup("li", [:], .text($0)) })
  }
}
