import ScenarioEngine
import Tables

extension RunRecord {
  /// The text of `run.json` beside hindcasts.
  ///
  /// - Parameter rules: the scenario whose rules of migration were taken.
  func json(of backtest: Backtest, rules: String, inputs: [RunInputs.Copy]) -> JSONValue {
    let inputsHash = Self.hash(of: inputs)
    return .object([
      // First, since a folder is known as ours by it.
      "program": "kosh",
      "record": .integer(1),
      "version": .string(version),
      "command": "backtest",
      "data_package": .string(backtest.country.name),
      "rules_of": .string(rules),
      "citation": .string(
        "Hindcasts of the data package \(backtest.country.name). Computed with kosh \(version), "
          + "inputs SHA-256 \(inputsHash.prefix(16)), \(ended.isoDate)."),
      "hindcasts": .array(
        backtest.hindcasts.map { hindcast in
          .object([
            "from": .integer(hindcast.from), "last": .integer(hindcast.last),
            "stand_ins": .strings(hindcast.standIns),
          ])
        }),
      "checks": .object([
        "passed": .integer(backtest.checks.count { $0.isPassed }),
        "failed": .integer(backtest.checks.count { !$0.isPassed }),
      ]),
      "notes": .strings(backtest.limits),
      "confidence": Self.confidence(of: backtest.country),
      "inputs_sha256": .string(inputsHash),
      "inputs": .array(inputs.map(\.json)),
      "run": runMembers,
    ])
  }
}
