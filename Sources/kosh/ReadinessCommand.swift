import Diagnostics
import Ensembles
import LinearAlgebra
import Readiness
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh readiness`: a scenario's surges by day against what services can bear, and forms for what
/// nobody knows.
package struct ReadinessCommand {
  private let arguments: ParsedCommand
  private let commandLine: [String]
  private let console: Console
  private let interrupt: InterruptFlag
  private let started = Timestamp.now

  package static func run(
    _ parsed: ParsedCommand, as words: [String], on console: Console
  ) -> ExitStatus {
    BLASRuntime.useOneThread()
    let command = ReadinessCommand(
      arguments: parsed, commandLine: ["kosh"] + words, console: console, interrupt: .install())
    return .ending(on: console, whenInterrupted: "the results of earlier runs stand as they were") {
      try command.run()
    }
  }

  private func run() throws {
    let runs = try ScenarioReader.readAll(
      file: arguments.operands[0], overrides: arguments.texts("--set"),
      horizon: arguments.text("--horizon"),
      country: { (folder) throws(InputRejected) in
        try CountryReader.read(folder: folder, for: .crisis)
      }
    ).filter { $0.parameters.isEmpty }
    if let request = arguments.text("--request") {
      let loaded = runs[0]
      console.complain(loaded.warnings)
      let country = try merged(loaded).country
      let results = try assess(try prepare(loaded, country), loaded, country)
      return try write(results, asFormsTo: request)
    }
    for (rank, loaded) in runs.enumerated() {
      if rank > 0, !arguments.has("--quiet") { console.print("") }
      try run(loaded)
    }
  }

  /// One variant; its results stand below those of the file itself.
  private func run(_ loaded: LoadedScenario) throws {
    console.complain(loaded.warnings)
    let (country, answers) = try merged(loaded)
    let preparation = try prepare(loaded, country)
    let base =
      arguments.text("--out")
      ?? FilePath.joined("Outputs", FilePath.stem(of: arguments.operands[0]))
    let out = loaded.variant.map { FilePath.joined(base, $0) } ?? base
    let folder = try OutputFolder(at: out, replacing: .readiness)
    let results = try assess(preparation, loaded, country)
    var inputs = RunInputs(loaded)
    inputs.answers = answers
    let record = RunRecord(
      version: Kosh.version, arguments: commandLine, started: started, ended: started,
      workers: workers, seed: Int(seed(loaded)), environment: .observed())
    try ReadinessOutputs(
      results, inputs: inputs, record: record, members: members,
      languages: Language.asked(of: arguments)
    ).write(into: folder, interrupt: interrupt)
    guard !arguments.has("--quiet") else { return }
    let heading = loaded.variant.map { ["variant \($0)"] } ?? []
    console.print(
      (heading + loaded.cuts + [ReadinessSummary(results).text]).joined(separator: "\n"))
    console.print("written to \(out)")
  }

  private var workers: Int { arguments.integer("--workers") ?? BlockRunner.processorCount }

  private var members: Int {
    arguments.integer("--draws") ?? CrisisEnsemble.defaultMembers
  }

  private func seed(_ loaded: LoadedScenario) -> UInt64 {
    arguments.text("--seed").flatMap { UInt64($0) } ?? loaded.scenario.ensemble?.seed
      ?? EnsembleSettings.defaultSeed
  }

  // MARK: Scenario and answers ─► plans

  private func merged(
    _ loaded: LoadedScenario
  ) throws(InputRejected) -> (country: CountryData, answers: [SourceFile]) {
    guard let folder = arguments.text("--answers") else { return (loaded.country, []) }
    let answers = try AnswerReader.merge(folder: folder, into: loaded.country)
    if !arguments.has("--quiet") {
      console.print(
        "\(answers.answered) answers in \(answers.files.count) forms, "
          + "\(answers.openQuestions) questions open"
          + (answers.unanswered.isEmpty
            ? "" : "; not answered:\n  " + answers.unanswered.joined(separator: "\n  ")))
    }
    return (answers.country, answers.files)
  }

  private func prepare(
    _ loaded: LoadedScenario, _ country: CountryData
  ) throws(InputRejected) -> CrisisPreparation {
    do throws(PlanError) {
      return try CrisisPreparation(loaded.scenario, for: country)
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  // MARK: Plans ─► ensembles ─► results

  private func assess(
    _ preparation: CrisisPreparation, _ loaded: LoadedScenario, _ country: CountryData
  ) throws -> ReadinessResults {
    let progress = ProgressBar(
      loaded.scenario.name, style: Terminal.progressStyle(quiet: arguments.has("--quiet")))
    defer { progress.finish() }
    var assessments: [CrisisAssessment] = []
    for plan in preparation.plans {
      let ensemble = CrisisEnsemble(plan, members: members, seed: seed(loaded))
      let summary = try run(ensemble, progress)
      assessments.append(
        CrisisAssessment(plan, country: country, norms: preparation.norms, summary: summary))
    }
    return ReadinessResults(
      scenario: loaded.scenario, country: country, preparation: preparation,
      assessments: assessments)
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

  private func write(_ results: ReadinessResults, asFormsTo folder: String) throws {
    let forms = RequestForms(results, language: Language.asked(of: arguments)[0])
    try forms.write(to: folder)
    guard !arguments.has("--quiet") else { return }
    console.print(
      "\(forms.forms.count) forms with \(results.missing.inputs.count) questions in \(folder); "
        + "\(RequestForms.index) lists them, the weightiest first")
  }
}
