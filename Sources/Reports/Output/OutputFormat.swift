/// A form in which results are written. The CSV tables are always there, since the others hold the
/// same numbers.
package enum OutputFormat: String, CaseIterable, Sendable {
  case csv, xlsx, sqlite, html, md

  /// The file below the folder of results; `nil` for the tables, which are many.
  package var file: String? {
    switch self {
    case .csv: nil
    case .xlsx: "workbook.xlsx"
    case .sqlite: "results.sqlite"
    case .html: "report.html"
    case .md: "report.md"
    }
  }

  /// Files with their languages: the first language has the plain name, others carry their code,
  /// `report.kk.md`. Tables and database are the same in every language.
  package func files(in languages: [Language]) -> [(name: String, language: Language)] {
    guard let file, let first = languages.first else { return [] }
    guard self != .sqlite, let dot = file.lastIndex(of: ".") else { return [(file, first)] }
    return languages.enumerated().map { place, language in
      place == 0
        ? (file, language) : ("\(file[..<dot]).\(language.rawValue)\(file[dot...])", language)
    }
  }

  /// Every name that some choice of languages gives.
  static var everyFile: [String] {
    allCases.flatMap { format in
      Language.allCases.flatMap { format.files(in: [$0] + Language.allCases).map(\.name) }
    }.reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
  }
}
