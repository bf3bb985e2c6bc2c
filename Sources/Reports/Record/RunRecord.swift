import Demography
import ScenarioEngine
import Tables

/// What makes a run repeatable and citable: `run.json`, the one file of the outputs in which times
/// and the machine may stand.
package struct RunRecord: Sendable {
  /// The version of the program.
  package var version: String
  /// The command line, the program's name first.
  package var arguments: [String]
  package var started: Timestamp
  package var ended: Timestamp
  package var workers: Int
  /// Draws of the ensemble; 0 for a point forecast.
  package var draws: Int
  package var seed: Int?
  /// Shares of draws below each quantile; empty for a point forecast.
  package var quantileLevels: [Double] = []
  /// Draws that were projected together; 0 for a point forecast.
  package var blockWidth = 0
  package var environment: RunEnvironment

  package init(
    version: String, arguments: [String], started: Timestamp, ended: Timestamp, workers: Int = 1,
    draws: Int = 0, seed: Int? = nil, environment: RunEnvironment
  ) {
    self.version = version
    self.arguments = arguments
    self.started = started
    self.ended = ended
    self.workers = workers
    self.draws = draws
    self.seed = seed
    self.environment = environment
  }

  /// The text of `run.json`.
  func json(of forecast: Forecast, inputs: [RunInputs.Copy]) -> JSONValue {
    let scenario = forecast.scenario
    let inputsHash = Self.hash(of: inputs)
    return .object([
      // First, since a folder is known as ours by it.
      "program": "kosh",
      "record": .integer(1),
      "version": .string(version),
      "scenario": .string(scenario.name),
      "title": .object([
        "en": .string(scenario.title.english), "ru": .string(scenario.title.russian),
        "kk": .string(scenario.title.kazakh),
      ]),
      "horizon": .object([
        "first": .integer(scenario.horizon.first), "last": .integer(scenario.horizon.last),
      ]),
      "data_package": .string(forecast.country.name),
      "citation": .string(citation(of: forecast, inputsHash: inputsHash)),
      "draws": .integer(draws),
      "seed": seed.map { .integer($0) } ?? .null,
      "quantile_levels": .array(quantileLevels.map { .number($0) }),
      "block_width": .integer(blockWidth),
      "accounting": .object([
        "largest_residual_persons": .number(forecast.largestResidual),
        "clipped_persons": .number(forecast.clipped),
      ]),
      "notes": .strings(forecast.notes.map { Language.english.text(of: $0) }),
      "solved": .strings(forecast.plan.solved.map { Language.english.text(of: $0) }),
      "filled_in": .strings(forecast.plan.filledIn),
      "interventions": .array(
        forecast.plan.interventions.map { $0.json(in: forecast.country.regions) }),
      "levels": .array(forecast.plan.levels.map(\.json)),
      "balancing": forecast.plan.balancing?.json ?? .null,
      "confidence": Self.confidence(of: forecast.country),
      "inputs_sha256": .string(inputsHash),
      "inputs": .array(inputs.map(\.json)),
      "run": runMembers,
    ])
  }

  var runMembers: JSONValue {
    .object([
      "arguments": .strings(arguments),
      "started": .string(started.iso8601),
      "ended": .string(ended.iso8601),
      "seconds": .number(((ended.seconds - started.seconds) * 1000).rounded() / 1000),
      "workers": .integer(workers),
      "machine": .object([
        "system": .string(environment.system),
        "architecture": .string(environment.architecture),
        "processor": .string(environment.processor),
        "cores": .integer(environment.coreCount),
      ]),
      "blas": .object([
        "core": .string(environment.blasCore),
        "configuration": .string(environment.blasConfiguration),
        "environment": .object(
          environment.blasVariables.sorted { $0.key < $1.key }
            .map { JSONMember($0.key, .string($0.value)) }),
      ]),
    ])
  }

  /// One line for a paper or a memorandum.
  private func citation(of forecast: Forecast, inputsHash: String) -> String {
    let scenario = forecast.scenario
    return
      "\(scenario.title.english) [scenario \(scenario.name), \(scenario.horizon.first)–"
      + "\(scenario.horizon.last)]. Computed with kosh \(version) from the data package "
      + "\(forecast.country.name), inputs SHA-256 \(inputsHash.prefix(16)), \(ended.isoDate)."
  }

  /// The hash of the list of hashes and names, as `sha256sum` prints it.
  static func hash(of inputs: [RunInputs.Copy]) -> String {
    let list = inputs.map { "\($0.sha256)  \($0.name)\n" }.joined()
    return SHA256.hexadecimal(of: Array(list.utf8))
  }

  /// How many rows of each table were verified, by the data package's own word.
  static func confidence(of country: CountryData) -> JSONValue {
    .object(
      country.confidence.sorted { $0.key < $1.key }.map { table, count in
        JSONMember(
          table,
          .object([
            "verified": .integer(count.verified), "derived": .integer(count.derived),
            "unverified": .integer(count.unverified), "unstated": .integer(count.unstated),
          ]))
      })
  }
}

extension RunInputs.Copy {
  var json: JSONValue {
    .object([
      "path": .string(name), "read_from": origin.map { .string($0) } ?? .null,
      "sha256": .string(sha256), "bytes": .integer(bytes.count),
    ])
  }
}

extension InterventionReport {
  fileprivate func json(in regions: RegionSet) -> JSONValue {
    .object([
      "name": .string(name), "kind": .string(kind),
      "effect": .string(Language.english.text(of: effect, in: regions)),
    ])
  }
}

extension PlanRecord.Levels {
  fileprivate var json: JSONValue {
    .object([
      "year": .integer(year),
      "total_fertility": .number(totalFertility),
      "life_expectancy": .number(lifeExpectancy),
      "mean_regional_life_expectancy": .number(meanRegionalLifeExpectancy),
      "mobility": .number(mobility),
      "external_net_unscaled": externalNetUnscaled.map { .number($0) } ?? .null,
      "external_net_target": externalNetTarget.map { .number($0) } ?? .null,
      "external_net": .number(externalNet),
      "external_net_with_interventions": externalNetWithInterventions.map { .number($0) } ?? .null,
    ])
  }
}

extension PlanRecord.Balancing {
  fileprivate var json: JSONValue {
    .object([
      "year": .integer(year), "worst_net_error_persons": .number(worstNetError),
      "movers": .number(movers), "passes": .integer(passes),
    ])
  }
}
