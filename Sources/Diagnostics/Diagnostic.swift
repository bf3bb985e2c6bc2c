/// One thing that is wrong with an input: what, where, and what to do about it.
package struct Diagnostic: Sendable, Equatable {
  package enum Severity: String, Sendable { case error, warning, note }

  package var severity: Severity
  /// Where it stands; `nil` only when no file is at fault.
  package var position: SourcePosition?
  /// The dotted path of the field, as the planner would write it after `--set`.
  package var fieldPath: String?
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  /// The offending line as it stands in the file.
  package var excerpt: String?
  /// What to do: "did you mean 'astana'?", "write the year as four digits".
  package var remedy: String?
  /// The input does not exist: the program ends with 66 instead of 65.
  package var isMissingInput: Bool

  package init(
    _ severity: Severity = .error, at position: SourcePosition? = nil,
    field fieldPath: String? = nil,
    _ message: String, excerpt: String? = nil, remedy: String? = nil, isMissingInput: Bool = false
  ) {
    self.severity = severity
    self.position = position
    self.fieldPath = fieldPath
    self.message = message
    self.excerpt = excerpt
    self.remedy = remedy
    self.isMissingInput = isMissingInput
  }
}

/// Everything that is wrong with the inputs, at once.
package struct InputRejected: Error, Sendable {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "an input is refused for at least one reason")
    self.diagnostics = diagnostics
  }

  package init(_ diagnostic: Diagnostic) { self.init([diagnostic]) }

  /// Every fault is a file that is not there.
  package var isMissingInput: Bool { diagnostics.allSatisfy(\.isMissingInput) }
}

/// An output that could not be written: the path, what was tried, and the system's own words.
package struct OutputError: Error, Sendable, Equatable {
  package let path: String
  package let operation: String
  package let reason: String

  package init(path: String, operation: String, reason: String) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }
}
