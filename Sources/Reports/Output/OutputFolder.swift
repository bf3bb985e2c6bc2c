import Diagnostics
import Glibc

/// A scenario's folder of results, in which a command replaces its part as a whole or not at all.
///
/// Everything is written in a hidden folder on the same file system and exchanged at the end in
/// one rename of the whole folder; what the command does not own is carried over. Until then the
/// previous outputs stand untouched, whether the run fails, is interrupted or is killed. Letting
/// go of the value without `publish` removes what was written.
///
/// A folder that cannot be exchanged as a whole (a mount point, one whose parent cannot be written,
/// the current folder) is exchanged item by item, the record last.
package struct OutputFolder: ~Copyable {
  /// The file that says a folder is ours.
  package static let record = "run.json"
  /// The member of `run.json` by which it is known.
  static let recordMark = "\"program\": \"kosh\""

  /// The folder as the user named it.
  package let path: String
  private let target: String
  private let part: OutputPart
  private let staging: StagingFolder
  private let isInPlace: Bool

  /// - Throws: `OutputError` when the path leads through a file, is not empty and holds no record
  ///   of ours, cannot be written, or another run is writing there.
  ///
  /// - Parameter resuming: keeps the draws of an interrupted ensemble, which are removed otherwise.
  package init(
    at path: String, replacing part: OutputPart, resuming: Bool = false
  ) throws(OutputError) {
    let place = try Place(path)
    try Self.refuseForeign(place.target, named: path)
    staging = try Self.stage(place, named: path, resuming: resuming)
    self.path = path
    self.part = part
    target = place.target
    isInPlace = place.isInPlace
  }

  private static func stage(
    _ place: Place, named path: String, resuming: Bool
  ) throws(OutputError) -> StagingFolder {
    let staging = try StagingFolder(
      at: place.staging, for: path, madeFolders: place.madeFolders)
    if !place.isInPlace {
      try FolderExchange.restore(staging.parked + "/folder", to: place.target)
    }
    try staging.clear(resuming: resuming)
    return staging
  }

  /// Where the draws of an ensemble are kept while it runs.
  package var drawsPath: String { staging.draws }
  /// The hidden folder that holds them.
  package var partialPath: String { staging.path }
  package var hasDraws: Bool { FileSystem.kind(of: staging.draws) != nil }

  /// Lets go of the folder without publishing and keeps the draws for a later run.
  package consuming func keepDraws() { staging.keep() }

  /// Where a file of the part is written until everything is there; the folder is made.
  package func stagedPath(of name: String) throws(OutputError) -> String {
    let staged = staging.outputs + "/" + name
    if let cut = staged.lastIndex(of: "/") {
      _ = try FileSystem.makeFolders(String(staged[..<cut]))
    }
    return staged
  }

  /// Writes a file of the part, such as `forecast/regions.csv`.
  package func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
    precondition(
      part.owned.contains { name == $0 || name.hasPrefix($0 + "/") },
      "\(name) does not belong to what the command replaces: \(part.owned)")
    let staged = staging.outputs + "/" + name
    if let cut = staged.lastIndex(of: "/") {
      _ = try FileSystem.makeFolders(String(staged[..<cut]))
    }
    do {
      try FileSystem.write(bytes, to: staged)
    } catch {
      throw OutputError(
        path: path + "/" + name, operation: error.operation, reason: error.reason)
    }
  }

  /// Puts what was written in place of the previous outputs.
  package consuming func publish() throws(OutputError) {
    if isInPlace {
      try exchangeItems()
    } else {
      try exchangeWhole()
    }
  }

  // MARK: - The whole folder at once

  private borrowing func exchangeWhole() throws(OutputError) {
    let previous = FileSystem.kind(of: target) != nil
    if previous { try carryOver("") }
    try FileSystem.synchronize(staging.outputs)
    if previous {
      copyPermissions()
      try FolderExchange.exchange(
        staging.outputs, with: target, parked: staging.parked + "/folder")
    } else {
      try FileSystem.rename(staging.outputs, to: target)
    }
    FileSystem.synchronizeNames(in: target + "/..")
  }

  /// Gives the new folder everything of the old one that the command does not own.
  private borrowing func carryOver(_ inner: String) throws(OutputError) {
    for name in try FileSystem.entries(of: target + "/" + inner) {
      let item = inner.isEmpty ? name : inner + "/" + name
      if part.owned.contains(item) { continue }
      let (old, new) = (target + "/" + item, staging.outputs + "/" + item)
      if FileSystem.kind(of: old) == .folder {
        _ = try FileSystem.makeFolders(new)
        try carryOver(item)
      } else {
        try FileSystem.duplicate(old, as: new)
      }
    }
  }

  private borrowing func copyPermissions() {
    var status = stat()
    if stat(target, &status) == 0 { chmod(staging.outputs, status.st_mode & 0o7777) }
  }

  // MARK: - Item by item

  private borrowing func exchangeItems() throws(OutputError) {
    try FileSystem.synchronize(staging.outputs)
    var undo: [(from: String, to: String)] = []
    do {
      for (index, name) in part.owned.enumerated() {
        let parked = staging.parked + "/\(index)"
        let (new, old) = (staging.outputs + "/" + name, target + "/" + name)
        switch (FileSystem.kind(of: new) != nil, FileSystem.kind(of: old) != nil) {
        case (true, true):
          try FolderExchange.exchange(new, with: old, parked: parked)
          undo += [(parked, old), (old, new)]
        case (true, false):
          if let cut = old.lastIndex(of: "/") {
            _ = try FileSystem.makeFolders(String(old[..<cut]))
          }
          try FileSystem.rename(new, to: old)
          undo += [(old, new)]
        case (false, true):
          try FileSystem.rename(old, to: parked)
          undo += [(parked, old)]
        case (false, false): break
        }
      }
    } catch {
      for step in undo.reversed() { try? FileSystem.rename(step.from, to: step.to) }
      throw error
    }
    FileSystem.synchronizeNames(in: target)
  }

  // MARK: - What may be replaced

  /// A folder with something in it is replaced only if a run of ours made it.
  private static func refuseForeign(_ target: String, named path: String) throws(OutputError) {
    guard FileSystem.kind(of: target) != nil else { return }
    let entries = try FileSystem.entries(of: target).filter { $0 != Place.inPlaceStaging }
    guard !entries.isEmpty, !isRecord(target + "/" + record), !holdsRecordedPart(target)
    else { return }
    throw OutputError(
      path: path, operation: "write",
      reason: "the folder is not empty and holds no \(record) of kosh; "
        + "what it holds would be mixed with results")
  }

  /// Parts with records of their own stand in it and nothing else does: comparisons or the monitoring
  /// of a scenario that has not been run.
  private static func holdsRecordedPart(_ target: String) -> Bool {
    guard let entries = try? FileSystem.entries(of: target), !entries.isEmpty else { return false }
    return entries.allSatisfy { entry in
      switch entry {
      case "monitoring", "readiness": isRecord("\(target)/\(entry)/\(record)")
      case "comparison":
        (try? FileSystem.entries(of: target + "/comparison"))?.allSatisfy {
          isRecord("\(target)/comparison/\($0)/\(record)")
        } ?? false
      // A variant's folder.
      default:
        isRecord("\(target)/\(entry)/\(record)") || holdsRecordedPart("\(target)/\(entry)")
      }
    }
  }

  private static func isRecord(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let head = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
    return String(decoding: head, as: UTF8.self).contains(recordMark)
  }
}

