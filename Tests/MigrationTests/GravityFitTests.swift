import Glibc
import LinearAlgebra
import Migration
import TestSupport
import Testing

@Suite("Fitting the gravity model")
struct GravityFitTests {
  static let truth = [
    "log distance": -0.9, "distance": -0.0006, "ring": 1.2, "contiguous": 0.5,
    "log origin size": 0.8, "log destination size": 0.7,
  ]

  static func truth(of form: GravityForm) -> [String: Double] {
    var truth = Self.truth
    if form.distance == .exponential { truth["log distance"] = nil }
    if form.distance == .power { truth["distance"] = nil }
    if !form.ring { truth["ring"] = nil }
    if !form.contiguous { truth["contiguous"] = nil }
    return truth
  }

  static let forms: [GravityForm] = GravityForm.Constraint.allCases.flatMap { constraint in
    GravityForm.Distance.allCases.map {
      GravityForm(constraint, distance: $0, ring: true, contiguous: true)
    }
  }

  @Test("flows without noise give the coefficients back", arguments: forms)
  func exact(form: GravityForm) throws {
    let truth = Self.truth(of: form)
    let world = SyntheticFlows(
      places: 14, seed: 3, truth: truth, sizeExponents: (0.8, 0.7), noise: .none)
    let fit = try GravityFit(form, to: world.table(form))
    for coefficient in fit.coefficients where coefficient.name != "constant" {
      let expected = try #require(truth[coefficient.name])
      expectClose(coefficient.estimate, expected, within: 1e-8, coefficient.name)
    }
    expectClose(fit.squaredCorrelation, 1, within: 1e-9)
  }

  @Test("noisy flows give the coefficients back within three standard errors", arguments: forms)
  func withinErrors(form: GravityForm) throws {
    let truth = Self.truth(of: form)
    let world = SyntheticFlows(
      places: 24, seed: 11, truth: truth, sizeExponents: (0.8, 0.7),
      noise: .multiplicative(0.6))
    let fit = try GravityFit(form, to: world.table(form))
    for coefficient in fit.coefficients where coefficient.name != "constant" {
      let expected = try #require(truth[coefficient.name])
      expectClose(
        coefficient.estimate, expected, within: 3 * coefficient.standardError, coefficient.name)
      #expect(coefficient.standardError > 0 && coefficient.standardError < 1)
    }
    #expect(fit.dispersion > 5)
  }

  @Test("effects of places are taken out as if each had a column of its own")
  func dummies() throws {
    let form = GravityForm(.doubly, distance: .tanner, ring: true)
    let world = SyntheticFlows(
      places: 8, seed: 5, truth: Self.truth(of: form), placeEffects: 0.8,
      noise: .multiplicative(0.5))
    let eliminated = try GravityFit(form, to: world.table(form))
    func indicator(_ place: Int) -> [Double] { (0..<8).map { $0 == place ? 1 : 0 } }
    let dummies =
      (1..<8).map { GravityColumn("from \($0)", .origin(indicator($0))) }
      + (1..<8).map { GravityColumn("to \($0)", .destination(indicator($0))) }
    let table = try GravityTable(
      places: world.places, flows: world.flows,
      columns: form.columns(for: world.distances, places: world.places) + dummies)
    var open = form
    open.constraint = .unconstrained
    for errors in FitErrors.allCases {
      let eliminated = try GravityFit(form, to: world.table(form), errors: errors)
      let explicit = try GravityFit(open, to: table, errors: errors)
      for coefficient in eliminated.coefficients {
        let other = try #require(explicit.coefficient(coefficient.name))
        expectClose(coefficient.estimate, other.estimate, within: 1e-8)
        expectClose(coefficient.standardError, other.standardError, within: 1e-7)
      }
      expectClose(eliminated.deviance, explicit.deviance, within: 1e-6 * explicit.deviance)
      expectClose(eliminated.dispersion, explicit.dispersion, within: 1e-6 * explicit.dispersion)
    }
    #expect(eliminated.unknowns == 3 + 15)
  }

