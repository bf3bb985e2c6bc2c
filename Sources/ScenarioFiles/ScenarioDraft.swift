import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// A scenario whose structure is read and whose regions are not: the first stage of reading.
package struct ScenarioDraft: Sendable {
  /// What has been found wrong so far.
  package internal(set) var faults: FaultList
  /// The data package's folder beside the file that names it; `nil` when none can be read.
  package private(set) var dataFolder: String?

  let file: String
  let values: FieldValues
  package let horizon: Horizon?
  /// The horizon of the file, when `--horizon` replaces it or replaced it in a resolved scenario.
  let uncutHorizon: Horizon?
  let layers: ScenarioLayers
  /// The run of the file that this is; `nil` for the file itself.
  let run: ScenarioRun?

  /// The option's name, as the file of its position.
  private static let horizonOption = "--horizon"

  init(file: String, layers: ScenarioLayers, run: ScenarioRun?, cutTo text: String?) {
    self.file = file
    self.layers = layers
    self.run = run
    var reader = FieldReader(faults: layers.faults, isIncomplete: layers.isIncomplete)
    reader.read(layers.root, as: ScenarioFields.all)
    let stated = reader.values.horizon("horizon")
    let uncut = reader.values.horizon("uncut_horizon")
    if let text {
      reader.faults.keep(SourceText(path: Self.horizonOption, text))
      let node = YAMLNode(
        .scalar(YAMLScalar(text)), at: SourcePosition(file: Self.horizonOption, line: 1))
      horizon = reader.horizon(node, at: "horizon")
      if let horizon { reader.values.set("horizon", .horizon(horizon), at: node.position) }
      uncutHorizon = uncut ?? stated
    } else {
      horizon = stated
      uncutHorizon = uncut
    }
    values = reader.values
    faults = reader.faults
    dataFolder = existingDataFolder()
    checkYears()
    checkDeterrence()
  }

  /// Everything found so far; there is at least one error when the draft cannot be used.
  package var rejection: InputRejected {
    faults.rejection
      ?? InputRejected(
        Diagnostic(at: SourcePosition(file: file, line: 1), "the scenario names no data package"))
  }

  // MARK: What needs no country

  private mutating func existingDataFolder() -> String? {
    guard let name = values.text("data"), let position = values.position("data") else { return nil }
    let from = position.file == SettingOption.file ? file : position.file
    let folder = FilePath.joined(FilePath.folder(of: from), name)
    if FilePath.isFolder(folder) { return folder }
    faults.add(
      at: position, field: "data",
      FilePath.isFile(folder)
        ? "'\(folder)' is a file, not a folder" : "there is no folder '\(folder)'",
      remedy: "the path is relative to the file that states it",
      isMissingInput: !FilePath.isFile(folder))
    return nil
  }

  /// Births and deaths solve years of the forecast; a year outside the horizon is a mistake, unless
  /// `--horizon` put it there.
  private mutating func checkYears() {
    guard let horizon = uncutHorizon ?? horizon else { return }
    for path in Self.solvedYears {
      for point in values.years(path) where !horizon.eventYears.contains(point.year) {
        faults.add(
          at: point.position, field: path,
          "the year \(point.year) lies outside the horizon's event years \(horizon.first)…\(horizon.last - 1)",
          remedy: "remove it, or extend the horizon")
      }
    }
  }

  static let solvedYears = ["assumptions.births", "assumptions.deaths"]

  /// The coefficients of the form of deterrence are all there, and no others.
  private mutating func checkDeterrence() {
    let path = "assumptions.internal.deterrence"
    guard let place = values.position(path) else { return }
    guard let form = values.text("\(path).form"), values.text("\(path).file") == nil else { return }
    let needed = ["exponent": form != "exponential", "rate": form != "power"]
    for (key, isNeeded) in needed.sorted(by: { $0.key < $1.key }) {
      let stated = values.position("\(path).\(key)")
      if isNeeded, stated == nil, !faults.names("\(path).\(key)") {
        faults.add(
          at: place, field: "\(path).\(key)", "is missing: the form \(form) needs it",
          remedy: "add `\(key): …`")
      } else if !isNeeded, let stated {
        faults.add(
          at: stated, field: "\(path).\(key)", "does not belong to the form \(form)",
          remedy: "remove it, or state another form")
      }
    }
  }

  /// The calibration file that the scenario names, seen from where the program runs.
  var calibration: NamedCalibration? {
    guard let name = values.text(NamedCalibration.field),
      let position = values.position(NamedCalibration.field)
    else { return nil }
    let from = position.file == SettingOption.file ? file : position.file
    return NamedCalibration(
      path: FilePath.joined(FilePath.folder(of: from), name), position: position,
      dataFolder: dataFolder ?? ".")
  }

  // MARK: What goes with the results

  package var title: LocalizedName? { values.name("title") }
  var settingsText: SourceText { layers.settingsText }
  package var layerFiles: [SourceFile] { layers.files }
  package var layerTexts: [SourceText] { layers.texts }

  /// The resolved tree as YAML; the data package is expected as `data` beside it, a calibration in
  /// `calibration`.
  var resolvedYAML: String {
    let entries = (layers.root.entries ?? []).compactMap { entry -> YAMLEntry? in
      var entry = entry
      switch entry.key {
      case "extends", "uncut_horizon": return nil
      case "data": entry.value.content = .scalar(YAMLScalar("data"))
      case "horizon":
        if let horizon {
          entry.value.content = .scalar(YAMLScalar("\(horizon.first)..\(horizon.last)"))
        }
      case "assumptions": entry.value = withCalibrationBeside(entry.value)
      default: break
      }
      return entry
    }
    return YAMLWriter.text(
      of: YAMLNode(.mapping(withUncutHorizon(entries)), at: layers.root.position),
      head: ["Resolved by kosh: all layers of \(FilePath.lastComponent(of: file)) in one file."])
  }

  /// What lies outside the horizon is known to be cut, and no mistake, when the file is read again.
  private func withUncutHorizon(_ entries: [YAMLEntry]) -> [YAMLEntry] {
    guard let uncutHorizon, uncutHorizon != horizon,
      let place = entries.firstIndex(where: { $0.key == "horizon" })
    else { return entries }
    var result = entries
    var entry = entries[place]
    entry.key = "uncut_horizon"
    entry.value.content = .scalar(YAMLScalar("\(uncutHorizon.first)..\(uncutHorizon.last)"))
    result.insert(entry, at: place + 1)
    return result
  }

  private func withCalibrationBeside(_ assumptions: YAMLNode) -> YAMLNode {
    guard let calibration else { return assumptions }
    let name = "calibration/\(FilePath.lastComponent(of: calibration.path))"
    return assumptions.replacing(["internal", "deterrence", "file"], with: name)
  }
}

extension YAMLNode {
  /// The same tree with another text at the path of keys, when it is there.
  fileprivate func replacing(_ path: ArraySlice<String>, with text: String) -> YAMLNode {
    var node = self
    guard let key = path.first else {
      node.content = .scalar(YAMLScalar(text))
      return node
    }
    guard let entries else { return self }
    node.content = .mapping(
      entries.map { entry in
        guard entry.key == key else { return entry }
        var entry = entry
        entry.value = entry.value.replacing(path.dropFirst(), with: text)
        return entry
      })
    return node
  }
}
