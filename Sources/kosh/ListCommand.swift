import Demography
import Diagnostics
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh list`: the scenario files of a folder.
package enum ListCommand {
  /// Folders stand at most this deep in one another.
  private static let depthLimit = 8

  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    let folder = arguments.operands.first ?? "Scenarios"
    guard FilePath.isFolder(folder) else {
      console.complain(
        Diagnostic(
          .error, "there is no folder '\(folder)'",
          remedy: "name the folder of the scenarios: kosh list DIR"
        ).rendered)
      return .inputNotFound
    }
    let language = Language.asked(of: arguments)[0]
    let rows = files(below: folder, depth: 0).map { row(for: $0, language: language) }
    if rows.isEmpty { console.complain("there is no scenario in '\(folder)' or below it") }
    let width = rows.map(\.file.count).max() ?? 0
    for row in rows {
      let padding = String(repeating: " ", count: width - row.file.count)
      console.print("\(row.file)\(padding)  \(row.horizon)  \(row.title)")
    }
    return .done
  }

  /// Files that begin as scenarios do, by folder and name.
  private static func files(below folder: String, depth: Int) -> [String] {
    guard depth < depthLimit else { return [] }
    return FilePath.contents(ofFolder: folder).flatMap { name -> [String] in
      let path = FilePath.joined(folder, name)
      if FilePath.isFolder(path) { return files(below: path, depth: depth + 1) }
      return name.hasSuffix(".yaml") && ScenarioReader.isScenario(path) ? [path] : []
    }
  }

  private static func row(for file: String, language: Language) -> (
    file: String, horizon: String, title: String
  ) {
    let draft = ScenarioReader.draft(file: file)
    let horizon = draft.horizon.map { "\($0.first)..\($0.last)" } ?? "?         "
    let title = draft.title.map { language.text(of: $0) }
    let faults = draft.faults.hasErrors ? "(has faults: see kosh check)" : nil
    return (file, horizon, [title, faults].compactMap { $0 }.joined(separator: "  "))
  }
}
