import Demography

/// Sweden from 1993 to 1998, women and men by five-year age group, migration spread over the
/// interval.
package enum Sweden1993 {
  package static let published = PublishedCase(
    "Five years of Sweden", source: "Preston, Heuveline and Guillot (2001), Box 6.2", values)

  /// Women of 1993, groups 0–4 to 85 and over.
  package static let population: [Double] = [
    293_395, 248_369, 240_012, 261_346, 285_209, 314_388, 281_290, 286_923, 304_108, 324_946,
    247_613, 211_351, 215_140, 221_764, 223_506, 183_654, 141_990, 112_424,
  ]
  /// L(x) of 100 000 births, five years each.
  package static let personYears: [Double] = [
    497_487, 497_138, 496_901, 496_531, 495_902, 495_168, 494_213, 492_760, 490_447, 486_613,
    480_665, 471_786, 457_852, 436_153, 402_775, 350_358, 271_512, 291_707,
  ]
  /// Net migrants of five years.
  package static let migrants: [Double] = [
    6840, 4150, 3365, 5270, 9240, 8230, 5470, 3155, 1770, 1115, 1075, 845, 645, 530, 465, 300, 250,
    175,
  ]
  package static let birthRates: [Double] =
    [0, 0, 0, 0.0120, 0.0908, 0.1499, 0.1125, 0.0441, 0.0074, 0.0003]
    + [Double](repeating: 0, count: 8)
  private static let sexRatio = 1.05
  /// Women of 1998 from age 5.
  private static let women1998: [Double] = [
    298_682, 252_007, 244_150, 268_267, 293_515, 320_624, 284_767, 288_031, 303_166, 322_062,
    243_989, 205_841, 205_516, 205_270, 194_771, 142_565, 131_966,
  ]

  private static func values() -> [CheckedValue] {
    let ratios = CohortSurvival.ratios(personYears: personYears, births: 500_000)
    let exposed = zip(population, migrants).map { $0 + $1 / 2 }
    let survivors = CohortSurvival.survivors(of: exposed, ratios: ratios)
    let after = zip(survivors, migrants).map { $0 + $1 / 2 }
    let births = Births.count(rates: birthRates, before: exposed, after: after, years: 5)
    let girls = births / (1 + sexRatio) * ratios[0] + migrants[0] / 2
    let boys = births * sexRatio / (1 + sexRatio) * ratios[0] + migrants[0] / 2
    let groups = women1998.enumerated().map { index, expected in
      let from = 5 * (index + 1)
      let name = from == 85 ? "women of 85 and over" : "women of \(from)–\(from + 4)"
      return CheckedValue.number(name, after[index + 1], expected, within: 0.5)
    }
    return groups + [
      .number("births", births, 615_988.06, within: 0.005),
      .number("girls of 0–4", girls, 302_392, within: 0.5),
      .number("boys of 0–4", boys, 317_340, within: 0.5),
    ]
  }
}
