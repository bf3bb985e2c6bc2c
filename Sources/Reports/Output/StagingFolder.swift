import Diagnostics
import Glibc

/// The hidden folder in which a run writes until everything is there:
/// `lock` (held while the run lives), `outputs/`, and what is being replaced in `parked/`.
///
/// The lock tells a killed run's leftovers, which are removed, from a run that is still writing,
/// which is left alone.
struct StagingFolder: ~Copyable {
  let path: String
  private let lock: Int32
  /// Folders above it that were made for it, the outermost first.
  private let madeFolders: [String]
  private let fate = Fate()

  /// Whether the folder outlives this value: the draws of an interrupted ensemble are kept.
  private final class Fate { var isKept = false }

  var outputs: String { path + "/outputs" }
  var parked: String { path + "/parked" }
  /// The draws of an ensemble while it runs: the checkpoint of an interrupted one.
  var draws: String { path + "/draws" }

  /// - Parameters:
  ///   - target: the folder of results, as the user named it.
  ///   - madeFolders: folders above that are removed with it if they are empty then.
  init(at path: String, for target: String, madeFolders: [String]) throws(OutputError) {
    let descriptor: Int32
    do {
      descriptor = try Self.lock(path, for: target)
    } catch {
      for folder in madeFolders.reversed() { rmdir(folder) }
      throw error
    }
    lock = descriptor
    self.path = path
    self.madeFolders = madeFolders
  }

  deinit {
    for name in ["outputs", "parked"] { FileSystem.remove(path + "/" + name) }
    if !fate.isKept {
      for name in ["draws", "lock"] { FileSystem.remove(path + "/" + name) }
      rmdir(path)
    }
    for folder in madeFolders.reversed() { rmdir(folder) }
    close(lock)
  }

  /// Leaves the folder with its draws for a later run.
  borrowing func keep() { fate.isKept = true }

  /// Removes what a killed run left and makes room for this one.
  ///
  /// - Parameter resuming: the draws of an interrupted ensemble stay.
  borrowing func clear(resuming: Bool) throws(OutputError) {
    for name in try FileSystem.entries(of: path)
    where name != "lock" && !(resuming && name == "draws") {
      FileSystem.remove(path + "/" + name)
    }
    _ = try FileSystem.makeFolders(outputs)
    _ = try FileSystem.makeFolders(parked)
  }

  /// Makes the folder and takes its lock, which the system gives back when the process ends,
  /// however it ends.
  private static func lock(_ path: String, for target: String) throws(OutputError) -> Int32 {
    while true {
      if mkdir(path, 0o777) != 0 {
        guard errno == EEXIST else { throw FileSystem.error(target, "make the folder") }
        if isForeign(path) {
          throw OutputError(
            path: path, operation: "write",
            reason: "it is in the way and was not made by kosh; move it elsewhere")
        }
      }
      let descriptor = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      if descriptor < 0, errno == ENOENT { continue }  // its owner has just removed the folder
      guard descriptor >= 0 else { throw FileSystem.error(path + "/lock", "write") }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw OutputError(
          path: target, operation: "write", reason: "another run is writing there now")
      }
      var held = stat()
      var named = stat()
      if fstat(descriptor, &held) == 0, stat(path + "/lock", &named) == 0,
        held.st_ino == named.st_ino
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// Something of that name which no run has made is not ours to clear.
  private static func isForeign(_ path: String) -> Bool {
    switch FileSystem.kind(of: path) {
    case nil: false  // just removed by its owner
    case .folder:
      FileSystem.kind(of: path + "/lock") == nil
        && !((try? FileSystem.entries(of: path)) ?? []).isEmpty
    default: true
    }
  }
}
