import Demography
import Glibc
import Migration
import TestSupport
import Testing

@Suite("Fitting model migration schedules")
struct ScheduleFitTests {
  let ages = (0...90).map(Double.init)

  static func hidden(_ form: ScheduleForm) -> RogersCastro {
    RogersCastro(
      childhood: .init(height: 0.02, decline: 0.09),
      labourForce: .init(height: 0.06, decline: 0.11, age: 21, ascent: 0.35),
      retirement: form.hasRetirement
        ? .init(height: 0.01, decline: 0.25, age: 66, ascent: 0.5) : nil,
      elderly: form.hasSlope ? .init(height: 0.0004, growth: 0.035) : nil, constant: 0.003)
  }

  static func parameters(_ schedule: RogersCastro) -> [Double] {
    let child = schedule.childhood
    let labour = schedule.labourForce
    return [child.height, child.decline, labour.height, labour.decline, labour.age, labour.ascent]
      + (schedule.retirement.map { [$0.height, $0.decline, $0.age, $0.ascent] } ?? [])
      + (schedule.elderly.map { [$0.height, $0.growth] } ?? []) + [schedule.constant]
  }

  @Test("rates without noise give all parameters back", arguments: ScheduleForm.allCases)
  func exact(form: ScheduleForm) throws {
    let hidden = Self.hidden(form)
    let fit = try ScheduleFit(form, ages: ages, rates: ages.map { hidden.rate(at: $0) })
    for (parameter, truth) in zip(fit.parameters, Self.parameters(hidden)) {
      expectClose(parameter.estimate, truth, within: 1e-5 * truth, parameter.name)
    }
    #expect(fit.residual < 1e-9)
    #expect(fit.parameters.map(\.name) == form.names)
  }

  @Test("noisy rates give the parameters back within three standard errors, and again the same")
  func noisy() throws {
    let hidden = Self.hidden(.eleven)
    var random = SeededGenerator(seed: 77)
    let rates = ages.map { max(0, hidden.rate(at: $0) + 0.0004 * random.normal()) }
    let fit = try ScheduleFit(.eleven, ages: ages, rates: rates)
    for (parameter, truth) in zip(fit.parameters, Self.parameters(hidden)) {
      expectClose(
        parameter.estimate, truth, within: 3 * (try #require(parameter.standardError)),
        parameter.name)
    }
    expectClose(fit.residual, 0.0004, within: 0.0001)
    #expect(try ScheduleFit(.eleven, ages: ages, rates: rates) == fit)
  }

  @Test("a retirement peak that the rates do not have leaves the curve alone")
  func noRetirement() throws {
    let hidden = Self.hidden(.seven)
    let fit = try ScheduleFit(.eleven, ages: ages, rates: ages.map { hidden.rate(at: $0) })
    expectClose(fit.schedule.rate(at: 66), hidden.rate(at: 66), within: 1e-6)
    expectClose(fit.schedule.rate(at: 23), hidden.rate(at: 23), within: 1e-6)
  }

  @Test("five-year groups and weights do as well as single ages")
  func weighted() throws {
    let hidden = Self.hidden(.seven)
    let middles = stride(from: 2.5, to: 90, by: 5).map { $0 }
    let fit = try ScheduleFit(
      .seven, ages: middles, rates: middles.map { 1000 * hidden.rate(at: $0) },
      weights: middles.map { 100 - $0 })
    expectClose(fit.schedule.labourForce.age, 21, within: 1e-3)
    expectClose(fit.schedule.childhood.height, 20, within: 1e-2)
  }

  @Test("rates that are none are named by age")
  func faults() {
    #expect(throws: ScheduleFault.rate(-1, age: 3)) {
      try ScheduleFit(.seven, ages: ages, rates: ages.map { $0 == 3 ? -1 : 1 })
    }
    #expect(throws: ScheduleFault.tooFewAges(7, .seven)) {
      try ScheduleFit(.seven, ages: [1, 2, 3, 4, 5, 6, 7], rates: .init(repeating: 1, count: 7))
    }
    #expect(throws: ScheduleFault.nobodyMoves) {
      try ScheduleFit(.seven, ages: ages, rates: ages.map { _ in 0 })
    }
  }
}
