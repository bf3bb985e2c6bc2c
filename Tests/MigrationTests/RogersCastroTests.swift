import Demography
import Migration
import TestSupport
import Testing

@Suite("Model migration schedules")
struct RogersCastroTests {
  @Test("thirteen parameters give the published rates")
  func thirteenParameters() {
    let schedule = RogersCastro(
      childhood: .init(height: 0.09, decline: 0.1),
      labourForce: .init(height: 0.2, decline: 0.1, age: 21, ascent: 0.4),
      retirement: .init(height: 0.02, decline: 0.25, age: 67, ascent: 0.6),
      elderly: .init(height: 0.01, growth: 0.01), constant: 0.01)
    let published: [(Double, Double)] = [
      (0, 0.110000000), (10, 0.054160859), (20, 0.084118449), (25, 0.139782262),
      (40, 0.056465412), (65, 0.032938165), (67, 0.039021111), (75, 0.034807616),
      (100, 0.037266278),
    ]
    for (age, rate) in published { expectClose(schedule.rate(at: age), rate, within: 5e-10) }
  }

  @Test("the fundamental schedule peaks at 23")
  func fundamental() {
    let schedule = RogersCastro.fundamental()
    let peak = Age.all.max { schedule.rate(at: Double($0)) < schedule.rate(at: Double($1)) }
    #expect(peak == 23)
    expectClose(schedule.rate(at: 23), 0.0378945747, within: 5e-11)
  }

  @Test("relative intensities have mean one over the persons, and newborns do not move")
  func relative() {
    let world = SyntheticWorld(regions: 4, seed: 8)
    let persons = world.survivors.national
    let schedule = RogersCastro.fundamental(constant: 0.015)
      .relativeIntensities(meanOneOver: persons)
    let movers = zip(schedule.values, persons.values).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(movers / persons.total, 1, within: 1e-12)
    #expect(schedule[.female, 0] == 0)
    #expect(schedule[.male, 0] == 0)
  }
}
