import Demography
import Glibc

/// What every programme that moves people states: who they are, how many stay, and what it costs.
package struct ProgrammeTerms: Sendable, Equatable {
  /// Age and sex of participants and their families; shares sum to one.
  package var profile: AgeSexTable
  package var retention: Retention
  /// Factor on the hazard of leaving again.
  package var returnFactor: Estimate
  /// Part of the persons who are of working age.
  package var workingAgeShare: Double
  /// Part of those of working age who are in work.
  package var employedShare: Double
  /// Persons a family.
  package var familySize: Double
  package var support: [SupportInstrument]
  /// The year whose tenge the costs are stated in; `nil` for the tenge of each year.
  package var priceYear: Int?

  package init(
    profile: AgeSexTable, retention: Retention = .permanent, returnFactor: Estimate = Estimate(1),
    workingAgeShare: Double, employedShare: Double = 0, familySize: Double = 1,
    support: [SupportInstrument] = [], priceYear: Int? = nil
  ) {
    self.profile = profile
    self.retention = retention
    self.returnFactor = returnFactor
    self.workingAgeShare = workingAgeShare
    self.employedShare = employedShare
    self.familySize = familySize
    self.support = support
    self.priceYear = priceYear
  }
}

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

/// One instrument of support: what is paid, for whom and by whom.
package struct SupportInstrument: Sendable, Equatable {
  /// What one payment is for.
  package enum Case: String, Sendable, CaseIterable {
    case person
    case family
    /// A participant of working age who is in work.
    case employed
  }

  package var name: String
  /// Monthly calculation indices a case and, with `months`, a month; by year.
  package var mrp: YearSeries
  /// Months for which it is paid.
  package var months: Double
  package var per: Case
  /// Part of the cases that receive it.
  package var share: Double
  /// Part that employers pay.
  package var employerShare: Double

  package init(
    name: String, mrp: YearSeries, months: Double = 1, per: Case, share: Double = 1,
    employerShare: Double = 0
  ) {
    self.name = name
    self.mrp = mrp
    self.months = months
    self.per = per
    self.share = share
    self.employerShare = employerShare
  }
}

/// Resettlement between regions.
///
/// The ledger holds all participants; transferred are only those whom the programme adds to the moves
/// that the base year already has: additionality · (participants − baseline).
package struct Resettlement: Sendable, Equatable {
  /// What `participants` and `baseline` count.
  package enum Counts: String, Sendable, CaseIterable {
    case persons
    case workingAge = "working_age"
  }

  package var counts: Counts
  /// Persons who move for each one counted: 1 where persons are counted.
  package var personsPerParticipant: Double
  /// By year, in the unit of `counts`.
  package var participants: YearSeries
  /// Participants who are in the flows of the base year, a year, in the same unit.
  package var baseline: Double
  /// Factor on participants.
  package var uptake: Estimate
  /// Share of those above the baseline who would not have moved anyway.
  package var additionality: Estimate
  package var origins: [RegionShare]
  package var destinations: [RegionShare]
  /// Destinations of single origins, by the origin's row, where they are known; `destinations` hold
  /// for the others.
  package var routes: [Int: [RegionShare]]
  package var terms: ProgrammeTerms

  package init(
    counts: Counts = .persons, personsPerParticipant: Double = 1, participants: YearSeries,
    baseline: Double, uptake: Estimate = Estimate(1), additionality: Estimate,
    origins: [RegionShare], destinations: [RegionShare], routes: [Int: [RegionShare]] = [:],
    terms: ProgrammeTerms
  ) {
    self.counts = counts
    self.personsPerParticipant = personsPerParticipant
    self.participants = participants
    self.baseline = baseline
    self.uptake = uptake
    self.additionality = additionality
    self.origins = origins
    self.destinations = destinations
    self.routes = routes
    self.terms = terms
  }
}

/// Ethnic return: people who come from abroad with a status of their own.
package struct Kandas: Sendable, Equatable {
  /// Persons who arrive in a year.
  package var arrivals: YearSeries
  /// Persons a year who are among the immigrants of the base forecast.
  package var baseline: Double
  package var uptake: Estimate
  /// Part who settle within the regional quota.
  package var quotaShare: Double
  /// Where those of the quota settle.
  package var quota: [RegionShare]
  /// Where the others settle.
  package var destinations: [RegionShare]
  /// Countries that they come from, and their schooling: shares, for the programme's tables.
  package var origins: [NamedShare]
  package var schooling: [NamedShare]
  package var terms: ProgrammeTerms

  package init(
    arrivals: YearSeries, baseline: Double, uptake: Estimate = Estimate(1), quotaShare: Double = 0,
    quota: [RegionShare] = [], destinations: [RegionShare], origins: [NamedShare] = [],
    schooling: [NamedShare] = [], terms: ProgrammeTerms
  ) {
    self.arrivals = arrivals
    self.baseline = baseline
    self.uptake = uptake
    self.quotaShare = quotaShare
    self.quota = quota
    self.destinations = destinations
    self.origins = origins
    self.schooling = schooling
    self.terms = terms
  }
}

/// A share of a whole under a name of the scenario's own.
package struct NamedShare: Sendable, Equatable {
  package var name: String
  package var share: Double

  package init(name: String, share: Double) {
    self.name = name
    self.share = share
  }
}

/// Study places with grants moved between regions: young people who would have gone to one region go
/// to another, study there, and in part stay.
package struct StudyPlaces: Sendable, Equatable {
  /// Places opened for newcomers in a year, persons.
  package var places: YearSeries
  /// Part of the places that a student from elsewhere takes.
  package var newcomerShare: Double
  /// Regions that lose the students, and those that gain them.
  package var origins: [RegionShare]
  package var destinations: [RegionShare]
  package var yearsOfStudy: Int
  /// Share who stay after graduation.
  package var stay: Estimate
  package var terms: ProgrammeTerms

  package init(
    places: YearSeries, newcomerShare: Double, origins: [RegionShare],
    destinations: [RegionShare], yearsOfStudy: Int, stay: Estimate, terms: ProgrammeTerms
  ) {
    self.places = places
    self.newcomerShare = newcomerShare
    self.origins = origins
    self.destinations = destinations
    self.yearsOfStudy = yearsOfStudy
    self.stay = stay
    self.terms = terms
  }
}
