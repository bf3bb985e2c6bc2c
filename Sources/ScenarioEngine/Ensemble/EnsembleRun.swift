import Ensembles
import Glibc

/// The draws of a plan, run in blocks on several workers, and perhaps several ranks, into a scratch
/// store.
package struct EnsembleRun: Sendable {
  package let ensemble: EnsemblePlan
  package let workers: Int
  package let ranks: Ranks
  package let cancellation: CancellationFlag

  package enum Failure: Error {
    case plan(PlanError)
    case storage(StorageError)
    /// Asked to end; so many draws are in the store.
    case cancelled(finishedDraws: Int)
    /// Another rank has read another scenario, other data or is another version.
    case otherInputs
  }

  /// - Parameter ranks: all of them run the same plan, each its share of the blocks.
  package init(
    _ ensemble: EnsemblePlan, workers: Int? = nil, ranks: Ranks = .alone,
    cancellation: CancellationFlag = CancellationFlag()
  ) {
    self.ensemble = ensemble
    self.workers = workers ?? BlockRunner.processorCount
    self.ranks = ranks
    self.cancellation = cancellation
  }

  /// Runs every block that the store does not have yet.
  ///
  /// Blocks go round the ranks; this one, which gathers, takes the first of every round and then
  /// waits for the others' in order, so that the store does not tell how many ranks there were.
  ///
  /// - Parameters:
  ///   - digest: of what every rank must have read alike.
  ///   - progress: draws done and in all; also called while this rank waits for another.
  package nonisolated(nonsending) func run(
    into store: ScratchStore, digest: String = "",
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Failure) {
    let (blocks, total) = (ensemble.blocks, ensemble.blocks.drawCount)
    for rank in 1..<max(1, ranks.count) {
      do throws(Ranks.BrokenOff) {
        try ranks.send(
          [Double(store.finishedBlocks)] + Self.words(of: digest), .start, to: rank
        ) {
          progress(store.finishedDraws, total)
          return cancellation.isCancelled
        }
      } catch {
        throw .cancelled(finishedDraws: store.finishedDraws)
      }
    }
    try await runBlocks(from: store.finishedBlocks, step: ranks.count) {
      (block, values) throws(Failure) in
      try append(block, values, to: store)
      progress(store.finishedDraws, total)
      for rank in 1..<max(1, ranks.count) where block.number + rank < blocks.count {
        let other = blocks[block.number + rank]
        let values = try receive(other, from: rank) {
          progress(store.finishedDraws, total)
          return cancellation.isCancelled
        }
        try append(other, values, to: store)
        progress(store.finishedDraws, total)
      }
    } cancelled: {
      store.finishedDraws
    }
  }

  /// Runs this rank's share for the one that gathers.
  ///
  /// - Parameter pause: called again and again while this rank waits.
  package nonisolated(nonsending) func assist(
    digest: String, pause: () -> Void
  ) async throws(Failure) {
    func isBrokenOff() -> Bool {
      pause()
      return cancellation.isCancelled
    }
    let start: [Double]
    do throws(Ranks.BrokenOff) {
      start = try ranks.receive(.start, from: 0, isBrokenOff: isBrokenOff)
    } catch {
      throw .cancelled(finishedDraws: 0)
    }
    guard start.dropFirst().elementsEqual(Self.words(of: digest)) else { throw .otherInputs }
    do throws(Failure) {
      try await runBlocks(from: Int(start[0]) + ranks.own, step: ranks.count) {
        (_, values) throws(Failure) in
        try send(values, isBrokenOff)
      } cancelled: {
        0
      }
    } catch {
      // The rank that gathers runs the block at fault itself and meets the same fault.
      guard case .plan = error else { throw error }
      try send([], isBrokenOff)
    }
  }

  // MARK: Blocks of one rank

  private nonisolated(nonsending) func runBlocks(
    from first: Int, step: Int,
    accept: (DrawBlock, [Double]) throws(Failure) -> Void, cancelled: () -> Int
  ) async throws(Failure) {
    let ensemble = ensemble
    let runner = BlockRunner(
      ensemble.blocks, workers: workers, firstBlock: first, step: step,
      cancellation: cancellation)
    do {
      try await runner.run(
        makeWorkspace: { EnsembleWorkspace(ensemble) },
        work: { (block, workspace) throws(Failure) -> [Double] in
          do throws(PlanError) {
            return try workspace.run(block)
          } catch {
            throw .plan(error)
          }
        },
        accept: accept)
    } catch {
      switch error {
      case .cancelled: throw .cancelled(finishedDraws: cancelled())
      case .failed(_, let failure): throw failure
      }
    }
  }

  private func append(
    _ block: DrawBlock, _ values: [Double], to store: ScratchStore
  ) throws(Failure) {
    do throws(StorageError) {
      try store.append(block, values)
    } catch {
      throw .storage(error)
    }
  }

  // MARK: Messages

  private func send(_ values: [Double], _ isBrokenOff: () -> Bool) throws(Failure) {
    do throws(Ranks.BrokenOff) {
      try ranks.send(values, .block, to: 0, isBrokenOff: isBrokenOff)
    } catch {
      throw .cancelled(finishedDraws: 0)
    }
  }

  private func receive(
    _ block: DrawBlock, from rank: Int, _ isBrokenOff: () -> Bool
  ) throws(Failure) -> [Double] {
    let values: [Double]
    do throws(Ranks.BrokenOff) {
      values = try ranks.receive(.block, from: rank, isBrokenOff: isBrokenOff)
    } catch {
      throw .cancelled(finishedDraws: block.draws.lowerBound)
    }
    if !values.isEmpty { return values }
    do throws(PlanError) {
      var workspace = EnsembleWorkspace(ensemble)
      return try workspace.run(block)
    } catch {
      throw .plan(error)
    }
  }

  /// A text as numbers that a message can carry.
  private static func words(of text: String) -> [Double] { text.utf8.map { Double($0) } }
}

extension EnsemblePlan {
  /// One draw run alone: the same figures to the bit as among the others.
  package func figures(ofDraw draw: Int) throws(PlanError) -> FigureTable {
    var workspace = EnsembleWorkspace(self)
    let values = try workspace.run(DrawBlock(number: 0, draws: draw..<(draw + 1)))
    return FigureTable(layout: layout, values: values)
  }
}
