import Demography
import Projection

/// Survival of draws whose life expectancy strays from the plan.
///
/// κ moves along the tabulated relation of life expectancy and κ, and survival along polynomials in
/// κ, corrected so that a draw without deviation has the planned ratios to the bit.
struct DrawnMortality: Sendable {
  private let tables: [MortalityLevelTable]
  private let polynomial: SurvivalPolynomial
  /// `[year][region]`, each of both sexes.
  private let planned: [[[MortalityLevel]]]
  /// What the planned ratios have beyond the polynomial, `[year][region][208]`.
  private let corrections: [Double]
  private let regionCount: Int

  /// Levels further out than this many standard deviations are taken there: one draw in a thousand
  /// million.
  private static let reach = 6.0

  static let field = "uncertainty.life_expectancy"

  init(_ plan: Plan, spread: Uncertainty.Spread) throws(PlanError) {
    let country = plan.country
    guard country.mortalityIsShared else {
      throw PlanError(
        field: Self.field,
        "the regions have death rates of their own and no standard in common to draw from",
        remedy: "give mortality.csv one standard (region *) and the regions life_expectancy.csv")
    }
    guard plan.scenario.assumptions.lifeExpectancy != nil || Self.hasOneStandard(country) else {
      throw PlanError(
        field: Self.field, "the data package's death rates change their pattern from year to year",
        remedy: "state assumptions.life_expectancy, which keeps one standard")
    }
    regionCount = country.regions.count
    planned = plan.years.map(\.mortality)
    let levels = planned.flatMap { $0.flatMap { $0.map(\.lifeExpectancy) } }
    let margin = Self.reach * Self.largestDeviation(of: spread, years: plan.years.count)
    let range = ((levels.min() ?? 0) - margin)...((levels.max() ?? 0) + margin)
    let models = Sex.allCases.map { sex in
      RelationalMortality(
        sex: sex,
        standard: country.mortality[0][sex.rawValue].vector(in: plan.scenario.horizon.first),
        decline: Array(country.mortalityDecline[sex]))
    }
    let tables = models.compactMap { MortalityLevelTable($0, lifeExpectancies: range) }
    guard tables.count == Sex.allCases.count else {
      throw PlanError(
        field: Self.field,
        "the spread reaches life expectancies of \(shortDecimal(range.lowerBound, 1)) to "
          + "\(shortDecimal(range.upperBound, 1)) years, which no mortality gives",
        remedy: "state a smaller standard deviation")
    }
    self.tables = tables
    let ends = tables.flatMap { table in
      [range.lowerBound, range.upperBound].compactMap { table.kappa(lifeExpectancy: $0) }
    }
    do {
      polynomial = try SurvivalPolynomial(
        female: models[0], male: models[1], kappas: (ends.min() ?? 0)...(ends.max() ?? 0))
      corrections = try Self.corrections(plan, polynomial)
    } catch {
      throw PlanError(
        field: Self.field, "survival cannot be followed over so wide a range of mortality",
        remedy: "state a smaller standard deviation")
    }
  }

  private static func hasOneStandard(_ country: CountryData) -> Bool {
    country.mortality.allSatisfy { $0.allSatisfy { $0.years.count == 1 } }
  }

  /// Of the country's and a region's deviation together, in the year in which they are largest.
  private static func largestDeviation(of spread: Uncertainty.Spread, years: Int) -> Double {
    var variance = spread.firstYear * spread.firstYear
    var largest = variance
    for _ in 0..<years {
      variance =
        spread.persistence * spread.persistence * variance + spread.innovation * spread.innovation
      largest = max(largest, variance)
    }
    return (largest * (1 + spread.regional * spread.regional)).squareRoot()
  }

  private static func corrections(
    _ plan: Plan, _ polynomial: SurvivalPolynomial
  ) throws(SurvivalRangeError) -> [Double] {
    var corrections: [Double] = []
    for year in plan.years {
      for region in 0..<plan.country.regions.count {
        let levels = year.mortality[region]
        corrections += try polynomial.correction(
          toward: year.drivers.survival[region, 0], female: levels[0].kappa,
          male: levels[1].kappa)
      }
    }
    return corrections
  }

  /// Writes the survival row of a region in a year at a deviation of life expectancy.
  func fill(
    _ row: UnsafeMutablePointer<Double>, year: Int, region: Int, deviation: Double
  ) {
    let levels = planned[year][region]
    let female = kappa(levels[0], tables[0], deviation)
    let male = kappa(levels[1], tables[1], deviation)
    corrections.withUnsafeBufferPointer { corrections in
      let correction = corrections.baseAddress.map {
        $0 + (year * regionCount + region) * CellLayout.rowCount
      }
      do {
        try polynomial.fill(row, female: female, male: male, correction: correction)
      } catch {
        preconditionFailure("κ \(female), \(male) outside its own range \(polynomial.kappas)")
      }
    }
  }

  private func kappa(
    _ level: MortalityLevel, _ table: MortalityLevelTable, _ deviation: Double
  ) -> Double {
    let range = table.lifeExpectancies
    let wanted = min(max(level.lifeExpectancy + deviation, range.lowerBound), range.upperBound)
    guard let here = table.kappa(lifeExpectancy: level.lifeExpectancy),
      let there = table.kappa(lifeExpectancy: wanted)
    else { return level.kappa }
    let kappa = level.kappa + (there - here)
    return min(max(kappa, polynomial.kappas.lowerBound), polynomial.kappas.upperBound)
  }
}
