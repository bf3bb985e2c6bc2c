import Demography
import ScenarioEngine
import Tables

/// `readiness/report.html`: what each event of a scenario asks of services, day by day.
package struct ReadinessPage: ReportPage {
  private let section: ReadinessSection
  package let language: Language
  package let version: String
  private let inputsHash: String
  package let languages: [(language: Language, file: String)]
  package let carriesScripts: Bool

  private var results: ReadinessResults { section.results }

  /// - Parameter carriesScripts: by default where the program was built with d3.
  package init(
    _ results: ReadinessResults, language: Language, version: String, inputsHash: String,
    languages: [Language] = [], carriesScripts: Bool = PageAssets.hasScripts
  ) {
    section = ReadinessSection(results, language: language)
    self.language = language
    self.version = version
    self.inputsHash = inputsHash
    self.languages = OutputFormat.html.files(in: languages).map { ($1, $0) }
    self.carriesScripts = carriesScripts
  }

  // MARK: Head

  package var title: String {
    let title = language.text(of: results.scenario.title)
    return language.text(
      .readinessTitle, ["title": title.isEmpty ? results.scenario.name : title])
  }

  package var subtitle: String { say(.readinessAssumed) }

  package var facts: [String] {
    [
      language.text(.pageRegionCount, ["count": language.whole(results.country.regions.count)]),
      language.text(.readinessMembers, ["count": language.whole(results.members)]),
    ]
  }

  package var data: JSONValue { .object(commonData(section.charts)) }

  package var sections: [PageSection] {
    [
      PageSection(id: "events", heading: .readinessEvents, content: section.events),
      PageSection(id: "notes", heading: .pageNotes, content: section.notes),
      PageSection(
        id: "about", heading: .pageAbout,
        content: [
          language.text(
            .pageMade,
            [
              "version": version, "package": results.country.name,
              "scenario": results.scenario.name,
            ]), language.text(.pageInputs, ["hash": inputsHash]), say(.pageScripts),
        ].map { Markup("p", [:], .text($0)) }),
    ]
  }
}
