import LinearAlgebra
import Migration
import ScenarioEngine
import TestSupport
import Testing

/// Three places with known answers of the constrained gravity models.
@Suite("Constrained gravity flows")
struct GravityFlowsTests {
  @Test("departures shared by squared mass and distance, and both margins, give the known flows")
  func published() { expectReturned(ThreePlaces.published) }

  @Test("constraining destinations is constraining origins of the table turned round")
  func turned() {
    let turned = GravityFlows.destinationConstrained(
      weights: GravityFlows.weights(
        deterrence: Deterrence(form: .power(exponent: 2)).matrix(for: ThreePlaces.distances),
        originMasses: ThreePlaces.masses.map { $0 * $0 }), arrivals: ThreePlaces.departures)
    #expect(turned == ThreePlaces.originConstrained.transposed)
  }

  @Test("fitting the flows gives exponent and mass back")
  func fitted() throws {
    let form = GravityForm(.origin, distance: .power)
    let fit = try GravityFit(
      form,
      to: GravityTable(
        places: ThreePlaces.places, flows: ThreePlaces.originConstrained,
        columns: form.columns(for: ThreePlaces.distances, places: ThreePlaces.places)
          + [.logOfDestination("log mass", ThreePlaces.masses)]))
    expectClose(try #require(fit.coefficient("log distance")).estimate, -2, within: 1e-8)
    expectClose(try #require(fit.coefficient("log mass")).estimate, 2, within: 1e-8)
  }
}
