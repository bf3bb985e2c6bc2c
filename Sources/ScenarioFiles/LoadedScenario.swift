import Diagnostics
import ScenarioEngine

/// A scenario ready to run, with what it was read from.
package struct LoadedScenario: Sendable {
  package let scenario: Scenario
  package let country: CountryData
  /// Every file of the scenario as read, the base first, tables of paths last.
  package let layers: [SourceFile]
  /// The same files as text, for a copy beside the results.
  package let texts: [SourceText]
  /// The scenario after all layers, as YAML that needs no base and no table of paths.
  package let resolvedYAML: String
  /// What `--horizon` cut, a sentence each.
  package let cuts: [String]
  package let warnings: [Diagnostic]
}
