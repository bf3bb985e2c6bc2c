import Demography

/// People whom a programme or an event moves, year by year, at the end of each year.
///
/// Those who are followed stay in the population for births and deaths but are outside gravity and
/// emigration: they leave only by the hazards stated here, and when they are no longer followed they
/// move like everybody else (model.md section 5). Children born to them are not followed.
package struct Relocation: Sendable {
  /// What enters in one year, persons, before uptake.
  package struct Intake: Sendable {
    /// All participants: those of the ledger.
    package var participants: Double
    /// Participants whom the base forecast already contains.
    package var baseline: Double
    /// Shares of (destination, cell) of this year's arrivals from abroad, where they are not those of
    /// `profile`: one row of 208 for each destination, all together summing to one.
    package var pattern: DriverRows?
    /// h(n) of those who enter in this year, where they are not those of the relocation.
    package var hazards: [Double]?

    package init(
      participants: Double, baseline: Double = 0, pattern: DriverRows? = nil,
      hazards: [Double]? = nil
    ) {
      self.participants = participants
      self.baseline = baseline
      self.pattern = pattern
      self.hazards = hazards
    }
  }

  package let name: String
  /// Rows of the regions they come from, and their shares; empty where they come from abroad.
  package let origins: [Int]
  package let originShares: [Double]
  /// Rows of the regions they go to.
  package let destinations: [Int]
  /// `[origin][destination]`, each row summing to one; a single row where they come from abroad.
  package let routes: [[Double]]
  /// Shares of the 208 cells, summing to one.
  package let profile: [Double]
  /// By event year.
  package let intakes: [Int: Intake]
  /// How it is carried out where no draw has terms of its own.
  package let terms: RelocationTerms
  /// h(n), the share of those still there who leave in the n-th year after their entry, n = 1, 2, …;
  /// the last goes on.
  package let hazards: [Double]
  /// Years for which people are followed; 0 lets them join the others at once, `Int.max` never.
  package let trackedYears: Int

  /// The intakes' years, ascending, and the memory their cohorts share: a cohort is gone when its
  /// place is needed again.
  let entryYears: [Int]
  let slotCount: Int

  package var isFromAbroad: Bool { origins.isEmpty }

  package init(
    name: String, origins: [Int] = [], originShares: [Double] = [], destinations: [Int],
    routes: [[Double]], profile: [Double], intakes: [Int: Intake],
    terms: RelocationTerms = RelocationTerms(), hazards: [Double] = [], trackedYears: Int
  ) {
    precondition(
      routes.count == max(1, origins.count)
        && routes.allSatisfy { $0.count == destinations.count },
      "a row of routes for each origin and a column for each destination")
    precondition(profile.count == CellLayout.rowCount, "a share for each of 208 cells")
    self.name = name
    self.origins = origins
    self.originShares = originShares
    self.destinations = destinations
    self.routes = routes
    self.profile = profile
    self.intakes = intakes
    self.terms = terms
    self.hazards = hazards
    self.trackedYears = trackedYears
    entryYears = intakes.keys.sorted()
    // Entries of consecutive years take turns, so that a place is free when its turn comes.
    slotCount =
      if let first = entryYears.first, let last = entryYears.last {
        min(last - first + 1, trackedYears)
      } else {
        0
      }
  }

  /// The place of a year's cohort in memory.
  @inline(__always)
  func slot(ofEntry year: Int) -> Int { (year - entryYears[0]) % slotCount }

  /// Entries of earlier years that are followed in a year.
  @inline(__always)
  func isFollowed(entry: Int, in year: Int) -> Bool {
    entry < year && year - entry <= trackedYears
  }

  func hazard(entry: Int, in year: Int) -> Double {
    let own = intakes[entry]?.hazards ?? hazards
    return own.isEmpty ? 0 : own[min(year - entry, own.count) - 1]
  }

  /// The central number of persons moved in a year; below the baseline it is negative, and they are
  /// moved back.
  package func moved(in year: Int) -> Double {
    guard let intake = intakes[year] else { return 0 }
    return terms.additionality * (intake.participants * terms.uptake - intake.baseline)
  }
}

/// How a relocation is carried out.
package struct RelocationTerms: Sendable, Equatable {
  /// Factor on participants.
  package var uptake: Double
  /// Part of those above the baseline whom the relocation really adds.
  package var additionality: Double
  /// Factor on the hazard of leaving again.
  package var returnFactor: Double

  package init(uptake: Double = 1, additionality: Double = 1, returnFactor: Double = 1) {
    self.uptake = uptake
    self.additionality = additionality
    self.returnFactor = returnFactor
  }
}

/// What a relocation did in one year in one destination, persons.
package struct RelocationFigures: Sendable, Equatable {
  /// The ledger: all participants who came in the year, those of earlier years who left again, and
  /// those followed who are there at its end, with their children.
  package var participants = 0.0
  package var returned = 0.0
  package var present = 0.0
  package var children0to6 = 0.0
  package var children7to17 = 0.0
  /// Persons really moved: participants whom the base forecast does not contain, less those moved
  /// back.
  package var transferred = 0.0

  package init() {}
}
