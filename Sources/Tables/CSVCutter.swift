import Diagnostics

/// Where a field stands in the text, its quotes left out.
struct CSVField: Sendable {
  var start: Int32
  var end: Int32
  var isQuoted: Bool

  var isEmpty: Bool { start == end }
}

/// Cuts the text of a table into fields.
///
/// A row that does not fit the header is left out and reported; a quotation mark that is not closed
/// or a row without end stops the cutting, since nothing after it can be trusted.
struct CSVCutter {
  let path: String
  let text: [UInt8]
  let separator: UInt8

  private var fields: [CSVField] = []
  private var width = 0
  private var faults: [Diagnostic] = []
  private var moreFaults = 0

  /// As many rows are reported as a person reads at once.
  private static let shownFaults = 20

  init(path: String, text: [UInt8], separator: UInt8) {
    self.path = path
    self.text = text
    self.separator = separator
  }

  consuming func cut() throws(InputRejected) -> (fields: [CSVField], width: Int) {
    fields.reserveCapacity(text.count / 6)
    let bytes = text
    bytes.withUnsafeBufferPointer { cutRows($0) }
    if moreFaults > 0, let last = faults.last?.position {
      faults.append(Diagnostic(at: last, "and \(moreFaults) more rows like this"))
    }
    if faults.isEmpty, width == 0 {
      report(
        at: 0, "the file is empty", "a table starts with a header line that names its columns")
    }
    if !faults.isEmpty { throw InputRejected(faults) }
    return (fields, width)
  }

  private mutating func cutRows(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let rowStart = index
      let firstField = fields.count
      guard let rowEnd = cutRow(bytes, from: rowStart) else { return }
      index = rowEnd
      let count = fields.count - firstField
      if isBlank(from: firstField) {
        fields.removeLast(count)
        continue
      }
      if width == 0 {
        width = count
      } else if count != width {
        report(
          at: rowStart,
          "the row has \(count) \(count == 1 ? "field" : "fields"), the header has \(width)",
          count > width
            ? "put a text that holds the separator in quotation marks"
            : "fill the missing fields, or leave them empty between separators")
        fields.removeLast(count)
      }
    }
  }

  /// Spreadsheets leave rows of bare separators below a table.
  private func isBlank(from firstField: Int) -> Bool {
    for index in firstField..<fields.count where !fields[index].isEmpty { return false }
    return true
  }

  /// Cuts one row and its line end; `nil` when nothing after it can be read.
  private mutating func cutRow(_ bytes: UnsafeBufferPointer<UInt8>, from rowStart: Int) -> Int? {
    var index = rowStart
    while true {
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        guard let end = endOfQuoted(bytes, from: index) else {
          report(
            at: index, "a quotation mark is not closed",
            "close it, or write the quotation mark twice if it belongs to the text")
          return nil
        }
        fields.append(CSVField(start: Int32(index + 1), end: Int32(end - 1), isQuoted: true))
        index = end
        if index < bytes.count, !isFieldEnd(bytes[index]) {
          report(
            at: index, "text follows a closing quotation mark",
            "write a quotation mark twice if it belongs to the text")
          while index < bytes.count, !isFieldEnd(bytes[index]) { index += 1 }
        }
      } else {
        let start = index
        while index < bytes.count, !isFieldEnd(bytes[index]) { index += 1 }
        fields.append(CSVField(start: Int32(start), end: Int32(index), isQuoted: false))
      }
      if index - rowStart > CSVFile.lineLimit {
        report(
          at: rowStart, "the row is longer than \(CSVFile.lineLimit) bytes",
          "is this a CSV file? a quotation mark that is not closed has this effect too")
        return nil
      }
      guard index < bytes.count else { return index }
      if bytes[index] == separator {
        index += 1
        continue
      }
      let isPair =
        bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: "\n")
      return index + (isPair ? 2 : 1)
    }
  }

  @inline(__always)
  private func isFieldEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The offset after the closing quotation mark.
  private func endOfQuoted(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, index - start <= CSVFile.lineLimit {
      if bytes[index] == UInt8(ascii: "\"") {
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else {
          return index + 1
        }
        index += 1
      }
      index += 1
    }
    return nil
  }

  private mutating func report(at offset: Int, _ message: String, _ remedy: String) {
    guard faults.count < Self.shownFaults else {
      moreFaults += 1
      return
    }
    let (line, column) = InputFile.lineAndColumn(of: offset, in: text)
    faults.append(
      Diagnostic(
        at: SourcePosition(file: path, line: line, column: column), message,
        excerpt: InputFile.line(at: offset, in: text), remedy: remedy))
  }
}
