import Demography
import Projection

/// One row of `programmes.csv`: what a programme or an event did in a year in one receiving region,
/// or in all of them.
package struct ProgrammeFigures: Sendable, Equatable {
  package let year: Int
  /// Number in `Forecast.programmes`.
  package let programme: Int
  /// Row number; `nil` for all receiving regions together.
  package let region: Int?
  /// Persons, families included. Permits count as participants, those used as present.
  package let counts: RelocationFigures
  /// `nil` where no programme states terms.
  package let support: Support?

  /// What follows from the terms of a programme.
  package struct Support: Sendable, Equatable {
    package let employed: Double
    package let families: Double
    package let costMRP: Double
    /// `nil` where no price of the MRP is known.
    package let costTenge: Double?
    /// Of the tenge, for each participant of the year, and for each of them who will still be there
    /// five years on, among the survivors.
    package let tengePerParticipant: Double?
    package let tengePerStayer: Double?
  }
}

/// One row of `programme_costs.csv`: an instrument of support in a year.
package struct InstrumentFigures: Sendable, Equatable {
  package let year: Int
  package let programme: Int
  package let instrument: String
  /// Persons, families or employed who receive it.
  package let cases: Double
  package let costMRP: Double
  package let costTenge: Double?
  /// The part of the MRP that employers pay.
  package let employersMRP: Double
}

/// One row of `programme_groups.csv`: participants of a year by country of origin, schooling or
/// industry, in the shares that the scenario states.
package struct ProgrammeGroupFigures: Sendable, Equatable {
  package let year: Int
  package let programme: Int
  package let breakdown: String
  package let group: String
  package let persons: Double
}

/// One row of `shortfalls.csv`: what an intervention wanted and could not have.
package struct ShortfallFigures: Sendable, Equatable {
  package let year: Int
  package let programme: String
  /// Row number.
  package let region: Int
  package let wanted: Double
  package let met: Double
  package let reason: String
}

/// Factors that turn what is counted into what the terms of a programme say of it.
package struct ProgrammeFactors: Sendable, Equatable {
  package let employedPerPerson: Double
  package let familiesPerPerson: Double
  /// Of one participant who comes in the year.
  package let mrp: Double
  /// Tenge for one MRP, in the stated year's prices.
  package let tenge: Double?
  /// Share still there after five years.
  package let stayAfterFiveYears: Double
}

extension ProgrammeTerms {
  /// Cases of an instrument for one participant.
  func cases(of instrument: SupportInstrument) -> Double {
    let each =
      switch instrument.per {
      case .person: 1.0
      case .family: 1 / familySize
      case .employed: workingAgeShare * employedShare
      }
    return each * instrument.share
  }

  /// MRP of an instrument for one participant of a year.
  func mrp(of instrument: SupportInstrument, in year: Int) -> Double {
    cases(of: instrument) * instrument.mrp[year] * instrument.months
  }
}

extension CountryData {
  /// Tenge for one monthly calculation index in a year; beyond the last known year that one's.
  package func mrpTenge(in year: Int) -> Double? {
    let known = Dictionary(
      prices.filter { $0.name == "mrp" }.map { ($0.year, $0.value) }, uniquingKeysWith: { $1 })
    return known.isEmpty ? nil : known[year] ?? known[min(year, known.keys.max() ?? year)]
  }
}

extension Forecast {
  /// `nil` for permits and for events without terms.
  package func factors(of programme: PlannedProgramme, in year: Int) -> ProgrammeFactors? {
    guard let terms = programme.terms else { return nil }
    return ProgrammeFactors(
      employedPerPerson: terms.workingAgeShare * terms.employedShare,
      familiesPerPerson: 1 / terms.familySize,
      mrp: terms.support.reduce(0) { $0 + terms.mrp(of: $1, in: year) },
      tenge: country.mrpTenge(in: terms.priceYear ?? year),
      stayAfterFiveYears: terms.retention.share(after: 5))
  }

  /// Programme after programme, year after year: all receiving regions, then each.
  package func programmeFigures() -> [ProgrammeFigures] {
    programmes.indices.flatMap { number in
      years.indices.flatMap { place -> [ProgrammeFigures] in
        let byDestination = counts(of: number, in: place)
        let all = byDestination.reduce(RelocationFigures()) { $0 + $1 }
        guard all != RelocationFigures() else { return [] }
        return [row(number, place, region: nil, all)]
          + zip(programmes[number].destinations, byDestination).map {
            row(number, place, region: $0, $1)
          }
      }
    }
  }

  private func counts(of number: Int, in place: Int) -> [RelocationFigures] {
    let programme = programmes[number]
    if let permits = programme.permits {
      return permits.shares.map { share in
        var figures = RelocationFigures()
        figures.participants = share * (permits.byYear[years[place].year] ?? 0)
        figures.present = figures.participants * permits.fillRate
        return figures
      }
    }
    let moving = programmes.prefix(number).filter { $0.relocation != nil }.count
    return years[place].relocations[moving].byDestination
  }

