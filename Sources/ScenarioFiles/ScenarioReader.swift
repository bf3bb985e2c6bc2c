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
    country: (_ folder: String) throws(InputRejected) -> CountryData = packageOfFolder
  ) throws(InputRejected) -> LoadedScenario {
    try read(draft(file: file, overrides: overrides, horizon: horizon), country)
  }

  /// The file itself, then each of its variants or each point of its sweep, in the order of the file.
  ///
  /// What is wrong with all of them is reported at once, each fault once.
  package static func readAll(
    file: String, overrides: [String] = [], horizon: String? = nil,
    country: (_ folder: String) throws(InputRejected) -> CountryData = packageOfFolder
  ) throws(InputRejected) -> [LoadedScenario] {
    let layers = ScenarioLayers(file: file)
    let options = SettingOption.all(overrides)
    var countries: [String: CountryData] = [:]
    var loaded: [LoadedScenario] = []
    var faults: [Diagnostic] = []
    for run in [nil] + layers.runs.map(Optional.some) {
      let draft = ScenarioDraft(
        file: file, layers: layers.with(run, options), run: run, cutTo: horizon)
      do throws(InputRejected) {
        loaded.append(
          try read(draft) { (folder) throws(InputRejected) -> CountryData in
            if let known = countries[folder] { return known }
            let read = try country(folder)
            countries[folder] = read
            return read
          })
      } catch {
        faults += error.diagnostics.filter { !faults.contains($0) }
      }
    }
    guard faults.isEmpty else { throw InputRejected(faults) }
    return loaded
  }

  private static func read(
    _ draft: ScenarioDraft, _ country: (_ folder: String) throws(InputRejected) -> CountryData
  ) throws(InputRejected) -> LoadedScenario {
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

  /// The data package as it stands in its folder.
  package static let packageOfFolder = {
    @Sendable (folder: String) throws(InputRejected) -> CountryData in
    try CountryReader.read(folder: folder)
  }

  /// The first stage: the file, its layers and options, and whatever can be checked without the
  /// data package. Faults are kept in the draft.
  package static func draft(file: String, overrides: [String] = [], horizon: String? = nil)
    -> ScenarioDraft
  {
    let layers = ScenarioLayers(file: file).with(nil, SettingOption.all(overrides))
    return ScenarioDraft(file: file, layers: layers, run: nil, cutTo: horizon)
  }

  /// The file states the version of the scenario format, as every scenario does.
  package static func isScenario(_ file: String) -> Bool {
    guard let input = try? InputFile.read(file, sizeLimit: YAMLParser.sizeLimit) else {
      return false
    }
    return input.bytes.split(separator: UInt8(ascii: "\n")).contains {
      $0.starts(with: "kosh:".utf8)
    }
  }
}
