import Diagnostics
import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles
import Tables

/// The ensemble of a run: draws into the scratch store, then means and quantiles of every figure.
struct EnsembleStage: Sendable {
  let ensemble: EnsemblePlan
  let workers: Int
  var ranks = Ranks.alone
  /// Shares of draws below each quantile, ascending, the 10th, 50th and 90th percentile among them.
  let levels: [Double]
  /// What the draws depend on besides seed and shape.
  let digest: String
  let interrupt: InterruptFlag

  /// Draws are on the disk: where, and how many, when the run was interrupted.
  struct Stopped: Error {
    let finishedDraws: Int
  }

  /// The standard levels and those that are wanted beside them.
  static func levels(with wanted: [Double]) -> [Double] {
    Set(EnsembleSummary.standardLevels + wanted).sorted()
  }

  /// Runs what the store at a path does not have yet and sums it up.
  ///
  /// - Parameters:
  ///   - path: of the scratch file.
  ///   - resuming: goes on with the file of an interrupted run.
  func run(
    at path: String, resuming: Bool, progress: ProgressBar
  ) throws -> (summary: EnsembleSummary, store: ScratchStore) {
    let summary = try MainThread.wait {
      try await self.summary(at: path, resuming: resuming, progress: progress)
    }
    return (summary, try openStore(at: path, resuming: true))
  }

  /// Runs this rank's share of the draws for the rank that gathers.
  func assist() throws {
    let cancellation = CancellationFlag()
    let run = EnsembleRun(
      ensemble, workers: workers, ranks: ranks, cancellation: cancellation)
    do {
      try MainThread.wait { [digest, interrupt] in
        try await run.assist(digest: digest) {
          if interrupt.isRaised { cancellation.cancel() }
        }
      }
    } catch EnsembleRun.Failure.cancelled {
      throw Interrupted()
    } catch EnsembleRun.Failure.plan(let error) {
      throw error
    } catch EnsembleRun.Failure.otherInputs {
      throw OtherInputs()
    }
  }

  /// This rank has read something else than the one that gathers.
  struct OtherInputs: Error {}

  private func summary(
    at path: String, resuming: Bool, progress: ProgressBar
  ) async throws -> EnsembleSummary {
    let store = try openStore(at: path, resuming: resuming)
    let cancellation = CancellationFlag()
    let run = EnsembleRun(
      ensemble, workers: workers, ranks: ranks, cancellation: cancellation)
    do {
      try await run.run(into: store, digest: digest) { done, total in
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
  /// Digests of the program's version, the scenario and each table of its data, by name.
  var digest: String {
    let files = country.files.map { file in
      "\(file.path.split(separator: "/").last ?? "")=\(file.sha256)"
    }
    return
      ([
        "the program's version=\(Kosh.version)",
        "the scenario=" + SHA256.hexadecimal(of: Array(resolvedYAML.utf8)),
      ] + files)
      .joined(separator: "\t")
  }
}
