import Demography
import Diagnostics
import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh sensitivity`: a figure's variance shared out over what is uncertain.
struct SensitivityCommand: EngineCommand {
  static let keptWhenInterrupted = "nothing was written"
  let call: CommandCall

  func run() throws {
    // Draws are asked for, so that spreads are checked as for an ensemble.
    let loaded = try ScenarioReader.read(
      file: arguments.operands[0],
      overrides: arguments.texts("--set") + ["ensemble.draws=\(samples)"],
      horizon: arguments.text("--horizon"))
    console.complain(loaded.warnings)
    let ensemble = try plan(loaded)
    let question = try question(in: ensemble.layout, regions: loaded.country.regions)
    guard let out = arguments.text("--out") else {
      show(try decompose(ensemble, question, loaded), loaded)
      return
    }
    let folder = try OutputFolder(at: out, replacing: .sensitivity)
    let sensitivity = try decompose(ensemble, question, loaded)
    let outputs = SensitivityOutputs(
      sensitivity, of: loaded.scenario, inputs: RunInputs(loaded),
      record: RunRecord(
        version: Kosh.version, arguments: commandLine, started: started, ended: started,
        workers: workers, seed: Int(ensemble.settings.seed), environment: .observed()))
    try outputs.write(into: folder, interrupt: interrupt)
    show(sensitivity, loaded)
  }

  private var workers: Int { arguments.integer("--workers") ?? BlockRunner.processorCount }

  private var samples: Int { arguments.integer("--samples") ?? 1024 }

  // MARK: What is asked for

  /// The samples of the command line in place of the scenario's draws.
  private func plan(_ loaded: LoadedScenario) throws(InputRejected) -> EnsemblePlan {
    let seed =
      arguments.text("--seed").flatMap { UInt64($0) } ?? loaded.scenario.ensemble?.seed
      ?? EnsembleSettings.defaultSeed
    let settings = EnsembleSettings(draws: samples, seed: seed)
    let ensemble: EnsemblePlan
    do throws(PlanError) {
      ensemble = try EnsemblePlan(
        try Planner.plan(loaded.scenario, for: loaded.country), settings: settings)
    } catch {
      throw loaded.rejection(of: error)
    }
    guard !ensemble.plan.scenario.uncertainGroups.isEmpty else {
      throw InputRejected(
        Diagnostic(
          .error, "'\(arguments.operands[0])' states no uncertainty: every figure is certain",
          remedy: "state how far assumptions may be wrong below `uncertainty`; "
            + "`kosh formats` lists its keys"))
    }
    return ensemble
  }

  private func question(
    in layout: FigureLayout, regions: RegionSet
  ) throws(InputRejected) -> SensitivityQuestion {
    let (figure, year) = (arguments.text("--figure") ?? "", arguments.integer("--year") ?? 0)
    let region = arguments.text("--region") ?? ""
    let area = regions.area(of: region)
    var faults: [Diagnostic] = []
    if area == nil {
      faults.append(
        Diagnostic(
          .error, "--region: there is no region or group '\(region)'",
          remedy: NearestName.remedy(for: region, among: regions.areaNames)
            ?? "'*' is the country"))
    }
    do throws(SensitivityQuestionError) {
      let question = try SensitivityQuestion(
        figure: figure, area: area ?? layout.areas[0], year: year, in: layout)
      if faults.isEmpty { return question }
    } catch {
      faults += error.faults.map { diagnostic(of: $0, figure: figure, year: year, layout) }
    }
    throw InputRejected(faults)
  }

  private func diagnostic(
    of fault: SensitivityQuestionError.Fault, figure: String, year: Int, _ layout: FigureLayout
  ) -> Diagnostic {
    let (first, last) = (layout.years[0], layout.years[layout.years.count - 1])
    return switch fault {
    case .figure:
      Diagnostic(
        .error, "--figure: there is no figure '\(figure)'",
        remedy: NearestName.remedy(for: figure, among: layout.columns)
          ?? "one of: " + layout.columns.joined(separator: ", "))
    case .year:
      Diagnostic(
        .error, "--year: \(year) is outside the horizon",
        remedy:
          "stocks are those of 1 January \(first) to \(last), events of \(first) to \(last - 1)")
    case .yearAfterLastEvents:
      Diagnostic(
        .error,
        "--year: \(figure) of \(year) would come after the horizon's end, 1 January \(last)",
        remedy: "the last year of events is \(last - 1)")
    }
  }

  // MARK: Runs ─► shares of the variance

  private func decompose(
    _ ensemble: EnsemblePlan, _ question: SensitivityQuestion, _ loaded: LoadedScenario
  ) throws -> Sensitivity {
    let progress = ProgressBar(
      loaded.scenario.name,
      style: Terminal.progressStyle(quiet: arguments.has("--quiet")))
    defer { progress.finish() }
    let cancellation = CancellationFlag()
    let run = SensitivityRun(
      ensemble, question: question, workers: workers, cancellation: cancellation)
    let interrupt = interrupt
    do {
      return try MainThread.wait {
        try await run.run { done, total in
          if interrupt.isRaised { cancellation.cancel() }
          progress.advance(to: done, of: total, "run \(done)")
        }
      }
    } catch SensitivityRun.Failure.plan(let error) {
      throw loaded.rejection(of: error)
    } catch SensitivityRun.Failure.unknown {
      throw InputRejected(
        Diagnostic(
          .error, "\(question.figure) of \(question.area.id) in \(question.year) is not known",
          remedy: "`kosh run` leaves its cell in the tables empty: the data package does not tell, "
            + "or nobody lives there"))
    } catch SensitivityRun.Failure.cancelled {
      throw Interrupted()
    }
  }

  private func show(_ sensitivity: Sensitivity, _ loaded: LoadedScenario) {
    guard !arguments.has("--quiet") else { return }
    let language = Language.asked(of: arguments)[0]
    let summary = SensitivitySummary(
      sensitivity, regions: loaded.country.regions, language: language)
    console.print((loaded.cutLines(in: language) + [summary.text]).joined(separator: "\n"))
  }
}
