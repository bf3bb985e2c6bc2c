import Demography
import LinearAlgebra

/// Females of Slovenia and of the rest of Yugoslavia in 1961 by five-year age group, the last 85 and
/// over. Source: Willekens and Rogers (1978), Spatial Population Analysis: Methods and Computer
/// Programs, table 1.1.
package enum YugoslaviaFemales1961 {
  package static let published = PublishedCase(
    "Multiregional life table and projection", source: "Willekens and Rogers (1978)"
  ) {
    let table = try MultiregionalLifeTable(rates())
    let projection = MultiregionalProjection(table)
    let stable = try StablePopulation(of: projection)
    return expectedYears(table) + projected(projection) + [
      .number("growth in five years", stable.growth, 1.0309668781, within: 5e-11),
      .number("growth a year", stable.annualRate, 0.0060994157, within: 5e-11),
      .number("stable share of Slovenia", stable.regionalShares[0], 0.05578115, within: 5e-9),
    ]
  }

  private static func expectedYears(_ table: MultiregionalLifeTable) -> [CheckedValue] {
    let years = table.expectedYears
    return [
      .number("years in Slovenia, born there", years[0, 0], 64.898855, within: 5e-7),
      .number("years in the rest, born in Slovenia", years[1, 0], 7.579217, within: 5e-7),
      .number("years in Slovenia, born in the rest", years[0, 1], 0.810706, within: 5e-7),
      .number("years in the rest, born there", years[1, 1], 65.434787, within: 5e-7),
    ]
  }

  private static func projected(_ projection: MultiregionalProjection) -> [CheckedValue] {
    var persons = persons
    func total(_ region: Int) -> Double { persons.reduce(0) { $0 + $1[region] } }
    persons = projection.step(persons)
    var values: [CheckedValue] = [
      .number("Slovenia in 1966", total(0), 870_953.444, within: 5e-4),
      .number("the rest in 1966", total(1), 9_219_808.938, within: 5e-4),
    ]
    for _ in 0..<7 { persons = projection.step(persons) }
    values += [
      .number("Slovenia in 2001", total(0), 1_085_691.648, within: 5e-4),
      .number("the rest in 2001", total(1), 12_688_956.300, within: 5e-4),
    ]
    return values
  }

  private struct Row {
    let persons, births, deaths, movers: Double
    init(_ persons: Double, _ births: Double, _ deaths: Double, _ movers: Double) {
      self.persons = persons
      self.births = births
      self.deaths = deaths
      self.movers = movers
    }
  }

  private static let slovenia = [
    Row(67_800, 0, 417, 192), Row(74_100, 0, 32, 170), Row(70_700, 5, 21, 105),
    Row(60_100, 953, 31, 310), Row(62_900, 4_444, 47, 451), Row(66_500, 4_204, 45, 368),
    Row(67_100, 2_758, 67, 252), Row(62_900, 1_438, 77, 111), Row(39_500, 308, 76, 40),
    Row(47_900, 34, 171, 26), Row(51_300, 15, 268, 34), Row(46_100, 0, 369, 29),
    Row(39_600, 0, 513, 35), Row(29_500, 0, 763, 28), Row(21_700, 0, 1_036, 19),
    Row(14_400, 0, 1_088, 16), Row(7_100, 0, 1_041, 5), Row(3_600, 0, 733, 4),
  ]

  private static let restOfYugoslavia = [
    Row(847_900, 0, 19_051, 231), Row(905_200, 0, 606, 150), Row(808_100, 54, 386, 127),
    Row(617_400, 16_335, 534, 419), Row(725_500, 63_828, 885, 680),
    Row(774_000, 57_477, 1_227, 392), Row(728_400, 32_261, 1_277, 255),
    Row(633_300, 14_903, 1_313, 143), Row(392_400, 4_729, 1_127, 72),
    Row(437_100, 940, 1_700, 41), Row(453_800, 324, 2_896, 59), Row(389_300, 0, 3_743, 80),
    Row(325_800, 0, 5_492, 66), Row(230_600, 0, 6_407, 36), Row(180_000, 0, 8_652, 14),
    Row(120_900, 0, 8_715, 12), Row(61_200, 0, 6_843, 12), Row(39_300, 0, 5_639, 3),
  ]

  private static var pairs: [[Row]] {
    zip(slovenia, restOfYugoslavia).map { [$0, $1] }
  }

  package static var persons: [[Double]] { pairs.map { $0.map(\.persons) } }

  package static func rates() throws(MultiregionalError) -> MultiregionalRates {
    try MultiregionalRates(
      ageInterval: 5, persons: persons, deaths: pairs.map { $0.map(\.deaths) },
      births: pairs.map { $0.map(\.births) },
      moves: pairs.map { Matrix([[0, $0[0].movers], [$0[1].movers, 0]]) })
  }
}
