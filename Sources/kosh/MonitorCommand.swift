import Demography
import Diagnostics
import Ensembles
import Reports
import ScenarioEngine
import ScenarioFiles
import Tables

/// `kosh monitor`: the target indicators beside what a scenario makes of them.
struct MonitorCommand: EngineCommand {
  static let keptWhenInterrupted = "the results of earlier runs stand as they were"
  let call: CommandCall

  func run() throws {
    let loaded = try ScenarioReader.read(
      file: arguments.operands[0], overrides: overrides, horizon: arguments.text("--horizon"))
    console.complain(loaded.warnings)
    guard !loaded.country.indicators.isEmpty else {
      throw InputRejected(
        Diagnostic(
          .error, "the data package '\(loaded.country.name)' has no indicators.csv",
          remedy: "add the programme's table of target indicators; `kosh formats` has its columns"))
    }
    let regions = try shownRegions(loaded)
    let (country, actuals) = try withActuals(loaded)
    let out =
      arguments.text("--out")
      ?? FilePath.joined("Outputs", FilePath.stem(of: arguments.operands[0]))
    let folder = try OutputFolder(at: out, replacing: .monitoring)
    let monitoring = try monitor(loaded, country)
    var record = RunRecord(
      version: Kosh.version, arguments: commandLine, started: started, ended: started,
      workers: workers, draws: monitoring.drawCount,
      seed: loaded.scenario.ensemble.map { Int($0.seed) }, environment: .observed())
    record.blockWidth = monitoring.drawCount > 0 ? EnsemblePlan.blockWidth : 0
    var outputs = MonitoringOutputs(
      monitoring, inputs: RunInputs(loaded), actuals: actuals, record: record)
    outputs.formats = RunArguments.formats(arguments.list("--format") ?? [])
    outputs.dialect = RunArguments.dialect(of: arguments)
    outputs.languages = Language.asked(of: arguments)
    outputs.regions = regions
    try outputs.write(into: folder, interrupt: interrupt)
    guard !arguments.has("--quiet") else { return }
    let language = Language.asked(of: arguments)[0]
    console.print(
      (loaded.cutLines(in: language) + [
        MonitoringSummary(
          monitoring, regions: regions, folder: out, language: language
        ).text
      ])
      .joined(separator: "\n"))
  }

  private var overrides: [String] {
    arguments.texts("--set")
      + [("--draws", "draws"), ("--seed", "seed")].compactMap { option, key in
        arguments.text(option).map { "ensemble.\(key)=\($0)" }
      }
  }

  private var workers: Int { arguments.integer("--workers") ?? BlockRunner.processorCount }

  // MARK: What is read

  /// Regions whose own tables are shown; every one is in the file.
  private func shownRegions(_ loaded: LoadedScenario) throws(InputRejected) -> [Area] {
    let regions = loaded.country.regions
    var shown: [Area] = []
    var faults: [Diagnostic] = []
    for name in arguments.texts("--region") {
      if let row = regions.row(of: name) {
        shown.append(Area(level: .region, id: regions.regions[row].id, members: [row]))
      } else {
        faults.append(
          Diagnostic(
            .error, "--region: there is no region '\(name)'", remedy: regions.remedy(for: name)))
      }
    }
    guard faults.isEmpty else { throw InputRejected(faults) }
    return shown
  }

  private func withActuals(
    _ loaded: LoadedScenario
  ) throws(InputRejected) -> (country: CountryData, file: SourceFile?) {
    guard let path = arguments.text("--actuals") else { return (loaded.country, nil) }
    let released = try ActualsReader.read(path, of: loaded.country)
    var country = loaded.country
    country.actuals = released.actuals
    return (country, released.file)
  }

  private func monitor(_ loaded: LoadedScenario, _ country: CountryData) throws -> Monitoring {
    let progress = ProgressBar(
      loaded.scenario.name, style: Terminal.progressStyle(quiet: arguments.has("--quiet")))
    defer { progress.finish() }
    return try MonitoringStage(
      loaded: loaded, country: country, workers: workers, interrupt: interrupt
    ).monitoring(progress)
  }
}
