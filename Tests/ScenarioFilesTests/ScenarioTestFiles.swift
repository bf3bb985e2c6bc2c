import Glibc

/// Files of the tests: those that stand in the repository and those a test writes for itself.
enum ScenarioTestFiles {
  /// The folder of these tests.
  static let folder = String(
    #filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.endIndex))
  static let broken = folder + "/Broken"
  static let repository = folder + "/../.."

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

  static var isRefreshing: Bool { getenv("KOSH_REFRESH") != nil }
}

/// A folder of its own for one test, with an empty data package; gone when the test ends.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/kosh-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = mkdtemp(base) else { return "." }
      return String(cString: made)
    }
    mkdir(path + "/data", 0o755)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func add(_ name: String, _ text: String) -> String {
    ScenarioTestFiles.write(text.utf8, to: "\(path)/\(name)")
    return "\(path)/\(name)"
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
