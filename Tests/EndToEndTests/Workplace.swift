import FoundationEssentials
import TestSupport

/// A folder in which a person works: the scenarios of the repository and nothing else. Gone when the
/// test lets go of it.
final class Workplace: Sendable {
  private let folder = TemporaryFolder()

  static let reference = "Scenarios/kazakhstan/reference.yaml"

  var path: String { folder.path }

  /// - Parameter copyingScenarios: for commands that write beside scenarios; else they are linked.
  init(copyingScenarios: Bool = false) throws {
    let (scenarios, own) = (Repository.path("Scenarios"), folder + "Scenarios")
    if copyingScenarios {
      try FileManager.default.copyItem(atPath: scenarios, toPath: own)
    } else {
      try FileManager.default.createSymbolicLink(atPath: own, withDestinationPath: scenarios)
    }
  }

  /// Without the scenarios.
  static func empty() throws -> Workplace {
    let place = try Workplace()
    try FileManager.default.removeItem(atPath: place.path("Scenarios"))
    return place
  }

  func path(_ name: String) -> String { folder + name }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    let url = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Names in a folder, hidden ones included.
  func names(_ name: String = ".") -> [String] { TemporaryFolder.entries(path(name)) }

  /// Every file of a folder with what it holds; without run.json, in which times may stand.
  func tree(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for entry in names(name) where entry != "run.json" {
      let inner = name + "/" + entry
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: path(inner), isDirectory: &isFolder)
      if isFolder {
        files.merge(try tree(inner)) { $1 }
      } else {
        files[inner] = try bytes(inner)
      }
    }
    return files
  }
}
