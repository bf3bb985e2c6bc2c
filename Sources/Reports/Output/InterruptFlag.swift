import Glibc
import Synchronization

/// The number of the signal that asked the program to stop; 0 while none has.
private let raisedSignal = Atomic<Int32>(0)

/// The user asked the program to stop: it cleans up and ends with 130.
package struct Interrupted: Error, Sendable, Equatable {
  package init() {}
}

/// Whether somebody pressed Ctrl-C or sent SIGTERM.
///
/// The handler only sets a flag, which a run checks between two pieces of work. A second signal of
/// the same kind ends the program at once.
package struct InterruptFlag: Sendable {
  private let isInstalled: Bool

  private init(isInstalled: Bool) { self.isInstalled = isInstalled }

  /// A flag that is never raised.
  package static let never = InterruptFlag(isInstalled: false)

  /// Listens from now on. Call once, before the work begins.
  package static func install() -> InterruptFlag {
    for signal in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { raisedSignal.store($0, ordering: .relaxed) }
      action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
    return InterruptFlag(isInstalled: true)
  }

  package var isRaised: Bool { isInstalled && raisedSignal.load(ordering: .relaxed) != 0 }

  /// - Throws: `Interrupted` once the flag is raised.
  package func check() throws(Interrupted) {
    if isRaised { throw Interrupted() }
  }
}
