import Diagnostics

/// What is found wrong while a scenario is read: everything at once, each with its line.
package struct FaultList: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []
  private var texts: [String: SourceText] = [:]
  private var hasOverflowed = false

  /// A file with more faults than this is not a scenario with faults but another kind of file.
  package static let limit = 100

  package init() {}

  /// Makes the lines of a file available to what is reported later.
  package mutating func keep(_ text: SourceText) { texts[text.path] = text }

  package mutating func add(
    _ severity: Diagnostic.Severity = .error, at position: SourcePosition,
    field: String? = nil, _ message: String, remedy: String? = nil, isMissingInput: Bool = false
  ) {
    guard diagnostics.count < Self.limit else {
      hasOverflowed = true
      return
    }
    let line = texts[position.file]?.line(position.line)
    var place = position
    if let line { place.column = Self.characters(upToScalar: position.column, in: line) }
    let isBlank = line?.allSatisfy(\.isWhitespace) ?? true
    diagnostics.append(
      Diagnostic(
        severity, at: place, field: field, message, excerpt: isBlank ? nil : line, remedy: remedy,
        isMissingInput: isMissingInput))
  }

  /// Faults found elsewhere, such as in a table.
  package mutating func append(_ rejected: InputRejected) {
    diagnostics += rejected.diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Something has been reported at this dotted key or below it.
  func names(_ field: String) -> Bool {
    diagnostics.contains { $0.fieldPath == field || $0.fieldPath?.hasPrefix("\(field).") == true }
  }

  package var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

  /// Everything found, in the order of files and lines; `nil` when nothing is an error.
  package var rejection: InputRejected? {
    guard hasErrors else { return nil }
    let order = diagnostics.enumerated().sorted { a, b in
      guard let first = a.element.position, let second = b.element.position, first != second else {
        return a.offset < b.offset
      }
      return first < second
    }
    var sorted = order.map(\.element)
    if hasOverflowed {
      sorted.append(
        Diagnostic(.note, "there is more; only the first \(Self.limit) faults are shown"))
    }
    return InputRejected(sorted)
  }

  /// The column in characters, given in Unicode scalars.
  private static func characters(upToScalar column: Int, in line: String) -> Int {
    guard !line.utf8.allSatisfy({ $0 < 0x80 }) else { return column }
    return String(String.UnicodeScalarView(line.unicodeScalars.prefix(column - 1))).count + 1
  }
}
