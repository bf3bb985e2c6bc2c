import Demography
import ScenarioEngine
import Tables

/// `report.html`: the results of a run as one page.
///
/// Charts are drawn here, once. Where the program was built with Debian's d3, a script adds the
/// slider of years, sorting and tips to what is there.
package struct ForecastPage: ReportPage {
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
  package let language: Language
  let edition: Edition
  package let languages: [(language: Language, file: String)]
  /// Of the run's own table of indicators; `nil` where it has none.
  var indicatorForecasts: IndicatorForecasts?
  /// `nil` where no event of the scenario runs by day.
  var readiness: ReadinessSection?
  package let carriesScripts: Bool

  /// - Parameter carriesScripts: by default where the program was built with d3.
  package init(
    _ figures: PageFigures, language: Language, edition: Edition, languages: [Language] = [],
    carriesScripts: Bool = PageAssets.hasScripts
  ) {
    self.figures = figures
    self.language = language
    self.edition = edition
    self.languages = OutputFormat.html.files(in: languages).map { ($1, $0) }
    self.carriesScripts = carriesScripts
  }

  package var data: JSONValue { PageData(self).json }

  // MARK: What sections share

  var horizon: Horizon { figures.horizon }
  var scenario: Scenario { figures.forecast.scenario }
  var stockYears: [Int] { Array(horizon.stockYears) }

  func name(ofRegion row: Int) -> String { language.name(ofRegion: row, in: figures.regions) }

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

  private var readinessContent: [Markup] {
    guard let section = readiness else { return [] }
    return [section.basis] + section.events + section.notes
  }

  // MARK: The page

  package var version: String { edition.version }

  package var title: String {
    let title = language.text(of: scenario.title)
    return title.isEmpty ? scenario.name : title
  }

  package var subtitle: String { scenario.description.map { language.text(of: $0) } ?? "" }

  package var facts: [String] {
    let draws = figures.ensemble.map { $0.drawCount }
    return [
      "\(language.januaryFirst(horizon.first)) – \(language.januaryFirst(horizon.last))",
      language.text(.pageRegionCount, ["count": language.whole(figures.regions.count)]),
      draws.map { language.text(.pageDrawCount, ["count": language.whole($0)]) } ?? say(.pagePoint),
    ]
  }

  package var sections: [PageSection] {
    [
      PageSection(id: "summary", heading: .pageSummary, content: [sentenceList(sentences)]),
      PageSection(id: "country", heading: .pageCountry, content: countrySection),
      PageSection(id: "regions", heading: .pageRegions, content: regionsSection),
      PageSection(id: "ages", heading: .pageAges, content: agesSection),
      PageSection(id: "moves", heading: .pageMoves, content: movesSection),
      PageSection(id: "programmes", heading: .pageProgrammes, content: programmesSection),
      PageSection(id: "readiness", heading: .readiness, content: readinessContent),
      PageSection(id: "indicators", heading: .indicators, content: indicatorsSection),
      PageSection(id: "assumptions", heading: .pageAssumptions, content: assumptionsSection),
      PageSection(id: "confidence", heading: .pageConfidence, content: confidenceSection),
      PageSection(id: "about", heading: .pageAbout, content: aboutSection),
    ]
  }
}
