import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// Forms that ask agencies of regions for what nobody knows, and a list of them.
package struct RequestForms: Sendable {
  /// One form: a region and an agency.
  package struct Form: Sendable {
    /// `pavlodar-ministry-of-health.csv`.
    package let file: String
    package let region: Int
    package let agency: String
    /// Places in the list of everything unknown, from one.
    package let ranks: [Int]
  }

  package static let index = "forms.csv"
  package let forms: [Form]
  private let results: ReadinessResults
  private let language: Language
  private let dialect: CSVText.Dialect

  package init(
    _ results: ReadinessResults, language: Language, dialect: CSVText.Dialect = .standard
  ) {
    self.results = results
    self.dialect = dialect
    self.language = language
    let inputs = results.missing.inputs
    var ranks: [String: [Int]] = [:]
    var order: [String] = []
    for (index, input) in inputs.enumerated() {
      let name = Self.file(results.country.regions.ids[input.region], input.agency)
      if ranks[name] == nil { order.append(name) }
      ranks[name, default: []].append(index + 1)
    }
    forms = order.compactMap { name in
      guard let own = ranks[name], let first = own.first else { return nil }
      let input = inputs[first - 1]
      return Form(file: name, region: input.region, agency: input.agency, ranks: own)
    }
  }

  private static func file(_ region: String, _ agency: String) -> String {
    let words = agency.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return ([region] + (words.isEmpty ? ["agency"] : words.map(String.init)))
      .joined(separator: "-") + ".csv"
  }

  /// - Throws: `OutputError` when the folder cannot be made, holds something already, or a file cannot
  ///   be written.
  package func write(to folder: String) throws(OutputError) {
    _ = try FileSystem.makeFolders(folder)
    guard try FileSystem.entries(of: folder).isEmpty else {
      throw OutputError(
        path: folder, operation: "write forms to",
        reason: "the folder is not empty; forms that somebody has filled in may lie there")
    }
    for form in forms { try FileSystem.write(bytes(of: form), to: folder + "/" + form.file) }
    try FileSystem.write(list, to: folder + "/" + Self.index)
  }

  package func bytes(of form: Form) -> [UInt8] {
    var text = CSVText(columns: ReadinessTables.form.columns.map(\.name), dialect: dialect)
    for rank in form.ranks {
      let input = results.missing.inputs[rank - 1]
      text.append(rank)
      text.append(results.country.regions.ids[input.region])
      text.append(language.name(ofAgency: input.agency, in: results.country))
      text.append(input.service)
      text.append(input.place ?? "")
      text.append(what(input))
      text.append(input.unit)
      text.append("")
      text.append("")
      text.append("")
      text.append(why(input))
    }
    return text.bytes
  }

  /// All forms with the rank of their weightiest question.
  private var list: [UInt8] {
    var text = CSVText(
      columns: ["form", "region", "agency", "questions", "first_rank"], dialect: dialect)
    for form in forms {
      text.append(form.file)
      text.append(results.country.regions.ids[form.region])
      text.append(form.agency)
      text.append(form.ranks.count)
      text.append(form.ranks[0])
    }
    return text.bytes
  }

  // MARK: Words

  private func what(_ input: MissingInput) -> String {
    let region = word(results.country.regions.regions[input.region].name)
    guard let place = input.place else {
      return word(ServiceDefinition.name(of: input.service)) + ", " + region
    }
    return word(
      LocalizedName(
        english: "persons admitted a day inward at \(place)",
        russian: "пропускная способность на въезд, человек в сутки: \(place)",
        kazakh: "кіруге өткізу мүмкіндігі, тәулігіне адам: \(place)"))
  }

  private func why(_ input: MissingInput) -> String {
    let most = language.whole(Int(input.reserveAtMost.rounded(.up)))
    let unit = language.unit(input.unit)
    return word(
      LocalizedName(
        english: "the reserve needed at 80 % lies between 0 and \(most) \(unit)",
        russian: "нужный резерв при уверенности 80 % — от 0 до \(most) (\(unit))",
        kazakh: "80 % сенімділіктегі қажет резерв — 0-ден \(most) дейін (\(unit))"))
  }

  private func word(_ name: LocalizedName) -> String { language.text(of: name) }
}
