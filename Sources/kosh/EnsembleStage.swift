import Diagnostics
import Dispatch
import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles
import Tables

/// The ensemble of a run: draws into the scratch store, then means and quantiles of every figure.
struct EnsembleStage: Sendable {
  let ensemble: EnsemblePlan
  let workers: Int
  /// Shares of draws below the quantiles wanted beside the 10th, 50th and 90th.
  let intervals: [Double]
  /// What the draws depend on besides seed and shape.
  let digest: String
  let interrupt: InterruptFlag

  /// Draws are on the disk: where, and how many, when the run was interrupted.
  struct Stopped: Error {
    let finishedDraws: Int
  }

  static let standardLevels = [0.1, 0.5, 0.9]

  private var levels: [Double] { Set(Self.standardLevels + intervals).sorted() }

  /// Runs what the store at a path does not have yet and sums it up.
  ///
  /// - Parameters:
  ///   - path: of the scratch file.
  ///   - resuming: goes on with the file of an interrupted run.
  func run(
    at path: String, resuming: Bool, progress: ProgressBar
  ) throws -> (summary: EnsembleSummary, store: ScratchStore) {
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    // The program's main thread has nothing else to do than to wait for its workers.
    Task.detached {
      do {
        outcome.summary = try await summary(at: path, resuming: resuming, progress: progress)
      } catch {
        outcome.failure = error
      }
      done.signal()
    }
    done.wait()
    if let failure = outcome.failure { throw failure }
    guard let summary = outcome.summary else {
      preconditionFailure("the ensemble ended without a result")
    }
    return (summary, try openStore(at: path, resuming: true))
  }

  /// What the workers' task leaves: written before the semaphore is signalled, read after the wait.
  private final class Outcome: @unchecked Sendable {
    var summary: EnsembleSummary?
    var failure: (any Error)?
  }

  private func summary(
    at path: String, resuming: Bool, progress: ProgressBar
  ) async throws -> EnsembleSummary {
    let store = try openStore(at: path, resuming: resuming)
    let cancellation = CancellationFlag()
    let run = EnsembleRun(ensemble, workers: workers, cancellation: cancellation)
    do {
      try await run.run(into: store) { done, total in
        if interrupt.isRaised { cancellation.cancel() }
        progress.advance(to: done, of: total, "draw \(done)")
      }
    } catch EnsembleRun.Failure.cancelled(let finished) {
      throw Stopped(finishedDraws: finished)
    } catch EnsembleRun.Failure.plan(let error) {
      throw error
    } catch EnsembleRun.Failure.storage(let error) {
      throw error.asOutputError
    }
    do {
      return try await EnsembleSummary(
        of: store, layout: ensemble.layout, levels: levels, seed: ensemble.settings.seed,
        workers: workers)
    } catch {
      throw error.asOutputError
    }
  }

  private func openStore(at path: String, resuming: Bool) throws(OutputError) -> ScratchStore {
    let shape = ensemble.layout.shape(ensemble.blocks)
    do {
      return resuming
        ? try ScratchStore(
          resuming: path, plan: digest, seed: ensemble.settings.seed, shape: shape,
          saving: .never)
        : try ScratchStore(
          creating: path, plan: digest, seed: ensemble.settings.seed, shape: shape,
          saving: .never)
    } catch {
      throw error.asOutputError
    }
  }
}

extension StorageError {
  var asOutputError: OutputError {
    OutputError(path: path, operation: operation, reason: reason)
  }
}

extension LoadedScenario {
  /// A digest of the scenario, its data and the program's version.
  var digest: String {
    let text = ([Kosh.version, resolvedYAML] + country.files.map(\.sha256)).joined(separator: "\n")
    return SHA256.hexadecimal(of: Array(text.utf8))
  }
}
