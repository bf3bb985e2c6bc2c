import Demography
import Diagnostics
import ScenarioEngine
import ScenarioFiles

/// `kosh check`: everything that is wrong with scenarios and their data, without a run.
package enum CheckCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    var refusals: [InputRejected] = []
    var told: [Diagnostic] = []
    for file in arguments.operands {
      do throws(InputRejected) {
        let loaded = try ScenarioReader.read(
          file: file, overrides: arguments.texts("--set"), horizon: arguments.text("--horizon"))
        try checkPlan(of: loaded)
        console.complain(loaded.warnings)
        if !arguments.has("--quiet") { console.print(summary(of: loaded, file: file)) }
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
  private static func checkPlan(of loaded: LoadedScenario) throws(InputRejected) {
    do throws(PlanError) {
      _ = try Planner.plan(loaded.scenario, for: loaded.country)
    } catch {
      throw loaded.rejection(of: error)
    }
  }

  private static func summary(of loaded: LoadedScenario, file: String) -> String {
    let scenario = loaded.scenario
    let regions = loaded.country.regions.count
    let head =
      "\(file): sound; \(scenario.horizon.first)..\(scenario.horizon.last), \(regions) region\(regions == 1 ? "" : "s"), \(scenario.title.english)"
    return ([head] + loaded.cuts.map { "  \($0)" }).joined(separator: "\n")
  }
}
