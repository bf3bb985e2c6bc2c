import TestSupport
import Testing

/// The statuses of the Formats page, and that nothing is written unless the status is 0.
@Suite("The program ends")
struct ExitStatusTests {
  static let reference = Workplace.reference

  @Test(
    "with 0 when it did what was asked, and says nothing on standard error",
    arguments: [
      ["check", reference], ["list"], ["formats"], ["schema"],
      ["explain", reference, "assumptions.total_fertility.2032"], ["completion", "bash"], ["help"],
      ["help", "run"], ["run", "--help"], ["--help"], ["-h"], ["--version"],
      ["run", reference, "--horizon", "2025..2026"],
    ])
  func done(arguments: [String]) throws {
    let place = try Workplace()
    let ended = try Program.start(arguments, in: place).ended(within: .seconds(60))
    #expect(ended.status == 0)
    #expect(!ended.out.isEmpty)
    #expect(ended.err.isEmpty)
  }

  @Test("with 1 when it ran and a check failed: results that somebody has changed")
  func checkFailed() throws {
    let place = try Workplace()
    try #expect(
      Program.run("run", Self.reference, "--horizon", "2025..2026", in: place).status == 0)
    try #expect(Program.run("verify", "Outputs/reference", in: place).status == 0)
    let table = "Outputs/reference/forecast/regions.csv"
    try place.write(
      place.text(table).replacing("country,*,2025,20283399,", with: "country,*,2025,21283399,"),
      to: table)
    let ended = try Program.run("verify", "Outputs/reference", in: place)
    #expect(ended.status == 1)
    #expect(ended.out.contains("Not the same."))
  }

  @Test(
    "with 64 on a wrong command line and names what was meant",
    arguments: [
      ([], "usage: kosh COMMAND"),
      (["rnu"], "kosh: unknown command 'rnu'\n  did you mean 'run'?"),
      (["run", reference, "--horizn", "2025..2030"], "did you mean '--horizon'?"),
      (["run"], "kosh run: FILE is missing"),
      (["run", reference, "--csv", "exel"], "did you mean 'excel'?"),
      (["run", reference, "--horizon", "2025-2030"], "as 2025..2050"),
      (["run", reference, "--set", "2.1"], "expected PATH=VALUE, found '2.1'"),
      (["run", reference, reference], "would both write to Outputs/reference"),
      (["help", "runn"], "did you mean 'run'?"),
      (["explain", reference, "assumptions.total_fertilty"], "did you mean 'total_fertility'?"),
      (["explain", reference, "persons", "2030"], "a folder takes a figure, a region and a year"),
      (["new", "folder/north"], "'folder/north' is no name of a scenario"),
      (["--vershion"], "did you mean '--version'?"),
      (["formats", "x"], "'x' is not expected"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], meaning: String) throws {
    try expect(64, arguments, saying: meaning)
  }

  @Test(
    "with 65 when an input is refused",
    arguments: [
      (["check", "Scenarios/kazakhstan"], "`kosh list Scenarios/kazakhstan` shows"),
      (["run", "Scenarios/kazakhstan/data/regions.csv"], "error: "),
      (["run", reference, "--set", "assumptions.total_fertilty=2"], "mean 'total_fertility'?"),
      (["run", reference, "--set", "total_fertility=2"], "it belongs in `assumptions`"),
      (["run", reference, "--set", "assumptions.deaths={2025: 5}"], "--set:1:21: error: "),
      (["run", reference, "--horizon", "2020..2030"], "--horizon:1:1: error: horizon: "),
    ] as [([String], String)])
  func refused(arguments: [String], meaning: String) throws {
    try expect(65, arguments, saying: meaning)
  }

  @Test(
    "with 66 when an input is not there, and names the nearest",
    arguments: [
      (["run", "Scenarios/kazakhstan/refrence.yaml"], "mean '\(reference)'?"),
      (["check", "Scenarios/kazakhstan/reference"], "mean '\(reference)'?"),
      (["check", "Scenarios/kyrgyzstan/reference.yaml"], "no folder 'Scenarios/kyrgyzstan'"),
      (["list", "Scenaros"], "there is no folder 'Scenaros'"),
    ] as [([String], String)])
  func notFound(arguments: [String], meaning: String) throws {
    try expect(66, arguments, saying: meaning)
  }

  @Test("with 73 when it cannot write, and leaves what stands there")
  func cannotWrite() throws {
    let place = try Workplace()
    try place.write("mine", to: "file")
    try place.write("mine", to: "foreign/letter.txt")
    for (folder, meaning) in [
      ("file", "it is a file, and results need a folder"),
      ("file/below", "a file of this name is there"),
      ("foreign", "holds no run.json of kosh"),
      ("Scenarios/kazakhstan", "holds no run.json of kosh"),
    ] {
      let ended = try Program.run("run", Self.reference, "--out", folder, in: place)
      #expect(ended.status == 73)
      #expect(ended.err.contains(meaning))
      #expect(ended.err.contains("--out names another"))
      #expect(ended.out.isEmpty)
    }
    #expect(place.names() == ["Scenarios", "file", "foreign"])
    #expect(place.names("foreign") == ["letter.txt"])
    #expect(try place.text("file") == "mine")
  }

  @Test("without writing anything when one of several files is refused")
  func oneOfSeveral() throws {
    let place = try Workplace()
    try place.write("kosh: 1\n", to: "broken.yaml")
    let ended = try Program.run(
      "run", Self.reference, "broken.yaml", "missing.yaml", "--out", "results", in: place)
    #expect(ended.status == 65)
    #expect(ended.out.isEmpty)
    #expect(ended.err.contains("broken.yaml:1:1: error: "))
    #expect(ended.err.contains("missing.yaml:1:1: error: there is no such file"))
    #expect(place.names() == ["Scenarios", "broken.yaml"])
  }

  @Test("without writing anything when the last of several folders is not ours")
  func lastFolderForeign() throws {
    let place = try Workplace()
    try place.write("mine", to: "results/reference-facts/letter.txt")
    let ended = try Program.run(
      "run", Self.reference, "Scenarios/kazakhstan/reference-facts.yaml", "--out", "results",
      in: place)
    #expect(ended.status == 73)
    #expect(place.names("results") == ["reference-facts"])
    #expect(place.names("results/reference-facts") == ["letter.txt"])
  }

  @Test("with help where there are no scenarios")
  func elsewhere() throws {
    let place = try Workplace.empty()
    let listed = try Program.run("list", in: place)
    #expect(listed.status == 66)
    #expect(listed.err.contains("kosh list DIR"))
    let nothing = try Program.run("list", ".", in: place)
    #expect(nothing.status == 0)
    #expect(nothing.err == "there is no scenario in '.' or below it\n")
    #expect(try Program.run("run", Self.reference, in: place).status == 66)
    #expect(place.names().isEmpty)
  }

  private func expect(
    _ status: Int32, _ arguments: [String], saying meaning: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let place = try Workplace()
    let ended = try Program.start(arguments, in: place).ended(within: .seconds(60))
    #expect(ended.status == status, sourceLocation: sourceLocation)
    #expect(ended.err.contains(meaning), sourceLocation: sourceLocation)
    #expect(ended.out.isEmpty, sourceLocation: sourceLocation)
    #expect(place.names() == ["Scenarios"], "nothing is written", sourceLocation: sourceLocation)
  }
}
