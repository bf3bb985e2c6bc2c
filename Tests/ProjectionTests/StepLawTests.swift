import Demography
import Glibc
import LinearAlgebra
import Migration
import Projection
import TestSupport
import Testing

@Suite("Laws of the yearly step")
struct StepLawTests {
  @Test("accounts close to 1e-9 in every region, age and sex", arguments: 0..<12)
  func accountsClose(seed: UInt64) throws {
    let world = SyntheticWorld(regions: 1 + Int(seed) * 3, seed: seed)
    let rule =
      try world.regionCount > 1
      ? world.rule(originExponent: 0.5, destinationExponent: 0.5, redistribution: 0.3) : nil
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    for year in 2025..<2035 {
      let drivers = world.drivers(year: year)
      workspace.advance(with: drivers, rule: rule)
      let cells = workspace.cellAccounts(draw: 0, drivers: drivers, rule: rule)
      let national = workspace.population(draw: 0).total
      #expect(cells.largestResidual <= 1e-9 * national)
      for region in 0..<world.regionCount {
        let account = workspace.accounts(region: region, draw: 0)
        #expect(abs(account.residual) <= 1e-9 * account.opening)
        expectClose(
          cells.deaths.total(region: region), account.deaths, within: 1e-9 * account.opening)
        expectClose(
          cells.internalIn.total(region: region), account.internalIn,
          within: 1e-9 * account.opening)
        expectClose(
          cells.emigrants.total(region: region), account.emigrants,
          within: 1e-9 * account.opening)
      }
      workspace.turnYear()
    }
  }

  @Test("internal moves sum to zero, and flows add up to both margins", arguments: 0..<8)
  func internalMovesSumToZero(seed: UInt64) throws {
    let world = SyntheticWorld(regions: 17, seed: seed)
    let rule = try world.rule(destinationExponent: 0.7)
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    let drivers = world.drivers(mobility: 1.3)
    workspace.advance(with: drivers, rule: rule)
    let cells = workspace.cellAccounts(draw: 0, drivers: drivers, rule: rule)
    expectClose(
      cells.internalIn.total - cells.internalOut.total, 0, within: 1e-9 * cells.internalIn.total)
    for sex in Sex.allCases {
      for age in 1..<Age.count {
        let arrived = (0..<17).reduce(0) { $0 + cells.internalIn[$1, sex, age] }
        let left = (0..<17).reduce(0) { $0 + cells.internalOut[$1, sex, age] }
        expectClose(arrived, left, within: 1e-12 * world.population.total, "age \(age)")
      }
    }
    for region in 0..<17 {
      let row = (0..<17).reduce(0) { $0 + cells.flows[region, $1] }
      let column = (0..<17).reduce(0) { $0 + cells.flows[$1, region] }
      expectClose(row, cells.internalOut.total(region: region), within: 1e-9 * row)
      expectClose(column, cells.internalIn.total(region: region), within: 1e-9 * column)
    }
  }

