import Glibc
import Synchronization

/// How far a run has come, on standard error.
///
/// On a terminal a bar that is drawn over itself at most ten times a second; into a file, on a dumb
/// terminal or under continuous integration a plain line for every tenth of the way; nothing when
/// quiet, and nothing in the first second, which is all that most runs take. No colours, so there
/// are none to switch off.
package final class ProgressBar: Sendable {
  package enum Style: Sendable, Equatable {
    case bar(columns: Int)
    case lines
    case silent
  }

  /// A run shorter than this shows no progress.
  private static let patience = Duration.seconds(1)

  private let label: String
  private let style: Style
  private let clock: @Sendable () -> ContinuousClock.Instant
  private let write: @Sendable (String) -> Void
  private let start: ContinuousClock.Instant
  private let state = Mutex(State())

  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var lastTenth = 0
    var isFinished = false
    var hasDrawn = false
  }

  /// - Parameters:
  ///   - label: what is running, `north`.
  ///   - clock: replaced by tests.
  ///   - write: where the text goes, standard error by default.
  package init(
    _ label: String, style: Style,
    clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    write: @escaping @Sendable (String) -> Void = { Terminal.writeError($0) }
  ) {
    self.label = label
    self.style = style
    self.clock = clock
    self.write = write
    start = clock()
  }

  /// - Parameters:
  ///   - done: pieces of work that are finished, of `total`.
  ///   - what: the piece at hand, `2031`.
  package func advance(to done: Int, of total: Int, _ what: String = "") {
    let share = total > 0 ? Double(min(max(done, 0), total)) / Double(total) : 1
    let text = state.withLock { state -> String? in
      guard !state.isFinished, style != .silent, clock() - start >= Self.patience else {
        return nil
      }
      switch style {
      case .silent: return nil
      case .lines: return line(share, what, &state)
      case .bar(let columns): return bar(share, what, columns, &state)
      }
    }
    if let text { write(text) }
  }

  /// Clears the bar, so that what follows starts on a clean line. Further advances are ignored.
  package func finish() {
    let mustClear = state.withLock { state in
      defer { state.isFinished = true }
      return !state.isFinished && state.hasDrawn
    }
    if case .bar = style, mustClear { write("\r\u{1B}[K") }
  }

  private func line(_ share: Double, _ what: String, _ state: inout State) -> String? {
    let tenth = Int(share * 10)
    guard tenth > state.lastTenth else { return nil }
    state.lastTenth = tenth
    return "\(label): \(tenth * 10) %\(what.isEmpty ? "" : ", " + what)\n"
  }

  private func bar(
    _ share: Double, _ what: String, _ columns: Int, _ state: inout State
  ) -> String? {
    let now = clock()
    if let last = state.lastDrawn, share < 1, now - last < .milliseconds(100) { return nil }
    state.lastDrawn = now
    state.hasDrawn = true
    let percent = "\(Int(share * 100))"
    let tail = String(repeating: " ", count: 3 - percent.count) + percent + " % " + what
    let room = max(10, min(40, columns - label.count - tail.count - 6))
    let full = Int(share * Double(room))
    let drawn = String(repeating: "#", count: full) + String(repeating: "-", count: room - full)
    let text = "\(label)  [\(drawn)] \(tail)"
    return "\r" + text.prefix(max(1, columns - 1)) + "\u{1B}[K"
  }
}
