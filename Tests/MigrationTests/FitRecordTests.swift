import Demography
import FoundationEssentials
import LinearAlgebra
import Migration
import TestSupport
import Testing

@Suite("Records of fits")
struct FitRecordTests {
  func roundTrip<Record: Codable & Equatable>(_ record: Record) throws {
    let text = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(Record.self, from: text) == record)
  }

  @Test("every fit goes into JSON and comes back the same")
  func json() throws {
    let truth = ["log distance": -1.0, "ring": 1]
    let world = SyntheticFlows(places: 12, seed: 1, truth: truth, noise: .multiplicative(0.5))
    let form = GravityForm(.doubly, distance: .tanner, ring: true, contiguous: true)
    try roundTrip(GravityFit(form, to: world.table(form)))
    try roundTrip(
      SharesFit(
        groups: SharesFitTests.groups(world), places: world.places,
        columns: form.columns(for: world.distances, places: world.places),
        offset: world.sizeOffset))
    let ages = (0...80).map(Double.init)
    let schedule = RogersCastro.fundamental()
    try roundTrip(ScheduleFit(.eleven, ages: ages, rates: ages.map { schedule.rate(at: $0) }))
  }
}
