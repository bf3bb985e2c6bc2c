import Glibc
import LinearAlgebra
import Migration
import TestSupport

/// Flows with known causes: places on a map, their sizes, and a deterrence, with noise of choice.
struct SyntheticFlows {
  enum Noise {
    case none
    /// Poisson counts.
    case counts
    /// Log-normal with mean one: a variance far above the mean that differs from pair to pair.
    case multiplicative(Double)
  }

  let places: [String]
  let distances: DistanceTable
  let sizes: [Double]
  /// What the model expects.
  let expected: Matrix
  let flows: Matrix

  /// - Parameters:
  ///   - form: which columns have a part; `truth` gives their coefficients by name.
  ///   - placeEffects: deviation of the logs of origins' and destinations' own effects.
  init(
    places count: Int, seed: UInt64, truth: [String: Double],
    sizeExponents: (Double, Double) = (1, 1),
    placeEffects: Double = 0, level: Double = 1e-4, noise: Noise
  ) {
    var random = SeededGenerator(seed: seed)
    places = (0..<count).map { "p\($0)" }
    let x = (0..<count).map { _ in Double.random(in: 0...2000, using: &random) }
    let y = (0..<count).map { _ in Double.random(in: 0...1200, using: &random) }
    sizes = (0..<count).map { _ in exp(Double.random(in: 0...2.5, using: &random)) * 1e5 }
    var kilometres = Matrix(rows: count, columns: count)
    var contiguous = kilometres
    var ring = kilometres
    for i in 0..<count {
      for j in 0..<count where i != j {
        kilometres[i, j] = max(20, hypot(x[i] - x[j], y[i] - y[j]))
        contiguous[i, j] = kilometres[i, j] < 500 ? 1 : 0
        // Rings are made of neighbours in number, not in space, so that distance is no substitute.
        ring[i, j] = (i / 2 == j / 2) ? 1 : 0
      }
    }
    distances = DistanceTable(kilometres: kilometres, contiguous: contiguous, ring: ring)
    let origin = (0..<count).map { _ in placeEffects * random.normal() }
    let destination = (0..<count).map { _ in placeEffects * random.normal() }
    var expected = kilometres
    var flows = kilometres
    for i in 0..<count {
      for j in 0..<count where i != j {
        let own = sizeExponents.0 * log(sizes[i]) + sizeExponents.1 * log(sizes[j])
        let eta =
          log(level) - log(1e5) * (sizeExponents.0 + sizeExponents.1 - 2) + own + origin[i]
          + destination[j] + (truth["log distance"] ?? 0) * log(kilometres[i, j])
          + (truth["distance"] ?? 0) * kilometres[i, j] + (truth["ring"] ?? 0) * ring[i, j]
          + (truth["contiguous"] ?? 0) * contiguous[i, j]
        expected[i, j] = exp(eta)
        flows[i, j] =
          switch noise {
          case .none: expected[i, j]
          case .counts: random.poisson(expected[i, j])
          case .multiplicative(let deviation):
            expected[i, j] * exp(deviation * random.normal() - deviation * deviation / 2)
          }
      }
    }
    self.expected = expected
    self.flows = flows
  }

  /// Log of both sizes, of origins and destinations apart.
  var sizeColumns: [GravityColumn] {
    [.logOfOrigin("log origin size", sizes), .logOfDestination("log destination size", sizes)]
  }

  /// log size × size, with coefficient one.
  var sizeOffset: GravityColumn {
    var logs = Matrix(rows: sizes.count, columns: sizes.count)
    for i in sizes.indices { for j in sizes.indices { logs[i, j] = log(sizes[i] * sizes[j]) } }
    return GravityColumn("log size × size", .pair(logs))
  }

  func table(
    _ form: GravityForm, sizes: Bool = true, flows other: Matrix? = nil
  ) throws(FitRefused) -> GravityTable {
    var columns = try form.columns(for: distances, places: places)
    if sizes {
      if !form.constraint.hasOriginEffects { columns.append(sizeColumns[0]) }
      if !form.constraint.hasDestinationEffects { columns.append(sizeColumns[1]) }
    }
    return try GravityTable(places: places, flows: other ?? flows, columns: columns)
  }
}

extension SeededGenerator {
  mutating func normal() -> Double {
    let radius = sqrt(-2 * log(Double.random(in: 1e-300...1, using: &self)))
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &self))
  }

  /// Sums of smaller counts up to a mean of 1000, beyond it rounded normals.
  mutating func poisson(_ mean: Double) -> Double {
    if mean > 1000 { return max(0, (mean + sqrt(mean) * normal()).rounded()) }
    if mean > 30 { return poisson(mean / 2) + poisson(mean / 2) }
    let limit = exp(-mean)
    var product = Double.random(in: 0..<1, using: &self)
    var count = 0.0
    while product > limit {
      product *= Double.random(in: 0..<1, using: &self)
      count += 1
    }
    return count
  }
}
