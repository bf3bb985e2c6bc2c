import Demography
import Ensembles

/// How much each change between two scenarios accounts for of their difference: Shapley values of the
/// point runs (Shapley 1953), the mean of what a change adds over all orders in which the changes can
/// be made. They add up to the difference.
package struct Attribution: Sendable {
  /// What changes between the two: an intervention by name, or everything else.
  package let changes: [String]
  package let layout: FigureLayout
  /// By change, in the order of the layout; not a number where there is no figure.
  package let contributions: [[Double]]
  /// Standard errors of the sampling; `nil` where every order was taken.
  package let errors: [[Double]]?
  package let runCount: Int

  /// The name of what changes beside interventions: assumptions, data, designated regions.
  package static let assumptions = "assumptions"
  /// Up to so many changes every order is taken.
  package static let exactLimit = 8
  /// Orders that are sampled beyond, each with its reverse.
  package static let sampledOrders = 64

  package func value(change: Int, figure: Int, year: Int, area: Int) -> Double? {
    let value = contributions[change][layout.index(figure: figure, year: year, area: area)]
    return value.isNaN ? nil : value
  }

  package func error(change: Int, figure: Int, year: Int, area: Int) -> Double? {
    let value = errors?[change][layout.index(figure: figure, year: year, area: area)]
    return value.flatMap { $0.isNaN ? nil : $0 }
  }

  /// Runs the scenarios between a and b.
  ///
  /// - Parameters:
  ///   - seed: of the sampled orders.
  ///   - progress: runs done and in all; returns whether to go on.
  /// - Throws: `PlanError` where a scenario between the two cannot be planned, or `Cancelled`.
  package static func between(
    _ a: ScenarioOfCountry, _ b: ScenarioOfCountry, seed: UInt64 = EnsembleSettings.defaultSeed,
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws -> Attribution {
    var coalitions = Coalitions(a, b)
    let count = coalitions.changes.count
    return count <= exactLimit
      ? try exact(&coalitions, progress) : try sampled(&coalitions, seed, progress)
  }

  package struct Cancelled: Error {}

  /// Every subset once; a change's value is the weighted mean of what it adds to each.
  private static func exact(
    _ coalitions: inout Coalitions, _ progress: (Int, Int) -> Bool
  ) throws -> Attribution {
    let count = coalitions.changes.count
    let total = 1 << count
    var values: [[Double]] = []
    for subset in 0..<total {
      values.append(try coalitions.figures(of: subset))
      guard progress(subset + 1, total) else { throw Cancelled() }
    }
    let weights = (0..<max(count, 1)).map { size in
      1 / (Double(count) * binomial(count - 1, size))
    }
    let contributions = (0..<count).map { change in
      var sum = [Double](repeating: 0, count: coalitions.layout.valueCount)
      for subset in 0..<total where subset & (1 << change) == 0 {
        let weight = weights[subset.nonzeroBitCount]
        let (without, with) = (values[subset], values[subset | (1 << change)])
        for value in sum.indices { sum[value] += weight * (with[value] - without[value]) }
      }
      return sum
    }
    return Attribution(
      changes: coalitions.changes, layout: coalitions.layout, contributions: contributions,
      errors: nil, runCount: total)
  }

  private static func binomial(_ n: Int, _ k: Int) -> Double {
    (0..<max(0, k)).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
  }

  /// Orders drawn at random, each followed by its reverse; every order adds up, and so does their
  /// mean.
  private static func sampled(
    _ coalitions: inout Coalitions, _ seed: UInt64, _ progress: (Int, Int) -> Bool
  ) throws -> Attribution {
    let count = coalitions.changes.count
    let cells = coalitions.layout.valueCount
    let total = 2 * sampledOrders * count
    var done = 0
    // Each pair of an order and its reverse is one observation.
    var sums = [[Double]](repeating: .init(repeating: 0, count: cells), count: count)
    var squares = sums
    for number in 0..<sampledOrders {
      let order = order(of: count, number: number, seed: seed)
      var pair = [[Double]](repeating: .init(repeating: 0, count: cells), count: count)
      for sequence in [order, order.reversed()] {
        var before = try coalitions.figures(of: 0)
        var subset = 0
        for change in sequence {
          subset |= 1 << change
          let after = try coalitions.figures(of: subset)
          for cell in 0..<cells { pair[change][cell] += (after[cell] - before[cell]) / 2 }
          before = after
          done += 1
          guard progress(done, total) else { throw Cancelled() }
        }
      }
      for change in 0..<count {
        for cell in 0..<cells {
          sums[change][cell] += pair[change][cell]
          squares[change][cell] += pair[change][cell] * pair[change][cell]
        }
      }
    }
    let n = Double(sampledOrders)
    return Attribution(
      changes: coalitions.changes, layout: coalitions.layout,
      contributions: sums.map { $0.map { $0 / n } },
      errors: zip(sums, squares).map { sum, square in
        zip(sum, square).map { (max(0, $1 - $0 * $0 / n) / (n * (n - 1))).squareRoot() }
      }, runCount: coalitions.runCount)
  }

  /// A random order: places sorted by a random number each.
  private static func order(of count: Int, number: Int, seed: UInt64) -> [Int] {
    let keys = (0..<count).map { change in
      RandomStream(seed: seed, component: "attribution.\(change)").uniform(draw: number)
    }
    return (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
  }
}

/// A scenario and the country that it is planned on.
package struct ScenarioOfCountry: Sendable {
  package var scenario: Scenario
  package var country: CountryData

  package init(_ scenario: Scenario, _ country: CountryData) {
    self.scenario = scenario
    self.country = country
  }
}

/// Scenarios between two: some changes made, the others not.
struct Coalitions {
  let changes: [String]
  let layout: FigureLayout
  private(set) var runCount = 0
  private let a: ScenarioOfCountry
  private let b: ScenarioOfCountry
  /// Names of all interventions, those of b in its order, those of a alone before the one they stood
  /// before.
  private let names: [String]
  /// Plans without interventions, of a's and of b's assumptions.
  private var bases: [Bool: Plan] = [:]
  private var known: [Int: [Double]] = [:]

  init(_ a: ScenarioOfCountry, _ b: ScenarioOfCountry) {
    self.a = a
    self.b = b
    names = Self.merged(a.scenario.interventions.map(\.name), b.scenario.interventions.map(\.name))
    let changed = names.filter { name in
      a.scenario.intervention(name) != b.scenario.intervention(name)
    }
    let isBaseChanged =
      a.scenario.assumptions != b.scenario.assumptions || a.country.files != b.country.files
    changes = changed + (isBaseChanged ? [Attribution.assumptions] : [])
    layout = FigureLayout(
      regions: a.country.regions, ageGroups: a.country.ageGroups, horizon: a.scenario.horizon)
  }

  private static func merged(_ a: [String], _ b: [String]) -> [String] {
    var names = b
    for (place, name) in a.enumerated() where !names.contains(name) {
      let next = a[(place + 1)...].first { names.contains($0) }
      names.insert(name, at: next.flatMap { names.firstIndex(of: $0) } ?? names.count)
    }
    return names
  }

  /// Figures of the scenario in which the changes of a subset are made.
  mutating func figures(of subset: Int) throws(PlanError) -> [Double] {
    if let found = known[subset] { return found }
    var plan = try base(ofB: isMade(Attribution.assumptions, in: subset))
    var interventions: [Intervention] = []
    for name in names {
      let own = isMade(name, in: subset) ? b : a
      if let intervention = own.scenario.intervention(name) { interventions.append(intervention) }
    }
    plan.scenario.interventions = interventions
    let forecast = try InterventionPlan.added(to: plan).forecast()
    runCount += 1
    let values = Array(forecast.figures().values.prefix(layout.valueCount))
    if known.count < Self.knownLimit { known[subset] = values }
    return values
  }

  /// Figures that are kept: some hundred megabytes of a country of twenty regions.
  private static let knownLimit = 512

  private func isMade(_ change: String, in subset: Int) -> Bool {
    changes.firstIndex(of: change).map { subset & (1 << $0) != 0 } ?? true
  }

  private mutating func base(ofB: Bool) throws(PlanError) -> Plan {
    if let found = bases[ofB] { return found }
    var own = ofB ? b : a
    own.scenario.interventions = []
    let plan = try Planner.plan(own.scenario, for: own.country)
    bases[ofB] = plan
    return plan
  }
}

extension Scenario {
  func intervention(_ name: String) -> Intervention? {
    interventions.first { $0.name == name }
  }
}
