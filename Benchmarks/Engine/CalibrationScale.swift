import Glibc
import LinearAlgebra
import Migration

/// Time and memory of fitting the gravity model to a full table of many places.
struct CalibrationScale {
  let places: Int
  let constraint: GravityForm.Constraint
  let iterations: Int
  let seconds: Double
  /// The most memory this process has held so far, bytes.
  let peakMemory: Int
  /// Estimate less truth over the standard error, of the distance exponent.
  let deviation: Double

  /// Fits tanner deterrence and a ring to made-up flows: distances on a plane, uneven sizes,
  /// log-normal noise from a counter, so that every run has the same flows.
  init(places count: Int, constraint: GravityForm.Constraint) throws {
    var state = UInt64(count)
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
    }
    let x = (0..<count).map { _ in 2500 * uniform() }
    let y = (0..<count).map { _ in 1500 * uniform() }
    let sizes = (0..<count).map { _ in exp(3 * uniform()) }
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
    let distances = DistanceTable(
      kilometres: kilometres, contiguous: Matrix(rows: 0, columns: 0), ring: ring)
    let names = (0..<count).map { "place \($0)" }
    let form = GravityForm(constraint, distance: .tanner, ring: true)
    var columns = try form.columns(for: distances, places: names)
    if !constraint.hasOriginEffects { columns.append(.logOfOrigin("log origin size", sizes)) }
    if !constraint.hasDestinationEffects {
      columns.append(.logOfDestination("log destination size", sizes))
    }
    let clock = ContinuousClock()
    let start = clock.now
    let fit = try GravityFit(
      form, to: GravityTable(places: names, flows: flows, columns: columns))
    let elapsed = start.duration(to: clock.now).components
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    places = count
    self.constraint = constraint
    iterations = fit.iterations
    seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    peakMemory = usage.ru_maxrss * 1024
    let exponent = fit.coefficient(GravityColumn.logDistanceName)
    deviation = exponent.map { ($0.estimate + 1) / $0.standardError } ?? .nan
  }

  var line: String {
    "\(places) places, \(constraint.rawValue): \(iterations) iterations, \(seconds) s, "
      + "peak \(peakMemory >> 20) MiB, exponent off by \(deviation) standard errors"
  }
}
