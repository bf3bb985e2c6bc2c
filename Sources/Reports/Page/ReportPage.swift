import Demography
import Tables

/// A page that needs no other file and no network, reads without scripts and prints. What differs
/// from one page to another are its head and its sections.
package protocol ReportPage: PagePieces {
  /// Of the program.
  var version: String { get }
  var title: String { get }
  /// What the page is about, in a line; empty where nothing is to be said.
  var subtitle: String { get }
  /// Years, regions, draws.
  var facts: [String] { get }
  /// Languages of the pages beside this one with their files, this one's among them.
  var languages: [(language: Language, file: String)] { get }
  var sections: [PageSection] { get }
  var carriesScripts: Bool { get }
  /// The numbers that go with the scripts.
  var data: JSONValue { get }
}

/// A section of a page; one without content is left out.
package struct PageSection: Sendable {
  let id: String
  let heading: Message
  let content: [Markup]
}

extension ReportPage {
  /// The same bytes for the same results.
  package func bytes() -> [UInt8] {
    let page = Markup("html", ["lang": language.rawValue], head, body)
    return Array(("<!DOCTYPE html>\n" + page.source + "\n").utf8)
  }

  private var head: Markup {
    Markup(
      "head", [:],
      Markup("meta", ["charset": "utf-8"]),
      Markup("meta", ["http-equiv": "Content-Security-Policy", "content": PageAssets.policy]),
      Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      Markup("meta", ["name": "generator", "content": "kosh \(version)"]),
      Markup("title", [:], .text(title)),
      Markup("style", [:], .verbatim(PageAssets.style)))
  }

  private var body: Markup {
    let sections = sections.filter { !$0.content.isEmpty }
    let contents = Markup(
      "nav", ["class": "contents", "aria-label": say(.pageContents)],
      sections.map { Markup("a", ["href": "#\($0.id)"], .text(say($0.heading))) })
    let main = Markup(
      "main", [:],
      sections.map { section in
        Markup(
          "section", ["id": section.id, "aria-labelledby": "\(section.id)-heading"],
          [Markup("h2", ["id": "\(section.id)-heading"], .text(say(section.heading)))]
            + section.content)
      })
    return Markup("body", [:], [header, contents, main] + scripts)
  }

  private var header: Markup {
    var parts = [Markup("h1", ["dir": "auto"], .text(title))]
    if !subtitle.isEmpty { parts.append(Markup("p", ["dir": "auto"], .text(subtitle))) }
    parts.append(Markup("p", ["class": "facts"], .text(facts.joined(separator: " · "))))
    if languages.count > 1 { parts.append(languageLinks) }
    return Markup("header", [:], parts)
  }

  private var languageLinks: Markup {
    Markup(
      "nav", ["class": "languages", "aria-label": say(.pageLanguages)],
      languages.map { other in
        other.language == language
          ? Markup(
            "span", ["lang": other.language.rawValue, "aria-current": "page"],
            .text(other.language.ownName))
          : Markup(
            "a", ["href": other.file, "lang": other.language.rawValue],
            .text(other.language.ownName))
      })
  }

  /// Nothing where the program was built without d3.
  private var scripts: [Markup] {
    guard carriesScripts else { return [] }
    return [
      Markup(
        "script", ["type": "application/json", "id": "figures"],
        .verbatim(data.embedded))
    ] + PageAssets.scripts.map { Markup("script", [:], .verbatim($0)) }
  }

  /// What every script of a page needs: how numbers are written, and the tips of its charts.
  func commonData(_ charts: [LineChart]) -> [JSONMember] {
    // Charts by day say the same dates again and again.
    let tips = charts.map { (id: $0.id, tips: $0.tips) }
    var axes: [LineChart.Tips.Axis] = []
    for axis in tips.map(\.tips.axis) where !axes.contains(axis) { axes.append(axis) }
    return [
      JSONMember(
        "marks",
        .object([
          "group": .string(language.groupMark), "decimal": .string(language.decimalMark),
          "minus": .string(Language.minus),
        ])),
      JSONMember("words", .object(["sort": .string(say(.pageSort))])),
      JSONMember("axes", .array(axes.map(\.json))),
      JSONMember(
        "charts",
        .object(
          tips.map { chart in
            JSONMember(chart.id, chart.tips.json(axis: axes.firstIndex(of: chart.tips.axis) ?? 0))
          })),
    ]
  }
}

extension LineChart.Tips {
  /// - Parameter axis: its place among the axes of the page.
  func json(axis: Int) -> JSONValue {
    .object([
      "axis": .integer(axis), "top": .string(top), "bottom": .string(bottom),
      "lines": .array(
        lines.map { line in
          .object([
            "name": .string(line.name), "values": .strings(line.values),
            "bands": .strings(line.bands),
          ])
        }),
    ])
  }
}

extension LineChart.Tips.Axis {
  var json: JSONValue { .object(["moments": .strings(moments), "x": .strings(places)]) }
}

/// Names of regions without what does not tell them apart.
enum ShortNames {
  static func of(_ names: [String], limit: Int = 26) -> [String] {
    let plain = names.map { name in
      name.firstIndex(of: "(").map { String(name[..<$0].reversed().drop { $0 == " " }.reversed()) }
        .flatMap { $0.isEmpty ? nil : $0 } ?? name
    }
    let words = plain.map { $0.split(separator: " ") }
    let ends = Dictionary(grouping: words.compactMap(\.last), by: { $0 }).mapValues(\.count)
    return zip(plain, words).map { name, words in
      let isCommon = words.last.flatMap { ends[$0] } ?? 0 > max(1, names.count / 2)
      let short = isCommon && words.count > 1 ? words.dropLast().joined(separator: " ") : name
      return short.count > limit ? short.prefix(limit - 1) + "…" : short
    }
  }
}
