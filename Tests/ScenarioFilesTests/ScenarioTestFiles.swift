import Glibc
import TestSupport

/// Files of the tests: those that stand in the repository and those a test writes for itself.
enum ScenarioTestFiles {
  static let broken = Repository.path("Tests/ScenarioFilesTests/Broken")

  static func bytes(_ path: String) -> [UInt8]? {
    guard let handle = fopen(path, "rb") else { return nil }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, handle), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  static func write(_ bytes: some Collection<UInt8>, to path: String) {
    guard let handle = fopen(path, "wb") else { return }
    defer { fclose(handle) }
    let all = Array(bytes)
    fwrite(all, 1, all.count, handle)
  }

  static var isRefreshing: Bool { getenv("REFRESH_EXPECTED") != nil }
}

/// A folder of its own for one test, with an empty data package.
struct ScenarioFolder {
  private let folder = TemporaryFolder()
  var path: String { folder.path }

  init() { TemporaryFolder.makeFolder(folder + "data") }

  /// Writes a file and returns its path.
  @discardableResult
  func add(_ name: String, _ text: String) -> String {
    ScenarioTestFiles.write(text.utf8, to: folder + name)
    return folder + name
  }
}
