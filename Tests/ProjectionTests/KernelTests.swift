import Demography
import Glibc
import Projection
import ProjectionKernels
import TestSupport
import Testing

@Suite("The elementwise passes and their specification")
struct KernelTests {
  /// A row of persons or rates; the padding is zero, as the layout promises.
  func row(_ range: ClosedRange<Double>, _ random: inout SeededGenerator) -> [Double] {
    var row = [Double](repeating: 0, count: CellLayout.rowCount)
    for sex in Sex.allCases {
      for age in Age.all {
        row[CellLayout.cell(sex, age)] = .random(in: range, using: &random)
      }
    }
    return row
  }

  func expectEqual(_ got: [Double], _ expected: [Double], relative: Double) {
    for cell in got.indices {
      expectClose(
        got[cell], expected[cell], within: relative * max(abs(expected[cell]), 1e-300),
        "cell \(cell)")
    }
  }

  @Test("survivors equal the specification to the bit", arguments: 0..<20)
  func survive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let population = row(0...50_000, &random)
    let ratios = row(0...1, &random)
    var survivors = [Double](repeating: .nan, count: CellLayout.rowCount)
    let sum = kosh_survive(population, ratios, &survivors)
    let expected = StepSpecification.survive(population, ratios: ratios)
    #expect(survivors == expected)
    expectClose(sum, expected.reduce(0, +), within: 1e-9 * sum)
  }

  @Test("polynomials equal the specification to the bit", arguments: 0..<12)
  func polynomials(degree: Int) {
    var random = SeededGenerator(seed: UInt64(degree))
    let coefficients = (0...degree).flatMap { _ in row(-1...1, &random) }
    let correction = row(-1...1, &random)
    let arguments = [-0.37, 0.91]
    var got = [Double](repeating: .nan, count: CellLayout.rowCount)
    kosh_polynomial_row(coefficients, Int32(degree), arguments, correction, &got)
    #expect(
      got
        == StepSpecification.polynomialRow(
          coefficients, degree: degree, arguments: arguments, correction: correction))
  }

  @Test("those who stay and leave equal the specification to 1e-14", arguments: 0..<20)
  func leave(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let survivors = row(0...50_000, &random)
    let schedule = row(0...4, &random)
    // Below 0.25 the short exponential serves, above it the long one.
    let q = Double.random(in: 0...0.5, using: &random)
    let c = Double.random(in: 0.1...30, using: &random)
    var stay = [Double](repeating: .nan, count: CellLayout.rowCount)
    var leaving = stay
    let sum = kosh_leave(survivors, schedule, 4, q, 1 / c, &stay, &leaving)
    let expected = StepSpecification.leave(
      survivors, schedule: schedule, intensity: q, accessibility: c)
    expectEqual(stay, expected.stay, relative: 1e-14)
    // 1e-14 of the survivors, because those who leave are a difference.
    for cell in leaving.indices {
      expectClose(leaving[cell] * c, expected.leaving[cell] * c, within: 1e-14 * survivors[cell])
    }
    expectClose(sum, leaving.reduce(0, +) * c, within: 1e-9 * max(sum, 1))
  }

  @Test(
    "what comes within reach equals the specification to the bit", arguments: [1, 5, 7, 10, 20, 43])
  func reach(regions: Int) {
    var random = SeededGenerator(seed: UInt64(regions))
    let deterrence = (0..<regions).map { _ in
      (0..<regions).map { _ in Double.random(in: 0...1, using: &random) }
    }
    let leaving = (0..<regions).map { _ in row(0...500, &random) }
    let expected = StepSpecification.reach(leaving, deterrence: deterrence)
    // One draw of three: the rows of regions lie apart.
    let stride = 3 * CellLayout.rowCount
    var rows = [Double](repeating: .nan, count: regions * stride)
    for region in 0..<regions {
      rows.replaceSubrange(region * stride..<region * stride + 208, with: leaving[region])
    }
    var got = [Double](repeating: .nan, count: regions * CellLayout.rowCount)
    kosh_reach(Int32(regions), deterrence.flatMap(\.self), rows, stride, &got)
    #expect(got == expected.flatMap(\.self))
  }

  @Test("running sums over ages equal the specification to 1e-14", arguments: 0..<5)
  func younger(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let people = row(0...50_000, &random)
    var got = [Double](repeating: .nan, count: CellLayout.rowCount)
    kosh_younger(people, &got)
    for sex in Sex.allCases {
      let expected = StepSpecification.younger(people, sex: sex)
      for age in expected.indices {
        expectClose(
          got[CellLayout.cell(sex, age)], expected[age],
          within: 1e-14 * expected[age], "age \(age)")
      }
    }
  }

  @Test("nobody leaves at intensity zero, to the bit")
  func leaveNobody() {
    var random = SeededGenerator(seed: 7)
    let survivors = row(0...50_000, &random)
    var stay = survivors
    var leaving = survivors
    _ = kosh_leave(survivors, row(0...4, &random), 4, 0, 1, &stay, &leaving)
    #expect(stay == survivors)
    #expect(leaving.allSatisfy { $0 == 0 })
  }

  @Test("the exponential is right over its whole range")
  func exponential() {
    for step in 0...8000 {
      let x = step < 4000 ? Double(step) / 3999 : Double(step - 4000) * 0.177
      var schedule = [Double](repeating: 0, count: CellLayout.rowCount)
      schedule[3] = x
      let survivors = [Double](repeating: 1, count: CellLayout.rowCount)
      var stay = survivors
      var leaving = survivors
      _ = kosh_leave(survivors, schedule, x, 1, 1, &stay, &leaving)
      // Up to one the short exponential: a remainder of 3e-15 and eight roundings at the worst.
      let expected = exp(-min(x, 708))
      expectClose(stay[3], expected, within: (x <= 1 ? 5e-15 : 4e-16) * expected, "exp(−\(x))")
    }
  }

  @Test("arrivals, births and external moves equal the specification", arguments: 0..<20)
  func rest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stay = row(0...50_000, &random)
    let reaching = row(0...50, &random)
    var settled = stay
    _ = kosh_arrive(stay, 1.75, reaching, &settled)
    #expect(settled == StepSpecification.arrive(stay, attraction: 1.75, reaching: reaching))

    let rates = row(0...0.3, &random)
    let births = kosh_births(rates, stay, settled)
    let expected = StepSpecification.births(rates: rates, before: stay, after: settled)
    expectClose(births, expected, within: 1e-13 * expected)

    let emigration = row(0...0.1, &random)
    let immigrants = row(0...100, &random)
    var closing = stay
    var sums = [0.0, 0.0, 0.0]
    kosh_external(settled, emigration, 1.25, immigrants, 0.75, &closing, &sums)
    expectEqual(
      closing,
      StepSpecification.external(
        settled, rates: emigration.map { 1.25 * $0 }, immigrants: immigrants.map { 0.75 * $0 }),
      relative: 1e-14)
    expectClose(sums[1], 0.75 * immigrants.reduce(0, +), within: 1e-9)
    expectClose(sums[2], closing.reduce(0, +), within: 1e-12 * sums[2])
  }

  @Test("one band for all cells gives the bits of no bands")
  func banded() {
    var random = SeededGenerator(seed: 11)
    let survivors = row(0...50_000, &random)
    let schedule = row(0...4, &random)
    let q = [Double](repeating: 0.0371, count: CellLayout.rowCount)
    let weight = [Double](repeating: 0.311, count: CellLayout.rowCount)
    var (stay, leaving, stayBanded, leavingBanded) = (survivors, survivors, survivors, survivors)
    _ = kosh_leave(survivors, schedule, 4, q[0], weight[0], &stay, &leaving)
    _ = kosh_leave_banded(survivors, schedule, 4 * q[0], q, weight, &stayBanded, &leavingBanded)
    #expect(stay == stayBanded)
    #expect(leaving == leavingBanded)
    var (settled, settledBanded) = (survivors, survivors)
    _ = kosh_arrive(stay, q[0], leaving, &settled)
    _ = kosh_arrive_banded(stay, q, leaving, &settledBanded)
    #expect(settled == settledBanded)
  }
}
