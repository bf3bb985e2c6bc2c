import Diagnostics

/// A CSV file cut into fields, each of which knows its place.
///
/// Read are UTF-8 with or without a byte-order mark, quoted fields, `\n` and `\r\n`; and what a
/// spreadsheet of a Russian locale saves, `;` with a decimal comma when the whole file is so.
package struct CSVFile: Sendable {
  package let path: String
  package let header: [String]
  /// The number of rows below the header.
  package let rowCount: Int
  /// Decimal commas, because the fields are separated by `;`.
  package let hasDecimalComma: Bool

  private let text: [UInt8]
  private let fields: [Field]

  private struct Field: Sendable {
    var start: Int32
    var end: Int32
    var isQuoted: Bool
  }

  /// No input table is larger than this many bytes.
  package static let sizeLimit = 256 << 20
  /// No line of an input table is longer than this many bytes.
  package static let lineLimit = 1 << 16

  /// - Throws: `InputRejected` when the file is missing, too large, not UTF-8, empty, or a row has
  ///   more or fewer fields than the header; all such rows at once.
  package static func read(_ path: String) throws(InputRejected) -> CSVFile {
    let file = try InputFile.read(path, sizeLimit: sizeLimit)
    return try CSVFile(path: path, text: try file.validatedUTF8())
  }

  package init(path: String, text: [UInt8]) throws(InputRejected) {
    self.path = path
    self.text = text
    let firstLine = text.prefix { $0 != UInt8(ascii: "\n") }
    guard text.contains(where: { $0 > UInt8(ascii: " ") }) else {
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: path, line: 1), "the file is empty",
          remedy: "a table starts with a header line that names its columns"))
    }
    let semicolons = firstLine.contains(UInt8(ascii: ";")) && !firstLine.contains(UInt8(ascii: ","))
    hasDecimalComma = semicolons
    var cutter = Cutter(
      path: path, text: text, separator: UInt8(ascii: semicolons ? ";" : ","))
    try cutter.cut()
    fields = cutter.fields.map { Field(start: $0.start, end: $0.end, isQuoted: $0.isQuoted) }
    let width = cutter.width
    rowCount = fields.count / width - 1
    header = (0..<width).map { Self.string(text, cutter.fields[$0]) }
    var seen: [String: Int] = [:]
    var faults: [Diagnostic] = []
    for (column, name) in header.enumerated() {
      if let first = seen[name] {
        let (line, at) = InputFile.lineAndColumn(of: Int(fields[column].start), in: text)
        faults.append(
          Diagnostic(
            at: SourcePosition(file: path, line: line, column: at),
            "the column '\(name)' stands twice, first as column \(first + 1)"))
      } else {
        seen[name] = column
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
  }

  package var columnCount: Int { header.count }

  /// The field's text without its quotes; rows count from zero below the header.
  package func string(row: Int, column: Int) -> String {
    let field = fields[(row + 1) * header.count + column]
    return Self.string(text, (field.start, field.end, field.isQuoted))
  }

  package func isEmpty(row: Int, column: Int) -> Bool {
    let field = fields[(row + 1) * header.count + column]
    return field.start == field.end
  }

  /// Calls `body` with the field's bytes as they stand in the file (quotes off, doubled quotes not
  /// yet undone): cheap for numbers and ids.
  package func withBytes<Result>(
    row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let field = fields[(row + 1) * header.count + column]
    return text.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(field.start)..<Int(field.end)]))
    }
  }

  /// A decimal number, or `nil` when the field is not one. `nan` and `inf` are numbers here: the
  /// caller refuses them by name.
  package func number(row: Int, column: Int) -> Double? {
    withBytes(row: row, column: column) { bytes in
      parseDecimal(bytes, decimalComma: hasDecimalComma)
    }
  }

  package func position(row: Int, column: Int) -> SourcePosition {
    let field = fields[(row + 1) * header.count + column]
    let (line, at) = InputFile.lineAndColumn(of: Int(field.start), in: text)
    return SourcePosition(file: path, line: line, column: at)
  }

  /// The line on which the row starts, for excerpts.
  package func line(row: Int) -> String {
    let field = fields[(row + 1) * header.count]
    var start = Int(field.start)
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") {
      end += 1
    }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private static func string(
    _ text: [UInt8], _ field: (start: Int32, end: Int32, isQuoted: Bool)
  ) -> String {
    let slice = text[Int(field.start)..<Int(field.end)]
    guard field.isQuoted else { return String(decoding: slice, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(slice.count)
    var previousWasQuote = false
    for byte in slice {
      if byte == UInt8(ascii: "\""), previousWasQuote {
        previousWasQuote = false
        continue
      }
      previousWasQuote = byte == UInt8(ascii: "\"")
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// Cuts the text into fields.
private struct Cutter {
  let path: String
  let text: [UInt8]
  let separator: UInt8
  var fields: [(start: Int32, end: Int32, isQuoted: Bool)] = []
  var width = 0

  init(path: String, text: [UInt8], separator: UInt8) {
    self.path = path
    self.text = text
    self.separator = separator
  }

  mutating func cut() throws(InputRejected) {
    var faults: [Diagnostic] = []
    var index = 0
    var line = 1
    fields.reserveCapacity(text.count / 8)
    while index < text.count {
      let rowStart = index
      let firstField = fields.count
      let firstLine = line
      var rowEnded = false
      while !rowEnded {
        let (field, next, fault) = cutField(from: index, line: &line)
        if let fault { faults.append(fault) }
        fields.append(field)
        index = next
        if index >= text.count {
          rowEnded = true
        } else if text[index] == separator {
          index += 1
        } else {
          if text[index] == UInt8(ascii: "\r") { index += 1 }
          if index < text.count, text[index] == UInt8(ascii: "\n") { index += 1 }
          line += 1
          rowEnded = true
        }
        if index - rowStart > CSVFile.lineLimit {
          throw InputRejected(
            Diagnostic(
              at: SourcePosition(file: path, line: firstLine),
              "the line is longer than \(CSVFile.lineLimit) bytes",
              remedy: "is this a CSV file? an unclosed quotation mark has this effect too"))
        }
      }
      let count = fields.count - firstField
      if count == 1, fields[firstField].start == fields[firstField].end {
        fields.removeLast()  // an empty line
        continue
      }
      if width == 0 {
        width = count
      } else if count != width {
        faults.append(
          Diagnostic(
            at: SourcePosition(file: path, line: firstLine),
            "the row has \(count) fields, the header has \(width)",
            excerpt: String(
              decoding: text[rowStart..<min(index, rowStart + 200)].prefix { $0 >= 0x20 },
              as: UTF8.self),
            remedy: "put a text that holds the separator in quotation marks"))
        fields.removeLast(count)
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
  }

  private func cutField(from start: Int, line: inout Int) -> (
    field: (start: Int32, end: Int32, isQuoted: Bool), next: Int, fault: Diagnostic?
  ) {
    var index = start
    guard index < text.count, text[index] == UInt8(ascii: "\"") else {
      while index < text.count, text[index] != separator, text[index] != UInt8(ascii: "\n"),
        text[index] != UInt8(ascii: "\r")
      {
        index += 1
      }
      return ((Int32(start), Int32(index), false), index, nil)
    }
    let firstLine = line
    index += 1
    while index < text.count {
      if text[index] == UInt8(ascii: "\"") {
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "\"") {
          index += 2
          continue
        }
        return ((Int32(start + 1), Int32(index), true), index + 1, nil)
      }
      if text[index] == UInt8(ascii: "\n") { line += 1 }
      if index - start > CSVFile.lineLimit { break }
      index += 1
    }
    let fault = Diagnostic(
      at: SourcePosition(file: path, line: firstLine), "a quotation mark is not closed")
    return ((Int32(start + 1), Int32(index), true), text.count, fault)
  }
}
