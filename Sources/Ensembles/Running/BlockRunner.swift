import Glibc

/// Runs the blocks of an ensemble on several workers and hands their summaries on in block order.
///
/// Each worker makes a workspace of its own and uses it for every block it takes. What is handed on,
/// and in which order, does not depend on the number of workers; nor does the error, which is that of
/// the first block at fault.
package struct BlockRunner: Sendable {
  package let blocks: DrawBlocks
  package let workers: Int
  /// The first block to run: those before it were finished by an earlier run.
  package let firstBlock: Int
  /// Every how manieth block from the first is this runner's; those between are run elsewhere.
  package let step: Int
  package let cancellation: CancellationFlag

  package init(
    _ blocks: DrawBlocks, workers: Int, firstBlock: Int = 0, step: Int = 1,
    cancellation: CancellationFlag = CancellationFlag()
  ) {
    precondition(workers > 0, "at least one worker, got \(workers)")
    self.blocks = blocks
    self.workers = workers
    self.firstBlock = firstBlock
    self.step = step
    self.cancellation = cancellation
  }

  /// The processors of this machine that are switched on.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// - Parameters:
  ///   - makeWorkspace: called once by each worker.
  ///   - work: runs one block; it must leave nothing in the workspace that a later block would read.
  ///   - accept: takes the summaries in, in block order, in the caller's own task.
  ///   - progress: called after each block with the blocks finished and their number.
  /// - Throws: `BlockRunError`; whatever was accepted before is complete and in order. Blocks under
  ///   way are still accepted after the flag was raised, and dropped when the task is cancelled.
  package nonisolated(nonsending) func run<Workspace: ~Copyable, Summary: Sendable, Failure: Error>(
    makeWorkspace: @escaping @Sendable () -> Workspace,
    work: @escaping @Sendable (DrawBlock, inout Workspace) throws(Failure) -> Summary,
    accept: (DrawBlock, Summary) throws(Failure) -> Void,
    progress: (_ finished: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(BlockRunError<Failure>) {
    let workerCount = min(workers, max(1, (blocks.count - firstBlock + step - 1) / step))
    // Enough that a slow block does not idle the others, few enough that memory stays bounded.
    let dispenser = BlockDispenser(
      firstBlock..<max(firstBlock, blocks.count), step: step, lead: 4 * workerCount)
    let (reports, inbox) = AsyncStream<Report<Summary, Failure>>.makeStream()
    var intake = Intake<Summary, Failure>(next: firstBlock, step: step)
    // Beside this task and not around it: summaries are taken in where the caller runs.
    async let crew: Void = Self.employ(
      workerCount, blocks, cancellation, dispenser, inbox, makeWorkspace, work)
    for await report in reports {
      intake.take(report, total: blocks.count, accept: accept, progress: progress)
      if intake.failure != nil { dispenser.stop() }
      dispenser.accepted(through: intake.next)
    }
    // A cancelled task ends the loop at once; workers that wait for room must not wait for ever.
    dispenser.stop()
    await crew
    if let failure = intake.failure { throw .failed(failure.block, failure.error) }
    guard intake.next >= blocks.count else {
      throw .cancelled(finishedBlocks: intake.next)
    }
  }

  /// Has several workers take and run blocks until there are none left, then closes the inbox.
  private static func employ<Workspace: ~Copyable, Summary: Sendable, Failure: Error>(
    _ count: Int, _ blocks: DrawBlocks, _ cancellation: CancellationFlag,
    _ dispenser: BlockDispenser, _ inbox: AsyncStream<Report<Summary, Failure>>.Continuation,
    _ makeWorkspace: @escaping @Sendable () -> Workspace,
    _ work: @escaping @Sendable (DrawBlock, inout Workspace) throws(Failure) -> Summary
  ) async {
    await withTaskGroup { group in
      for _ in 0..<count {
        group.addTask {
          var workspace = makeWorkspace()
          while !cancellation.isCancelled, !Task.isCancelled, let number = await dispenser.next() {
            let block = blocks[number]
            do throws(Failure) {
              inbox.yield(.finished(block, try work(block, &workspace)))
            } catch {
              inbox.yield(.failed(block, error))
              dispenser.stop()
            }
            // Lets the caller's task take the summary in when every thread is working.
            await Task.yield()
          }
        }
      }
    }
    inbox.finish()
  }
}

package enum BlockRunError<Failure: Error>: Error {
  /// The run was asked to end; the blocks below `finishedBlocks` were accepted.
  case cancelled(finishedBlocks: Int)
  /// The first block at fault, and its fault.
  case failed(DrawBlock, Failure)
}

extension BlockRunError: Sendable where Failure: Sendable {}

/// What a worker tells the caller's task.
private enum Report<Summary: Sendable, Failure: Error>: Sendable {
  case finished(DrawBlock, Summary)
  case failed(DrawBlock, Failure)
}

/// Puts summaries back in block order.
private struct Intake<Summary: Sendable, Failure: Error> {
  var next: Int
  private let step: Int
  var failure: (block: DrawBlock, error: Failure)?
  private var early: [Int: (block: DrawBlock, summary: Summary)] = [:]

  init(next: Int, step: Int) {
    self.next = next
    self.step = step
  }

  mutating func take(
    _ report: Report<Summary, Failure>, total: Int,
    accept: (DrawBlock, Summary) throws(Failure) -> Void, progress: (Int, Int) -> Void
  ) {
    switch report {
    case .failed(let block, let error): fail(block, error)
    case .finished(let block, let summary): early[block.number] = (block, summary)
    }
    while let ready = early[next], failure.map({ next < $0.block.number }) ?? true {
      early[next] = nil
      do throws(Failure) {
        try accept(ready.block, ready.summary)
        next += step
        progress(min(next, total), total)
      } catch {
        fail(ready.block, error)
      }
    }
  }

  /// Keeps the fault of the lowest block.
  private mutating func fail(_ block: DrawBlock, _ error: Failure) {
    if let failure, failure.block.number <= block.number { return }
    failure = (block, error)
  }
}
