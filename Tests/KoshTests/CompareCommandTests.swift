import TestSupport
import Testing
import kosh

@Suite("kosh compare")
struct CompareCommandTests {
  private let home = TemporaryFolder()
  private static let folder = Repository.path("Scenarios/kazakhstan")

  /// Rows of a table of the comparison, by what tells them apart.
  private func table(_ path: String) throws -> [[String]] {
    let text = try #require(TemporaryFolder.text(home + path), "\(path)")
    return text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// A scenario written beside the shipped ones' data.
  private func scenario(_ name: String, _ text: String) -> String {
    let path = home + "\(name).yaml"
    TemporaryFolder.write(
      "kosh: 1\nextends: \(Self.folder)/reference.yaml\n" + text, to: path)
    return path
  }

  private static let pull = """
    title: Pull
    interventions:
      - attraction:
          {name: wages, years: 2026..2049, factor: wages, change: {kostanay: 20%}, elasticity: 1}
    """

  @Test("what accounts for a difference adds up to it, in every figure")
  func differences() throws {
    let changed = scenario("changed", Self.pull + "\nassumptions: {total_fertility: 2.2}\n")
    let answer = Answer([
      "compare", "\(Self.folder)/reference.yaml", changed, "--horizon", "2025..2028", "--out",
      home + "out",
    ])
    #expect(answer.status == .done, "\(answer.err)")
    #expect(answer.out.contains("changed less reference, persons"))
    #expect(answer.out.contains("what accounts for it"))
    let differences = try table("out/comparison/changed/differences.csv")
    #expect(
      differences[0]
        == ["a", "b", "level", "region", "year", "figure", "value", "mean", "p10", "p50", "p90"])
    let attribution = try table("out/comparison/changed/attribution.csv")
    #expect(
      attribution[0]
        == ["a", "b", "level", "region", "year", "figure", "intervention", "contribution", "error"])
    var sums: [[String]: Double] = [:]
    for row in attribution.dropFirst() {
      sums[Array(row[0..<6]), default: 0] += try #require(Double(row[7]))
    }
    #expect(Set(attribution.dropFirst().map { $0[6] }) == ["wages", "assumptions"])
    for row in differences.dropFirst() {
      let value = try #require(Double(row[6]))
      let sum = try #require(sums[Array(row[0..<6])])
      #expect(abs(value - sum) <= 1e-6 * max(1, abs(value)), "\(row)")
    }
    let shortfalls = try table("out/comparison/changed/shortfalls.csv")
    #expect(shortfalls[0] == ["year", "programme", "region", "wanted", "met", "reason"])
  }

  @Test("folders of results stand for the scenarios that made them")
  func folders() throws {
    let changed = scenario("changed", Self.pull)
    for (file, name) in [("\(Self.folder)/reference.yaml", "r"), (changed, "c")] {
      #expect(
        Answer(["run", file, "--horizon", "2025..2027", "--out", home + name, "--quiet"]).status
          == .done)
    }
    let answer = Answer(["compare", home + "r", home + "c", "--out", home + "r"])
    #expect(answer.status == .done, "\(answer.err)")
    func persons(_ name: String) throws -> [[String]: Double] {
      let rows = try table("\(name)/forecast/regions.csv")
      return Dictionary(
        uniqueKeysWithValues: try rows.dropFirst().map {
          (Array($0[0..<3]), try #require(Double($0[3])))
        })
    }
    let (before, after) = (try persons("r"), try persons("c"))
    for row in try table("r/comparison/changed/differences.csv").dropFirst()
    where row[5] == "persons" {
      let key = Array(row[2..<5])
      let expected = try #require(after[key]) - (try #require(before[key]))
      #expect(abs(try #require(Double(row[6])) - expected) <= 1e-6, "\(key)")
    }
    // The run beside which the comparison stands is whole.
    #expect(Answer(["verify", home + "r", "--quiet"]).status == .done)
  }

  @Test("with draws a difference has its own interval, narrower than that of either forecast")
  func intervals() throws {
    let changed = scenario("changed", Self.pull)
    let answer = Answer([
      "compare", "\(Self.folder)/reference.yaml", changed, "--horizon", "2025..2031", "--draws",
      "64", "--out", home + "out", "--no-attribution",
    ])
    #expect(answer.status == .done, "\(answer.err)")
    let rows = try table("out/comparison/changed/differences.csv")
    let row = try #require(
      rows.first { $0[3] == "kostanay" && $0[4] == "2031" && $0[5] == "persons" })
    let numbers = row[6...].compactMap { Double($0) }
    try #require(numbers.count == 5)
    #expect(numbers[2] < numbers[0] && numbers[0] < numbers[4])
    #expect(numbers[4] - numbers[2] < 20_000, "the forecast's own interval is wider")
    #expect(!TemporaryFolder.entries(home + "out/comparison/changed").contains("attribution.csv"))
  }

  @Test("a file with variants is compared with each of them")
  func variants() throws {
    let file = scenario(
      "many", Self.pull + "\nvariants:\n  twice: {interventions.wages.elasticity: 2}\n")
    let answer = Answer(["compare", file, "--horizon", "2025..2027", "--out", home + "out"])
    #expect(answer.status == .done, "\(answer.err)")
    #expect(TemporaryFolder.entries(home + "out/comparison") == ["many-twice"])
  }

  @Test("another first year, nothing to compare with, a missing file: refused with the remedy")
  func refused() throws {
    let later = scenario("later", "title: Later\nhorizon: 2024..2030\n")
    let years = Answer(["compare", "\(Self.folder)/reference.yaml", later, "--out", home + "out"])
    #expect(years.status == .inputRefused)
    #expect(years.err.contains("begin on another 1 January: 2024, 2025"), "\(years.err)")
    let alone = Answer(["compare", "\(Self.folder)/reference.yaml", "--out", home + "out"])
    #expect(alone.status == .inputRefused)
    #expect(alone.err.contains("nothing to compare it with"), "\(alone.err)")
    let missing = Answer([
      "compare", "\(Self.folder)/reference.yaml", home + "nothing.yaml", "--out", home + "out",
    ])
    #expect(missing.status == .inputNotFound)
    #expect(TemporaryFolder.entries(home.path).allSatisfy { $0 != "out" })
  }
}

