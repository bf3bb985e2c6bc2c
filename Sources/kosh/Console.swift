import Diagnostics
import Glibc

/// Where a command writes: results to standard output, what is wrong to standard error.
package struct Console {
  package let print: (String) -> Void
  package let complain: (String) -> Void

  package init(print: @escaping (String) -> Void, complain: @escaping (String) -> Void) {
    self.print = print
    self.complain = complain
  }

  /// The two streams of the process; each text becomes a line, or the lines that it already is.
  package static var standard: Console {
    Console(print: { write($0, to: STDOUT_FILENO) }, complain: { write($0, to: STDERR_FILENO) })
  }

  package func complain(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { complain(diagnostic.rendered) }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
