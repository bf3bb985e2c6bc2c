import Diagnostics
import ScenarioEngine
import Tables

/// The layers of a scenario resolved into one tree, in which every node still knows where it was
/// written: base by `extends`, the file, a variant or a point of its sweep, `--set`, `--horizon`.
package struct ScenarioLayers {
  /// Files extend one another at most this deep.
  package static let depthLimit = 16

  private(set) var root: YAMLNode
  /// The scenario's files, the base first, as read.
  private(set) var files: [SourceFile] = []
  private(set) var texts: [SourceText] = []
  /// A layer could not be read, so that what seems missing may stand there.
  private(set) var isIncomplete = false
  private(set) var faults = FaultList()

  /// The roots of the files, the base first.
  private(set) var stated: [YAMLNode] = []
  /// What was set on top of the files, in this order.
  private(set) var settings: [PathSetting] = []
  /// The variants of the file, or the points of its sweep.
  private(set) var runs: [ScenarioRun] = []

  /// The options of `--set`, one a line.
  private(set) var settingsText = SettingOption.text(of: [])
  private let file: String

  /// The file on its bases.
  init(file: String) {
    self.file = file
    root = YAMLNode(.mapping([]), at: SourcePosition(file: file, line: 1))
    stated = chain()
    for layer in stated {
      root = LayerMerging.merged(
        base: root, overlay: layer, fields: ScenarioFields.all, faults: &faults)
    }
    expandTables()
  }

  /// One of the file's runs, or the file itself, with the options of the command line.
  func with(_ run: ScenarioRun?, _ options: [SettingOption]) -> ScenarioLayers {
    var layers = self
    layers.settingsText = SettingOption.text(of: options)
    layers.faults.keep(layers.settingsText)
    for setting in run?.settings ?? [] { layers.apply(setting) }
    for option in options {
      do throws(PathSetting.Fault) {
        layers.apply(try option.setting())
      } catch {
        layers.report(error)
      }
    }
    layers.expandTables()
    return layers
  }

  // MARK: Files

  /// The roots of the file and its bases, the farthest base first.
  private mutating func chain() -> [YAMLNode] {
    var layers: [YAMLNode] = []
    var names: [String] = []
    var next: (path: String, named: YAMLNode?)? = (file, nil)
    while let (path, named) = next {
      next = nil
      if let circle = circle(closing: path, in: names) {
        report(named, "the files extend one another in a circle: \(circle)", "remove one `extends`")
        break
      }
      if names.count > Self.depthLimit {
        report(named, "files extend one another more than \(Self.depthLimit) deep", nil)
        break
      }
      names.append(path)
      guard let layer = read(path, named: named) else {
        isIncomplete = true
        break
      }
      if layers.isEmpty { runs = ScenarioRuns.of(layer, faults: &faults) }
      layers.append(ScenarioRuns.without(layer))
      if let base = layer["extends"], let name = base.scalar, !name.text.isEmpty {
        next = (FilePath.joined(FilePath.folder(of: path), name.text), base)
      }
    }
    return layers.reversed()
  }

  private func circle(closing path: String, in names: [String]) -> String? {
    let canonical = FilePath.canonical(path)
    guard let start = names.firstIndex(where: { FilePath.canonical($0) == canonical }) else {
      return nil
    }
    return (names[start...] + [path]).joined(separator: " → ")
  }

  private mutating func report(_ node: YAMLNode?, _ message: String, _ remedy: String?) {
    isIncomplete = true
    faults.add(
      at: node?.position ?? SourcePosition(file: file, line: 1), field: "extends", message,
      remedy: remedy)
  }

  /// Reads one file; what is wrong is reported, at `extends` when a base does not exist.
  private mutating func read(_ path: String, named: YAMLNode?) -> YAMLNode? {
    let text: SourceText
    do throws(InputRejected) {
      let input = try InputFile.read(path, sizeLimit: YAMLParser.sizeLimit)
      files.insert(
        SourceFile(
          path: path, sha256: SHA256.hexadecimal(of: input.bytes), byteCount: input.bytes.count),
        at: 0)
      text = SourceText(path: path, bytes: try input.validatedUTF8(isTable: false))
    } catch {
      if let named, error.isMissingInput {
        faults.add(
          at: named.position, field: "extends", "there is no file '\(path)'",
          remedy: "the path is relative to this file", isMissingInput: true)
      } else if FilePath.isFolder(path) {
        faults.add(
          at: SourcePosition(file: path, line: 1), "is a folder, not a scenario",
          remedy: "`kosh list \(path)` shows the scenarios in it")
      } else if error.isMissingInput {
        faults.add(
          at: SourcePosition(file: path, line: 1), "there is no such file",
          remedy: Self.remedy(forMissing: path), isMissingInput: true)
      } else {
        faults.append(error)
      }
      return nil
    }
    texts.insert(text, at: 0)
    guard let root = YAMLParser.parse(text, faults: &faults) else { return nil }
    guard root.entries != nil else {
      if root.isBroken, faults.hasErrors { return nil }
      faults.add(
        at: root.position, "a scenario is a map of keys, found \(root.description)",
        remedy: "start with `kosh: \(ScenarioFields.formatVersion)`")
      return nil
    }
    return root
  }

  /// The file that was probably meant, in the same folder.
  private static func remedy(forMissing path: String) -> String {
    let folder = FilePath.folder(of: path)
    guard FilePath.isFolder(folder) else { return "there is no folder '\(folder)' either" }
    let names = FilePath.contents(ofFolder: folder).filter { $0.hasSuffix(".yaml") }
    let wanted = FilePath.lastComponent(of: path)
    let near =
      names.first { $0 == wanted + ".yaml" } ?? NearestName.suggestion(for: wanted, among: names)
    return near.map { "did you mean '\(FilePath.joined(folder, $0))'?" }
      ?? "`kosh list \(folder)` shows the scenarios there"
  }

  // MARK: Options and tables

  private mutating func apply(_ setting: PathSetting) {
    do throws(PathSetting.Fault) {
      root = try setting.applied(to: root, faults: &faults)
      settings.append(setting)
    } catch {
      report(error)
    }
  }

  private mutating func report(_ fault: PathSetting.Fault) {
    faults.add(at: fault.position, field: fault.field, fault.message, remedy: fault.remedy)
  }

  private mutating func expandTables() {
    var tables = PathTables(scenarioFile: file, faults: faults)
    root = tables.expanded(root, ScenarioFields.all, at: "")
    faults = tables.faults
    files += tables.files
    texts += tables.texts
  }
}
