import Migration

/// How far a row of the data package can be trusted, by its own word.
package enum Confidence: String, Sendable, CaseIterable {
  /// Read from a publication.
  case verified
  /// Computed from verified figures.
  case derived
  case unverified
  case unstated
}

/// A published flow or share of the data package, and where it stands.
package struct FlowRecord: Sendable, Equatable {
  package let anchor: FlowAnchor
  package let confidence: Confidence
  /// Line of its table, from one.
  package let line: Int

  package init(anchor: FlowAnchor, confidence: Confidence, line: Int) {
    self.anchor = anchor
    self.confidence = confidence
    self.line = line
  }
}
