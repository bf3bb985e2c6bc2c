import Diagnostics
import Glibc
import Tables

/// The folder of a data package: the names in it, and those that are nearly a table's.
struct PackageFolder {
  let path: String
  let names: Set<String>
  /// Files that carry nearly the name of a table that is absent: left unread they would silently
  /// change results.
  let misspelt: [(found: String, meant: String)]

  init(_ path: String) throws(InputRejected) {
    self.path = path
    names = try Self.list(path)
    let absent = PackageTables.all.map(\.file).filter { [names] in !names.contains($0) }
    let known = Set(PackageTables.all.map(\.file))
    misspelt = names.subtracting(known).sorted().compactMap { name in
      guard name.lowercased().hasSuffix(".csv"),
        let near = NearestName.suggestion(for: name, among: absent),
        NearestName.editDistance(Array(name.lowercased()), Array(near)) <= 2
      else { return nil }
      return (found: name, meant: near)
    }
  }

  func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  var lastComponent: String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func list(_ path: String) throws(InputRejected) -> Set<String> {
    guard let folder = opendir(path) else {
      let isMissing = errno == ENOENT
      let reason = errno == ENOTDIR ? "is not a folder" : String(cString: strerror(errno))
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: path, line: 1),
          isMissing ? "there is no such folder" : "cannot be read: \(reason)",
          remedy: "a data package is a folder with regions.csv and the other tables",
          isMissingInput: isMissing))
    }
    defer { closedir(folder) }
    var names: Set<String> = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.insert(name) }
    }
    return names
  }
}
