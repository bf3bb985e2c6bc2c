import Glibc

/// What the terminal at hand can show.
package enum Terminal {
  /// How progress is shown on standard error.
  package static func progressStyle(quiet: Bool) -> ProgressBar.Style {
    if quiet { return .silent }
    let isPlain =
      isatty(STDERR_FILENO) == 0 || variable("TERM") == nil || variable("TERM") == "dumb"
      || variable("CI") != nil
    return isPlain ? .lines : .bar(columns: columns)
  }

  /// Writes to standard error at once.
  package static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Writes to standard output at once.
  package static func writeOutput(_ text: String) { write(text, to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        // Nobody reads any more: the results are on the disk, and that is what counts.
        guard count > 0 else { return }
        written += count
      }
    }
  }

  /// Columns of standard error, 80 when it does not say.
  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
