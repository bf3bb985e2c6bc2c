import Synchronization

/// Hands out block numbers at equal steps, each once and in rising order, and holds back workers that run too far
/// ahead of the results taken in.
final class BlockDispenser: Sendable {
  private struct State {
    var next: Int
    var accepted: Int
    var isStopped = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let end: Int
  private let lead: Int
  private let step: Int
  private let state: Mutex<State>

  /// - Parameter lead: how many blocks may be under way or waiting to be taken in.
  init(_ numbers: Range<Int>, step: Int = 1, lead: Int) {
    end = numbers.upperBound
    self.step = step
    self.lead = lead * step
    state = Mutex(State(next: numbers.lowerBound, accepted: numbers.lowerBound))
  }

  /// The next block number; `nil` when there is none left or the run is stopped.
  func next() async -> Int? {
    while true {
      switch take() {
      case .block(let number): return number
      case .nothing: return nil
      case .wait: await waitForRoom()
      }
    }
  }

  /// All results below `number` have been taken in.
  func accepted(through number: Int) { wake { $0.accepted = number } }

  /// Hands out nothing more.
  func stop() { wake { $0.isStopped = true } }

  private enum Turn { case block(Int), nothing, wait }

  private func take() -> Turn {
    state.withLock { state in
      if state.isStopped || state.next >= end { return .nothing }
      if state.next >= state.accepted + lead { return .wait }
      defer { state.next += step }
      return .block(state.next)
    }
  }

  private func waitForRoom() async {
    await withCheckedContinuation { continuation in
      let mustWait = state.withLock { state in
        guard !state.isStopped, state.next < end, state.next >= state.accepted + lead else {
          return false
        }
        state.waiting.append(continuation)
        return true
      }
      if !mustWait { continuation.resume() }
    }
  }

  private func wake(_ change: (inout State) -> Void) {
    let waiting = state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
