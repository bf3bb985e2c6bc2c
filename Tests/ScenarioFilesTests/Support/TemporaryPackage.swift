import FoundationEssentials

/// A copy of the base package in a folder of its own, to be spoiled by a test.
struct TemporaryPackage: ~Copyable {
  let path: String

  /// The folder of these tests.
  static let testFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folders of `BrokenPackages`.
  static let brokenNames: [String] = {
    let folder = testFolder.appending(path: "BrokenPackages").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasSuffix(".md") }.sorted()
  }()

  /// - Parameter fault: a folder of `BrokenPackages`; `nil` leaves the package sound.
  init(fault: String? = nil) throws {
    let files = FileManager.default
    path = files.temporaryDirectory.appending(path: "kosh-\(UUID().uuidString)").path
    try files.copyItem(
      atPath: Self.testFolder.appending(path: "BasePackage").path, toPath: path)
    guard let fault else { return }
    let folder = Self.testFolder.appending(path: "BrokenPackages/\(fault)").path
    for name in try files.contentsOfDirectory(atPath: folder) where name != "expected.txt" {
      let source = "\(folder)/\(name)"
      if name == "edits.txt" {
        try edit(String(decoding: Data(contentsOf: URL(filePath: source)), as: UTF8.self))
      } else {
        try write(name, Data(contentsOf: URL(filePath: source)))
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func url(_ file: String) -> URL { URL(filePath: "\(path)/\(file)") }

  func write(_ file: String, _ data: Data) throws { try data.write(to: url(file)) }

  func write(_ file: String, _ text: String) throws { try write(file, Data(text.utf8)) }

  func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: url(file)), as: UTF8.self)
  }

  /// Applies the lines of an `edits.txt`; line numbers are those before any edit.
  func edit(_ edits: String) throws {
    var replacements: [String: [Int: String]] = [:]
    for edit in edits.split(separator: "\n") {
      guard let space = edit.firstIndex(of: " ") else { throw Misuse(edit: String(edit)) }
      let place = edit[..<space].dropLast().split(separator: ":")
      let text = String(edit[edit.index(after: space)...])
      let file = String(place[0])
      if place.count == 2, let line = Int(place[1]) {
        replacements[file, default: [:]][line] = text
      } else if text == "remove" {
        try FileManager.default.removeItem(at: url(file))
      } else if text.hasPrefix("rename ") {
        try FileManager.default.moveItem(at: url(file), to: url(String(text.dropFirst(7))))
      } else {
        throw Misuse(edit: String(edit))
      }
    }
    for (file, changes) in replacements {
      var lines: [String?] = try text(file).split(separator: "\n").map { String($0) }
      for (line, text) in changes.sorted(by: { $0.key < $1.key }) {
        let replacement = text == "-" ? nil : text
        if line <= lines.count { lines[line - 1] = replacement } else { lines.append(replacement) }
      }
      try write(file, lines.compactMap { $0 }.joined(separator: "\n") + "\n")
    }
  }

  struct Misuse: Error { let edit: String }
}
