import Demography
import Glibc
import ProjectionKernels

/// Survival ratios of one region as polynomials in the level of mortality, for draws that each have a
/// level of their own.
///
/// A life table costs a hundred exponentials; this costs a few multiplications a cell. S(s, x) of
/// log m = log m_std + κ b is fitted at Chebyshev nodes over a range of κ, cut to the lowest degree
/// that keeps the error, and checked between the nodes. The mean age at death in infancy has corners
/// as a function of the death rate: where the range crosses one, ages 0 and 1 are computed exactly.
package struct SurvivalPolynomial: Sendable {
  /// κ for which it holds, for both sexes.
  package let kappas: ClosedRange<Double>
  package let degree: Int
  /// The largest relative error met at the checked points.
  package let largestError: Double

  private let models: [RelationalMortality]
  /// Whether ages 0 and 1 of each sex are computed from the death rates themselves.
  private let hasExactInfants: [Bool]
  /// `[sex][power][104]` in (κ − centre) / halfWidth.
  private let coefficients: [Double]
  private let noCorrection = [Double](repeating: 0, count: CellLayout.rowCount)

  /// No survival ratio differs from the life table's by more, relatively, corrected or not.
  package static let tolerance = 1e-11
  /// Half for the polynomial, half for a correction that is itself as far off.
  private static let fitTolerance = tolerance / 2
  private static let degreeLimit = 23
  private static let checkCount = 97

  /// - Parameters:
  ///   - kappas: the levels that draws may take; wider ranges take more powers.
  /// - Throws: `SurvivalRangeError` when no polynomial of degree 23 or less is near enough.
  package init(
    female: RelationalMortality, male: RelationalMortality, kappas: ClosedRange<Double>
  ) throws(SurvivalRangeError) {
    precondition(
      female.sex == .female && male.sex == .male && kappas.lowerBound < kappas.upperBound,
      "a model of each sex and a range of κ")
    self.kappas = kappas
    models = [female, male]
    let women = ChebyshevRows(of: female, over: kappas, degree: Self.degreeLimit)
    let men = ChebyshevRows(of: male, over: kappas, degree: Self.degreeLimit)
    guard let first = Self.fit(women, female, kappas), let second = Self.fit(men, male, kappas)
    else { throw SurvivalRangeError(kappas: kappas) }
    let common = max(first.degree, second.degree)
    degree = common
    hasExactInfants = [first.hasExactInfants, second.hasExactInfants]
    coefficients = women.monomials(degree: common) + men.monomials(degree: common)
    largestError = max(first.error, second.error)
  }

  /// Writes the survival ratios of one region at a level of each sex.
  ///
  /// - Parameters:
  ///   - row: 208 doubles; the padding becomes zero.
  ///   - correction: of `correction(toward:…)`, or `nil`.
  /// - Throws: `SurvivalRangeError` when a level lies outside the range; the row is then as it was.
  package func fill(
    _ row: UnsafeMutablePointer<Double>, female: Double, male: Double,
    correction: UnsafePointer<Double>? = nil
  ) throws(SurvivalRangeError) {
    guard kappas.contains(female), kappas.contains(male) else {
      throw SurvivalRangeError(
        kappas: kappas, asked: kappas.contains(female) ? male : female)
    }
    evaluate(row, [female, male], correction: correction)
  }

  /// What must be added so that one level gives a planned row to the bit: a draw without disturbance
  /// is then the point forecast.
  ///
  /// - Parameter planned: survival ratios of the life tables at these levels, a row of 208.
  package func correction(
    toward planned: UnsafePointer<Double>, female: Double, male: Double
  ) throws(SurvivalRangeError) -> [Double] {
    var own = [Double](repeating: 0, count: CellLayout.rowCount)
    try own.withUnsafeMutableBufferPointer { (buffer) throws(SurvivalRangeError) in
      guard let row = buffer.baseAddress else { return }
      try fill(row, female: female, male: male)
    }
    // The two are close enough that the difference is exact, and so is the sum that gives it back.
    return own.indices.map { planned[$0] - own[$0] }
  }

  private func evaluate(
    _ row: UnsafeMutablePointer<Double>, _ levels: [2 of Double],
    correction: UnsafePointer<Double>?
  ) {
    let centre = (kappas.lowerBound + kappas.upperBound) / 2
    let halfWidth = (kappas.upperBound - kappas.lowerBound) / 2
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { arguments in
      for sex in 0..<2 { arguments[sex] = (levels[sex] - centre) / halfWidth }
      coefficients.withUnsafeBufferPointer { coefficients in
        noCorrection.withUnsafeBufferPointer { zeros in
          kosh_polynomial_row(
            coefficients.baseAddress, Int32(degree), arguments.baseAddress,
            correction ?? zeros.baseAddress, row)
        }
      }
    }
    for sex in Sex.allCases where hasExactInfants[sex.rawValue] {
      let ratios = Self.infantRatios(models[sex.rawValue], kappa: levels[sex.rawValue])
      for age in 0...1 {
        let cell = CellLayout.cell(sex, age)
        row[cell] = ratios[age] + (correction?[cell] ?? 0)
      }
    }
  }

  /// S(0) and S(1) by the life table's own arithmetic.
  private static func infantRatios(
    _ model: RelationalMortality, kappa: Double
  ) -> [2 of Double] {
    let rates: [2 of Double] = [
      model.standard[0] * exp(kappa * model.decline[0]),
      model.standard[1] * exp(kappa * model.decline[1]),
    ]
    let separation = LifeTable.separationAtBirth(rate: rates[0], sex: model.sex)
    let infantDeaths = min(1, rates[0] / (1 + (1 - separation) * rates[0]))
    let deaths = min(1, rates[1] / (1 + 0.5 * rates[1]))
    let survivors = 1 - infantDeaths
    let years = survivors + separation * infantDeaths
    let later = survivors * (1 - deaths) + 0.5 * survivors * deaths
    return [years, years > 0 ? later / years : 0]
  }

  // MARK: Choosing the degree

  private struct Fit {
    let degree: Int
    let hasExactInfants: Bool
    let error: Double
  }

  /// The lowest degree that keeps the error, with ages 0 and 1 if it can, without them if it must.
  private static func fit(
    _ series: ChebyshevRows, _ model: RelationalMortality, _ kappas: ClosedRange<Double>
  ) -> Fit? {
    for hasExactInfants in [false, true] {
      let ages = hasExactInfants ? 2..<Age.count : Age.all
      guard
        let degree = (1...degreeLimit).first(where: {
          series.remainder(beyond: $0, ages: ages) <= fitTolerance
        })
      else { continue }
      let error = error(
        of: series.monomials(degree: degree), degree, model, kappas, ages: ages)
      if error <= fitTolerance {
        return Fit(degree: degree, hasExactInfants: hasExactInfants, error: error)
      }
    }
    return nil
  }

  /// The largest relative difference from the life table at evenly spaced levels, both ends among
  /// them.
  private static func error(
    of coefficients: [Double], _ degree: Int, _ model: RelationalMortality,
    _ kappas: ClosedRange<Double>, ages: Range<Int>
  ) -> Double {
    var worst = 0.0
    for point in 0..<checkCount {
      let argument = 2 * Double(point) / Double(checkCount - 1) - 1
      let exact = model.survivalRatios(argument: argument, in: kappas)
      for age in ages {
        var value = coefficients[degree * CellLayout.sexStride + age]
        for power in stride(from: degree - 1, through: 0, by: -1) {
          value = value * argument + coefficients[power * CellLayout.sexStride + age]
        }
        let miss = abs(value / exact[age] - 1)
        worst = miss.isNaN ? .infinity : max(worst, miss)
      }
    }
    return worst
  }
}

