import Demography

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
