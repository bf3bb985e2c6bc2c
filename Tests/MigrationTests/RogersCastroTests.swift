import Demography
import Migration
import ScenarioEngine
import TestSupport
import Testing

@Suite("Model migration schedules")
struct RogersCastroTests {
  @Test("thirteen parameters give the published rates, the fundamental schedule peaks at 23")
  func published() {
    expectReturned(ThirteenParameterSchedule.published)
    expectReturned(ModelMigrationSchedules.published)
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
