import Demography
import LinearAlgebra
import Projection
import TestSupport
import Testing

@Suite("Laws of programmes that move people")
struct RelocationLawTests {
  /// Twenty to forty years old, both sexes alike.
  private static let profile: [Double] = {
    var row = [Double](repeating: 0, count: CellLayout.rowCount)
    for sex in Sex.allCases { for age in 20...40 { row[CellLayout.cell(sex, age)] = 1 / 42.0 } }
    return row
  }()

  private func resettlement(
    persons: Double, baseline: Double = 0, additionality: Double = 1, years: ClosedRange<Int>,
    hazards: [Double] = [0.1, 0.05], trackedYears: Int = 4
  ) -> Relocation {
    Relocation(
      name: "north", origins: [0, 1], originShares: [0.7, 0.3], destinations: [2, 3],
      routes: [[0.6, 0.4], [0.1, 0.9]], profile: Self.profile,
      intakes: Dictionary(
        uniqueKeysWithValues: years.map {
          ($0, .init(participants: persons, baseline: baseline))
        }), terms: RelocationTerms(additionality: additionality), hazards: hazards,
      trackedYears: trackedYears)
  }

  private func arrivals(
    persons: Double, baseline: Double = 0, years: ClosedRange<Int>, trackedYears: Int
  ) -> Relocation {
    Relocation(
      name: "surge", destinations: [1, 4], routes: [[0.25, 0.75]], profile: Self.profile,
      intakes: Dictionary(
        uniqueKeysWithValues: years.map {
          ($0, .init(participants: persons, baseline: baseline))
        }), hazards: [0.2, 0.1], trackedYears: trackedYears)
  }

  @Test(
    "accounts close in every cell with people moved, followed, returned and admitted",
    arguments: 0..<8)
  func accountsClose(seed: UInt64) throws {
    let world = SyntheticWorld(regions: 6, seed: seed)
    let rule = try world.rule(originExponent: 0.5, destinationExponent: 0.5, redistribution: 0.3)
    let scale = world.population.total / 1e5
    let relocations = [
      resettlement(persons: 300 * scale, baseline: 100 * scale, years: 2025...2029),
      resettlement(persons: 10 * scale, baseline: 50 * scale, years: 2026...2031, trackedYears: 0),
      arrivals(persons: 200 * scale, years: 2026...2026, trackedYears: Int.max),
      arrivals(persons: 1 * scale, baseline: 3 * scale, years: 2027...2030, trackedYears: 2),
    ]
    var workspace = ProjectionWorkspace(
      opening: world.population, draws: 1, relocations: relocations, keepsCells: true)
    for year in 2025..<2037 {
      let drivers = world.drivers(year: year)
      workspace.advance(with: drivers, rule: rule)
      let cells = workspace.cellAccounts(draw: 0, drivers: drivers, rule: rule)
      let national = workspace.population(draw: 0).total
      #expect(cells.largestResidual <= 1e-9 * national, "\(year)")
      expectClose(cells.transfersIn.total, cells.transfersOut.total, within: 1e-9 * national)
      for region in 0..<6 {
        let account = workspace.accounts(region: region, draw: 0)
        #expect(abs(account.residual) <= 1e-9 * national, "\(year) region \(region)")
        expectClose(
          cells.transfersOut.total(region: region), account.transfersOut, within: 1e-9 * national)
        expectClose(
          cells.immigrants.total(region: region), account.immigrants, within: 1e-9 * national)
        let departing = (0..<6).reduce(0) { $0 + cells.flows[region, $1] }
        expectClose(
          departing, account.internalOut + account.transfersOut, within: 1e-9 * national,
          "\(year) flows of \(region)")
      }
      workspace.turnYear()
      expectClose(
        workspace.population(draw: 0).total,
        (0..<6).reduce(0) { $0 + workspace.persons(draw: 0)[$1] }, within: 1e-9 * national)
    }
  }

