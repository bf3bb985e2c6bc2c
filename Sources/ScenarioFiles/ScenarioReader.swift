import Diagnostics
import ScenarioEngine
import Tables

/// From a scenario file to a valid `Scenario`, or to everything that is wrong with it.
///
/// In two stages, because region names need the country: the file with its layers and structure,
/// then its regions and years against the data package.
package enum ScenarioReader {
  /// Both stages; faults of the scenario and of the data package are reported together.
  /// - Parameters:
  ///   - file: the scenario, as the user names it.
  ///   - overrides: the `PATH=VALUE` of every `--set`.
  ///   - horizon: of `--horizon`; cuts what lies outside it.
  ///   - country: reads the data package of a folder.
  package static func read(
    file: String, overrides: [String] = [], horizon: String? = nil,
    country: (_ folder: String) throws(InputRejected) -> CountryData
  ) throws(InputRejected) -> LoadedScenario {
    let draft = draft(file: file, overrides: overrides, horizon: horizon)
    guard let folder = draft.dataFolder else { throw draft.rejection }
    let data: CountryData
    do throws(InputRejected) {
      data = try country(folder)
    } catch {
      guard draft.faults.hasErrors else { throw error }
      throw InputRejected(draft.rejection.diagnostics + error.diagnostics)
    }
    return try draft.loaded(for: data)
  }

  /// The first stage: the file, its layers and options, and whatever can be checked without the
  /// data package. Faults are kept in the draft.
  package static func draft(file: String, overrides: [String] = [], horizon: String? = nil)
    -> ScenarioDraft
  {
    let layers = ScenarioLayers(file: file, settings: SettingOption.all(overrides))
    return ScenarioDraft(file: file, layers: layers, cutTo: horizon)
  }
}
