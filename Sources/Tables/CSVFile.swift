import Diagnostics

/// A CSV file cut into fields, each of which knows its place.
///
/// Read are UTF-8 with or without a byte-order mark, quoted fields, and line ends `\n`, `\r\n` or
/// `\r`; and what a spreadsheet of a Russian locale saves, `;` with a decimal comma when the whole
/// file is so. Lines without any content are skipped.
package struct CSVFile: Sendable {
  package let path: String
  package let header: [String]
  /// The number of rows below the header.
  package let rowCount: Int
  /// Decimal commas, because the fields are separated by `;`.
  package let hasDecimalComma: Bool

  /// Without a byte-order mark.
  let text: [UInt8]
  /// Row after row, the header first.
  let fields: [CSVField]

  /// No input table is larger than this many bytes: over a million rows.
  package static let sizeLimit = 64 << 20
  /// No row of an input table is longer than this many bytes.
  package static let lineLimit = 1 << 16

  /// - Throws: `InputRejected` when the file is missing, too large, not UTF-8, empty, or a row has
  ///   more or fewer fields than the header; all such rows at once.
  package static func read(_ path: String) throws(InputRejected) -> CSVFile {
    try CSVFile(try InputFile.read(path, sizeLimit: sizeLimit))
  }

  package init(_ file: InputFile) throws(InputRejected) {
    try self.init(path: file.path, text: try file.validatedUTF8())
  }

  package init(path: String, text: [UInt8]) throws(InputRejected) {
    let separator = try Self.separator(path: path, text: text)
    let cut = try CSVCutter(path: path, text: text, separator: separator).cut()
    self.path = path
    self.text = text
    hasDecimalComma = separator == UInt8(ascii: ";")
    fields = cut.fields
    rowCount = fields.count / cut.width - 1
    header = fields[..<cut.width].map { Self.string(text, $0) }
    try refuseUnclearHeader()
  }

  /// The header decides: a comma, or a semicolon where it has no comma.
  private static func separator(path: String, text: [UInt8]) throws(InputRejected) -> UInt8 {
    let start = SourcePosition(file: path, line: 1)
    guard text.contains(where: { $0 > UInt8(ascii: " ") }) else {
      throw InputRejected(
        Diagnostic(
          at: start, "the file is empty",
          remedy: "a table starts with a header line that names its columns"))
    }
    let firstLine = text.drop { $0 <= UInt8(ascii: " ") }.prefix { $0 >= UInt8(ascii: " ") }
    if firstLine.contains(UInt8(ascii: ",")) { return UInt8(ascii: ",") }
    if firstLine.contains(UInt8(ascii: ";")) { return UInt8(ascii: ";") }
    if text.drop(while: { $0 <= UInt8(ascii: " ") }).dropFirst(firstLine.count).first
      == UInt8(ascii: "\t")
    {
      throw InputRejected(
        Diagnostic(
          at: start, "the columns are separated by tabs",
          remedy: "save the table again as CSV, separated by commas"))
    }
    return UInt8(ascii: ",")
  }

  private func refuseUnclearHeader() throws(InputRejected) {
    var seen: [String: Int] = [:]
    var faults: [Diagnostic] = []
    for (column, name) in header.enumerated() {
      if name.isEmpty {
        faults.append(
          fault(row: -1, column: column, "column \(column + 1) has no name", "name or remove it"))
      } else if let first = seen[name] {
        faults.append(
          fault(
            row: -1, column: column,
            "the column '\(name)' stands twice, first as column \(first + 1)", "remove one"))
      } else {
        seen[name] = column
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
  }

  package var columnCount: Int { header.count }

  func field(row: Int, column: Int) -> CSVField { fields[(row + 1) * header.count + column] }

  /// The field's text without its quotes; rows count from zero below the header.
  package func string(row: Int, column: Int) -> String {
    Self.string(text, field(row: row, column: column))
  }

  package func isEmpty(row: Int, column: Int) -> Bool { field(row: row, column: column).isEmpty }

  /// Calls `body` with the field's bytes as they stand in the file (quotes off, doubled quotes not
  /// yet undone): cheap for numbers and ids.
  package func withBytes<Result>(
    row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let field = field(row: row, column: column)
    return text.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(field.start)..<Int(field.end)]))
    }
  }

  /// The two cells of a column are equal to the byte.
  func hasSameBytes(row: Int, as other: Int, column: Int) -> Bool {
    let (a, b) = (field(row: row, column: column), field(row: other, column: column))
    guard a.end - a.start == b.end - b.start else { return false }
    return text.withUnsafeBufferPointer { text in
      for offset in 0..<Int(a.end - a.start)
      where text[Int(a.start) + offset] != text[Int(b.start) + offset] {
        return false
      }
      return true
    }
  }

  /// A decimal number, or `nil` when the field is not one. `nan` and `inf` are numbers here: the
  /// caller refuses them by name.
  package func number(row: Int, column: Int) -> Double? {
    withBytes(row: row, column: column) { bytes in
      parseDecimal(bytes, decimalComma: hasDecimalComma)
    }
  }

  /// Where the field starts. Scans the text: for faults only. The header is row -1.
  package func position(row: Int, column: Int) -> SourcePosition {
    let start = Int(field(row: row, column: column).start)
    let (line, at) = InputFile.lineAndColumn(of: start, in: text)
    return SourcePosition(file: path, line: line, column: at)
  }

  /// The line on which the field starts, for excerpts.
  package func line(row: Int, column: Int = 0) -> String {
    InputFile.line(at: Int(field(row: row, column: column).start), in: text)
  }

  /// A fault of one field, with its place and line.
  package func fault(
    row: Int, column: Int, _ message: String, _ remedy: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      at: position(row: row, column: column), message, excerpt: line(row: row, column: column),
      remedy: remedy)
  }

  private static func string(_ text: [UInt8], _ field: CSVField) -> String {
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
