import Demography
import Diagnostics
import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh compare`: differences of scenarios from the first, draw by draw where they are drawn, and
/// what each change between them accounts for.
///
/// A folder of results stands for the scenario that made it, run again from its own inputs; a file
/// with variants stands for itself and each of them.
struct CompareCommand: EngineCommand {
  static let keptWhenInterrupted = "comparisons of earlier runs stand as they were"
  let call: CommandCall

  func run() throws {
    var scenarios = try readAll(horizon: arguments.text("--horizon"))
    guard scenarios.count > 1 else {
      throw InputRejected(
        Diagnostic(
          .error, "'\(arguments.operands[0])' has no variants, and nothing to compare it with",
          remedy: "name a second scenario file or folder of results"))
    }
    try checkAlike(scenarios)
    if let common = Self.commonHorizon(of: scenarios.map(\.scenario.horizon)) {
      scenarios = try readAll(horizon: common)
    }
    let base = scenarios[0]
    let out = arguments.text("--out") ?? "Outputs/" + base.scenario.name
    let prepared = try prepare(base)
    for (place, other) in scenarios.dropFirst().enumerated() {
      if place > 0, !isQuiet { console.print("") }
      try compare(prepared, with: other, into: out)
    }
  }

  private var isQuiet: Bool { arguments.has("--quiet") }

  // MARK: What is compared

  private func readAll(horizon: String?) throws(InputRejected) -> [LoadedScenario] {
    var loaded: [LoadedScenario] = []
    var faults: [Diagnostic] = []
    for operand in arguments.operands {
      do throws(InputRejected) {
        loaded += try read(operand, horizon: horizon)
      } catch {
        faults += error.diagnostics.filter { !faults.contains($0) }
      }
    }
    guard faults.isEmpty else { throw InputRejected(faults) }
    return loaded
  }

  private func read(
    _ operand: String, horizon: String?
  ) throws(InputRejected) -> [LoadedScenario] {
    guard FilePath.isFolder(operand) else {
      let runs = try ScenarioReader.readAll(
        file: operand, overrides: overrides, horizon: horizon)
      for run in runs { console.complain(run.warnings) }
      return runs.filter(\.parameters.isEmpty)
    }
    let recorded = try RecordedRun.read(operand)
    let changed = recorded.changedInputs()
    guard changed.isEmpty else {
      throw InputRejected(
        changed.map {
          Diagnostic(
            .error, "\(operand): \($0)",
            remedy: "compare the scenario file, or run it again")
        })
    }
    var own = try ScenarioReader.read(
      file: recorded.scenarioFile, overrides: overrides, horizon: horizon)
    own.scenario.name = recorded.scenario
    return [own]
  }

  private var overrides: [String] {
    arguments.texts("--set")
      + [("--draws", "draws"), ("--seed", "seed")].compactMap { option, key in
        arguments.text(option).map { "ensemble.\(key)=\($0)" }
      }
  }

  /// What can be told before anything is run.
  private func checkAlike(_ scenarios: [LoadedScenario]) throws(InputRejected) {
    let base = scenarios[0]
    var faults: [Diagnostic] = []
    for other in scenarios.dropFirst() {
      let names = "\(other.scenario.name) and \(base.scenario.name)"
      if other.country.regions.ids != base.country.regions.ids {
        faults.append(
          Diagnostic(
            .error, "\(names) have other regions",
            remedy: "compare scenarios of one data package"))
      } else if other.country.ageGroups.map(\.id) != base.country.ageGroups.map(\.id)
        || other.country.regions.groups != base.country.regions.groups
      {
        faults.append(
          Diagnostic(
            .error, "\(names) have other age groups or groups of regions",
            remedy: "compare scenarios of one data package"))
      } else if other.scenario.horizon.first != base.scenario.horizon.first {
        faults.append(
          Diagnostic(
            .error,
            "\(names) begin on another 1 January: \(other.scenario.horizon.first), "
              + "\(base.scenario.horizon.first)",
            remedy: "--horizon gives both the same"))
      }
    }
    guard faults.isEmpty else { throw InputRejected(faults) }
  }

  /// The years that all have, where their horizons end differently.
  private static func commonHorizon(of horizons: [Horizon]) -> String? {
    let last = horizons.map(\.last).min() ?? 0
    guard horizons.contains(where: { $0.last != last }) else { return nil }
    return "\(horizons[0].first)..\(last)"
  }

  // MARK: Runs

  /// A scenario that has been run, and its draws where it has some.
  private struct Prepared: ~Copyable {
    let loaded: LoadedScenario
    let forecast: Forecast
    let store: ScratchStore?
    /// Holds the draws as long as they are read.
    let scratch: ThrowawayFolder
  }

  private func prepare(_ loaded: LoadedScenario) throws -> Prepared {
    try interrupt.check()
    let progress = ProgressBar(
      loaded.scenario.name, style: Terminal.progressStyle(quiet: isQuiet))
    defer { progress.finish() }
    do {
      let plan = try Planner.plan(loaded.scenario, for: loaded.country)
      let forecast = plan.forecast { progress.advance(to: $0, of: $1, "projecting") }
      let scratch = try ThrowawayFolder()
      guard let settings = loaded.scenario.ensemble else {
        return Prepared(loaded: loaded, forecast: forecast, store: nil, scratch: scratch)
      }
      let stage = EnsembleStage(
        ensemble: try EnsemblePlan(plan, settings: settings), workers: workers,
        levels: EnsembleStage.levels(with: []), digest: loaded.digest, interrupt: interrupt)
      let store = try stage.run(
        at: scratch.path + "/draws", resuming: false, progress: progress
      ).store
      return Prepared(loaded: loaded, forecast: forecast, store: store, scratch: scratch)
    } catch let error as PlanError {
      throw loaded.rejection(of: error)
    }
  }

  private var workers: Int { arguments.integer("--workers") ?? BlockRunner.processorCount }

  private func compare(
    _ base: borrowing Prepared, with loaded: LoadedScenario, into out: String
  ) throws {
    let name = ComparisonOutputs.folderName(of: loaded.scenario.name)
    let folder = try OutputFolder(at: out, replacing: .comparison(name))
    let other = try prepare(loaded)
    var intervals: PairedSummary?
    if let a = base.store, let b = other.store {
      guard a.finishedDraws == b.finishedDraws,
        base.loaded.scenario.ensemble?.seed == loaded.scenario.ensemble?.seed
      else {
        throw InputRejected(
          Diagnostic(
            .error, "the draws of the two scenarios do not pair: other numbers or other seeds",
            remedy: "--draws and --seed give both the same"))
      }
      do {
        intervals = try PairedSummary(
          of: b, less: a, layout: Comparison.layout(of: base.forecast))
      } catch {
        throw error.asOutputError
      }
    }
    let comparison = try Comparison(
      base.forecast, other.forecast, intervals: intervals,
      attribution: attribution(base.loaded, loaded))
    var record = RunRecord(
      version: Kosh.version, arguments: commandLine, started: started, ended: started,
      workers: workers, draws: intervals?.drawCount ?? 0,
      seed: loaded.scenario.ensemble.map { Int($0.seed) }, environment: .observed())
    record.blockWidth = intervals == nil ? 0 : EnsemblePlan.blockWidth
    try ComparisonOutputs(
      comparison, inputs: (RunInputs(base.loaded), RunInputs(loaded)), record: record,
      dialect: RunArguments.dialect(of: arguments), languages: Language.asked(of: arguments)
    ).write(into: folder, interrupt: interrupt)
    guard !isQuiet else { return }
    console.print(
      ComparisonSummary(
        comparison, folder: "\(out)/comparison/\(name)",
        language: Language.asked(of: arguments)[0]
      ).text)
  }

  private func attribution(
    _ a: LoadedScenario, _ b: LoadedScenario
  ) throws -> Attribution? {
    guard !arguments.has("--no-attribution") else { return nil }
    let progress = ProgressBar(
      b.scenario.name, style: Terminal.progressStyle(quiet: isQuiet))
    defer { progress.finish() }
    do {
      return try Attribution.between(
        ScenarioOfCountry(a.scenario, a.country), ScenarioOfCountry(b.scenario, b.country)
      ) { done, total in
        progress.advance(to: done, of: total, "attribution")
        return !interrupt.isRaised
      }
    } catch let error as PlanError {
      throw b.rejection(of: error)
    }
  }
}
