import Diagnostics
import Glibc

/// A file read whole into memory, refused before reading when it is larger than an input can be.
package struct InputFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// - Parameter sizeLimit: in bytes; a larger file is refused without being read.
  package static func read(_ path: String, sizeLimit: Int) throws(InputRejected) -> InputFile {
    // Without O_NONBLOCK a named pipe would wait for a writer for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw refusal(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw refusal(path, isFolder ? "is a folder, not a file" : "is not an ordinary file")
    }
    guard status.st_size <= sizeLimit else {
      throw refusal(
        path, "the file holds \(status.st_size) bytes; the limit is \(sizeLimit)",
        remedy: "split the table, or remove what does not belong to it")
    }
    var failure: Int32 = 0
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let start = buffer.baseAddress {
        let got = Glibc.read(descriptor, start + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw refusal(path, failure) }
    return InputFile(path: path, bytes: bytes)
  }

  private static func refusal(_ path: String, _ code: Int32) -> InputRejected {
    guard code == ENOENT || code == ENOTDIR else {
      return refusal(path, "cannot be read: \(String(cString: strerror(code)))")
    }
    return InputRejected(
      Diagnostic(
        at: SourcePosition(file: path, line: 1), "there is no such file",
        remedy: "check the path; it is read relative to where it is named", isMissingInput: true))
  }

  private static func refusal(_ path: String, _ message: String, remedy: String? = nil)
    -> InputRejected
  {
    InputRejected(
      Diagnostic(at: SourcePosition(file: path, line: 1), message, remedy: remedy))
  }

  /// The bytes as UTF-8 text without a byte-order mark, or the diagnostic that says how to save
  /// the file again.
  ///
  /// - Parameter isTable: whether a spreadsheet saves such files, or a text editor.
  package func validatedUTF8(isTable: Bool = true) throws(InputRejected) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Self.refusal(
        path, "the file is UTF-16, not UTF-8",
        remedy: isTable
          ? "save it again: in the spreadsheet 'Save as', type 'CSV UTF-8 (comma delimited)'"
          : "save it again as UTF-8")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let offset = text.firstIndex(of: 0) {
      let (line, column) = Self.lineAndColumn(of: offset, in: text)
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: path, line: line, column: column),
          "the file holds a zero byte: it is UTF-16 or no text at all",
          remedy: "save it again as UTF-8 text"))
    }
    guard let offset = firstInvalidUTF8(text) else { return text }
    let (line, column) = Self.lineAndColumn(of: offset, in: text)
    let cyrillic = looksLikeCP1251(text)
    let program =
      isTable
      ? "spreadsheet 'Save as', type 'CSV UTF-8 (comma delimited)';"
      : "editor 'Save as', encoding UTF-8;"
    throw InputRejected(
      Diagnostic(
        at: SourcePosition(file: path, line: line, column: column),
        cyrillic
          ? "the text is in the Windows-1251 code page, not UTF-8"
          : "byte 0x\(String(text[offset], radix: 16, uppercase: true)) is not valid UTF-8",
        remedy: cyrillic
          ? "save it again: in the \(program) or `iconv -f CP1251 -t UTF-8`"
          : "save the file again as UTF-8"))
  }

  /// Line and column from one; the column counts characters.
  package static func lineAndColumn(of offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    for index in 0..<min(offset, text.count) where isLineEnd(text, index) { line += 1 }
    let start = lineStart(before: offset, in: text)
    let before = String(decoding: text[start..<min(offset, text.count)], as: UTF8.self)
    return (line, before.count + 1)
  }

  /// The line that holds the offset, without its end and not longer than a row may be.
  package static func line(at offset: Int, in text: [UInt8]) -> String {
    let start = lineStart(before: offset, in: text)
    let line = text[start...].prefix(CSVFile.lineLimit).prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    return String(decoding: line, as: UTF8.self)
  }

  private static func lineStart(before offset: Int, in text: [UInt8]) -> Int {
    var start = min(offset, text.count)
    while start > 0, !isLineEnd(text, start - 1) { start -= 1 }
    return start
  }

  /// `\n`, or a `\r` that no `\n` follows.
  private static func isLineEnd(_ text: [UInt8], _ index: Int) -> Bool {
    if text[index] == UInt8(ascii: "\n") { return true }
    guard text[index] == UInt8(ascii: "\r") else { return false }
    return index + 1 >= text.count || text[index + 1] != UInt8(ascii: "\n")
  }
}

/// The offset of the first byte that does not belong to a UTF-8 sequence.
private func firstInvalidUTF8(_ text: [UInt8]) -> Int? {
  text.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard byte >= 0xC2, byte <= 0xF4, index + length <= bytes.count else { return index }
      for tail in 1..<length where bytes[index + tail] & 0xC0 != 0x80 { return index }
      let second = bytes[index + 1]
      let isOutOfRange =
        (byte == 0xE0 && second < 0xA0) || (byte == 0xED && second > 0x9F)
        || (byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second > 0x8F)
      if isOutOfRange { return index }
      index += length
    }
    return nil
  }
}

/// Most of the bytes above ASCII are letters of Windows-1251.
private func looksLikeCP1251(_ bytes: [UInt8]) -> Bool {
  let high = bytes.lazy.filter { $0 >= 0x80 }
  let letters = high.filter { $0 >= 0xC0 || $0 == 0xA8 || $0 == 0xB8 }.count
  return letters * 10 >= high.count * 7
}
