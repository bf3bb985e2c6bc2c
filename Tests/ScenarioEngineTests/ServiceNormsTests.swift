import Readiness
import ScenarioEngine
import TestSupport
import Testing

@Suite("Norms of services")
struct ServiceNormsTests {
  private func norm(
    _ service: String, _ indicator: String, _ value: Double, _ phase: String = "both",
    _ confidence: Confidence = .verified
  ) -> NormRecord {
    NormRecord(
      service: service, indicator: indicator, value: value, unit: "unit", per: "person",
      phase: phase, agency: "agency of \(service)", source: "source", confidence: confidence)
  }

  @Test("the larger of the national and the international norm is used, and both are kept")
  func larger() throws {
    let international = norm("health", "utilisation, high (plan with this)", 4)
    let clinician = norm("health", "consultations, maximum", 50)
    for (persons, isLarger) in [(1500.0, true), (10_000, false)] {
      let national = norm(
        "health", "persons of a general practitioner, Kazakhstan", persons, "post-emergency",
        .unverified)
      let norms = ServiceNorms([international, clinician, national])
      let use = try #require(norms.uses(of: "clinicians").first)
      // Four consultations a year, five days of seven, fifty a day.
      expectClose(use.international ?? 0, 4.0 / 365 * 7 / 5 / 50, within: 1e-15)
      #expect(use.national == 1 / persons)
      #expect(use.used == max(use.international ?? 0, 1 / persons))
      #expect((use.confidence == .unverified) == isLarger)
      let service = try #require(norms.services.first { $0.id == "clinicians" })
      #expect(service.needs[0].emergency == use.used)
      #expect(service.agency == "agency of health")
    }
  }

  @Test("litres become cubic metres with what is lost on the way, by phase")
  func water() throws {
    let norms = ServiceNorms([
      norm("water", "supply, minimum", 15, "emergency"),
      norm("water", "supply, minimum", 20, "post-emergency"),
      norm("water", "loss and spillage, high", 0.35),
    ])
    let service = try #require(norms.services.first { $0.id == "water_supply" })
    expectClose(service.needs[0].emergency, 0.015 / 0.65, within: 1e-15)
    expectClose(service.needs[0].later, 0.020 / 0.65, within: 1e-15)
  }

  @Test("a service without a norm is named and not reckoned")
  func without() {
    let norms = ServiceNorms([])
    #expect(norms.services.map(\.id) == ["reception_places", "school_places"])
    #expect(norms.withoutNorm.contains("water_supply"))
    #expect(norms.withoutNorm.count == 13)
  }
}