  @Test("a doubly constrained fit reproduces all departures and arrivals")
  func marginsHold() throws {
    let form = GravityForm(.doubly, distance: .power)
    let world = SyntheticFlows(
      places: 12, seed: 8, truth: ["log distance": -1], placeEffects: 1,
      noise: .multiplicative(1))
    let fit = try GravityFit(form, to: world.table(form))
    let slope = try #require(fit.coefficient("log distance")).estimate
    for i in 0..<12 {
      var (out, into, fittedOut, fittedIn) = (0.0, 0.0, 0.0, 0.0)
      for j in 0..<12 where j != i {
        let log = log(world.distances.kilometres[i, j])
        out += world.flows[i, j]
        into += world.flows[j, i]
        fittedOut += exp(fit.originEffects[i] + fit.destinationEffects[j] + slope * log)
        fittedIn += exp(fit.originEffects[j] + fit.destinationEffects[i] + slope * log)
      }
      expectClose(fittedOut, out, within: 1e-7 * out)
      expectClose(fittedIn, into, within: 1e-7 * into)
    }
  }

  @Test("pairs that were not observed do not count, whatever stands in their cells")
  func unobserved() throws {
    let form = GravityForm(.origin, distance: .power)
    let world = SyntheticFlows(
      places: 10, seed: 9, truth: ["log distance": -1.1], noise: .multiplicative(0.4))
    var flows = world.flows
    var observed = [Bool](repeating: true, count: 100)
    for cell in [3, 17, 42, 58] {
      observed[cell] = false
      flows.elements[cell] = .nan
    }
    let columns =
      try form.columns(for: world.distances, places: world.places) + [world.sizeColumns[1]]
    let fit = try GravityFit(
      form,
      to: GravityTable(
        places: world.places, flows: flows, observed: observed, columns: columns))
    #expect(fit.observations == 86)
    let slope = try #require(fit.coefficient("log distance"))
    expectClose(slope.estimate, -1.1, within: 3 * slope.standardError)
  }

  @Test(
    "intervals of 95 % hold the truth in 92 to 98 of 100 samples",
    arguments: [
      (GravityForm.Constraint.unconstrained, FitErrors.sandwich), (.origin, .sandwich),
      (.doubly, .sandwich), (.doubly, .quasi),
    ])
  func coverage(constraint: GravityForm.Constraint, errors: FitErrors) throws {
    let form = GravityForm(constraint, distance: .power, ring: true)
    let truth = ["log distance": -0.8, "ring": 0.9]
    var held = ["log distance": 0, "ring": 0]
    let samples = 400
    for seed in 0..<samples {
      // Quasi errors suppose a variance in proportion to the mean, sandwich errors none.
      let world = SyntheticFlows(
        places: constraint == .unconstrained ? 40 : 20, seed: UInt64(seed), truth: truth,
        level: 3e-8,
        noise: errors == .quasi ? .counts : .multiplicative(0.5))
      let fit = try GravityFit(form, to: world.table(form), errors: errors)
      for (name, value) in truth {
        let coefficient = try #require(fit.coefficient(name))
        if coefficient.low <= value && value <= coefficient.high { held[name, default: 0] += 1 }
      }
    }
    for (name, count) in held {
      let share = Double(count) / Double(samples)
      #expect(share >= 0.92 && share <= 0.98, "\(name): \(share)")
    }
  }

  @Test("contiguity that is the ring under another name is said not to be told apart")
  func cautions() throws {
    let form = GravityForm(.doubly, distance: .power, ring: true, contiguous: true)
    let world = SyntheticFlows(
      places: 20, seed: 21, truth: ["log distance": -1, "ring": 1], noise: .multiplicative(0.5))
    var distances = world.distances
    distances.contiguous = distances.ring
    distances.contiguous[0, 5] = 1
    distances.contiguous[5, 0] = 1
    let table = try GravityTable(
      places: world.places, flows: world.flows,
      columns: form.columns(for: distances, places: world.places))
    let fit = try GravityFit(form, to: table)
    let told = fit.cautions.contains {
      if case .notToldApart("ring", "contiguous", _) = $0 { return true }
      return false
    }
    #expect(told)
  }

  @Test("the coefficients stand for a deterrence that the forecast can use")
  func deterrence() throws {
    let form = GravityForm(.doubly, distance: .tanner, ring: true, contiguous: true)
    let world = SyntheticFlows(
      places: 14, seed: 30, truth: Self.truth(of: form), noise: .none)
    let deterrence = try GravityFit(form, to: world.table(form)).deterrence
    guard case .tanner(let exponent, let rate) = deterrence.form else {
      Issue.record("\(deterrence.form)")
      return
    }
    expectClose(exponent, 0.9, within: 1e-7)
    expectClose(rate, 0.0006, within: 1e-9)
    expectClose(deterrence.ring, exp(1.2), within: 1e-6)
    expectClose(deterrence.contiguous, exp(0.5), within: 1e-6)
  }
}
