import Dispatch

/// The program's main thread has nothing else to do than to wait for its workers.
enum MainThread {
  /// Runs asynchronous work and waits for its end.
  ///
  /// The work and its child tasks run on threads of their own: a caller that is itself a task may
  /// wait here without taking from them the thread they need.
  static func wait<Result: Sendable>(
    for work: sending @escaping () async throws -> Result
  ) throws -> Result {
    let outcome = Outcome<Result>()
    let done = DispatchSemaphore(value: 0)
    Task.detached(executorPreference: WorkerThreads.shared) {
      do {
        outcome.value = .success(try await work())
      } catch {
        outcome.value = .failure(error)
      }
      done.signal()
    }
    done.wait()
    guard let value = outcome.value else { preconditionFailure("work ended without a result") }
    return try value.get()
  }

  /// Written before the semaphore is signalled, read after the wait.
  private final class Outcome<Success: Sendable>: @unchecked Sendable {
    var value: Swift.Result<Success, any Error>?
  }
}

/// Threads for tasks, as many as have work.
private final class WorkerThreads: TaskExecutor {
  static let shared = WorkerThreads()

  private let queue = DispatchQueue(label: "kosh.workers", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
