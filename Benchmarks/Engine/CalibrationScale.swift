import Glibc
import LinearAlgebra
import Migration

/// Time and memory of fitting the gravity model to a full table of many places, and of balancing what
/// was fitted to the table's margins.
struct CalibrationScale {
  let places: Int
  let constraint: GravityForm.Constraint
  private let names: [String]
  private let distances: DistanceTable
  private let sizes: [Double]
  private let flows: Matrix

  /// Tanner deterrence and a ring on made-up flows: distances on a plane, uneven sizes, noise from a
  /// counter, so that every run, and every program that counts alike, has the same flows.
  init(places count: Int, constraint: GravityForm.Constraint) {
    var state = UInt64(count)
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
    }
    let x = (0..<count).map { _ in 2500 * uniform() }
    let y = (0..<count).map { _ in 1500 * uniform() }
    sizes = (0..<count).map { _ in exp(3 * uniform()) }
    var kilometres = Matrix(rows: count, columns: count)
    var ring = kilometres
    var flows = kilometres
    for i in 0..<count {
      for j in 0..<count where i != j {
        let distance = max(5, hypot(x[i] - x[j], y[i] - y[j]))
        let noise = (0..<4).reduce(-2) { sum, _ in sum + uniform() }
        kilometres[i, j] = distance
        ring[i, j] = distance < 60 ? 1 : 0
        flows[i, j] =
          100 * sizes[i] * sizes[j] * pow(distance, -1) * exp(-0.0005 * distance)
          * (distance < 60 ? 3 : 1) * exp(noise)
      }
    }
    distances = DistanceTable(
      kilometres: kilometres, contiguous: Matrix(rows: 0, columns: 0), ring: ring)
    names = (0..<count).map { "place \($0)" }
    self.flows = flows
    places = count
    self.constraint = constraint
  }

  func run() throws -> BenchmarkReport {
    var report = BenchmarkReport("\(places) places, \(places * (places - 1)) flows, \(constraint)")
    let form = GravityForm(constraint, distance: .tanner, ring: true)
    let fitting = Stopwatch()
    var columns = try form.columns(for: distances, places: names)
    if !constraint.hasOriginEffects { columns.append(.logOfOrigin("log origin size", sizes)) }
    if !constraint.hasDestinationEffects {
      columns.append(.logOfDestination("log destination size", sizes))
    }
    let fit = try GravityFit(
      form, to: GravityTable(places: names, flows: flows, columns: columns))
    report.add("fit", fitting.wallSeconds, "s")
    report.add("iterations of the fit", Double(fit.iterations), "")
    for coefficient in fit.coefficients {
      report.add(coefficient.name, coefficient.estimate, "")
      report.add("\(coefficient.name), standard error", coefficient.standardError, "")
    }
    try balance(fit.deterrence, in: &report)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    report.add("peak memory", Double(usage.ru_maxrss) / 1024, "MiB")
    checkTruth(fit, in: &report)
    return report
  }

  /// The fitted deterrence with the table's own departures and arrivals.
  private func balance(_ deterrence: Deterrence, in report: inout BenchmarkReport) throws {
    let departures = (0..<places).map { i in (0..<places).reduce(0) { $0 + flows[i, $1] } }
    let arrivals = (0..<places).map { j in (0..<places).reduce(0) { $0 + flows[$1, j] } }
    let full = DistanceTable(
      kilometres: distances.kilometres, contiguous: Matrix(rows: places, columns: places),
      ring: distances.ring)
    let balancing = Stopwatch()
    let balanced = try ProportionalFitting.biproportional(
      seed: deterrence.matrix(for: full), departures: departures, arrivals: arrivals,
      places: (names, names))
    report.add("balance", balancing.wallSeconds, "s")
    let worst = (0..<places).map { i in
      abs((0..<places).reduce(-departures[i]) { $0 + balanced.flows[i, $1] }) / departures[i]
    }
    report.check("departures after balancing, relative", worst.max() ?? 0, atMost: 1e-6)
  }

  private func checkTruth(_ fit: GravityFit, in report: inout BenchmarkReport) {
    let truth = [
      (GravityColumn.logDistanceName, -1.0), (GravityColumn.distanceName, -0.0005),
      (GravityColumn.ringName, log(3)),
    ]
    for (name, value) in truth {
      guard let coefficient = fit.coefficient(name) else { continue }
      report.check(
        "\(name) off the truth, standard errors",
        abs(coefficient.estimate - value) / coefficient.standardError, atMost: 4)
    }
  }
}
