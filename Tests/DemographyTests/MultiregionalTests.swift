import Demography
import LinearAlgebra
import ScenarioEngine
import TestSupport
import Testing

@Suite("The multiregional life table and projection of Willekens and Rogers (1978)")
struct MultiregionalTests {
  let table: MultiregionalLifeTable
  let projection: MultiregionalProjection

  init() throws {
    table = try MultiregionalLifeTable(YugoslaviaFemales1961.rates())
    projection = MultiregionalProjection(table)
  }

  @Test("expected years, the populations of 1966 and 2001, growth and stable shares come back")
  func published() { expectReturned(YugoslaviaFemales1961.published) }

  @Test("nobody is lost: what is not transferred dies")
  func conservation() {
    for age in table.transitions.indices {
      for origin in 0..<2 {
        let alive = table.transitions[age][0, origin] + table.transitions[age][1, origin]
        #expect(alive > 0 && alive < 1)
      }
    }
  }

  @Test("the growth matrix as a whole has the same dominant root and vector")
  func wholeMatrix() throws {
    let stable = try StablePopulation(of: projection)
    let root = try #require(try projection.growthMatrix.dominantRoot())
    expectClose(root.value, stable.growth, within: 1e-11)
    for (whole, settled) in zip(root.vector, stable.shares.flatMap { $0 }) {
      expectClose(whole, settled, within: 1e-11)
    }
  }

  @Test("regions that exchange nobody keep their own life tables")
  func apart() throws {
    let alone = try MultiregionalRates(
      ageInterval: 5, deaths: [[0.01, 0.02], [0.005, 0.01], [0.2, 0.25]],
      moves: .init(repeating: Matrix(rows: 2, columns: 2), count: 3),
      births: [[0, 0], [0.1, 0.1], [0, 0]])
    let table = try MultiregionalLifeTable(alone)
    let first = (1 - 0.025) / (1 + 0.025)
    expectClose(table.survivors[1][0, 0], first, within: 1e-15)
    #expect(table.expectedYears[1, 0] == 0)
    let open = first * (1 - 0.0125) / (1 + 0.0125) / 0.2
    expectClose(table.personYears[2][0, 0], open, within: 1e-13)
  }

  @Test("a rate that is none is named by its age group and region")
  func faults() {
    #expect(throws: MultiregionalError.rate(-0.1, ageGroup: 1, region: 0)) {
      try MultiregionalRates(
        ageInterval: 5, deaths: [[0.01], [-0.1]],
        moves: .init(repeating: Matrix(rows: 1, columns: 1), count: 2), births: [[0], [0]])
    }
    #expect(throws: MultiregionalError.singular(ageGroup: 1)) {
      try MultiregionalLifeTable(
        MultiregionalRates(
          ageInterval: 5, deaths: [[0.01], [0]],
          moves: .init(repeating: Matrix(rows: 1, columns: 1), count: 2), births: [[0], [0]]))
    }
  }
}
