import Demography
import ScenarioEngine
import Tables

/// `report.html`: the results of a run as one page that needs no other file and no network, reads
/// without scripts and prints.
///
/// Charts are drawn here, once. Where the program was built with Debian's d3, a script adds the
/// slider of years, sorting and tips to what is there.
package struct ForecastPage: Sendable {
  /// How the run came about: the reproducible part of its record, without times and machine.
  package struct Edition: Sendable {
    package var version: String
    /// Of the ensemble; `nil` for a point forecast.
    package var seed: Int?
    package var inputsHash: String

    package init(version: String, seed: Int?, inputsHash: String) {
      self.version = version
      self.seed = seed
      self.inputsHash = inputsHash
    }
  }

  let figures: PageFigures
  let language: Language
  let edition: Edition
  /// Languages of the run's pages with their files, this one's among them.
  let languages: [(language: Language, file: String)]
  let readiness: [ServiceLoad]
  let indicators: [IndicatorLine]
  let carriesScripts: Bool

  /// - Parameter carriesScripts: by default where the program was built with d3.
  package init(
    _ figures: PageFigures, language: Language, edition: Edition, languages: [Language] = [],
    readiness: [ServiceLoad] = [], indicators: [IndicatorLine] = [],
    carriesScripts: Bool = PageAssets.hasScripts
  ) {
    self.figures = figures
    self.language = language
    self.edition = edition
    self.languages = OutputFormat.html.files(in: languages).map { ($1, $0) }
    self.readiness = readiness
    self.indicators = indicators
    self.carriesScripts = carriesScripts
  }

  /// The same bytes for the same run.
  package func bytes() -> [UInt8] {
    let page = Markup("html", ["lang": language.rawValue], head, body)
    return Array(("<!DOCTYPE html>\n" + page.source + "\n").utf8)
  }

  // MARK: What sections share

  var horizon: Horizon { figures.horizon }
  var scenario: Scenario { figures.forecast.scenario }
  var stockYears: [Int] { Array(horizon.stockYears) }

  func say(_ message: Message) -> String { language.text(message) }

  var title: String {
    let title = language.text(of: scenario.title)
    return title.isEmpty ? scenario.name : title
  }

  func name(ofRegion row: Int) -> String {
    let region = figures.regions.regions[row]
    let name = language.text(of: region.name)
    return name.isEmpty ? region.id : name
  }

  func name(of area: Area) -> String {
    switch area.level {
    case .country: return say(.wholeCountry)
    case .region: return name(ofRegion: area.members[0])
    case .group:
      let name = figures.regions.groups.first { $0.id == area.id }.map {
        language.text(of: $0.name)
      }
      return name.flatMap { $0.isEmpty ? nil : $0 } ?? area.id
    }
  }

  /// Names for drawings, without the word that most regions end in.
  var shortNames: [String] {
    ShortNames.of(figures.regions.regions.indices.map { name(ofRegion: $0) })
  }

  // MARK: The page

  private struct Section {
    let id: String
    let heading: Message
    let content: [Markup]
  }

  private var sections: [Section] {
    [
      Section(id: "summary", heading: .pageSummary, content: summarySection),
      Section(id: "country", heading: .pageCountry, content: countrySection),
      Section(id: "regions", heading: .pageRegions, content: regionsSection),
      Section(id: "ages", heading: .pageAges, content: agesSection),
      Section(id: "moves", heading: .pageMoves, content: movesSection),
      Section(id: "programmes", heading: .pageProgrammes, content: programmesSection),
      Section(id: "readiness", heading: .pageReadiness, content: readinessSection),
      Section(id: "indicators", heading: .pageIndicators, content: indicatorsSection),
      Section(id: "assumptions", heading: .pageAssumptions, content: assumptionsSection),
      Section(id: "confidence", heading: .pageConfidence, content: confidenceSection),
      Section(id: "about", heading: .pageAbout, content: aboutSection),
    ].filter { !$0.content.isEmpty }
  }

  private var head: Markup {
    Markup(
      "head", [:],
      Markup("meta", ["charset": "utf-8"]),
      Markup("meta", ["http-equiv": "Content-Security-Policy", "content": PageAssets.policy]),
      Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      Markup("meta", ["name": "generator", "content": "kosh \(edition.version)"]),
      Markup("title", [:], .text(title)),
      Markup("style", [:], .verbatim(PageAssets.style)))
  }

  private var body: Markup {
    let sections = sections
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
    let description = scenario.description.map { language.text(of: $0) } ?? ""
    let count = figures.regions.count
    let draws = figures.ensemble.map { $0.drawCount }
    let facts = [
      "\(language.januaryFirst(horizon.first)) – \(language.januaryFirst(horizon.last))",
      language.text(.pageRegionCount, ["count": language.whole(count)]),
      draws.map { language.text(.pageDrawCount, ["count": language.whole($0)]) }
        ?? say(.pagePoint),
    ]
    var parts = [Markup("h1", ["dir": "auto"], .text(title))]
    if !description.isEmpty { parts.append(Markup("p", ["dir": "auto"], .text(description))) }
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

  /// The numbers that go with the scripts.
  package var data: JSONValue { PageData(self).json }

  private var scripts: [Markup] {
    guard carriesScripts else { return [] }
    return [
      Markup(
        "script", ["type": "application/json", "id": "figures"],
        .verbatim(data.embedded))
    ] + PageAssets.scripts.map { Markup("script", [:], .verbatim($0)) }
  }

  // MARK: Pieces

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

  /// A chart with what its lines are called, the one above the other.
  func figure(_ chart: LineChart, heading: Bool = true, legend: String?) -> Markup {
    var parts: [Markup] = []
    if heading { parts.append(Markup("figcaption", ["dir": "auto"], .text(chart.title))) }
    if chart.lines.count > 1 || legend != nil { parts.append(chart.legend(band: legend)) }
    parts.append(chart.drawing)
    return Markup("figure", [:], parts)
  }
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
