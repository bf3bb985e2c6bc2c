import Demography
import Diagnostics
import Glibc
import Reports
import ScenarioEngine
import Tables
import TestSupport
import Testing

extension ForecastOutputs {
  @discardableResult
  fileprivate func write(
    to path: String, interrupt: InterruptFlag = .never, clock: () -> Timestamp = { .now }
  ) throws -> [String] {
    let folder = try OutputFolder(at: path, replacing: .forecast)
    return try write(into: folder, interrupt: interrupt, clock: clock)
  }
}

@Suite("A run's folder")
struct ForecastOutputsTests {
  let home = TemporaryFolder()
  var target: String { home + "Outputs/tiny" }
  static let forecast = TinyForecast.lively(regions: 3, horizon: Horizon(first: 2025, last: 2028))

  static let environment = RunEnvironment(
    system: "Linux 6.1", architecture: "x86_64", processor: "Some processor", coreCount: 4,
    blasCore: "Haswell", blasConfiguration: "OpenBLAS 0.3",
    blasVariables: ["OPENBLAS_NUM_THREADS": "1"])

  static func record(started: Double = 1_772_353_800) -> RunRecord {
    RunRecord(
      version: "0.1.0", arguments: ["kosh", "run", "tiny.yaml"],
      started: Timestamp(seconds: started), ended: Timestamp(seconds: started),
      environment: environment)
  }

  func outputs(dialect: CSVText.Dialect = .standard, started: Double = 1_772_353_800)
    -> ForecastOutputs
  {
    TemporaryFolder.makeFolder(home + "data")
    TemporaryFolder.write("date,region,sex,age,persons\n", to: home + "data/population.csv")
    let bytes = Array("date,region,sex,age,persons\n".utf8)
    return ForecastOutputs(
      Self.forecast.make(),
      inputs: RunInputs(
        layers: [
          .init(path: "Scenarios/base.yaml", bytes: Array("kosh: 1\n".utf8)),
          .init(path: "Scenarios/tiny.yaml", bytes: Array("extends: base.yaml\n".utf8)),
        ], resolvedScenario: "kosh: 1\ndata: data\n",
        data: [
          SourceFile(
            path: home + "data/population.csv", sha256: SHA256.hexadecimal(of: bytes),
            byteCount: bytes.count)
        ]), record: Self.record(started: started), dialect: dialect)
  }

  func recordRead() throws -> JSONValue {
    let text = try #require(TemporaryFolder.text(target + "/run.json"))
    return try JSONValue(parsing: Array(text.utf8), path: "run.json")
  }

  static let files = [
    "forecast/population.csv", "forecast/regions.csv", "forecast/structure.csv",
    "forecast/flows.csv", "forecast/life_tables.csv", "forecast/components.csv",
    "inputs/scenario.yaml", "inputs/layers/1_base.yaml", "inputs/layers/2_tiny.yaml",
    "inputs/data/population.csv", "datapackage.json", "run.json",
  ]

  @Test func `holds tables, inputs, descriptor and record`() throws {
    #expect(try outputs().write(to: target) == Self.files)
    for file in Self.files { #expect(TemporaryFolder.text(target + "/" + file) != nil) }
    #expect(TemporaryFolder.entries(home + "Outputs") == ["tiny"])
    #expect(
      TemporaryFolder.text(target + "/inputs/layers/2_tiny.yaml") == "extends: base.yaml\n")
  }

  @Test func `a run at another time differs in its record alone`() throws {
    try outputs().write(to: target)
    let first = Self.files.map { TemporaryFolder.text(target + "/" + $0) }
    try outputs(started: 1_800_000_000).write(to: target)
    let second = Self.files.map { TemporaryFolder.text(target + "/" + $0) }
    #expect(zip(Self.files, zip(first, second)).filter { $1.0 != $1.1 }.map(\.0) == ["run.json"])
  }

  @Test func `reports are the same bytes at another time, and go when the next run has none`()
    throws
  {
    var first = outputs()
    first.formats = Set(OutputFormat.allCases)
    let reports = ["workbook.xlsx", "results.sqlite", "report.html", "report.md"]
    #expect(try first.write(to: target).filter { reports.contains($0) } == reports)
    let before = try reports.map { try InputFile.read(target + "/" + $0, sizeLimit: 1 << 24).bytes }
    var second = outputs(started: 1_800_000_000)
    second.formats = first.formats
    try second.write(to: target)
    let after = try reports.map { try InputFile.read(target + "/" + $0, sizeLimit: 1 << 24).bytes }
    #expect(before == after)
    try outputs().write(to: target)
    #expect(!TemporaryFolder.entries(target).contains { reports.contains($0) })
  }

  @Test func `the record names version, times, machine and BLAS`() throws {
    try outputs().write(to: target, clock: { Timestamp(seconds: 1_772_353_802.25) })
    let record = try recordRead()
    #expect(record["program"]?.text == "kosh")
    #expect(record["version"]?.text == "0.1.0")
    let run = try #require(record["run"])
    #expect(run["started"]?.text == "2026-03-01T08:30:00Z")
    #expect(run["ended"]?.text == "2026-03-01T08:30:02Z")
    #expect(run["seconds"]?.double == 2.25)
    #expect(run["workers"]?.double == 1)
    #expect(run["machine"]?["cores"]?.double == 4)
    #expect(run["blas"]?["core"]?.text == "Haswell")
    #expect(run["blas"]?["environment"]?["OPENBLAS_NUM_THREADS"]?.text == "1")
    #expect(record["citation"]?.text?.contains("Tiny country [scenario tiny, 2025–2028]") == true)
  }

