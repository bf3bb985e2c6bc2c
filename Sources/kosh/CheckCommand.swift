import Demography
import Diagnostics
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh check`: everything that is wrong with scenarios and their data, without a run.
package enum CheckCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    var refusals: [InputRejected] = []
    var told: [Diagnostic] = []
    for file in arguments.operands {
      do throws(InputRejected) {
        let runs = try ScenarioReader.readAll(
          file: file, overrides: arguments.texts("--set"), horizon: arguments.text("--horizon"))
        try checkPlans(of: runs)
        console.complain(runs[0].warnings)
        if !arguments.has("--quiet") { console.print(summary(of: runs, file: file)) }
      } catch {
        // A table that several scenarios share has its faults once.
        let new = error.diagnostics.filter { !told.contains($0) }
        console.complain(new)
        told += new
        refusals.append(error)
      }
    }
    if refusals.isEmpty { return .done }
    return refusals.allSatisfy(\.isMissingInput) ? .inputNotFound : .inputRefused
  }

  /// Levels that are solved and flows that are balanced show here whether the data can carry them.
  /// Points of a sweep are planned by `kosh run`: there may be many.
  private static func checkPlans(of runs: [LoadedScenario]) throws(InputRejected) {
    var faults: [Diagnostic] = []
    for loaded in runs where loaded.parameters.isEmpty {
      do throws(PlanError) {
        _ = try Planner.plan(loaded.scenario, for: loaded.country)
      } catch {
        faults += loaded.rejection(of: error).diagnostics.filter { !faults.contains($0) }
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
  }

  private static func summary(of runs: [LoadedScenario], file: String) -> String {
    let loaded = runs[0]
    let scenario = loaded.scenario
    let regions = loaded.country.regions.count
    let head =
      "\(file): sound; \(scenario.horizon.first)..\(scenario.horizon.last), \(regions) region\(regions == 1 ? "" : "s"), \(scenario.title.english)"
    var lines = scenario.interventions.map(line)
    if runs.count > 1 {
      let names = runs.dropFirst().compactMap(\.variant)
      let kind =
        runs[1].parameters.isEmpty
        ? "variant\(names.count == 1 ? "" : "s")" : "point\(names.count == 1 ? "" : "s") of a sweep"
      let shown =
        names.count <= 8
        ? names.joined(separator: ", ") : "\(names[0]) to \(names[names.count - 1])"
      lines.append("\(names.count) \(kind): \(shown)")
    }
    return ([head] + (lines + loaded.cutLines(in: .english)).map { "  \($0)" }).joined(
      separator: "\n")
  }

  private static func line(of intervention: Intervention) -> String {
    let years = intervention.years
    let span =
      years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)..\(years.upperBound)"
    return "\(intervention.name): \(intervention.action.key), \(span)"
  }
}
