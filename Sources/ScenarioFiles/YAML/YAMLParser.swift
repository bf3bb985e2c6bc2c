import Diagnostics
import Tables

/// Reads the YAML of a scenario into nodes with positions.
///
/// What YAML offers beyond maps, lists and scalars (aliases, anchors, tags, merge keys, a second
/// document) is refused by name; the limits below keep a hostile or broken file from costing memory.
package struct YAMLParser {
  /// A scenario file holds at most this many bytes.
  package static let sizeLimit = 4 << 20
  /// A line holds at most this many bytes.
  package static let lineLimit = 1 << 16
  /// Maps and lists stand at most this deep in one another.
  package static let depthLimit = 64
  /// Maps, lists and values in one file.
  package static let nodeLimit = 200_000
  /// A single value holds at most this many bytes.
  package static let scalarLimit = 1 << 14

  private let file: String
  private var faults: FaultList
  private var nodeCount = 0
  private var depth = 0

  /// Nothing more can be read; the fault is in the list.
  private struct Stopped: Error {}

  /// The root of the file; `nil` when its text is no YAML or is empty.
  package static func parse(_ text: SourceText, faults: inout FaultList) -> YAMLNode? {
    faults.keep(text)
    if let line = lineAboveLimit(text) {
      faults.add(
        at: SourcePosition(file: text.path, line: line),
        "the line is longer than \(lineLimit) bytes", remedy: "is this a scenario file?")
      return nil
    }
    var parser = YAMLParser(file: text.path, faults: faults)
    let root = text.bytes.withUnsafeBufferPointer {
      parser.root(YAMLEvents($0, file: text.path), text)
    }
    faults = parser.faults
    return root
  }

  private init(file: String, faults: FaultList) {
    self.file = file
    self.faults = faults
  }

  private mutating func root(_ events: consuming YAMLEvents, _ text: SourceText) -> YAMLNode? {
    do throws(Stopped) {
      return try document(events, text)
    } catch {
      return nil
    }
  }

  private mutating func document(_ events: borrowing YAMLEvents, _ text: SourceText)
    throws(Stopped) -> YAMLNode?
  {
    var root: YAMLNode?
    while true {
      let next = try event(events, text)
      switch next.event {
      case .streamStart, .documentEnd: continue
      case .streamEnd:
        if root == nil {
          faults.add(
            at: SourcePosition(file: file, line: 1), "the file is empty",
            remedy: "a scenario starts with `kosh: 1`")
        }
        return root
      case .documentStart:
        guard root == nil else {
          faults.add(
            at: next.position, "a second document starts here; a scenario is one document",
            remedy: "remove the line `---`, or put the second scenario into its own file")
          return root
        }
        root = try node(try event(events, text), events, text)
      default:
        preconditionFailure("libyaml sent an event outside a document")
      }
    }
  }

  private mutating func event(_ events: borrowing YAMLEvents, _ text: SourceText)
    throws(Stopped) -> YAMLEvents.Located
  {
    do throws(YAMLEvents.Problem) {
      return try events.next()
    } catch {
      let fault = YAMLFault(error, in: text)
      faults.add(at: fault.position, fault.message, remedy: fault.remedy)
      throw Stopped()
    }
  }

  // MARK: Values

  private mutating func node(
    _ start: YAMLEvents.Located, _ events: borrowing YAMLEvents, _ text: SourceText
  ) throws(Stopped) -> YAMLNode {
    nodeCount += 1
    if nodeCount > Self.nodeLimit {
      faults.add(
        at: start.position, "the file holds more than \(Self.nodeLimit) values",
        remedy: "put long paths into a table: `{table: paths/name.csv}`")
      throw Stopped()
    }
    switch start.event {
    case .alias(let name):
      faults.add(
        at: start.position, "'*\(name)' is a YAML alias, which scenarios do not use",
        remedy: "write the value again, or share it through a base file: `extends: base.yaml`")
      return YAMLNode(.broken, at: start.position)
    case .scalar(let scalar, let properties):
      refuse(properties, at: start.position)
      return try checked(scalar, at: start.position)
    case .sequenceStart(let properties):
      refuse(properties, at: start.position)
      return try sequence(at: start.position, events, text)
    case .mappingStart(let properties):
      refuse(properties, at: start.position)
      return try mapping(at: start.position, events, text)
    default:
      preconditionFailure("libyaml sent no value where one must stand")
    }
  }

  private mutating func checked(_ scalar: YAMLScalar, at position: SourcePosition)
    throws(Stopped) -> YAMLNode
  {
    if scalar.text.utf8.count > Self.scalarLimit {
      faults.add(
        at: position, "the value is longer than \(Self.scalarLimit) bytes",
        remedy: "is a quotation mark not closed?")
      return YAMLNode(.broken, at: position)
    }
    return YAMLNode(.scalar(scalar), at: position)
  }

  private mutating func sequence(
    at position: SourcePosition, _ events: borrowing YAMLEvents, _ text: SourceText
  ) throws(Stopped) -> YAMLNode {
    try descend(at: position)
    defer { depth -= 1 }
    var items: [YAMLNode] = []
    while true {
      let next = try event(events, text)
      if case .sequenceEnd = next.event { break }
      items.append(try node(next, events, text))
    }
    return YAMLNode(.sequence(items), at: position)
  }

  private mutating func mapping(
    at position: SourcePosition, _ events: borrowing YAMLEvents, _ text: SourceText
  ) throws(Stopped) -> YAMLNode {
    try descend(at: position)
    defer { depth -= 1 }
    var entries: [YAMLEntry] = []
    var firstLines: [String: Int] = [:]
    while true {
      let next = try event(events, text)
      if case .mappingEnd = next.event { break }
      let key = try node(next, events, text)
      let name = keyName(key)
      let before = faults
      let value = try node(try event(events, text), events, text)
      guard let name else {
        faults = before
        continue
      }
      if let first = firstLines[name] {
        faults.add(
          at: key.position, "the key '\(name)' stands twice, first in line \(first)",
          remedy: "remove one of the two")
        continue
      }
      firstLines[name] = key.position.line
      entries.append(YAMLEntry(name, at: key.position, value))
    }
    return YAMLNode(.mapping(entries), at: position)
  }

  private mutating func keyName(_ key: YAMLNode) -> String? {
    guard let scalar = key.scalar else {
      if !key.isBroken {
        faults.add(at: key.position, "a key is a word or a number, not \(key.description)")
      }
      return nil
    }
    if scalar.isPlain, scalar.text == "<<" {
      faults.add(
        at: key.position, "'<<' is a YAML merge key, which scenarios do not use",
        remedy: "put what is shared into a base file: `extends: base.yaml`")
      return nil
    }
    return scalar.text
  }

  private mutating func refuse(_ properties: YAMLProperties, at position: SourcePosition) {
    if let anchor = properties.anchor {
      faults.add(
        at: position, "'&\(anchor)' is a YAML anchor, which scenarios do not use",
        remedy: "remove it; what is shared goes into a base file: `extends: base.yaml`")
    }
    if let tag = properties.tag {
      let short = tag.replacing("tag:yaml.org,2002:", with: "!!")
      faults.add(
        at: position, "'\(short)' is a YAML tag, which scenarios do not use",
        remedy: "remove it; the field's description says what type a value has")
    }
  }

  private mutating func descend(at position: SourcePosition) throws(Stopped) {
    depth += 1
    guard depth > Self.depthLimit else { return }
    faults.add(
      at: position, "maps and lists stand more than \(Self.depthLimit) deep in one another")
    throw Stopped()
  }

  private static func lineAboveLimit(_ text: SourceText) -> Int? {
    var line = 1
    var start = 0
    for (index, byte) in text.bytes.enumerated() {
      if index - start > lineLimit { return line }
      if byte == UInt8(ascii: "\n") {
        line += 1
        start = index + 1
      }
    }
    return nil
  }
}
