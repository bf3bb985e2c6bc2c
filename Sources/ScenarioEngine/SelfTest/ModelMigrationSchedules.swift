import Demography
import Migration

/// The fundamental schedule of moves by age.
package enum ModelMigrationSchedules {
  package static let published = PublishedCase(
    "Fundamental migration schedule", source: "Rogers and Castro (1981), RR-81-30"
  ) {
    let schedule = RogersCastro.fundamental()
    let peak = Age.all.max { schedule.rate(at: Double($0)) < schedule.rate(at: Double($1)) }
    return [
      .number("age of the peak", Double(peak ?? 0), 23, within: 0),
      .number("rate at 23", schedule.rate(at: 23), 0.0378945747, within: 5e-11),
    ]
  }
}

/// A schedule with all thirteen parameters.
package enum ThirteenParameterSchedule {
  package static let published = PublishedCase(
    "Migration schedule of 13 parameters", source: "Rogers and Castro (1981), public test data"
  ) {
    rates.map { age, rate in
      .number("rate at \(Int(age))", schedule.rate(at: age), rate, within: 5e-10)
    }
  }

  private static let schedule = RogersCastro(
    childhood: .init(height: 0.09, decline: 0.1),
    labourForce: .init(height: 0.2, decline: 0.1, age: 21, ascent: 0.4),
    retirement: .init(height: 0.02, decline: 0.25, age: 67, ascent: 0.6),
    elderly: .init(height: 0.01, growth: 0.01), constant: 0.01)

  private static let rates: [(Double, Double)] = [
    (0, 0.110000000), (10, 0.054160859), (20, 0.084118449), (25, 0.139782262),
    (40, 0.056465412), (65, 0.032938165), (67, 0.039021111), (75, 0.034807616),
    (100, 0.037266278),
  ]
}
