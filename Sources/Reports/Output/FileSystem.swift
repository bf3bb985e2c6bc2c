import Diagnostics
import Glibc
import Tables

/// The few calls on files and folders that writing results takes, with errors that say what was
/// tried.
enum FileSystem {
  enum Kind { case file, folder, link, other }

  /// What stands at the path, links not followed; `nil` when nothing does.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// What stands at the path, links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder without `.` and `..`, sorted.
  static func entries(of path: String) throws(OutputError) -> [String] {
    guard let folder = opendir(path) else { throw error(path, "read the folder") }
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

  /// The path with links resolved, from the root.
  static func resolved(_ path: String) throws(OutputError) -> String {
    guard let text = realpath(path, nil) else { throw error(path, "find") }
    defer { free(text) }
    return String(cString: text)
  }

  /// Makes a folder and those above it.
  ///
  /// - Returns: the folders that were not there before, the outermost first.
  static func makeFolders(_ path: String) throws(OutputError) -> [String] {
    var made: [String] = []
    var current = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      current += (current.isEmpty || current.hasSuffix("/") ? "" : "/") + component
      if mkdir(current, 0o777) == 0 {
        made.append(current)
      } else if !isFolder(current) {
        let failure =
          kind(of: current) == nil
          ? error(current, "make the folder")
          : OutputError(
            path: current, operation: "make the folder", reason: "a file of this name is there")
        for folder in made.reversed() { rmdir(folder) }
        throw failure
      }
    }
    return made
  }

  /// Writes a new file; the disk begins to take it at once, and `synchronize` waits for it.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw error(path, "write") }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let failure = error(path, "write")
        close(descriptor)
        throw failure
      }
      written += count
    }
    // Said of pages not yet written, this makes the system write them in the background.
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    guard close(descriptor) == 0 else { throw error(path, "write") }
  }

  /// Waits until a file, or a folder with all it holds, is on the disk; a file system that knows
  /// no such thing is left be.
  static func synchronize(_ path: String) throws(OutputError) {
    let kind = kind(of: path)
    guard kind == .file || kind == .folder else { return }
    if kind == .folder {
      for name in try entries(of: path) { try synchronize(path + "/" + name) }
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if fsync(descriptor) != 0, [EIO, ENOSPC, EDQUOT].contains(errno) {
      throw error(path, "write")
    }
  }

  /// Waits until the names in a folder are on the disk.
  static func synchronizeNames(in path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// A second name for the same file where the file system knows such a thing, else a copy.
  static func duplicate(_ path: String, as copy: String) throws(OutputError) {
    if link(path, copy) == 0 { return }
    guard kind(of: path) == .file else { throw error(path, "keep") }
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(path, sizeLimit: .max - 1).bytes
    } catch {
      throw OutputError(
        path: path, operation: "keep",
        reason: error.diagnostics.map(\.message).joined(separator: "; "))
    }
    try write(bytes, to: copy)
  }

  /// Removes a file or folder with all it holds; what is already gone is no fault.
  static func remove(_ path: String) {
    guard kind(of: path) == .folder else {
      unlink(path)
      return
    }
    for name in (try? entries(of: path)) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }

  static func rename(_ from: String, to: String) throws(OutputError) {
    guard Glibc.rename(from, to) == 0 else { throw error(to, "put in place") }
  }

  /// The system's own words for what just failed.
  static func error(_ path: String, _ operation: String) -> OutputError {
    OutputError(path: path, operation: operation, reason: String(cString: strerror(errno)))
  }
}
