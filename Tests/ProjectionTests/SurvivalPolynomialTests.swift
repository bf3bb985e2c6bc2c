import Demography
import Glibc
import Projection
import TestSupport
import Testing

@Suite("Survival as a polynomial of the level of mortality")
struct SurvivalPolynomialTests {
  /// A standard with infant, accident and old-age mortality; `infant` is m(0).
  func model(_ sex: Sex, infant: Double = 0.008, oldAge: Double = 0.09) -> RelationalMortality {
    let factor = sex == .male ? 1.7 : 1
    let standard = Age.all.map { age in
      let x = Double(age)
      return age == 0
        ? infant
        : 0.0012 * exp(-0.4 * x) + 0.0006 * factor * exp(-0.01 * (x - 25) * (x - 25))
          + 0.00003 * factor * exp(oldAge * x)
    }
    return RelationalMortality(
      sex: sex, standard: standard, decline: Age.all.map { 1.6 - 1.3 * Double($0) / 100 })
  }

  func polynomial(
    _ kappas: ClosedRange<Double>, infant: Double = 0.008
  ) throws -> SurvivalPolynomial {
    try SurvivalPolynomial(
      female: model(.female, infant: infant), male: model(.male, infant: infant), kappas: kappas)
  }

  func row(
    _ polynomial: SurvivalPolynomial, _ female: Double, _ male: Double,
    correction: [Double]? = nil
  ) throws -> [Double] {
    var row = [Double](repeating: .nan, count: CellLayout.rowCount)
    if let correction {
      try polynomial.fill(&row, female: female, male: male, correction: correction)
    } else {
      try polynomial.fill(&row, female: female, male: male)
    }
    return row
  }

  func exact(_ female: Double, _ male: Double, infant: Double = 0.008) -> [Double] {
    var row = [Double](repeating: 0, count: CellLayout.rowCount)
    for (sex, kappa) in [(Sex.female, female), (.male, male)] {
      let rates = model(sex, infant: infant).rates(kappa: kappa)
      let ratios = LifeTable(centralDeathRates: rates, sex: sex).survivalRatios
      for age in Age.all { row[CellLayout.cell(sex, age)] = ratios[age] }
    }
    return row
  }

  func largestError(_ got: [Double], _ expected: [Double]) -> Double {
    var worst = 0.0
    for sex in Sex.allCases {
      for age in Age.all {
        let cell = CellLayout.cell(sex, age)
        worst = max(worst, abs(got[cell] / expected[cell] - 1))
      }
    }
    return worst
  }

  @Test(
    "every ratio is the life table's to 1e-11 over the whole range",
    arguments: [-0.6...0.6, -1.2...0.8, 0.1...0.2, -2...1])
  func accuracy(kappas: ClosedRange<Double>) throws {
    let polynomial = try polynomial(kappas)
    #expect(polynomial.largestError <= SurvivalPolynomial.tolerance)
    var random = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let female = Double.random(in: kappas, using: &random)
      let male = Double.random(in: kappas, using: &random)
      let got = try row(polynomial, female, male)
      #expect(largestError(got, exact(female, male)) <= SurvivalPolynomial.tolerance)
      for sex in Sex.allCases {
        for padding in Age.count..<CellLayout.sexStride {
          #expect(got[CellLayout.cell(sex, padding)] == 0)
        }
      }
    }
    for end in [kappas.lowerBound, kappas.upperBound] {
      #expect(
        largestError(try row(polynomial, end, end), exact(end, end))
          <= SurvivalPolynomial.tolerance)
    }
  }

  @Test("ten powers do for a life expectancy that moves by some six years either way")
  func degree() throws {
    #expect(try polynomial(-0.6...0.6).degree <= 10)
  }

  @Test("infants are exact where the range crosses a corner of the infants' table")
  func corner() throws {
    // m(0) of 0.0172 to 0.023 lies on a corner for girls and near one for boys.
    let polynomial = try polynomial(-0.6...0.6, infant: 0.018)
    var random = SeededGenerator(seed: 2)
    for _ in 0..<300 {
      let kappa = Double.random(in: -0.6...0.6, using: &random)
      let got = try row(polynomial, kappa, kappa)
      let expected = exact(kappa, kappa, infant: 0.018)
      #expect(largestError(got, expected) <= SurvivalPolynomial.tolerance)
      for age in 0...1 {
        let cell = CellLayout.cell(.female, age)
        #expect(got[cell] == expected[cell])
      }
    }
  }

  @Test("corrected, the planned level gives the planned row to the bit", arguments: [0.008, 0.018])
  func planned(infant: Double) throws {
    let polynomial = try polynomial(-0.6...0.6, infant: infant)
    for (female, male) in [(0.0, 0.0), (-0.31, -0.27), (0.6, -0.6)] {
      let plan = exact(female, male, infant: infant)
      let correction = try polynomial.correction(toward: plan, female: female, male: male)
      #expect(try row(polynomial, female, male, correction: correction) == plan)
      let near = try row(polynomial, female / 2, male / 2, correction: correction)
      #expect(
        largestError(near, exact(female / 2, male / 2, infant: infant))
          <= SurvivalPolynomial.tolerance)
    }
  }

  @Test("a level outside the range is refused and the row left alone")
  func outside() throws {
    let polynomial = try polynomial(-0.6...0.6)
    var row = [Double](repeating: 7, count: CellLayout.rowCount)
    for (female, male) in [(0.7, 0.0), (0.0, -0.61), (.nan, 0.0)] {
      #expect(throws: SurvivalRangeError.self) {
        try polynomial.fill(&row, female: female, male: male)
      }
    }
    #expect(row.allSatisfy { $0 == 7 })
    do {
      try polynomial.fill(&row, female: 0, male: 0.75)
    } catch {
      #expect(error.message == "κ 0.75 lies outside -0.6…0.6, for which survival was prepared")
    }
  }

  @Test("a range in which nobody survives some age is refused")
  func tooWide() {
    #expect(throws: SurvivalRangeError.self) { try polynomial(-6...6) }
  }
}
