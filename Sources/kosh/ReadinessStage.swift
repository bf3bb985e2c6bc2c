import Diagnostics
import Ensembles
import Readiness
import Reports
import ScenarioEngine
import ScenarioFiles

/// The daily chain of a scenario's events: the same for every command that asks for it.
struct ReadinessStage {
  let loaded: LoadedScenario
  /// The scenario's, or with the answers of agencies in it.
  let country: CountryData
  /// Of each event's ensemble.
  let members: Int
  let seed: UInt64
  let workers: Int
  let interrupt: InterruptFlag

  /// - Parameters:
  ///   - country: in place of the scenario's own.
  ///   - seed: in place of that of the scenario's draws.
  init(
    _ loaded: LoadedScenario, country: CountryData? = nil,
    members: Int = CrisisEnsemble.defaultMembers, seed: UInt64? = nil, workers: Int,
    interrupt: InterruptFlag
  ) {
    self.loaded = loaded
    self.country = country ?? loaded.country
    self.members = members
    self.seed = seed ?? loaded.scenario.ensemble?.seed ?? EnsembleSettings.defaultSeed
    self.workers = workers
    self.interrupt = interrupt
  }

  /// - Throws: `InputRejected` where the forecast without events cannot be planned.
  func prepare() throws(InputRejected) -> CrisisPreparation {
    do throws(PlanError) {
      return try CrisisPreparation(loaded.scenario, for: country)
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  /// - Throws: `Interrupted` when the flag was raised.
  func assess(
    _ preparation: CrisisPreparation, progress: ProgressBar
  ) throws -> ReadinessResults {
    var assessments: [CrisisAssessment] = []
    for plan in preparation.plans {
      let ensemble = CrisisEnsemble(plan, members: members, seed: seed)
      let summary = try run(ensemble, progress)
      assessments.append(
        CrisisAssessment(plan, country: country, norms: preparation.norms, summary: summary))
    }
    return ReadinessResults(
      scenario: loaded.scenario, country: country, preparation: preparation,
      assessments: assessments, members: members)
  }

  private func run(_ ensemble: CrisisEnsemble, _ progress: ProgressBar) throws -> CrisisSummary {
    let (cancellation, interrupt, workers) = (CancellationFlag(), interrupt, workers)
    let name = ensemble.plan.event.name
    do {
      return try MainThread.wait {
        try await ensemble.run(workers: workers, cancellation: cancellation) { done, total in
          if interrupt.isRaised { cancellation.cancel() }
          progress.advance(to: done, of: total, name)
        }
      }
    } catch is CrisisEnsemble.Failure {
      throw Interrupted()
    }
  }
}
