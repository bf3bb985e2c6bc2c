import Demography
import TestSupport
import Testing

@Suite("Life tables")
struct LifeTableTests {
  let rates = Age.all.map { age in age == 0 ? 0.0075 : 0.0004 + 0.00004 * Double(age * age) / 4 }

  @Test("survivors, person-years and life expectancy hang together")
  func identities() {
    let table = LifeTable(centralDeathRates: rates, sex: .female)
    #expect(table.survivors[0] == 1)
    for x in 0..<100 {
      let deaths = table.survivors[x] - table.survivors[x + 1]
      expectClose(deaths / table.personYears[x], rates[x], within: 1e-12 * rates[x])
      expectClose(
        table.personYearsAbove[x], table.personYears[x...].reduce(0, +), within: 1e-10)
    }
    expectClose(table.survivors[100] / table.personYears[100], rates[100], within: 1e-15)
    #expect(table.lifeExpectancy == table.personYearsAbove[0])
    #expect(table.deathProbability[100] == 1)
  }

  @Test("survival ratios past age one follow from the rates alone")
  func survivalRatios() {
    let ratios = LifeTable(centralDeathRates: rates, sex: .male).survivalRatios
    for x in 2..<100 {
      let expected = (1 - rates[x - 1] / 2) / (1 + rates[x] / 2)
      expectClose(ratios[x], expected, within: 1e-14)
    }
  }

  @Test("constant rates in old age give the exponential's open group")
  func openGroup() {
    let constant = [Double](repeating: 0.25, count: Age.count)
    let table = LifeTable(centralDeathRates: constant, sex: .female)
    let ratio = table.personYearsAbove[100] / table.personYearsAbove[99]
    expectClose(table.survivalRatios[100], ratio, within: 1e-15)
    expectClose(table.lifeExpectancy(at: 100), 4, within: 1e-12)
  }

  @Test(
    "infants live about a tenth of the year in which they die, as World Population Prospects has it"
  )
  func infants() {
    // S(0) by sex as published for Kazakhstan in 2026 gives an infant mortality of 6.345 per 1000
    // (published: 6.344); the rates below are those whose tables have these S(0).
    let girls = 0.0055284
    let table = LifeTable(centralDeathRates: [girls] + rates.dropFirst(), sex: .female)
    let q = table.deathProbability[0]
    expectClose(table.survivalRatios[0], 1 - q * (1 - (0.14903 - 2.05527 * girls)), within: 1e-12)
  }

  @Test(
    "a relational table meets the life expectancy asked of it", arguments: [55.0, 70, 75.4, 85])
  func relational(target: Double) throws {
    let model = RelationalMortality(
      sex: .female, standard: rates, decline: Age.all.map { 1.5 - Double($0) / 100 })
    let kappa = try #require(model.kappa(lifeExpectancy: target))
    expectClose(model.lifeExpectancy(kappa: kappa), target, within: 1e-9)
  }

  @Test("κ read from a table gives the life expectancy to a hundred-thousandth of a year")
  func levelTable() throws {
    let model = RelationalMortality(
      sex: .female, standard: rates, decline: Age.all.map { 1.5 - Double($0) / 100 })
    let base = model.lifeExpectancy(kappa: 0)
    let table = try #require(
      MortalityLevelTable(model, lifeExpectancies: (base - 8)...(base + 8)))
    #expect(table.largestError < 1e-5)
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let target = Double.random(in: table.lifeExpectancies, using: &random)
      let kappa = try #require(table.kappa(lifeExpectancy: target))
      expectClose(model.lifeExpectancy(kappa: kappa), target, within: 1e-5)
    }
    for end in [table.lifeExpectancies.lowerBound, table.lifeExpectancies.upperBound] {
      let kappa = try #require(table.kappa(lifeExpectancy: end))
      expectClose(model.lifeExpectancy(kappa: kappa), end, within: 1e-8)
    }
    #expect(table.kappa(lifeExpectancy: base + 8.01) == nil)
    #expect(table.kappa(lifeExpectancy: .nan) == nil)
    #expect(MortalityLevelTable(model, lifeExpectancies: 80...5000) == nil)
  }

  @Test("a pooled table of equal regions is each region's own")
  func pooled() {
    var table = RegionalTable(regions: 3)
    var weights = RegionalTable(regions: 3)
    for region in 0..<3 {
      for sex in Sex.allCases {
        for age in Age.all {
          table[region, sex, age] = rates[age]
          weights[region, sex, age] = Double(1 + region) * (200 - Double(age))
        }
      }
    }
    let pooled = PooledMortality.lifeExpectancy(rates: table, weights: weights, regions: 0..<3)
    let women = LifeTable(centralDeathRates: rates, sex: .female).lifeExpectancy
    let men = LifeTable(centralDeathRates: rates, sex: .male).lifeExpectancy
    expectClose(pooled, (women + men) / 2, within: 1e-3)
  }
}
