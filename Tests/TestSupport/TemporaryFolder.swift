import Glibc

/// A folder of its own for one test, removed with all it holds when the test lets go of it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(place)/kosh-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder")
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit { Self.remove(path) }

  package static func + (folder: TemporaryFolder, name: String) -> String {
    folder.path + "/" + name
  }

  /// Names in a folder, sorted, hidden ones included.
  package static func entries(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The text of a file; `nil` where there is none.
  package static func text(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { preconditionFailure("cannot write \(path)") }
    fputs(text, file)
    fclose(file)
  }

  package static func makeFolder(_ path: String) { mkdir(path, 0o777) }

  /// Links are removed and not followed: what they lead to is somebody else's.
  private static func remove(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      for name in entries(path) { remove(path + "/" + name) }
    }
    Glibc.remove(path)
  }
}
