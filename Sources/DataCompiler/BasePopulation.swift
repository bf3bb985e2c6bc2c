import Demography
import Diagnostics
import Tables

/// The population of 1 January 2025 by region, sex and single age.
///
/// Seed: the regional estimate, graduated. Hard margins: official totals of region and sex, and the
/// national pyramid. Soft margins: the published figures of age_anchors.csv.
struct BasePopulation {
  static let year = 2025

  let persons: RegionalTable
  let pyramid: NationalPyramid
  let margins: [SoftMargin]
  let fit: GeneralisedRaking.Fit
  /// What the seed alone, raked to the hard margins, gives for each soft margin.
  let before: [Double]

  init(_ inputs: InputFolder, mortality: StandardMortality, fertility: FertilityInputs)
    throws(InputRejected)
  {
    let totals = inputs.populationTotals
    let regionTotals = totals[Self.year] ?? []
    let groups = AgeGroupEstimate(inputs)
    pyramid = NationalPyramid(
      inputs, groups: groups, mortality: mortality,
      births: fertility.nationalBirths[Self.year - 1] ?? 0,
      sexRatioAtBirth: fertility.sexRatioAtBirth(in: Self.year - 1),
      officialTotals: Sex.allCases.map { sex in
        regionTotals.reduce(0) { $0 + $1[sex.rawValue] }
      })
    let hard = GeneralisedRaking(
      regionTotals: regionTotals, nationalAges: pyramid.persons, margins: [])
    let raked = hard.fit(groups.seed(pyramid: pyramid.persons)).persons
    let context = AnchorContext(
      pyramid: pyramid.persons, survival: mortality.survivalRatios, totals: totals,
      fertilityShares: fertility.ageShares, totalFertility: fertility.official[2023] ?? [],
      nationalTotalFertility: fertility.national[2023] ?? 0,
      mortality: RegionalMortality(year: 2024, standard: mortality, inputs: inputs), seed: raked)
    let margins = AgeAnchor.read(inputs).map { $0.margin(context) }
    self.margins = margins
    before = margins.map { $0.value(in: raked) }
    fit = GeneralisedRaking(
      regionTotals: regionTotals, nationalAges: pyramid.persons, margins: margins
    ).fit(raked)
    guard fit.isSettled else {
      throw inputs.refusal(
        of: InputDescriptions.ageAnchors,
        "the margins contradict each other: no population meets them after \(fit.sweeps) sweeps")
    }
    persons = ExactRounding.rounded(fit.persons, regionTotals: regionTotals)
  }
}