  @Test func `the record lists every input with the hash of its copy`() throws {
    try outputs().write(to: target)
    guard case .array(let inputs) = try recordRead()["inputs"] else {
      Issue.record("no inputs")
      return
    }
    #expect(inputs.count == 4)
    for input in inputs {
      let path = try #require(input["path"]?.text)
      let text = try #require(TemporaryFolder.text(target + "/" + path))
      #expect(input["sha256"]?.text == SHA256.hexadecimal(of: Array(text.utf8)))
    }
  }

  @Test func `the record tells what was solved, filled in and must be known`() throws {
    var tiny = Self.forecast
    tiny.plan.solved = [.fertility(year: 2025, factor: 1.0143)]
    tiny.plan.filledIn = ["mortality: 2026 to 2028 held at 2025"]
    tiny.plan.notes = [
      .asWritten(LocalizedName(english: "the data are young")),
      .marginsCarried(year: 2025, from: 2024),
    ]
    var outputs = outputs()
    outputs.forecast = tiny.make()
    try outputs.write(to: target)
    let record = try recordRead()
    #expect(record["solved"] == .strings(["births of 2025: fertility × 1.014300"]))
    #expect(record["filled_in"] == .strings(tiny.plan.filledIn))
    #expect(
      record["notes"]
        == .strings([
          "the data are young",
          "internal margins of 2025: arrivals and departures of 2024 carried to the level and the "
            + "nets of 2025",
        ]))
    #expect(record["accounting"]?["largest_residual_persons"]?.double == 0)
    #expect(record["levels"] == .array([]))
    #expect(record["balancing"] == .null)
  }

  @Test(arguments: [CSVText.Dialect.standard, .excel])
  func `the descriptor describes every table with its columns and size`(
    dialect: CSVText.Dialect
  ) throws {
    try outputs(dialect: dialect).write(to: target)
    let text = try #require(TemporaryFolder.text(target + "/datapackage.json"))
    let package = try JSONValue(parsing: Array(text.utf8), path: "datapackage.json")
    guard case .array(let resources) = package["resources"] else {
      Issue.record("no resources")
      return
    }
    #expect(resources.compactMap { $0["path"]?.text } == Array(Self.files.prefix(6)))
    for resource in resources {
      let path = try #require(resource["path"]?.text)
      let table = try #require(TemporaryFolder.text(target + "/" + path))
      #expect(resource["bytes"]?.double == Double(table.utf8.count))
      #expect(resource["dialect"]?["delimiter"]?.text == (dialect == .excel ? ";" : nil))
      guard case .array(let fields) = resource["schema"]?["fields"] else {
        Issue.record("no fields")
        return
      }
      let separator: Character = dialect == .excel ? ";" : ","
      let header = table.drop { $0 == "\u{FEFF}" }.prefix { $0 != "\n" }.split(separator: separator)
      #expect(fields.compactMap { $0["name"]?.text } == header.map(String.init))
    }
  }

  @Test func `an input that changed during the run is refused and the old outputs stay`() throws {
    try outputs().write(to: target)
    let second = outputs(started: 1_800_000_000)
    TemporaryFolder.write("another text", to: home + "data/population.csv")
    let error = try #require(refusal { try second.write(to: target) })
    #expect(error.path == home + "data/population.csv")
    #expect(error.reason.contains("changed during the run"))
    #expect(try recordRead()["run"]?["started"]?.text == "2026-03-01T08:30:00Z")
    #expect(TemporaryFolder.entries(home + "Outputs") == ["tiny"])
  }

  @Test func `an interrupted run leaves the old outputs`() async throws {
    try outputs().write(to: target)
    let second = outputs(started: 1_800_000_000)
    TemporaryFolder.write("stays", to: target + "/notes.txt")
    await #expect(processExitsWith: .exitCode(130)) { [target = target as String] in
      let flag = InterruptFlag.install()
      kill(getpid(), SIGTERM)
      for _ in 0..<1000 where !flag.isRaised { usleep(1000) }
      do {
        try ForecastOutputs(
          ForecastOutputsTests.forecast.make(),
          inputs: RunInputs(layers: [], resolvedScenario: "", data: []),
          record: ForecastOutputsTests.record()
        ).write(to: target, interrupt: flag)
      } catch is Interrupted {
        exit(130)
      }
    }
    #expect(TemporaryFolder.entries(home + "Outputs") == ["tiny"])
    #expect(try recordRead()["run"]?["started"]?.text == "2026-03-01T08:30:00Z")
    // And a run that is let be replaces them.
    try second.write(to: target)
    #expect(try recordRead()["run"]?["started"]?.text == "2027-01-15T08:00:00Z")
    #expect(TemporaryFolder.text(target + "/notes.txt") == "stays")
  }

  @Test func `this machine is known by its kernel, processor and BLAS`() {
    let here = RunEnvironment.observed()
    #expect(here.system.hasPrefix("Linux"))
    #expect(here.coreCount >= 1)
    #expect(!here.blasCore.isEmpty)
  }
}
