import Glibc

/// A folder for the files of one test, removed with what lies in it.
final class ScratchFolder {
  let path: String

  init() {
    var template = Array("\(P_tmpdir)/ensembles-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? P_tmpdir
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&part, 1, part.count, file), count > 0 {
      bytes += part[..<count]
    }
    return bytes
  }

  static func write(_ bytes: some Collection<UInt8>, to path: String) {
    guard let file = fopen(path, "w") else { return }
    let whole = Array(bytes)
    fwrite(whole, 1, whole.count, file)
    fclose(file)
  }
}
