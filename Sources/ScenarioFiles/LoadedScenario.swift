import Diagnostics
import ScenarioEngine

/// A scenario ready to run, with what it was read from.
package struct LoadedScenario: Sendable {
  package var scenario: Scenario
  /// The variant of the file, or the point of its sweep, `run-001`; `nil` for the file itself.
  package let variant: String?
  /// What the sweep sets at this point, in the order of the file; empty for anything else.
  package let parameters: [ScenarioRun.Parameter]
  /// Kinds of output that the scenario asks for; empty where it does not say.
  package let outputs: [String]
  package let country: CountryData
  /// Every file of the scenario as read, the base first, tables of paths last.
  package let layers: [SourceFile]
  /// The same files as text, for a copy beside the results.
  package let texts: [SourceText]
  /// The calibration that it names, with the table that was fitted where there is one.
  package let calibration: [SourceFile]
  /// The scenario after all layers, as YAML that needs no base and no table of paths.
  package let resolvedYAML: String
  /// What `--horizon` cut.
  package let cuts: [HorizonCut]
  package let warnings: [Diagnostic]
  /// Where each field stands, for faults that only the plan can find.
  let places: FieldPlaces

  /// An assumption that the data cannot carry, shown at the line that states it.
  package func rejection(of error: PlanError) -> InputRejected {
    var faults = FaultList()
    for text in texts { faults.keep(text) }
    faults.keep(places.settings)
    faults.add(
      at: places.position(of: error.field), field: error.field, error.message,
      remedy: error.remedy)
    return faults.rejection ?? InputRejected(Diagnostic(.error, error.message))
  }
}

/// The place of every field of a scenario, and the text of the options that set some of them.
struct FieldPlaces: Sendable {
  let values: FieldValues
  let settings: SourceText
  let file: String

  /// Of the field, or of the nearest map of settings around it that the scenario states.
  func position(of field: String) -> SourcePosition {
    var path = field[...]
    while !path.isEmpty {
      if let position = values.position(String(path)) { return position }
      path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
    }
    return SourcePosition(file: file, line: 1)
  }
}
