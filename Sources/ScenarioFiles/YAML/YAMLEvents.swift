import CYAML
import Diagnostics

/// libyaml's stream of events over a text in memory; the only file that calls libyaml.
struct YAMLEvents: ~Copyable {
  enum Event {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(YAMLScalar, YAMLProperties)
    case sequenceStart(YAMLProperties), sequenceEnd
    case mappingStart(YAMLProperties), mappingEnd
  }

  struct Located {
    let event: Event
    let position: SourcePosition
  }

  /// What libyaml could not read, in its own words.
  struct Problem: Error {
    let words: String
    let context: String
    let position: SourcePosition
    /// Where what it was reading began.
    let beginning: SourcePosition?
    /// The problem lies in a single byte at this offset, and has no line.
    let byteOffset: Int?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let file: String

  /// The bytes must outlive the stream.
  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.file = file
    parser = .allocate(capacity: 1)
    let isReady = yaml_parser_initialize(parser)
    precondition(isReady == 1, "libyaml has no memory to start")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  func next() throws(Problem) -> Located {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    return Located(event: Self.translated(event), position: position(of: event.start_mark))
  }

  private func position(of mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private var problem: Problem {
    let state = parser.pointee
    let words = state.problem.map { String(cString: $0) } ?? "cannot be read"
    let isReader = state.error == YAML_READER_ERROR
    return Problem(
      words: words, context: state.context.map { String(cString: $0) } ?? "",
      position: position(of: state.problem_mark),
      beginning: state.context == nil ? nil : position(of: state.context_mark),
      byteOffset: isReader ? Int(state.problem_offset) : nil)
  }

  private static func translated(_ event: yaml_event_t) -> Event {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      .sequenceStart(
        YAMLProperties(
          anchor: string(event.data.sequence_start.anchor),
          tag: string(event.data.sequence_start.tag)))
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      .mappingStart(
        YAMLProperties(
          anchor: string(event.data.mapping_start.anchor),
          tag: string(event.data.mapping_start.tag)))
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: .streamEnd
    }
  }

  private static func scalar(_ event: yaml_event_t) -> Event {
    let data = event.data.scalar
    let text = String(
      decoding: UnsafeBufferPointer(start: data.value, count: Int(data.length)), as: UTF8.self)
    return .scalar(
      YAMLScalar(text, isPlain: data.style == YAML_PLAIN_SCALAR_STYLE),
      YAMLProperties(anchor: string(data.anchor), tag: string(data.tag)))
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

/// What YAML lets stand before a value and a scenario does not use.
struct YAMLProperties {
  let anchor: String?
  let tag: String?
}
