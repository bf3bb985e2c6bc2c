import Readiness

/// The norms by which demand is reckoned, as the data package gives them.
package struct ServiceNorms: Sendable {
  /// One norm of one need, in units a person, with the national one beside it.
  package struct Use: Sendable, Equatable {
    package enum Phase: String, Sendable { case emergency, later, cold }

    package let service: String
    package let driver: LoadDriver
    package let phase: Phase
    /// Units of the service a person; `nil` where the package has no such norm.
    package let international: Double?
    package let national: Double?
    /// The larger of the two.
    package let used: Double
    package let source: String
    package let confidence: Confidence
  }

  package let services: [Service]
  package let uses: [Use]
  /// Services of which the package has no norm at all, and which are therefore not reckoned.
  package let withoutNorm: [String]
  private let records: [NormRecord]

  package init(_ records: [NormRecord]) {
    self.records = records
    var services: [Service] = []
    var uses: [Use] = []
    var without: [String] = []
    for definition in ServiceDefinition.all {
      var builder = NeedBuilder(records: records, service: definition.id)
      let needs = definition.needs.compactMap { builder.need($0) }
      guard !needs.isEmpty else {
        without.append(definition.id)
        continue
      }
      uses += builder.uses
      let agency = records.first { $0.service == definition.agencyOf && !$0.agency.isEmpty }
      services.append(
        Service(
          id: definition.id, unit: definition.unit, agency: agency?.agency ?? "", needs: needs,
          isStock: definition.isStock))
    }
    self.services = services
    self.uses = uses
    withoutNorm = without
  }

  /// A norm as the package states it; `nil` where it has none of that name.
  package func value(_ service: String, _ indicator: String) -> NormRecord? {
    records.first { $0.service == service && $0.indicator == indicator }
  }

  package func uses(of service: String) -> [Use] { uses.filter { $0.service == service } }
}

/// Turns norms into units a person.
private struct NeedBuilder {
  let records: [NormRecord]
  let service: String
  var uses: [ServiceNorms.Use] = []

  mutating func need(_ definition: NeedDefinition) -> Service.Need? {
    // A place or a seat for each: no norm to look up.
    guard let reference = definition.emergency else {
      return Service.Need(definition.driver, emergency: 1)
    }
    let national = definition.national.flatMap(units)
    guard
      let emergency = use(reference, national, definition.driver, .emergency)
        ?? definition.later.flatMap({ use($0, national, definition.driver, .emergency) })
    else { return nil }
    let later = definition.later.flatMap { use($0, national, definition.driver, .later) }
    let cold = definition.inCold.flatMap { use($0, nil, definition.driver, .cold) }
    return Service.Need(
      definition.driver, emergency: emergency, later: later ?? emergency, inCold: cold)
  }

  private mutating func use(
    _ reference: NormReference, _ national: (units: Double, record: NormRecord)?,
    _ driver: LoadDriver, _ phase: ServiceNorms.Use.Phase
  ) -> Double? {
    let found = units(reference)
    guard let best = [found, national].compactMap({ $0 }).max(by: { $0.units < $1.units }) else {
      return nil
    }
    uses.append(
      ServiceNorms.Use(
        service: service, driver: driver, phase: phase, international: found?.units,
        national: national?.units, used: best.units, source: best.record.source,
        confidence: best.record.confidence))
    return best.units
  }

  private func units(_ reference: NormReference) -> (units: Double, record: NormRecord)? {
    guard
      let record = records.first(where: {
        $0.service == reference.service && $0.indicator == reference.indicator
          && ($0.phase == reference.phase || $0.phase == "both")
      }), record.value > 0
    else { return nil }
    guard let units = units(record.value, as: reference.form) else { return nil }
    return (units, record)
  }

  private func units(_ value: Double, as form: NormReference.Form) -> Double? {
    switch form {
    case .unitsPerPerson: return value
    case .personsPerUnit: return 1 / value
    case .perTenThousand: return value / 10_000
    case .litresWithLoss:
      let loss = number("water", "loss and spillage, high") ?? 0
      return value / 1000 / (1 - loss)
    case .consultations:
      return number("health", "consultations, maximum").map { value / 365 * 7 / 5 / $0 }
    case .seconds:
      return number("border", "full-time staff for a 24/7 post").map { value / 86_400 * $0 }
    }
  }

  private func number(_ service: String, _ indicator: String) -> Double? {
    records.first { $0.service == service && $0.indicator == indicator }?.value
  }
}
