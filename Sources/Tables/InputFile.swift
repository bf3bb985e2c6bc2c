import Diagnostics
import Glibc

/// A file read whole into memory, refused before reading when it is larger than an input can be.
package struct InputFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  /// - Parameter sizeLimit: in bytes; a larger file is refused without being read.
  package static func read(_ path: String, sizeLimit: Int) throws(InputRejected) -> InputFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw InputRejected(
        Diagnostic(at: SourcePosition(file: path, line: 1), "is a folder, not a file"))
    }
    guard status.st_size <= sizeLimit else {
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: path, line: 1),
          "the file holds \(status.st_size) bytes; the limit is \(sizeLimit)",
          remedy: "split the table, or remove what does not belong to it"))
    }
    var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got <= 0 { break }
        count += got
      }
    }
    if bytes.count > status.st_size { bytes.removeLast(bytes.count - Int(status.st_size)) }
    return InputFile(path: path, bytes: bytes)
  }

  private static func refusal(_ path: String, _ code: Int32) -> InputRejected {
    let missing = code == ENOENT || code == ENOTDIR
    return InputRejected(
      Diagnostic(
        at: SourcePosition(file: path, line: 1),
        missing ? "there is no such file" : "cannot be read: \(String(cString: strerror(code)))",
        remedy: missing ? "check the path; it is read relative to where it is named" : nil,
        isMissingInput: missing))
  }

  /// The bytes as UTF-8 text without a byte-order mark, or the diagnostic that says how to save
  /// the file again.
  /// - Parameter isTable: whether a spreadsheet saves such files, or a text editor.
  package func validatedUTF8(isTable: Bool = true) throws(InputRejected) -> [UInt8] {
    var text = bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: path, line: 1), "the file is UTF-16, not UTF-8",
          remedy: isTable ? "save it again as 'CSV UTF-8'" : "save it again as UTF-8"))
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
  static func lineAndColumn(of offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    for index in 0..<min(offset, text.count) where text[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    let before = String(decoding: text[start..<min(offset, text.count)], as: UTF8.self)
    return (line, before.count + 1)
  }
}

/// The offset of the first byte that does not belong to a UTF-8 sequence.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      continue
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, byte <= 0xF4, index + length <= bytes.count else { return index }
    let tail = bytes[(index + 1)..<(index + length)]
    guard tail.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return index }
    let second = bytes[index + 1]
    let outOfRange =
      (byte == 0xE0 && second < 0xA0) || (byte == 0xED && second > 0x9F)
      || (byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second > 0x8F)
    if outOfRange { return index }
    index += length
  }
  return nil
}

/// Most of the bytes above ASCII are letters of Windows-1251.
private func looksLikeCP1251(_ bytes: [UInt8]) -> Bool {
  let high = bytes.lazy.filter { $0 >= 0x80 }
  let letters = high.filter { $0 >= 0xC0 || $0 == 0xA8 || $0 == 0xB8 }.count
  return letters * 10 >= high.count * 7
}
