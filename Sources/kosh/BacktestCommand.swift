import Demography
import Diagnostics
import LinearAlgebra
import Migration
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh backtest`: hindcasts of a data package against what came and against rules of thumb.
package struct BacktestCommand {
  private let arguments: ParsedCommand
  private let commandLine: [String]
  private let console: Console
  private let interrupt: InterruptFlag
  private let started = Timestamp.now

  package static func run(
    _ parsed: ParsedCommand, as words: [String], on console: Console
  ) -> ExitStatus {
    BLASRuntime.useOneThread()
    let command = BacktestCommand(
      arguments: parsed, commandLine: ["kosh"] + words, console: console, interrupt: .install())
    do {
      return try command.run()
    } catch is Interrupted {
      console.complain("interrupted; earlier results stand as they were")
      return .interrupted
    } catch {
      return .of(error, on: console)
    }
  }

  private func run() throws -> ExitStatus {
    let country = try CountryReader.read(folder: arguments.operands[0])
    let starts = try starts(for: country)
    let loaded = try scenario(for: country)
    let out = arguments.text("--out") ?? FilePath.joined("Outputs", country.name)
    let folder = try OutputFolder(at: out, replacing: .backtest)

    let backtest = try backtest(country, from: starts, by: loaded)
    let coverage = try coverage(country, from: starts, by: loaded)
    try interrupt.check()
    let outputs = BacktestOutputs(
      backtest, coverage: coverage, rules: loaded.scenario.name, inputs: RunInputs(loaded),
      record: RunRecord(
        version: Kosh.version, arguments: commandLine, started: started, ended: started,
        environment: .observed()))
    try outputs.write(into: folder, interrupt: interrupt)
    if !arguments.has("--quiet") || !backtest.isPassed {
      console.print(BacktestSummary(backtest, coverage: coverage, folder: out).text)
    }
    return backtest.isPassed ? .done : .checkFailed
  }

  // MARK: What is asked for

  private func starts(for country: CountryData) throws(InputRejected) -> [Int] {
    let possible = Backtest.possibleStarts(of: country)
    guard country.regions.count > 1, !possible.isEmpty else {
      throw InputRejected(
        Diagnostic(
          .error, "the data package '\(arguments.operands[0])' allows no hindcast",
          remedy:
            "one needs several regions, a population by age, the moves between regions of the "
            + "year before it, and totals of the year before it and of a later year"))
    }
    let asked = Set(arguments.texts("--from").compactMap { Int($0) }).sorted()
    let refused = asked.filter { !possible.contains($0) }
    guard refused.isEmpty else {
      let years = possible.map(String.init).joined(separator: ", ")
      throw InputRejected(
        refused.map {
          Diagnostic(
            .error, "--from: the data package allows no hindcast from \($0)",
            remedy: "it allows \(years)")
        })
    }
    return asked.isEmpty ? Backtest.usualStarts(of: country) : asked
  }

  /// The scenario that states how distance weighs on moves, read on the data package of the
  /// command line.
  private func scenario(for country: CountryData) throws(InputRejected) -> LoadedScenario {
    let file =
      arguments.text("--scenario")
      ?? FilePath.joined(arguments.operands[0], "../reference.yaml")
    guard FilePath.isFile(file) else {
      throw InputRejected(
        Diagnostic(
          .error, "there is no scenario '\(file)' to take the rules of migration from",
          remedy: "name one: --scenario FILE", isMissingInput: true))
    }
    // Draws are asked for, so that spreads are checked as for an ensemble.
    let draws = arguments.text("--draws").map { ["ensemble.draws=\($0)"] } ?? []
    return try ScenarioReader.read(file: file, overrides: draws) {
      (_: String) throws(InputRejected) in country
    }
  }

  private func backtest(
    _ country: CountryData, from starts: [Int], by loaded: LoadedScenario
  ) throws(InputRejected) -> Backtest {
    guard let rules = loaded.scenario.assumptions.internalMigration else {
      preconditionFailure("a scenario of several regions was read without rules of migration")
    }
    let progress = ProgressBar(
      "backtest", style: Terminal.progressStyle(quiet: arguments.has("--quiet")))
    defer { progress.finish() }
    do throws(PlanError) {
      return try Backtest(of: country, from: starts, rules: rules) {
        progress.advance(to: $0, of: $1)
      }
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  /// How many regions intervals of the time would have held; nothing without `--draws`.
  private func coverage(
    _ country: CountryData, from starts: [Int], by loaded: LoadedScenario
  ) throws(InputRejected) -> [HindcastCoverage] {
    guard let settings = loaded.scenario.ensemble, arguments.text("--draws") != nil,
      let rules = loaded.scenario.assumptions.internalMigration
    else { return [] }
    do throws(PlanError) {
      return try HindcastCoverage.all(
        of: country, from: starts, rules: rules, uncertainty: loaded.scenario.uncertainty,
        settings: settings)
    } catch {
      throw loaded.rejection(of: error)
    }
  }
}
