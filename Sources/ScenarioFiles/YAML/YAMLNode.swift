import Diagnostics

/// A value of a scenario file that knows the file, line and column it was written in.
///
/// Columns count Unicode scalars here, as libyaml does; `FaultList` turns them into the characters a
/// person counts.
package struct YAMLNode: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case scalar(YAMLScalar)
    /// In the order of the file, every key once.
    case mapping([YAMLEntry])
    case sequence([YAMLNode])
    /// Already reported; whoever reads it stays silent.
    case broken
  }

  package var content: Content
  package var position: SourcePosition

  package init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }
}

/// A word, number or text as it was written; libyaml gives it no type, the field table does.
package struct YAMLScalar: Sendable, Equatable {
  package var text: String
  /// Written without quotation marks and not as a block of text.
  package var isPlain: Bool

  package init(_ text: String, isPlain: Bool = true) {
    self.text = text
    self.isPlain = isPlain
  }

  /// Nothing stands after the key.
  package var isEmpty: Bool { text.isEmpty && isPlain }
}

/// A key and its value.
package struct YAMLEntry: Sendable, Equatable {
  package var key: String
  package var keyPosition: SourcePosition
  package var value: YAMLNode

  package init(_ key: String, at keyPosition: SourcePosition, _ value: YAMLNode) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension YAMLNode {
  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  package var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  package var isBroken: Bool { content == .broken }

  /// The entry of a key, when this is a mapping that has it.
  package func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key == key } }

  package subscript(key: String) -> YAMLNode? { entry(key)?.value }

  /// What stands here, for "expected …, found …".
  package var description: String {
    switch content {
    case .scalar(let scalar) where scalar.isEmpty: "nothing"
    case .scalar(let scalar): scalar.isPlain ? "'\(scalar.shown)'" : "the text \"\(scalar.shown)\""
    case .mapping: "a map"
    case .sequence: "a list"
    case .broken: "something unreadable"
    }
  }
}

extension YAMLScalar {
  /// The text, cut to what fits in a sentence.
  var shown: String {
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    return line.count > 40 ? "\(line.prefix(39))…" : line
  }
}
