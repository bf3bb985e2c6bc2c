import Diagnostics
import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles

/// A scenario held against the target indicators, with draws of its own under each rule of moves where
/// it has an ensemble: the same for every command that shows indicators.
struct MonitoringStage {
  let loaded: LoadedScenario
  /// The scenario's, or with other facts.
  let country: CountryData
  let workers: Int
  let interrupt: InterruptFlag

  /// - Throws: `InputRejected`, `OutputError`, `Interrupted`, or `EnsembleStage.Stopped` within draws.
  func monitoring(_ progress: ProgressBar) throws -> Monitoring {
    let years = Monitoring.forecastYears(of: loaded.scenario, country)
    do {
      return try Monitoring.of(loaded.scenario, country) { plan in
        try interrupt.check()
        guard let settings = loaded.scenario.ensemble else { return nil }
        return try draws(of: plan, settings, years, progress)
      }
    } catch let error as PlanError {
      throw loaded.rejection(of: error)
    }
  }

  private func draws(
    of plan: Plan, _ settings: EnsembleSettings, _ years: [Int], _ progress: ProgressBar
  ) throws -> OutcomeDraws {
    let scratch = try ThrowawayFolder()
    let ensemble = try EnsemblePlan(plan, settings: settings)
    let stage = EnsembleStage(
      ensemble: ensemble, workers: workers, levels: EnsembleStage.levels(with: []),
      digest: loaded.digest, interrupt: interrupt)
    let store = try stage.run(
      at: scratch.path + "/draws", resuming: false, progress: progress
    ).store
    do {
      return try OutcomeDraws(of: store, layout: ensemble.layout, years: years)
    } catch {
      throw error.asOutputError
    }
  }
}