@Suite("Variants and sweeps of kosh run")
struct RunVariantsTests {
  private let home = TemporaryFolder()

  private func scenario(_ text: String) -> String {
    let path = home + "many.yaml"
    TemporaryFolder.write(
      "kosh: 1\nextends: \(Repository.path("Scenarios/kazakhstan"))/reference.yaml\n" + text,
      to: path)
    return path
  }

  @Test("each variant has a folder of its own below that of the file")
  func variants() throws {
    let file = scenario(
      "title: Many\nvariants:\n  low: {assumptions.total_fertility: 1.9}\n  high: {assumptions.total_fertility: 2.6}\n"
    )
    let answer = Answer(["run", file, "--horizon", "2025..2027", "--out", home + "out"])
    #expect(answer.status == .done, "\(answer.err)")
    for folder in ["out", "out/low", "out/high"] {
      #expect(TemporaryFolder.text(home + "\(folder)/forecast/regions.csv") != nil, "\(folder)")
      #expect(Answer(["verify", home + folder, "--quiet"]).status == .done, "\(folder)")
    }
    // Run again, the file's own folder keeps those of its variants.
    #expect(
      Answer(["run", file, "--horizon", "2025..2027", "--out", home + "out", "--quiet"]).status
        == .done)
    #expect(TemporaryFolder.entries(home + "out").contains("low"))
  }

  @Test("a sweep writes every combination, each of which runs again from its own file")
  func sweep() throws {
    let file = scenario(
      "title: Many\nsweep:\n  assumptions.total_fertility: [1.9, 2.6]\n  assumptions.external_net: [0, 10000]\n"
    )
    let answer = Answer(["run", file, "--horizon", "2025..2027", "--out", home + "out", "--quiet"])
    #expect(answer.status == .done, "\(answer.err)")
    let runs = try #require(TemporaryFolder.text(home + "out/sweep/runs.csv"))
    #expect(
      runs == """
        run,assumptions.total_fertility,assumptions.external_net,folder
        run-001,1.9,0,run-001
        run-002,1.9,10000,run-002
        run-003,2.6,0,run-003
        run-004,2.6,10000,run-004

        """)
    #expect(
      Answer(["run", home + "out/sweep/run-003/scenario.yaml", "--out", home + "one", "--quiet"])
        .status == .done)
    let results = try #require(TemporaryFolder.text(home + "out/sweep/results.csv"))
    let regions = try #require(TemporaryFolder.text(home + "one/forecast/regions.csv"))
    let row = try #require(regions.split(separator: "\n").first { $0.hasPrefix("country,*,2027,") })
    #expect(results.contains("run-003,country,*,2027,persons,\(row.split(separator: ",")[3])"))
  }
}