  @Test("a programme of nobody changes no bit")
  func nobody() throws {
    let world = SyntheticWorld(regions: 6, seed: 3)
    let rule = try world.rule()
    var plain = ProjectionWorkspace(opening: world.population, draws: 2)
    var programme = ProjectionWorkspace(
      opening: world.population, draws: 2,
      relocations: [
        resettlement(persons: 0, years: 2025...2029),
        resettlement(persons: 500, baseline: 500, years: 2025...2029, trackedYears: 0),
        arrivals(persons: 0, years: 2025...2025, trackedYears: Int.max),
      ])
    for year in 2025..<2032 {
      let drivers = world.drivers(year: year)
      plain.advance(with: drivers, rule: rule)
      programme.advance(with: drivers, rule: rule)
      for region in 0..<6 {
        #expect(
          plain.accounts(region: region, draw: 1) == programme.accounts(region: region, draw: 1))
      }
      plain.turnYear()
      programme.turnYear()
    }
    #expect(plain.population(draw: 0) == programme.population(draw: 0))
  }

  @Test("those followed leave by the retention schedule alone, among the survivors")
  func retention() throws {
    let world = SyntheticWorld(regions: 5, seed: 4)
    let rule = try world.rule()
    let programme = resettlement(persons: 100, years: 2025...2025)
    var workspace = ProjectionWorkspace(
      opening: world.population, draws: 1, relocations: [programme])
    // By hand: each cell of each destination, aged by its region's survival, times 1 − h(n).
    var expected = [2, 3].map { region -> [Double] in
      let share = region == 2 ? 0.7 * 0.6 + 0.3 * 0.1 : 0.7 * 0.4 + 0.3 * 0.9
      return Self.profile.map { 100 * share * $0 }
    }
    for year in 2025..<2029 {
      workspace.advance(with: world.drivers(year: year), rule: rule)
      for (place, region) in [2, 3].enumerated() {
        if year > 2025 {
          let hazard = year == 2026 ? 0.1 : 0.05
          var next = [Double](repeating: 0, count: CellLayout.rowCount)
          for sex in Sex.allCases {
            for age in 1..<100 {
              next[CellLayout.cell(sex, age)] =
                expected[place][CellLayout.cell(sex, age - 1)]
                * world.survival[region, sex, age] * (1 - hazard)
            }
          }
          expected[place] = next
        }
        let figures = workspace.figures(relocation: 0, destination: place, draw: 0)
        expectClose(figures.present, expected[place].reduce(0, +), within: 1e-9, "\(year)")
      }
      workspace.turnYear()
    }
    // After four years they join the others.
    workspace.advance(with: world.drivers(year: 2029), rule: rule)
    #expect(workspace.figures(relocation: 0, destination: 0, draw: 0).present == 0)
  }

  @Test("a transfer never takes more people of an age than live at the origin")
  func shortfall() throws {
    let world = SyntheticWorld(regions: 5, seed: 5)
    let rule = try world.rule()
    var plain = ProjectionWorkspace(opening: world.population, draws: 1)
    plain.advance(with: world.drivers(), rule: rule)
    let there = plain.closing(draw: 0)
    var workspace = ProjectionWorkspace(
      opening: world.population, draws: 1,
      relocations: [resettlement(persons: 1e9, years: 2025...2025)], keepsCells: true)
    workspace.advance(with: world.drivers(), rule: rule)
    for (origin, share) in [(0, 0.7), (1, 0.3)] {
      let taken = workspace.taken(relocation: 0, origin: origin, draw: 0)
      let living = Sex.allCases.reduce(0) { sum, sex in
        (20...40).reduce(sum) { $0 + there[origin, sex, $1] }
      }
      expectClose(taken.wanted, 1e9 * share, within: 1e-3)
      expectClose(taken.met, living, within: 1e-9 * living)
      for sex in Sex.allCases {
        for age in 20...40 { #expect(workspace.closing(draw: 0)[origin, sex, age] == 0) }
      }
    }
  }

  @Test("a draw's own terms act on that draw alone, and central terms give the point run")
  func terms() throws {
    let world = SyntheticWorld(regions: 5, seed: 6)
    let rule = try world.rule()
    let programme = resettlement(
      persons: 200, baseline: 50, additionality: 0.7, years: 2025...2026)
    var point = ProjectionWorkspace(opening: world.population, draws: 1, relocations: [programme])
    var draws = ProjectionWorkspace(opening: world.population, draws: 3, relocations: [programme])
    draws.setTerms(
      RelocationTerms(uptake: 2, additionality: 1, returnFactor: 2), relocation: 0, draw: 1)
    for year in 2025..<2028 {
      point.advance(with: world.drivers(year: year), rule: rule)
      draws.advance(with: world.drivers(year: year), rule: rule)
      if year == 2025 {
        let own = draws.figures(relocation: 0, destination: 0, draw: 1)
        expectClose(own.participants, 400 * 0.45, within: 1e-9)
        expectClose(own.transferred, (400 - 50) * 0.45, within: 1e-9)
      }
      point.turnYear()
      draws.turnYear()
    }
    #expect(point.population(draw: 0) == draws.population(draw: 0))
    #expect(point.population(draw: 0) == draws.population(draw: 2))
    #expect(point.population(draw: 0) != draws.population(draw: 1))
  }

  @Test("a limit to arrivals holds, and those turned away go elsewhere")
  func gates() throws {
    let world = SyntheticWorld(regions: 8, seed: 7)
    let rule = try world.rule()
    var plain = ProjectionWorkspace(opening: world.population, draws: 1)
    plain.advance(with: world.drivers(), rule: rule)
    let before = (0..<8).map { plain.accounts(region: $0, draw: 0) }
    let gates = [
      ArrivalGate(region: 2, limit: .arrivals(before[2].internalIn / 2)),
      ArrivalGate(region: 5, limit: .residents(before[5].opening * 0.98)),
    ]
    var workspace = ProjectionWorkspace(opening: world.population, draws: 1)
    workspace.advance(with: world.drivers(gates: gates), rule: rule)
    let after = (0..<8).map { workspace.accounts(region: $0, draw: 0) }
    expectClose(after[2].internalIn, before[2].internalIn / 2, within: 1e-6 * before[2].internalIn)
    for region in 0..<8 {
      #expect(after[region].internalOut == before[region].internalOut)
    }
    expectClose(
      after.reduce(0) { $0 + $1.internalIn }, before.reduce(0) { $0 + $1.internalIn },
      within: 1e-9 * world.population.total)
    #expect(after[5].internalIn <= before[5].internalIn)
    #expect(workspace.turnedAway[2] >= before[2].internalIn / 2 * 0.999)
    let cells = workspace.cellAccounts(draw: 0, drivers: world.drivers(gates: gates), rule: rule)
    #expect(cells.largestResidual <= 1e-9 * world.population.total)
    let intoGated = (0..<8).reduce(0) { $0 + cells.flows[$1, 2] }
    expectClose(intoGated, after[2].internalIn, within: 1e-6 * after[2].internalIn)
  }
}
