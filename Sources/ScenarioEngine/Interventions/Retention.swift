import Glibc

/// How many of those who came are still there after so many years, among the survivors.
package struct Retention: Sendable, Equatable {
  /// Share still there after n years; one at n = 0 is understood.
  package var points: [Int: Double]
  /// Years for which people are followed: they leave by this schedule alone, and afterwards move like
  /// everybody else. 0 lets them move like everybody else at once.
  package var trackedYears: Int

  package init(points: [Int: Double], trackedYears: Int = 10) {
    self.points = points
    self.trackedYears = trackedYears
  }

  /// Nobody is followed.
  package static let permanent = Retention(points: [:], trackedYears: 0)

  /// R(n) for n = 0…trackedYears: geometric between given points, with the last hazard beyond them.
  package var shares: [Double] {
    var given = points.filter { $0.key > 0 }
    given[0] = 1
    let years = given.keys.sorted()
    return (0...max(0, trackedYears)).map { year in
      if let share = given[year] { return share }
      let next = years.firstIndex { $0 > year }
      // Beyond the last point the last hazard goes on.
      let upper = next ?? years.count - 1
      guard upper > 0, let from = given[years[upper - 1]], let to = given[years[upper]] else {
        return 1
      }
      guard from > 0 else { return 0 }
      let perYear = pow(to / from, 1 / Double(years[upper] - years[upper - 1]))
      return from * pow(perYear, Double(year - years[upper - 1]))
    }
  }
}
