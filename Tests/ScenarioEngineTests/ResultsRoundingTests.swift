import Demography
import ScenarioEngine
import TestSupport
import Testing

@Suite("Rounding to whole persons")
struct ResultsRoundingTests {
  @Test func `the missing unit goes to the largest remainder`() {
    #expect(LargestRemainder.round([1.4, 1.3, 1.3]) == [2, 1, 1])
    #expect(LargestRemainder.round([0.5, 0.5]) == [1, 0])
    #expect(LargestRemainder.round([2.9, 3.0, 4.1], total: 10) == [3, 3, 4])
  }

  @Test func `nets of regions still sum to zero`() {
    let nets = LargestRemainder.round([-3.6, 1.3, 2.3])
    #expect(nets.reduce(0, +) == 0)
    #expect(nets == [-4, 1, 3] || nets == [-3, 1, 2])
  }

  @Test func `a whole that was stated otherwise is met all the same`() {
    #expect(LargestRemainder.round([1, 2, 3], total: 10).reduce(0, +) == 10)
    #expect(LargestRemainder.round([1, 2, 3], total: 2).reduce(0, +) == 2)
    #expect(LargestRemainder.round([], total: 3) == [])
  }

  @Test func `ages add up to sexes, sexes to regions, regions to the country`() {
    let table = TinyForecast.lively(regions: 6, horizon: Horizon(first: 2025, last: 2026)).opening
    let whole = WholePersons(rounding: table)
    #expect(whole.country == Int(table.total.rounded()))
    #expect(whole.regions.reduce(0, +) == whole.country)
    for region in 0..<6 {
      #expect(whole.sexes[region].reduce(0, +) == whole.regions[region])
      #expect(abs(Double(whole.regions[region]) - table.total(region: region)) < 1)
      for sex in Sex.allCases {
        let ages = whole.ages[region][sex.rawValue]
        #expect(ages.reduce(0, +) == whole.sexes[region][sex.rawValue])
        for age in Age.all { #expect(abs(Double(ages[age]) - table[region, sex, age]) < 1) }
      }
    }
  }
}
