import Diagnostics
import Ensembles
import ScenarioEngine
import ScenarioFiles
import TestSupport

/// Draws of an ensemble, in a file that goes when the test lets go of them.
final class EnsembleDraws {
  let ensemble: EnsemblePlan
  private let folder = TemporaryFolder()
  private let store: ScratchStore

  /// - Parameter stoppingAfter: draws after which the run is broken off and then resumed.
  init(
    _ ensemble: EnsemblePlan, workers: Int = 2, stoppingAfter limit: Int? = nil
  ) async throws {
    self.ensemble = ensemble
    let shape = ensemble.layout.shape(ensemble.blocks)
    let seed = ensemble.settings.seed
    let path = folder + "draws"
    guard let limit else {
      store = try ScratchStore(creating: path, plan: "test", seed: seed, shape: shape)
      try await EnsembleRun(ensemble, workers: workers).run(into: store)
      return
    }
    do {
      let first = try ScratchStore(creating: path, plan: "test", seed: seed, shape: shape)
      let cancellation = CancellationFlag()
      try await EnsembleRun(ensemble, workers: workers, cancellation: cancellation)
        .run(into: first) { done, _ in if done >= limit { cancellation.cancel() } }
      throw NotStopped()
    } catch EnsembleRun.Failure.cancelled(let finished) {
      guard finished >= limit, finished < shape.blocks.drawCount else { throw NotStopped() }
    }
    store = try ScratchStore(resuming: path, plan: "test", seed: seed, shape: shape)
    try await EnsembleRun(ensemble, workers: workers).run(into: store)
  }

  struct NotStopped: Error {}

  /// Every figure of every draw, `[value][draw]`, as bits.
  func bits() throws -> [UInt64] {
    var bits: [UInt64] = []
    try store.forEachColumn { (_, draws) throws(Never) in bits += draws.map(\.bitPattern) }
    return bits
  }

  /// A figure's draws of one year, in order.
  func draws(_ event: FigureLayout.Event, _ year: Int, area: Int = 0) throws -> [Double] {
    let layout = ensemble.layout
    let place = layout.index(
      figure: layout.figure(event), year: year - layout.years[0], area: area)
    var values: [Double] = []
    try store.forEachColumn(of: place..<(place + 1)) { (_, draws) throws(Never) in
      values = Array(draws)
    }
    return values
  }

  func summary(levels: [Double] = [0.1, 0.5, 0.9]) async throws -> EnsembleSummary {
    try await EnsembleSummary(
      of: store, layout: ensemble.layout, levels: levels, seed: ensemble.settings.seed, workers: 2)
  }
}

extension EnsemblePlan {
  /// An ensemble of a scenario of `Scenarios/kazakhstan`.
  static func kazakhstan(
    _ name: String = "reference", draws: Int, seed: UInt64 = 7, horizon: String? = nil,
    set overrides: [String] = [], uncertainty: Uncertainty? = nil
  ) throws -> EnsemblePlan {
    let loaded = try ScenarioReader.read(
      file: Repository.path("Scenarios/kazakhstan/\(name).yaml"), overrides: overrides,
      horizon: horizon)
    var scenario = loaded.scenario
    if let uncertainty { scenario.uncertainty = uncertainty }
    return try EnsemblePlan(
      Planner.plan(scenario, for: loaded.country),
      settings: EnsembleSettings(draws: draws, seed: seed))
  }
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }

  var standardDeviation: Double {
    let mean = mean
    return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  }

  /// Type 7, as the program's own.
  func quantile(_ level: Double) -> Double {
    let sorted = sorted()
    let position = Double(count - 1) * level
    let below = Int(position)
    let above = Swift.min(below + 1, count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  func correlation(with other: [Double]) -> Double {
    let (a, b) = (mean, other.mean)
    let sum = zip(self, other).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    return sum / Double(count - 1) / standardDeviation / other.standardDeviation
  }
}
