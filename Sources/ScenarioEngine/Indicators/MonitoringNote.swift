/// What must be known to read an indicator; reports put it into words.
package struct MonitoringNote: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// What outcome, assumption and administrative mean.
    case bases
    /// The words of the package's own table about the indicator.
    case ofTable
    /// A fact carried from part of the year; without a share it is taken as it stands.
    case nowcast(
      year: Int, region: Int?, period: String, share: Double?, shareIsAssumed: Bool)
    case noDesignatedRegions
    /// Rows of the regions, and where the choice comes from, empty where the scenario does not say.
    case designated([Int], source: String)
    /// The year whose nets every rule gives back, and that of the scenario where it is another.
    case calibrated(year: Int, scenarioYear: Int?)
    /// The forecast of the calibration year beside what was observed, persons.
    case jumpOff(NetRule, year: Int, forecast: Double, observed: Double?, fact: Double?)
    case rules(hasOwn: Bool)
    /// What lies between the last fact and the last target, over what one participant adds.
    case distance(Distance)
    case everyTargetIsMet(NetRule)
    /// How many persons more a year each target takes; `nil` where no number does.
    case lever(NetRule, GapLever.Kind?, needs: [Need])
    case externalIsSet(source: String)
    /// Net from abroad by year, persons.
    case externalPast([Int: Double])
    case isSet
    case isNotSet(TargetIndicator.Figure)
    /// What a programme counts; persons each where it counts those of working age.
    case counting(programme: String, personsPerParticipant: Double?)
    /// A regional quota by region row, persons.
    case quota(Quota, year: Int, [Int: Double])
    case retention
    case retentionSoFar(year: Int, came: Double, returned: Double)
    /// Figures of regions are the country's, split by the scenario's shares.
    case split
    /// How an administrative indicator goes on from its facts.
    case trend(first: Int, last: Int, lastFact: Double, change: Double)
  }

  package struct Distance: Sendable, Equatable {
    package let from: Int
    package let to: Int
    package let persons: Double
    package let additionality: Double
    /// Share of participants who are still there after a year.
    package let staying: Double
    /// Participants a year.
    package var participants: Double { persons / (additionality * staying) }
  }

  /// Whom a regional quota lets settle.
  package enum Quota: String, Sendable, CaseIterable {
    case resettlers, kandas

    /// Of the country's covariates.
    var covariate: String { "quota_\(rawValue)" }
  }

  package struct Need: Sendable, Equatable {
    package let year: Int
    package let persons: Double?
  }

  /// Of the indicator; empty where it concerns all of them.
  package let number: String
  package let content: Content

  package init(_ number: String, _ content: Content) {
    self.number = number
    self.content = content
  }
}
