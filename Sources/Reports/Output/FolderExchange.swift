import Diagnostics
import Glibc

/// Puts a new file or folder in the place of an old one.
package enum FolderExchange {
  /// After the call `new` stands at `old`'s path, and what stood there at `parked`.
  ///
  /// Where the system can, the two change places in one instant. Where it cannot, the old one is
  /// moved aside first: `restore` puts it back after a run that was killed in between.
  package static func exchange(
    _ new: String, with old: String, parked: String, inOneInstant: Bool = true
  ) throws(OutputError) {
    if inOneInstant, swap(new, old) {
      try? FileSystem.rename(new, to: parked)
      return
    }
    try FileSystem.rename(old, to: parked)
    do {
      try FileSystem.rename(new, to: old)
    } catch {
      try? FileSystem.rename(parked, to: old)
      throw error
    }
  }

  /// Puts back what a killed run had moved aside, if its place is still empty.
  package static func restore(_ parked: String, to old: String) throws(OutputError) {
    guard FileSystem.kind(of: old) == nil, FileSystem.kind(of: parked) != nil else { return }
    try FileSystem.rename(parked, to: old)
  }

  /// `renameat2` with `RENAME_EXCHANGE`, which the C library of this platform may lack and a file
  /// system may refuse.
  private static func swap(_ a: String, _ b: String) -> Bool {
    typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let renameat2 = unsafeBitCast(symbol, to: Rename.self)
    let exchange: UInt32 = 2  // RENAME_EXCHANGE of linux/fs.h
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, exchange) == 0
  }
}