  private func row(
    _ number: Int, _ place: Int, region: Int?, _ counts: RelocationFigures
  ) -> ProgrammeFigures {
    let year = years[place].year
    let support = factors(of: programmes[number], in: year).map { factors in
      let cost = counts.participants * factors.mrp
      let each = factors.tenge.map { $0 * factors.mrp }
      return ProgrammeFigures.Support(
        employed: counts.present * factors.employedPerPerson,
        families: counts.present * factors.familiesPerPerson, costMRP: cost,
        costTenge: factors.tenge.map { $0 * cost }, tengePerParticipant: each,
        tengePerStayer: factors.stayAfterFiveYears > 0
          ? each.map { $0 / factors.stayAfterFiveYears } : nil)
    }
    return ProgrammeFigures(
      year: year, programme: number, region: region, counts: counts, support: support)
  }

  /// Programme after programme, year after year, in the order of the instruments.
  package func instrumentFigures() -> [InstrumentFigures] {
    programmes.indices.flatMap { number -> [InstrumentFigures] in
      guard let terms = programmes[number].terms else { return [] }
      return years.indices.flatMap { place -> [InstrumentFigures] in
        let year = years[place].year
        let participants = counts(of: number, in: place).reduce(0) { $0 + $1.participants }
        guard participants != 0 else { return [] }
        let tenge = country.mrpTenge(in: terms.priceYear ?? year)
        return terms.support.map { instrument in
          let cost = participants * terms.mrp(of: instrument, in: year)
          return InstrumentFigures(
            year: year, programme: number, instrument: instrument.name,
            cases: participants * terms.cases(of: instrument), costMRP: cost,
            costTenge: tenge.map { $0 * cost }, employersMRP: cost * instrument.employerShare)
        }
      }
    }
  }

  /// Breakdowns that the scenario states as shares.
  package func programmeGroupFigures() -> [ProgrammeGroupFigures] {
    programmes.indices.flatMap { number -> [ProgrammeGroupFigures] in
      guard
        let intervention = scenario.interventions.first(where: {
          $0.name == programmes[number].name
        })
      else { return [] }
      let breakdowns = intervention.breakdowns
      return years.indices.flatMap { place -> [ProgrammeGroupFigures] in
        let figures = counts(of: number, in: place)
        let persons = figures.reduce(0) { $0 + $1.participants }
        return breakdowns.flatMap { breakdown in
          breakdown.shares.filter { _ in persons != 0 }.map {
            ProgrammeGroupFigures(
              year: years[place].year, programme: number, breakdown: breakdown.name,
              group: $0.name, persons: persons * $0.share)
          }
        }
      }
    }
  }

  /// Persons that programmes could not find at their origins, and those whom a limit turned away.
  package func shortfallFigures() -> [ShortfallFigures] {
    years.flatMap { events -> [ShortfallFigures] in
      zip(movingProgrammes, events.relocations).flatMap { programme, record in
        shortfalls(of: programme, record, in: events.year)
      } + turnedAway(in: events)
    }
  }

  private func shortfalls(
    of programme: PlannedProgramme, _ record: RelocationRecord, in year: Int
  ) -> [ShortfallFigures] {
    record.wanted.indices.compactMap { origin in
      let (wanted, met) = (record.wanted[origin], record.met[origin])
      guard wanted - met > 1e-6, let row = originRow(of: programme, origin) else { return nil }
      return ShortfallFigures(
        year: year, programme: programme.name, region: row, wanted: wanted, met: met,
        reason: "fewer people of some ages live there than the programme's profile asks for")
    }
  }

  private func originRow(of programme: PlannedProgramme, _ origin: Int) -> Int? {
    scenario.interventions.first { $0.name == programme.name }?.origins[origin].region
  }

  private func turnedAway(in events: ForecastYear) -> [ShortfallFigures] {
    events.turnedAway.indices.compactMap { region in
      let turned = events.turnedAway[region]
      guard turned > 1e-6 else { return nil }
      let gate = scenario.interventions.last {
        if case .registration(let registration) = $0.action, $0.years.contains(events.year) {
          registration.limits[region] != nil
        } else {
          false
        }
      }
      let arrived = events.internalIn.total(region: region)
      return ShortfallFigures(
        year: events.year, programme: gate?.name ?? "", region: region, wanted: arrived + turned,
        met: arrived, reason: "the region's limit to arrivals; they moved to other regions")
    }
  }
}

extension RelocationFigures {
  static func + (a: RelocationFigures, b: RelocationFigures) -> RelocationFigures {
    var sum = a
    sum.participants += b.participants
    sum.returned += b.returned
    sum.present += b.present
    sum.children0to6 += b.children0to6
    sum.children7to17 += b.children7to17
    sum.transferred += b.transferred
    return sum
  }
}

extension Intervention {
  /// Shares of participants that the scenario states beside their regions.
  fileprivate var breakdowns: [(name: String, shares: [NamedShare])] {
    switch action {
    case .kandas(let kandas): [("origin", kandas.origins), ("schooling", kandas.schooling)]
    case .labourQuota(let quota): [("industry", quota.industries)]
    default: []
    }
  }

  /// Regions that people are taken from, in the order of the scenario.
  var origins: [RegionShare] {
    switch action {
    case .resettlement(let programme): programme.origins
    case .studyPlaces(let programme): programme.origins
    default: []
    }
  }
}
