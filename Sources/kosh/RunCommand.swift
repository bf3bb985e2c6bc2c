import Diagnostics
import LinearAlgebra
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh run`: from scenario files to folders of results.
///
/// Every file is read and checked before the first is run, so that a mistake in the last one costs
/// nothing; each scenario's results are exchanged as a whole.
package struct RunCommand {
  private let arguments: RunArguments
  private let commandLine: [String]
  private let console: Console
  private let interrupt: InterruptFlag

  package static func run(
    _ parsed: ParsedCommand, as words: [String], on console: Console
  ) -> ExitStatus {
    BLASRuntime.useOneThread()
    let command = RunCommand(
      arguments: RunArguments(parsed), commandLine: ["kosh"] + words, console: console,
      interrupt: .install())
    return command.run()
  }

  private func run() -> ExitStatus {
    do {
      for scenario in try planAll() { try forecast(scenario) }
      return .done
    } catch let rejected as InputRejected {
      console.complain(rejected.diagnostics)
      return rejected.isMissingInput ? .inputNotFound : .inputRefused
    } catch let failure as OutputError {
      console.complain(failure.rendered)
      return .cannotWrite
    } catch is Interrupted {
      console.complain("interrupted; the results of earlier runs stand as they were")
      return .interrupted
    } catch {
      console.complain("internal fault: \(error)")
      return .internalFault
    }
  }

  // MARK: scenario.yaml ─► Scenario ─► yearly drivers

  private struct Planned {
    let loaded: LoadedScenario
    let plan: Plan
    let folder: String
    let started: Timestamp
  }

  private func planAll() throws(InputRejected) -> [Planned] {
    var planned: [Planned] = []
    var faults: [Diagnostic] = []
    for file in arguments.files {
      let started = Timestamp.now
      do throws(InputRejected) {
        let loaded = try ScenarioReader.read(
          file: file, overrides: arguments.overrides, horizon: arguments.horizon)
        let plan = try plan(loaded)
        console.complain(loaded.warnings)
        planned.append(
          Planned(
            loaded: loaded, plan: plan, folder: arguments.folder(for: file), started: started))
      } catch {
        faults += error.diagnostics
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
    return planned
  }

  private func plan(_ loaded: LoadedScenario) throws(InputRejected) -> Plan {
    do throws(PlanError) {
      return try Planner.plan(loaded.scenario, for: loaded.country)
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  // MARK: yearly drivers ─► Forecast ─► Outputs/<scenario>

  private func forecast(_ planned: Planned) throws {
    try interrupt.check()
    let folder = try OutputFolder(at: planned.folder, replacing: .forecast)
    let name = planned.loaded.scenario.name
    let progress = ProgressBar(name, style: Terminal.progressStyle(quiet: arguments.isQuiet))
    defer { progress.finish() }
    let forecast = planned.plan.forecast { progress.advance(to: $0, of: $1, "projecting") }
    let outputs = ForecastOutputs(
      forecast, inputs: RunInputs(planned.loaded),
      record: RunRecord(
        version: Kosh.version, arguments: commandLine, started: planned.started,
        ended: planned.started, environment: .observed()),
      dialect: arguments.dialect)
    try outputs.write(into: folder, interrupt: interrupt)
    progress.finish()
    guard !arguments.isQuiet else { return }
    console.print(
      (planned.loaded.cuts + [ForecastSummary(forecast, folder: planned.folder).text])
        .joined(separator: "\n"))
  }
}

extension RunInputs {
  init(_ loaded: LoadedScenario) {
    self.init(
      layers: loaded.texts.map { Text(path: $0.path, bytes: $0.bytes) },
      resolvedScenario: loaded.resolvedYAML, data: loaded.country.files,
      calibration: loaded.calibration)
  }
}

extension OutputError {
  /// `cannot write PATH: REASON (while OPERATION)`.
  var rendered: String { "error: cannot write \(path): \(reason) (\(operation))" }
}
