import Readiness

/// A figure that the data package lacks, and how much it may change the reserve.
package struct MissingInput: Sendable, Equatable {
  package let region: Int
  package let service: String
  /// The entry point, for capacities of the border; `nil` for services of a region.
  package let place: String?
  package let unit: String
  package let agency: String
  /// What the reserve at 80 % may be, in units: nothing, or all that is asked for.
  package let reserveAtMost: Double
  /// The same in persons, by which unknowns of different services are ordered.
  package let personsAtMost: Double
}

/// Everything that is not known and that an event asks for, the weightiest first.
package struct MissingInputs: Sendable {
  /// Confidence of the reserve by which unknowns are ordered.
  package static let confidence = 0.8
  package static let borderService = "border_entry"

  package let inputs: [MissingInput]

  package init(_ assessments: [CrisisAssessment], country: CountryData) {
    var found: [String: MissingInput] = [:]
    for assessment in assessments {
      for input in Self.missing(assessment, country) {
        let key = "\(input.region) \(input.service) \(input.place ?? "")"
        if let other = found[key], other.personsAtMost >= input.personsAtMost { continue }
        found[key] = input
      }
    }
    // What nobody asks for need not be asked.
    inputs = found.filter { $0.value.personsAtMost >= 0.5 }.sorted {
      ($1.value.personsAtMost, $0.key) < ($0.value.personsAtMost, $1.key)
    }.map(\.value)
  }

  private static func missing(
    _ assessment: CrisisAssessment, _ country: CountryData
  ) -> [MissingInput] {
    let plan = assessment.plan
    var missing: [MissingInput] = []
    for (index, service) in plan.services.enumerated() {
      for region in 0..<plan.regionCount where !plan.isKnown(service: index, region: region) {
        let units = assessment.summary.peakDemand(
          service: index, region: region, confidence: confidence)
        let perPerson = service.needs[0].emergency
        let record = country.planning.capacity(of: service.id, region: region)
        missing.append(
          MissingInput(
            region: region, service: service.id, place: nil, unit: record?.unit ?? service.unit,
            agency: record.map(\.agency).flatMap { $0.isEmpty ? nil : $0 } ?? service.agency,
            reserveAtMost: units, personsAtMost: units / perPerson))
      }
    }
    for (index, point) in plan.points.enumerated()
    where plan.event.kind == .surge {
      let unknown = checkpoints(of: point, country)
      guard !unknown.isEmpty else { continue }
      let busiest =
        (0..<plan.dayCount).map { day in
          TrafficClass.allCases.reduce(0) {
            $0 + assessment.run.borderRow(day: day, point: index, $1).arrivals
          }
        }.max() ?? 0
      let agency = plan.services.first { $0.id == "border_staff" }?.agency
      missing += unknown.map {
        MissingInput(
          region: point.region, service: borderService, place: $0, unit: "persons a day",
          agency: agency ?? "", reserveAtMost: busiest, personsAtMost: busiest)
      }
    }
    return missing
  }

  /// The checkpoint itself, or those of a region that stand for it, if their capacity is not known.
  private static func checkpoints(of point: EntryPoint, _ country: CountryData) -> [String] {
    let all = country.planning.checkpoints
    let own = all.filter { $0.name == point.id }
    return (own.isEmpty ? all.filter { $0.region == point.region } : own)
      .filter { $0.personsPerDay == nil && $0.lanes == nil }.map(\.name)
  }
}