  @Test("without births, deaths and moves a population only ages")
  func onlyAgeing() {
    let world = SyntheticWorld(regions: 5, seed: 3)
    let everyone = RegionalTable(regions: 5, repeating: 1)
    let nobody = RegionalTable(regions: 5)
    let drivers = YearDrivers(
      year: 2025, survival: DriverRows(everyone),
      fertility: DriverRows(regions: 5, width: CellLayout.sexStride) { _, _, _ in },
      femaleShareAtBirth: world.femaleShares,
      external: .gross(immigrants: DriverRows(nobody), emigrationRates: DriverRows(nobody)))
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    workspace.advance(with: drivers, rule: nil)
    workspace.turnYear()
    let after = workspace.population(draw: 0)
    for region in 0..<5 {
      for sex in Sex.allCases {
        #expect(after[region, sex, 0] == 0)
        for age in 1..<100 {
          #expect(after[region, sex, age] == world.population[region, sex, age - 1])
        }
        #expect(
          after[region, sex, 100]
            == world.population[region, sex, 99] + world.population[region, sex, 100])
      }
    }
  }

  @Test("permuting the regions permutes the results", arguments: 0..<6)
  func permutation(seed: UInt64) throws {
    let world = SyntheticWorld(regions: 13, seed: seed)
    var random = SeededGenerator(seed: seed + 100)
    let order = Array(0..<13).shuffled(using: &random)
    let plain = try run(world, years: 10)
    let permuted = try run(world.permuted(order), years: 10)
    for (row, old) in order.enumerated() {
      for sex in Sex.allCases {
        for age in Age.all {
          expectClose(
            permuted[row, sex, age], plain[old, sex, age],
            within: 1e-9 * max(1, plain[old, sex, age]))
        }
      }
    }
  }

  private func run(_ world: SyntheticWorld, years: Int) throws -> RegionalTable {
    let rule = try world.rule(originExponent: 0.5, destinationExponent: 1, redistribution: 0.5)
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    for year in 2025..<(2025 + years) {
      workspace.advance(with: world.drivers(year: year), rule: rule)
      workspace.turnYear()
    }
    return workspace.population(draw: 0)
  }

  @Test(
    "draws of identical drivers are identical, one or sixty-four at a time", arguments: [3, 20])
  func drawsAreIdentical(regions: Int) throws {
    let world = SyntheticWorld(regions: regions, seed: 42)
    let rule = try world.rule(originExponent: 0.5, destinationExponent: 0.5)
    var one = ProjectionWorkspace(opening: world.population, draws: 1)
    var many = ProjectionWorkspace(opening: world.population, draws: 64)
    for year in 2025..<2030 {
      let drivers = world.drivers(year: year)
      one.advance(with: drivers, rule: rule)
      one.turnYear()
      many.advance(with: drivers, rule: rule)
      many.turnYear()
    }
    let expected = one.population(draw: 0)
    for draw in 0..<64 { #expect(many.population(draw: draw) == expected) }
  }

  @Test(
    "the factored step equals an explicitly formed transition matrix to 1e-12", arguments: 0..<6)
  func explicitMatrix(seed: UInt64) throws {
    let regions = 9
    let world = SyntheticWorld(regions: regions, seed: seed)
    let rule = try world.rule(originExponent: 0.6, destinationExponent: 0.8, redistribution: 0.4)
    let drivers = world.drivers(external: false, mobility: 1.2)
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    workspace.advance(with: drivers, rule: rule)
    let factored = workspace.closing(draw: 0)

    let intensities = explicitIntensities(world, rule: rule, mobility: 1.2)
    let survivors = world.survivors
    for sex in Sex.allCases {
      for age in 1..<Age.count {
        let rho = rule.schedule[CellLayout.cell(sex, age)]
        var transition = Matrix(rows: regions, columns: regions)
        for i in 0..<regions {
          let leave = -expm1(-rho * intensities.q[i])
          for j in 0..<regions {
            transition[i, j] =
              i == j
              ? 1 - leave : leave * rule.deterrence[i, j] * intensities.beta[j] / intensities.c[i]
          }
          expectClose((0..<regions).reduce(0) { $0 + transition[i, $1] }, 1, within: 1e-12)
        }
        for j in 0..<regions {
          let expected = (0..<regions).reduce(0) {
            $0 + survivors[$1, sex, age] * transition[$1, j]
          }
          expectClose(factored[j, sex, age], expected, within: 1e-12 * max(1, expected))
        }
      }
    }
  }

  private func explicitIntensities(
    _ world: SyntheticWorld, rule: GravityRule, mobility: Double
  ) -> (q: [Double], beta: [Double], c: [Double]) {
    let regions = world.regionCount
    let persons = (0..<regions).map { world.population.total(region: $0) }
    let growth = (0..<regions).map { persons[$0] / persons.reduce(0, +) / rule.baseShares[$0] }
    let beta = (0..<regions).map {
      rule.attraction[$0] * pow(growth[$0], rule.destinationExponent)
    }
    let c = (0..<regions).map { i in
      (0..<regions).reduce(0) { $0 + rule.deterrence[i, $1] * beta[$1] }
    }
    let q = (0..<regions).map {
      rule.outIntensity[$0] * mobility * pow(growth[$0], rule.originExponent - 1)
        * pow(c[$0] / rule.accessibility[$0], rule.redistribution)
    }
    return (q, beta, c)
  }

  @Test("a zero push and a zero pull change no bit")
  func zeroChange() throws {
    let world = SyntheticWorld(regions: 7, seed: 5)
    let rule = try world.rule(destinationExponent: 0.5, redistribution: 0.5)
    let zero = [Double](repeating: 0, count: 7)
    var plain = ProjectionWorkspace(opening: world.population, draws: 1)
    var changed = ProjectionWorkspace(opening: world.population, draws: 1)
    plain.advance(with: world.drivers(), rule: rule)
    changed.advance(
      with: world.drivers(
        pushes: [OriginPush(byRegion: zero)],
        pulls: [DestinationPull(byRegion: zero, redistribution: 1)]),
      rule: rule)
    #expect(plain.closing(draw: 0) == changed.closing(draw: 0))
  }

  @Test("a stronger pull redirects moves at θ = 0 and creates them at θ = 1")
  func redistribution() throws {
    let world = SyntheticWorld(regions: 8, seed: 9)
    let rule = try world.rule()
    var pull = [Double](repeating: 0, count: 8)
    pull[2] = log(1.5)
    func moves(_ pulls: [DestinationPull]) -> (total: Double, to: Double) {
      var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
      workspace.advance(with: world.drivers(pulls: pulls), rule: rule)
      let accounts = (0..<8).map { workspace.accounts(region: $0, draw: 0) }
      return (accounts.reduce(0) { $0 + $1.internalOut }, accounts[2].internalIn)
    }
    let base = moves([])
    let redirected = moves([DestinationPull(byRegion: pull, redistribution: 0)])
    let created = moves([DestinationPull(byRegion: pull, redistribution: 1)])
    expectClose(redirected.total, base.total, within: 1e-9 * base.total)
    #expect(redirected.to > base.to * 1.05)
    #expect(created.total > base.total * 1.001)
    #expect(created.to > redirected.to)
  }

  @Test("a band of ages moves by its own pull and leaves the other ages alone")
  func bands() throws {
    let world = SyntheticWorld(regions: 6, seed: 21)
    var bands = [Int](repeating: 0, count: CellLayout.rowCount)
    for sex in Sex.allCases { for age in 17...22 { bands[CellLayout.cell(sex, age)] = 1 } }
    let plainRule = try world.rule()
    let bandedRule = try world.rule(bandOfCell: bands)
    var pull = [Double](repeating: 0, count: 6)
    pull[1] = 0.8
    var plain = ProjectionWorkspace(opening: world.population, draws: 1)
    plain.advance(with: world.drivers(), rule: plainRule)
    var banded = ProjectionWorkspace(opening: world.population, draws: 2, bandCount: 2)
    banded.advance(
      with: world.drivers(pulls: [DestinationPull(byRegion: pull, redistribution: 0, band: 1)]),
      rule: bandedRule)
    let before = plain.closing(draw: 0)
    let after = banded.closing(draw: 1)
    for region in 0..<6 {
      for age in 1..<Age.count {
        let (was, now) = (before[region, .male, age], after[region, .male, age])
        if (17...22).contains(age) {
          if region == 1 { #expect(now > was) }
        } else {
          expectClose(now, was, within: 1e-12 * was)
        }
      }
    }
    let drivers = world.drivers(
      pulls: [DestinationPull(byRegion: pull, redistribution: 0, band: 1)])
    let cells = banded.cellAccounts(draw: 1, drivers: drivers, rule: bandedRule)
    #expect(cells.largestResidual <= 1e-9 * world.population.total)
    expectClose(
      cells.flows.elements.reduce(0, +), cells.internalOut.total,
      within: 1e-9 * cells.internalOut.total)
  }

  @Test("net migrants that are not there are counted, never invented")
  func clippingCounts() {
    var world = SyntheticWorld(regions: 2, seed: 1)
    world.population[1, .male, 40] = 3
    world.survival[1, .male, 41] = 1
    var net = RegionalTable(regions: 2)
    net[1, .male, 41] = -10
    net[0, .female, 20] = 25
    var drivers = world.drivers()
    drivers.external = .net(DriverRows(net))
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    workspace.advance(with: drivers, rule: nil)
    let account = workspace.accounts(region: 1, draw: 0)
    #expect(account.clipped == 7)
    #expect(account.emigrants == 3)
    #expect(workspace.closing(draw: 0)[1, .male, 41] == 0)
    #expect(workspace.accounts(region: 0, draw: 0).immigrants == 25)
    let cells = workspace.cellAccounts(draw: 0, drivers: drivers, rule: nil)
    #expect(cells.clipped == 7)
    #expect(cells.largestResidual <= 1e-9 * world.population.total)
  }
}
