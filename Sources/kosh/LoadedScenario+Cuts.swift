import Reports
import ScenarioFiles

extension LoadedScenario {
  /// What `--horizon` cut, in lines of at most 100 columns.
  func cutLines(in language: Language) -> [String] {
    cuts.flatMap { wrapped(language.text(of: $0), indent: "  ") }
  }
}
