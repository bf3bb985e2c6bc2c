import Diagnostics
import ScenarioEngine
import Tables

/// Everything a run was made from, copied beside its results so that it can be run again.
package struct RunInputs: Sendable {
  /// A file as it was read.
  package struct Text: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Every file of the scenario, the base first.
  package var layers: [Text]
  /// All layers in one YAML text whose data package is `data` beside it.
  package var resolvedScenario: String
  /// The files of the data package.
  package var data: [SourceFile]
  /// The calibration that the scenario names, with the table that was fitted where there is one.
  package var calibration: [SourceFile]
  /// Forms that agencies have returned.
  package var answers: [SourceFile] = []

  package init(
    layers: [Text], resolvedScenario: String, data: [SourceFile], calibration: [SourceFile] = []
  ) {
    self.layers = layers
    self.resolvedScenario = resolvedScenario
    self.data = data
    self.calibration = calibration
  }

  /// One file of `inputs/`.
  struct Copy: Sendable, Equatable {
    /// Below the folder of results.
    let name: String
    /// Where it was read; `nil` for what the run itself wrote.
    let origin: String?
    let sha256: String
    let bytes: [UInt8]
  }

  /// - Throws: `OutputError` when a file of the package is no longer what was read.
  func copies() throws(OutputError) -> [Copy] {
    let resolved = Array(resolvedScenario.utf8)
    var copies = [
      Copy(
        name: "inputs/scenario.yaml", origin: nil, sha256: SHA256.hexadecimal(of: resolved),
        bytes: resolved)
    ]
    for (index, layer) in layers.enumerated() {
      copies.append(
        Copy(
          name: "inputs/layers/\(index + 1)_\(Self.lastComponent(layer.path))", origin: layer.path,
          sha256: SHA256.hexadecimal(of: layer.bytes), bytes: layer.bytes))
    }
    var taken: Set<String> = []
    for file in data where taken.insert(Self.lastComponent(file.path)).inserted {
      copies.append(try Self.copy(file, into: "data"))
    }
    for file in calibration { copies.append(try Self.copy(file, into: "calibration")) }
    for file in answers { copies.append(try Self.copy(file, into: "answers")) }
    return copies
  }

  private static func copy(_ file: SourceFile, into folder: String) throws(OutputError) -> Copy {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(file.path, sizeLimit: CSVFile.sizeLimit).bytes
    } catch {
      throw OutputError(
        path: file.path, operation: "copy",
        reason: error.diagnostics.map(\.message).joined(separator: "; "))
    }
    guard SHA256.hexadecimal(of: bytes) == file.sha256 else {
      throw OutputError(
        path: file.path, operation: "copy", reason: "the file was changed during the run; run again"
      )
    }
    return Copy(
      name: "inputs/\(folder)/" + lastComponent(file.path), origin: file.path, sha256: file.sha256,
      bytes: bytes)
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
