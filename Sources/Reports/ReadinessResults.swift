import Readiness
import ScenarioEngine

/// Everything that the daily chain found of a scenario's events, whichever command asked for it.
package struct ReadinessResults: Sendable {
  package let scenario: Scenario
  package let country: CountryData
  package let preparation: CrisisPreparation
  package let assessments: [CrisisAssessment]
  /// Of each event's ensemble.
  package let members: Int
  package let ordinary: OrdinaryYears
  package let checklist: ReadinessChecklist
  package let missing: MissingInputs

  package init(
    scenario: Scenario, country: CountryData, preparation: CrisisPreparation,
    assessments: [CrisisAssessment], members: Int
  ) {
    self.scenario = scenario
    self.country = country
    self.preparation = preparation
    self.assessments = assessments
    self.members = members
    ordinary = preparation.forecast.map { OrdinaryYears($0, norms: preparation.norms) } ?? .unknown
    checklist = ReadinessChecklist(country, norms: preparation.norms, events: assessments)
    missing = MissingInputs(assessments, country: country)
  }
}

extension ReadinessResults {
  /// The service that is short first in one region, among those of which enough is known.
  struct ShortFirst {
    let region: Int
    /// The most in reception places on a day that 80 % of the members do not exceed; known whatever
    /// else is not.
    let received: Double?
    /// `nil` where none is known to be short.
    let first: CrisisAssessment.Row?
    /// Services of which the capacity, or its present use, is not known.
    let unknown: Int
    let services: Int
  }

  /// Regions that an event asks at least half a unit of some service for.
  static func shortFirst(of event: CrisisAssessment) -> [ShortFirst] {
    let plan = event.plan
    let places = plan.services.firstIndex { $0.id == "reception_places" }
    return (0..<plan.regionCount).compactMap { region in
      let rows = plan.services.indices.map { event.row(region: region, service: $0) }
      guard rows.contains(where: { $0.load.peakDemand >= 0.5 }) else { return nil }
      return ShortFirst(
        region: region,
        received: places.map {
          event.summary.peakDemand(service: $0, region: region, confidence: 0.8)
        },
        first: event.firstFailing(region: region), unknown: rows.count { $0.status == .noData },
        services: rows.count)
    }
  }

  /// Services by region that are asked for anything, in the order of the tables.
  static func asked(of event: CrisisAssessment) -> [CrisisAssessment.Row] {
    event.rows.filter { $0.region != nil && $0.load.peakDemand > 0 }
  }

  /// For each service the region that most is asked of, by the demand that 80 % of the members do not
  /// exceed; without services of which hardly anything is asked.
  static func mostAsked(of event: CrisisAssessment) -> [CrisisAssessment.Row] {
    event.plan.services.indices.compactMap { service in
      let needs = (0..<event.plan.regionCount).map {
        event.summary.peakDemand(service: service, region: $0, confidence: 0.8)
      }
      // Of equals, the first.
      guard let most = needs.max(), most >= 0.5, let region = needs.firstIndex(of: most) else {
        return nil
      }
      return event.row(region: region, service: service)
    }
  }
}

extension Double {
  /// Decimals with which a number of places, beds or staff is shown: small ones have one.
  var decimalsOfUnits: Int { self != 0 && abs(self) < 10 ? 1 : 0 }
}