/// Where a folder of results lies, and where it is written until it is whole.
private struct Place {
  static let inPlaceStaging = ".kosh.partial"

  let target: String
  let staging: String
  let isInPlace: Bool
  let madeFolders: [String]

  init(_ path: String) throws(OutputError) {
    if FileSystem.isFolder(path) {
      target = try FileSystem.resolved(path)
      madeFolders = []
    } else {
      guard FileSystem.kind(of: path) == nil else {
        throw OutputError(
          path: path, operation: "write", reason: "it is a file, and results need a folder")
      }
      let (above, name) = Self.parted(path)
      madeFolders = try FileSystem.makeFolders(above)
      let parent = try FileSystem.resolved(above)
      target = (parent == "/" ? "" : parent) + "/" + name
    }
    let (parent, name) = Self.parted(target)
    isInPlace = FileSystem.isFolder(target) && Self.mustStay(target, below: parent)
    staging =
      isInPlace
      ? target + "/" + Self.inPlaceStaging
      : (parent == "/" ? "" : parent) + "/." + name + ".partial"
  }

  /// The folder above and the last name; `.` above a bare name.
  private static func parted(_ path: String) -> (above: String, name: String) {
    let trimmed = path.reversed().drop { $0 == "/" }.reversed()
    let text = String(trimmed)
    guard let cut = text.lastIndex(of: "/") else { return (".", text) }
    let above = text[..<cut]
    return (above.isEmpty ? "/" : String(above), String(text[text.index(after: cut)...]))
  }

  /// The folder itself cannot be renamed: a mount point, one in a folder that may not be written,
  /// or one in which the program stands.
  private static func mustStay(_ target: String, below parent: String) -> Bool {
    var own = stat()
    var above = stat()
    guard stat(target, &own) == 0, stat(parent, &above) == 0 else { return true }
    if own.st_dev != above.st_dev || access(parent, W_OK) != 0 || target == "/" { return true }
    let current = (try? FileSystem.resolved(".")) ?? ""
    return current == target || current.hasPrefix(target + "/")
  }
}
