import Glibc

/// Names of files as the user writes them: relative ones stay relative.
package enum FilePath {
  /// `folder` of `folder/name`, `.` when there is none.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// `name.yaml` of `folder/name.yaml`.
  package static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// `name` of `folder/name.yaml`.
  package static func stem(of path: String) -> String {
    let name = lastComponent(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// `relative` seen from `folder`, with `.` and `name/..` taken out.
  package static func joined(_ folder: String, _ relative: String) -> String {
    relative.hasPrefix("/") || folder == "." ? tidy(relative) : tidy("\(folder)/\(relative)")
  }

  private static func tidy(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case ".." where parts.last != nil && parts.last != "..": parts.removeLast()
      default: parts.append(part)
      }
    }
    let root = path.hasPrefix("/") ? "/" : ""
    return parts.isEmpty && root.isEmpty ? "." : root + parts.joined(separator: "/")
  }

  /// One name for a file, whichever way it is reached; the path itself when there is no such file.
  package static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The path of a file as seen from a folder; as it stands when one of them is not there.
  package static func relative(_ path: String, from folder: String) -> String {
    let target = canonical(path).split(separator: "/")
    let start = canonical(folder).split(separator: "/")
    guard canonical(path).hasPrefix("/"), canonical(folder).hasPrefix("/") else { return path }
    var shared = 0
    while shared < min(target.count - 1, start.count), target[shared] == start[shared] {
      shared += 1
    }
    let steps = start[shared...].map { _ in ".." } + target[shared...].map(String.init)
    return steps.joined(separator: "/")
  }

  package static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }

  package static func isFile(_ path: String) -> Bool { mode(of: path) == S_IFREG }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Names in a folder, sorted; hidden ones left out.
  package static func contents(ofFolder path: String) -> [String] {
    guard let handle = opendir(path) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
