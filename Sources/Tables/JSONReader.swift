import Diagnostics

extension JSONValue {
  /// Reads a JSON text.
  ///
  /// - Parameter text: UTF-8, checked, without a byte-order mark.
  /// - Throws: `InputRejected` with the place of the first thing that is not JSON.
  package init(parsing text: [UInt8], path: String) throws(InputRejected) {
    var reader = JSONReader(text: text)
    do throws(JSONReader.Fault) {
      self = try reader.wholeText()
    } catch {
      let (line, column) = InputFile.lineAndColumn(of: error.offset, in: text)
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: path, line: line, column: column), error.message,
          excerpt: InputFile.line(at: error.offset, in: text)))
    }
  }
}

/// Walks the text once (RFC 8259).
private struct JSONReader {
  struct Fault: Error {
    let offset: Int
    let message: String
  }

  /// Deeper texts are no file of ours, and would exhaust the stack.
  private static let depthLimit = 64

  let text: [UInt8]
  var index = 0

  init(text: [UInt8]) { self.text = text }

  mutating func wholeText() throws(Fault) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard index == text.count else { throw fault("the JSON text goes on after its end") }
    return value
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth < Self.depthLimit else {
      throw fault("the JSON text is nested deeper than \(Self.depthLimit) levels")
    }
    skipSpace()
    guard let byte = peek else { throw fault("the JSON text ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default:
      if skip(word: "true") { return .bool(true) }
      if skip(word: "false") { return .bool(false) }
      if skip(word: "null") { return .null }
      throw fault("a JSON value is expected here")
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    var members: [JSONMember] = []
    var names: Set<String> = []
    index += 1
    if skipSpaceAnd("}") { return .object(members) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("a name in quotation marks is expected") }
      let start = index
      let name = try string()
      if !names.insert(name).inserted {
        throw Fault(offset: start, message: "'\(name)' stands twice")
      }
      guard skipSpaceAnd(":") else { throw fault("a colon is expected after '\(name)'") }
      members.append(JSONMember(name, try value(depth: depth + 1)))
    } while skipSpaceAnd(",")
    guard skipSpaceAnd("}") else { throw fault("a comma or } is expected") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    var values: [JSONValue] = []
    index += 1
    if skipSpaceAnd("]") { return .array(values) }
    repeat { values.append(try value(depth: depth + 1)) } while skipSpaceAnd(",")
    guard skipSpaceAnd("]") else { throw fault("a comma or ] is expected") }
    return .array(values)
  }

  private mutating func number() throws(Fault) -> JSONValue {
    let start = index
    while let byte = peek, isNumberByte(byte) { index += 1 }
    let digits = String(decoding: text[start..<index], as: UTF8.self)
    if let integer = Int(digits) { return .integer(integer) }
    guard let number = Double(digits), number.isFinite else {
      throw Fault(offset: start, message: "'\(digits)' is not a JSON number")
    }
    return .number(number)
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
  }

  private mutating func string() throws(Fault) -> String {
    let start = index
    var out: [UInt8] = []
    index += 1
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): out += Array(String(try escaped()).utf8)
      case 0..<0x20: throw Fault(offset: index - 1, message: "a text may not hold a line end")
      default: out.append(byte)
      }
    }
    throw Fault(offset: start, message: "a quotation mark is not closed")
  }

  private mutating func escaped() throws(Fault) -> Character {
    guard let byte = peek else { throw fault("the JSON text ends too early") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), skip(word: "\\u") {
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
      return Character(scalar)
    default: throw fault("an unknown escape in a text")
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    let digits = text[index..<min(index + 4, text.count)]
    guard digits.count == 4, digits.first != UInt8(ascii: "+"),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits are expected") }
    index += 4
    return code
  }

  private var peek: UInt8? { index < text.count ? text[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private mutating func skipSpaceAnd(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard let byte = peek, byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skip(word: String) -> Bool {
    guard text[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private func fault(_ message: String) -> Fault { Fault(offset: index, message: message) }
}
