/// The published cases that fit into the program, for a check of the machine at hand.
///
/// World Population Prospects and Kazakhstan need data and are among the project's tests.
package enum SelfTest {
  package static let cases = [
    Sweden1993.published, YugoslaviaFemales1961.published, ModelMigrationSchedules.published,
    ThirteenParameterSchedule.published, FittedTables.published, ThreePlaces.published,
    PublishedRandomNumbers.published, ExplicitStep.published,
  ]
}
