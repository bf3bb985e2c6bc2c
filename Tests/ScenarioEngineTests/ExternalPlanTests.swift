import Demography
import ScenarioEngine
import TestSupport
import Testing

@Suite("Emigration as rates")
struct ExternalPlanTests {
  @Test("rates give every region's emigrants back to 1e-9", arguments: [0.0, 1000])
  func regionTotals(prior: Double) {
    let world = SyntheticWorld(regions: 6, seed: 12)
    let emigrants = emigrants(of: world)
    let rates = ExternalPlan.rates(
      emigrants: emigrants, exposed: world.population, priorPersons: prior)
    for region in 0..<6 {
      let returned = zip(rates[region].values, world.population[region].values)
        .reduce(0) { $0 + $1.0 * $1.1 }
      expectClose(returned, emigrants.total(region: region), within: 1e-9 * returned)
    }
  }

  @Test("without a prior they give every cell back")
  func cells() {
    let world = SyntheticWorld(regions: 6, seed: 13)
    let emigrants = emigrants(of: world)
    let rates = ExternalPlan.rates(
      emigrants: emigrants, exposed: world.population, priorPersons: 0)
    for cell in rates.values.indices {
      expectClose(
        rates.values[cell] * world.population.values[cell], emigrants.values[cell], within: 1e-9)
    }
  }

  @Test("a cell of hardly anybody takes the nation's age pattern")
  func shrinkage() {
    var world = SyntheticWorld(regions: 2, seed: 14)
    var emigrants = emigrants(of: world)
    world.population[0, .male, 98] = 0.01
    emigrants[0, .male, 98] = 1
    let rates = ExternalPlan.rates(
      emigrants: emigrants, exposed: world.population, priorPersons: 1000)
    // One emigrant of a hundredth of a person: unshrunk, a rate of 100.
    #expect(rates[0, .male, 98] < 1)
    let raw = ExternalPlan.rates(
      emigrants: emigrants, exposed: world.population, priorPersons: 0)
    #expect(raw[0, .male, 98] == 1)
  }

  private func emigrants(of world: SyntheticWorld) -> RegionalTable {
    var emigrants = world.emigrationRates
    for cell in emigrants.values.indices { emigrants.values[cell] *= world.population.values[cell] }
    return emigrants
  }
}
