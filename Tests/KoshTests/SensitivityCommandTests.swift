import TestSupport
import Testing
import kosh

@Suite("kosh sensitivity")
struct SensitivityCommandTests {
  let home = TemporaryFolder()

  private var scenario: String { CertainReference.write(into: home) }
  private static let fertility =
    "uncertainty.total_fertility={persistence: 0.9, first_year: 0.05, innovation: 0.03}"
  private static let survival =
    "uncertainty.life_expectancy={persistence: 0.9, first_year: 0.5, innovation: 0.3}"
  private static let immigration =
    "uncertainty.immigration={persistence: 0.8, first_year: 0.3, innovation: 0.2}"
  private static let emigration =
    "uncertainty.emigration={persistence: 0.8, first_year: 0.3, innovation: 0.2}"

  private struct Answer {
    var status: kosh.ExitStatus
    var out: [String] = []
    var err: [String] = []
  }

  private func answer(_ arguments: [String]) -> Answer {
    var answer = Answer(status: .done)
    answer.status = Kosh.run(
      arguments,
      on: Console(print: { answer.out.append($0) }, complain: { answer.err.append($0) }))
    return answer
  }

  /// Runs a scenario whose uncertainty is given, up to 2031.
  private func decompose(
    _ figure: String, _ region: String, _ year: Int, _ uncertainty: [String],
    _ options: [String] = []
  ) -> Answer {
    answer(
      [
        "sensitivity", scenario, "--figure", figure, "--region", region, "--year",
        String(year), "--horizon", "2025..2031",
      ] + uncertainty.flatMap { ["--set", $0] } + options)
  }

  /// Rows of `sensitivity.csv` by driver: first, total, error.
  private func indices(
    _ figure: String, _ region: String, _ year: Int, _ uncertainty: [String], samples: Int = 256
  ) throws -> [String: [Double]] {
    let answer = decompose(
      figure, region, year, uncertainty,
      ["--samples", String(samples), "--out", home + "out", "--quiet"])
    try #require(answer.status == .done, "\(answer.err)")
    #expect(answer.out.isEmpty)
    let text = try #require(TemporaryFolder.text(home + "out/sensitivity.csv"))
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows[0][..<7] == ["figure", "region", "year", "driver", "first", "total", "error"])
    return Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { ($0[3], $0[4...6].compactMap { Double($0) }) })
  }

  @Test func `a driver that alone changes a figure has all of its variance, the others none`()
    throws
  {
    // Women of these ages in 2030 were born before the first year.
    let found = try indices("women_15_49", "*", 2030, [Self.fertility, Self.survival])
    // But for the rounding of sums over all ages.
    let fertility = try #require(found["total_fertility"])
    #expect(fertility.count == 3)
    #expect(fertility.allSatisfy { abs($0) < 1e-9 })
    let survival = try #require(found["life_expectancy"])
    #expect(abs(survival[0] - 1) < 4 * survival[2])
    #expect(abs(survival[1] - 1) < 4 * survival[2])
  }

  @Test func `drivers that act side by side share the variance out between them`() throws {
    let found = try indices(
      "persons", "astana", 2031, [Self.fertility, Self.survival, Self.immigration])
    #expect(found.count == 3)
    let first = found.values.reduce(0) { $0 + $1[0] }
    let error = found.values.reduce(0) { $0 + $1[2] }
    #expect(first > 0.5)
    #expect(first < 1 + 3 * error)
    for index in found.values { #expect(index[1] > -index[2]) }
  }

  @Test func `correlated drivers are one group`() throws {
    let found = try indices(
      "net_external", "*", 2029,
      [
        Self.immigration, Self.emigration, Self.fertility,
        "uncertainty.correlations={immigration: {emigration: 0.5}}",
      ], samples: 32)
    #expect(Set(found.keys) == ["immigration+emigration", "total_fertility"])
  }

  @Test func `the answer does not depend on workers, samples stay what they are called`() {
    func table(workers: Int) -> [String] {
      decompose(
        "median_age", "Astana", 2030, [Self.fertility, Self.survival],
        ["--samples", "20", "--workers", String(workers)]
      ).out
    }
    let one = table(workers: 1)
    #expect(one == table(workers: 3))
    #expect(one.joined().contains("20 base draws, 80 runs"))
  }

  @Test func `a figure that nothing uncertain changes is said to be so`() {
    let answer = decompose("women_15_49", "*", 2030, [Self.fertility], ["--samples", "8"])
    #expect(answer.status == .done)
    #expect(answer.out.joined().contains("The figure is the same in every draw"))
  }

  @Test func `everything wrong with a question is told at once, with the nearest name`() {
    let faulty = decompose("persns", "astanaa", 2050, [Self.fertility])
    #expect(faulty.status == .inputRefused)
    let text = faulty.err.joined(separator: "\n")
    #expect(text.contains("no region or group 'astanaa'\n  did you mean 'astana'?"))
    #expect(text.contains("no figure 'persns'\n  did you mean 'persons'?"))
    #expect(text.contains("--year: 2050 is outside the horizon"))
    let late = decompose("births", "*", 2031, [Self.fertility])
    #expect(late.status == .inputRefused)
    #expect(late.err.joined().contains("the last year of events is 2030"))
  }

  @Test func `a scenario without uncertainty is told what it lacks`() {
    let certain = decompose("persons", "*", 2030, [])
    #expect(certain.status == .inputRefused)
    #expect(certain.err.joined().contains("states no uncertainty"))
  }

  @Test func `figure, region and year must be named`() {
    let answer = answer(["sensitivity", scenario])
    #expect(answer.status == .wrongUsage)
    for option in ["--figure", "--region", "--year"] {
      #expect(answer.err.joined().contains("\(option) is missing"))
    }
  }
}
