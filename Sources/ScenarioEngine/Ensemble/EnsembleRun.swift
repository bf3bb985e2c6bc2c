import Ensembles
import Glibc

/// The draws of a plan, run in blocks on several workers into a scratch store.
package struct EnsembleRun: Sendable {
  package let ensemble: EnsemblePlan
  package let workers: Int
  package let cancellation: CancellationFlag

  package enum Failure: Error {
    case plan(PlanError)
    case storage(StorageError)
    /// Asked to end; so many draws are in the store.
    case cancelled(finishedDraws: Int)
  }

  package init(
    _ ensemble: EnsemblePlan, workers: Int? = nil,
    cancellation: CancellationFlag = CancellationFlag()
  ) {
    self.ensemble = ensemble
    self.workers = workers ?? BlockRunner.processorCount
    self.cancellation = cancellation
  }

  /// Runs every block that the store does not have yet.
  ///
  /// - Parameter progress: draws done and in all.
  package nonisolated(nonsending) func run(
    into store: ScratchStore, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Failure) {
    let ensemble = ensemble
    let runner = BlockRunner(
      ensemble.blocks, workers: workers, firstBlock: store.finishedBlocks,
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
        accept: { (block, values) throws(Failure) in
          do throws(StorageError) {
            try store.append(block, values)
          } catch {
            throw .storage(error)
          }
        },
        progress: { blocks, _ in
          progress(
            min(blocks * ensemble.blocks.width, ensemble.blocks.drawCount),
            ensemble.blocks.drawCount)
        })
    } catch {
      switch error {
      case .cancelled: throw .cancelled(finishedDraws: store.finishedDraws)
      case .failed(_, let failure): throw failure
      }
    }
  }
}

extension EnsemblePlan {
  /// One draw run alone: the same figures to the bit as among the others.
  package func figures(ofDraw draw: Int) throws(PlanError) -> FigureTable {
    var workspace = EnsembleWorkspace(self)
    let values = try workspace.run(DrawBlock(number: 0, draws: draw..<(draw + 1)))
    return FigureTable(layout: layout, values: values)
  }
}
