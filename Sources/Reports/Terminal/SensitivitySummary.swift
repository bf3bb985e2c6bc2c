import Demography
import Ensembles
import ScenarioEngine

/// What `kosh sensitivity` shows: the figure's spread, and each group's share of its variance, the
/// largest first.
package struct SensitivitySummary: Sendable {
  private let sensitivity: Sensitivity
  private let regions: RegionSet
  private let language: Language

  package init(_ sensitivity: Sensitivity, regions: RegionSet, language: Language = .english) {
    self.sensitivity = sensitivity
    self.regions = regions
    self.language = language
  }

  package var text: String {
    (wrapped(heading, indent: "  ") + [""] + body).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let question = sensitivity.question
    return language.text(
      .sensitivityHeading,
      [
        "figure": language.name(ofFigure: question.figure),
        "area": language.name(of: question.area, in: regions), "year": "\(question.year)",
        "mean": number(sensitivity.mean), "deviation": number(sensitivity.standardDeviation),
      ])
  }

  private var body: [String] {
    guard !sensitivity.indices.isEmpty else {
      let names = sensitivity.groups.map { language.name(of: $0) }.joined(separator: ", ")
      return wrapped(language.text(.sensitivityNone, ["names": names]), indent: "")
    }
    var table = TextTable()
    table.add(
      [
        Message.sensitivityShare, .sensitivityFirst, .sensitivityError, .sensitivityTotal,
        .sensitivityError,
      ].map { language.text($0) })
    let named = zip(sensitivity.groups, sensitivity.indices)
    for (group, index) in named.sorted(by: { $0.1.total.value > $1.1.total.value }) {
      table.add([
        language.name(of: group), share(index.first.value), share(index.first.error),
        share(index.total.value), share(index.total.error),
      ])
    }
    let sum = sensitivity.indices.reduce(0) { $0 + $1.first.value }
    table.add([language.text(.tableSum), share(sum), "", "", ""])
    let reading = language.text(
      .sensitivityReading,
      [
        "samples": language.whole(sensitivity.samples),
        "runs": language.whole(sensitivity.runCount),
      ])
    return table.lines + [""] + wrapped(reading, indent: "")
  }

  private func share(_ value: Double) -> String {
    value.isFinite ? language.decimal(value, 3, minus: "-") : ""
  }

  /// Whole persons of large figures, three decimals of small ones.
  private func number(_ value: Double) -> String {
    abs(value) >= 1000 ? language.whole(Int(value.rounded()), minus: "-") : share(value)
  }
}
