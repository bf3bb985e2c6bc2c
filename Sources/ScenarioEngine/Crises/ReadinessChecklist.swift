import Demography
import Readiness

/// Questions that a country answers before a crisis, and what its data package answers.
///
/// Questions of the Migration Governance Indicators (IOM), domain 5, as their assessment of the
/// Kyrgyz Republic of 2022 goes through them, and the points of the protocol that the Concept of
/// migration policy of Kazakhstan to 2030 orders in chapter 3 on forced movements from outside.
package struct ReadinessChecklist: Sendable {
  package enum Answer: String, Sendable {
    case answered
    case partly
    case missing
    /// A law, a plan or a body: no figure of a data package tells.
    case notInData = "not in the data"
  }

  package struct Item: Sendable, Equatable {
    package let topic: String
    package let question: String
    package let source: String
    package let answer: Answer
    /// What the package says, or lacks.
    package let finding: String
  }

  package let items: [Item]

  package init(_ country: CountryData, norms: ServiceNorms, events: [CrisisAssessment]) {
    let reader = ChecklistReader(country: country, norms: norms, events: events)
    items = reader.governance + reader.concept
  }
}

private struct ChecklistReader {
  let country: CountryData
  let norms: ServiceNorms
  let events: [CrisisAssessment]

  private static let indicators = "Migration Governance Indicators, domain 5"
  private static let protocolSource = "Concept of migration policy of Kazakhstan to 2030"

  typealias Item = ReadinessChecklist.Item

  var governance: [Item] {
    [
      document(
        "law", "Does the law protect foreigners in a crisis whatever their length of stay?"),
      document(
        "law", "Are people from countries in crisis exempt from ordinary immigration procedures?"),
      document("mass inflow", "Is there a plan for large displacements across the border?"),
      document("mass inflow", "Are applications handled at once when refugees arrive in mass?"),
      document("warning", "Are warnings given in languages that most migrants understand?"),
      document("return", "Are those who return in a crisis helped to settle again?"),
      agencies("Which body answers for each service in a crisis?", Self.indicators),
      capacities(
        "housing", "Where can displaced people be housed, by region?", "reception_places"),
      capacities("health", "Can hospitals take more patients, by region?", "hospital_beds"),
      capacities("school", "Are there seats for their children, by region?", "school_places"),
      capacities("water", "Is there water for more people, by region?", "water_supply"),
      capacities("relief", "Which stocks of relief kits are there, by region?", "relief_kits"),
      capacities(
        "registration", "How many can be registered a day, by region?", "registration_desks"),
      climate,
    ]
  }

  var concept: [Item] {
    [
      scenarios, readiness,
      agencies("Who acts with whom, by which algorithm?", Self.protocolSource, topic: "protocol"),
      reserves,
      Item(
        topic: "protocol", question: "Is there one situation staff for all bodies?",
        source: Self.protocolSource, answer: .notInData,
        finding: "a decision, not a figure"),
      checkpoints,
    ]
  }

  private func document(_ topic: String, _ question: String) -> Item {
    Item(
      topic: topic, question: question, source: Self.indicators, answer: .notInData,
      finding: "a law or a plan: to be answered by the ministry in charge")
  }

  private func item(
    _ topic: String, _ question: String, _ source: String, known: Int, of all: Int, _ what: String
  ) -> Item {
    let answer: ReadinessChecklist.Answer =
      known == 0 ? .missing : known < all ? .partly : .answered
    return Item(
      topic: topic, question: question, source: source, answer: answer,
      finding: "\(what) known for \(known) of \(all)")
  }

  private func capacities(_ topic: String, _ question: String, _ service: String) -> Item {
    let all = country.regions.count
    let records = (0..<all).compactMap { country.planning.capacity(of: service, region: $0) }
    let capacity = records.count { $0.capacity != nil }
    let stock = ServiceStock(country: country, residents: .init(regions: all))
    let known = (0..<all).count { stock.capacity(of: service, region: $0) != nil }
    return item(
      topic, question, Self.indicators, known: known, of: all,
      "capacity for \(capacity) regions; capacity less what residents use")
  }

  private func agencies(_ question: String, _ source: String, topic: String = "bodies") -> Item {
    let named = norms.services.count { !$0.agency.isEmpty }
    return item(
      topic, question, source, known: named, of: norms.services.count,
      "the answering body of services")
  }

  private var climate: Item {
    let known = Set(country.covariates.filter { $0.name == "climate_index" }.compactMap(\.region))
    return item(
      "environment", "Is displacement by climate and disasters assessed, by region?",
      Self.indicators, known: known.count, of: country.regions.count, "an index of climate hazard")
  }

  private var scenarios: Item {
    Item(
      topic: "scenarios", question: "Are flows from outside laid out with scale and intensity?",
      source: Self.protocolSource, answer: events.isEmpty ? .missing : .answered,
      finding: events.isEmpty
        ? "the scenario states no event with a first day"
        : "events of the scenario: " + events.map(\.name).joined(separator: ", "))
  }

  private var readiness: Item {
    let rows = events.flatMap(\.rows).filter { $0.region != nil && $0.load.peakDemand > 0 }
    return item(
      "readiness", "Is the readiness of bodies, infrastructure and resources analysed?",
      Self.protocolSource, known: rows.count { $0.status != .noData }, of: rows.count,
      "capacity against what the events ask of a service in a region")
  }

  private var reserves: Item {
    let rows = events.flatMap(\.rows).filter { $0.region != nil && $0.status != .noData }
    let covered = rows.count { $0.status == .enough }
    let answer: ReadinessChecklist.Answer =
      rows.isEmpty ? .missing : covered < rows.count ? .partly : .answered
    return Item(
      topic: "protocol", question: "Is reserve capacity set aside?", source: Self.protocolSource,
      answer: answer,
      finding: rows.isEmpty
        ? "no capacity is known against which a reserve could be reckoned"
        : "enough at central values in \(covered) of \(rows.count) services by region with data")
  }

  private var checkpoints: Item {
    let all = country.planning.checkpoints
    return item(
      "border", "What can the checkpoints of the border admit?", Self.protocolSource,
      known: all.count { $0.personsPerDay != nil || $0.lanes != nil }, of: all.count,
      "capacity of entry points")
  }
}