/// Levels of mortality for which a survival polynomial cannot be had, or does not hold.
package struct SurvivalRangeError: Error, Sendable, Equatable {
  package let kappas: ClosedRange<Double>
  /// The level outside the range; `nil` when the range itself is too wide.
  package let asked: Double?

  init(kappas: ClosedRange<Double>, asked: Double? = nil) {
    self.kappas = kappas
    self.asked = asked
  }

  package var message: String {
    guard let asked else {
      return "survival between κ \(kappas.lowerBound) and \(kappas.upperBound) is no polynomial: "
        + "the range of mortality is too wide"
    }
    return "κ \(asked) lies outside \(kappas.lowerBound)…\(kappas.upperBound), for which survival "
      + "was prepared"
  }
}

/// Chebyshev coefficients of the survival ratios of one sex by age, over a range of κ.
private struct ChebyshevRows {
  private let degree: Int
  /// `[order][age]`.
  private let coefficients: [[Double]]
  /// The smallest ratio at any node, by age.
  private let least: [Double]

  init(of model: RelationalMortality, over kappas: ClosedRange<Double>, degree: Int) {
    self.degree = degree
    let count = degree + 1
    let angles = (0..<count).map { Double.pi * (Double($0) + 0.5) / Double(count) }
    let samples = angles.map { model.survivalRatios(argument: cos($0), in: kappas) }
    coefficients = (0..<count).map { order in
      let weights = angles.map { cos(Double(order) * $0) * (order == 0 ? 1 : 2) / Double(count) }
      return Age.all.map { age in
        samples.indices.reduce(0) { $0 + weights[$1] * samples[$1][age] }
      }
    }
    least = Age.all.map { age in samples.reduce(.infinity) { min($0, $1[age]) } }
  }

  /// A bound on what the orders beyond a degree add, relative to the ratio, at the worst age.
  func remainder(beyond lowest: Int, ages: Range<Int>) -> Double {
    ages.reduce(0) { worst, age in
      let sum = coefficients[(lowest + 1)...].reduce(0) { $0 + abs($1[age]) }
      return max(worst, sum / least[age])
    }
  }

  /// Coefficients of the powers up to a degree, `[power][104]`.
  func monomials(degree: Int) -> [Double] {
    var result = [Double](repeating: 0, count: (degree + 1) * CellLayout.sexStride)
    // Powers of T(n − 1) and T(n): T(n + 1) = 2 t T(n) − T(n − 1).
    var before = [Double](repeating: 0, count: degree + 1)
    var polynomial = before
    polynomial[0] = 1
    for order in 0...degree {
      for power in 0...order where polynomial[power] != 0 {
        for age in Age.all {
          result[power * CellLayout.sexStride + age] +=
            polynomial[power] * coefficients[order][age]
        }
      }
      var next = before.map { -$0 }
      for power in 0..<degree { next[power + 1] += (order == 0 ? 1 : 2) * polynomial[power] }
      (before, polynomial) = (polynomial, next)
    }
    return result
  }
}

extension RelationalMortality {
  /// S(x) at a level given as −1…1 of a range.
  fileprivate func survivalRatios(
    argument: Double, in kappas: ClosedRange<Double>
  ) -> [Double] {
    let centre = (kappas.lowerBound + kappas.upperBound) / 2
    let halfWidth = (kappas.upperBound - kappas.lowerBound) / 2
    let kappa = centre + argument * halfWidth
    return LifeTable(centralDeathRates: rates(kappa: kappa), sex: sex).survivalRatios
  }
}
