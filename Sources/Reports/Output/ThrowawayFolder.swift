import Diagnostics
import Glibc

/// A folder for files that nobody keeps, below `TMPDIR`; removed with all it holds when the value
/// goes.
package struct ThrowawayFolder: ~Copyable {
  package let path: String

  package init() throws(OutputError) {
    let above = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array((above + "/kosh-XXXXXX").utf8CString)
    let made = name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    guard made else { throw FileSystem.error(above, "make a folder in") }
    path = name.withUnsafeBufferPointer { text in
      String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  deinit { FileSystem.remove(path) }
}
