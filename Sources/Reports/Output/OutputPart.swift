import Tables

/// What a command replaces in a scenario's folder; the rest of the folder stays as it is.
package enum OutputPart: Sendable, Equatable {
  case forecast
  case readiness
  case monitoring
  case backtest
  case sensitivity
  /// Differences from the scenario of this name.
  case comparison(String)

  /// Paths in the folder that the command owns, those of every record included. Reports made from
  /// older numbers go with them.
  var owned: [String] {
    let own: [String]
    switch self {
    case .forecast:
      own = ["forecast", "draws", "sweep"] + OutputFormat.everyFile
    case .backtest: own = ["backtest"]
    case .sensitivity: own = [ResultTables.sensitivity.file]
    // With records of their own.
    case .readiness: return ["readiness"]
    case .monitoring: return ["monitoring"]
    case .comparison(let name): return ["comparison/" + name]
    }
    // The record last: it vouches for what stands beside it.
    return own + ["inputs", "datapackage.json", OutputFolder.record]
  }
}
