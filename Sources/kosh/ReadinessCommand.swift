import Diagnostics
import Ensembles
import Readiness
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh readiness`: a scenario's surges by day against what services can bear, and forms for what
/// nobody knows.
struct ReadinessCommand: EngineCommand {
  static let keptWhenInterrupted = "the results of earlier runs stand as they were"
  let call: CommandCall

  func run() throws {
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
      let results = try assess(loaded, try merged(loaded).country)
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
    let stage = stage(loaded, country)
    let preparation = try stage.prepare()
    let base =
      arguments.text("--out")
      ?? FilePath.joined("Outputs", FilePath.stem(of: arguments.operands[0]))
    let out = loaded.variant.map { FilePath.joined(base, $0) } ?? base
    let folder = try OutputFolder(at: out, replacing: .readiness)
    let results = try assess(preparation, by: stage)
    var inputs = RunInputs(loaded)
    inputs.answers = answers
    let record = RunRecord(
      version: Kosh.version, arguments: commandLine, started: started, ended: started,
      workers: stage.workers, seed: Int(stage.seed), environment: .observed())
    try ReadinessOutputs(
      results, inputs: inputs, record: record, formats: formats,
      dialect: RunArguments.dialect(of: arguments), languages: languages
    ).write(into: folder, interrupt: interrupt)
    guard !arguments.has("--quiet") else { return }
    let heading = loaded.variant.map { [languages[0].text(.surgeVariant, ["name": $0])] } ?? []
    console.print(
      (heading + loaded.cutLines(in: languages[0]) + [
        ReadinessSummary(results, language: languages[0]).text
      ])
      .joined(separator: "\n"))
    console.print(languages[0].text(.surgeWritten, ["folder": out]))
  }

  /// The terminal speaks the first.
  private var languages: [Language] { Language.asked(of: arguments) }

  /// Of `--format`, else the tables and the page.
  private var formats: Set<OutputFormat> {
    arguments.text("--format").map { RunArguments.formats(of: $0) } ?? [.csv, .html]
  }

  private func stage(_ loaded: LoadedScenario, _ country: CountryData) -> ReadinessStage {
    ReadinessStage(
      loaded, country: country,
      members: arguments.integer("--draws") ?? CrisisEnsemble.defaultMembers,
      seed: arguments.text("--seed").flatMap { UInt64($0) },
      workers: arguments.integer("--workers") ?? BlockRunner.processorCount, interrupt: interrupt)
  }

  // MARK: Scenario and answers ─► plans

  private func merged(
    _ loaded: LoadedScenario
  ) throws(InputRejected) -> (country: CountryData, answers: [SourceFile]) {
    guard let folder = arguments.text("--answers") else { return (loaded.country, []) }
    let answers = try AnswerReader.merge(folder: folder, into: loaded.country)
    if !arguments.has("--quiet") {
      let counts = languages[0].text(
        .surgeAnswers,
        [
          "answers": "\(answers.answered)", "forms": "\(answers.files.count)",
          "open": "\(answers.openQuestions)",
        ])
      let missing = [languages[0].text(.surgeUnanswered)] + answers.unanswered
      console.print(
        counts + (answers.unanswered.isEmpty ? "" : missing.joined(separator: "\n  ")))
    }
    return (answers.country, answers.files)
  }

  // MARK: Plans ─► ensembles ─► results

  private func assess(
    _ loaded: LoadedScenario, _ country: CountryData
  ) throws -> ReadinessResults {
    let stage = stage(loaded, country)
    return try assess(try stage.prepare(), by: stage)
  }

  private func assess(
    _ preparation: CrisisPreparation, by stage: ReadinessStage
  ) throws -> ReadinessResults {
    let progress = ProgressBar(
      stage.loaded.scenario.name, style: Terminal.progressStyle(quiet: arguments.has("--quiet")))
    defer { progress.finish() }
    return try stage.assess(preparation, progress: progress)
  }

  private func write(_ results: ReadinessResults, asFormsTo folder: String) throws {
    let forms = RequestForms(
      results, language: languages[0], dialect: RunArguments.dialect(of: arguments))
    try forms.write(to: folder)
    guard !arguments.has("--quiet") else { return }
    console.print(
      languages[0].text(
        .surgeForms,
        [
          "forms": "\(forms.forms.count)", "questions": "\(results.missing.inputs.count)",
          "folder": folder, "index": RequestForms.index,
        ]))
  }
}
