import Reports
import ScenarioFiles
import Testing
import kosh

@Suite("The command line")
struct OptionsTests {
  private func parse(_ arguments: [String]) throws(UsageError) -> ParsedCommand? {
    if case .run(let parsed) = try OptionParser([Commands.run, Commands.check, Commands.list])
      .parse(arguments)
    {
      parsed
    } else {
      nil
    }
  }

  private func faults(_ arguments: [String]) -> [UsageError.Fault] {
    do throws(UsageError) {
      _ = try parse(arguments)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func `an option's value follows it or stands behind an equals sign`() throws {
    for arguments in [["run", "a.yaml", "--out", "b"], ["run", "--out=b", "a.yaml"]] {
      let parsed = try #require(try parse(arguments))
      #expect(parsed.operands == ["a.yaml"])
      #expect(parsed.text("--out") == "b")
    }
  }

  @Test func `set may be repeated and keeps its order and its equals signs`() throws {
    let parsed = try #require(
      try parse(["run", "a.yaml", "--set", "title={en: a=b}", "--set=horizon=2025..2030"]))
    #expect(parsed.texts("--set") == ["title={en: a=b}", "horizon=2025..2030"])
  }

  @Test func `after two dashes everything is a file`() throws {
    let parsed = try #require(try parse(["check", "--quiet", "--", "--odd.yaml", "-x"]))
    #expect(parsed.operands == ["--odd.yaml", "-x"])
    #expect(parsed.has("--quiet"))
  }

  @Test func `all that is wrong is told at once`() {
    #expect(
      faults(["run", "--ou", "x", "--horizon", "2030", "--set", "title", "--quiet=yes"]) == [
        .init("unknown option '--ou'", remedy: "did you mean '--out'?"),
        .init(
          "--horizon: expected two years, found '2030'",
          remedy: "write the first and the last year as 2025..2050"),
        .init(
          "--set: expected PATH=VALUE, found 'title'",
          remedy: "for example --set assumptions.total_fertility=2.1"),
        .init("--quiet takes no value"),
      ])
    #expect(
      faults(["run"]) == [
        .init(
          "FILE is missing", remedy: "FILE: scenario files; `kosh list` shows those that are there")
      ])
    #expect(
      faults(["run", "a.yaml", "--out"]) == [.init("--out needs a value", remedy: "--out DIR")])
    #expect(faults(["run", "a.yaml", "--out", "--quiet"]).count == 1)
    #expect(
      faults(["run", "a.yaml", "--out", "b", "--out", "c"]) == [.init("--out is given twice")])
    #expect(faults(["run", "a.yaml", "--out="]) == [.init("--out has an empty value")])
    #expect(
      faults(["list", "a", "b", "--lang", "de"]) == [
        .init("--lang: there is no 'de'", remedy: "one of: en, ru, kk"),
        .init("at most 1 DIR is expected, found 2"),
      ])
    #expect(
      faults(["run", "a.yaml", "--horizon", "2050..2025"]) == [
        .init("--horizon: the last year must come after the first")
      ])
  }

  @Test func `a nearly right command is named`() {
    #expect(
      faults(["chekc"]) == [.init("unknown command 'chekc'", remedy: "did you mean 'check'?")])
    #expect(
      faults(["--verson"]) == [
        .init("unknown option '--verson'", remedy: "did you mean '--version'?")
      ])
    #expect(faults(["monitor"]).first?.message == "unknown command 'monitor'")
    #expect(faults([]).first?.message == "which command?")
    #expect(throws: Never.self) { try OptionParser(Commands.all).parse(["help", "help"]) }
  }

  @Test func `numbers and lists of choices have their own types`() {
    let command = CommandDescription(
      "x", Commands.run.summary,
      options: [
        OptionDescription("--workers", .integer(1...64), .verbatim("workers")),
        OptionDescription("--format", .choices(["csv", "html"]), .verbatim("files")),
      ])
    func parse(_ arguments: [String]) -> ParsedCommand? {
      if case .run(let parsed)? = try? OptionParser([command]).parse(["x"] + arguments) {
        parsed
      } else {
        nil
      }
    }
    #expect(parse(["--workers", "8"])?.integer("--workers") == 8)
    #expect(parse(["--format", "csv,html"])?.list("--format") == ["csv", "html"])
    for arguments in [
      ["--workers", "0"], ["--workers", "-1"], ["--workers=two"], ["--format=csv,xls"],
    ] {
      #expect(parse(arguments) == nil)
    }
  }

  @Test func `run puts results into a folder named after the file`() throws {
    let one = RunArguments(try #require(try parse(["run", "Scenarios/kz/north.yaml"])))
    #expect(one.folder(for: "Scenarios/kz/north.yaml") == "Outputs/north")
    let out = RunArguments(try #require(try parse(["run", "a.yaml", "--out", "x/"])))
    #expect(out.folder(for: "a.yaml") == "x/")
    let several = RunArguments(try #require(try parse(["run", "a.yaml", "b.yaml", "--out", "x"])))
    #expect(several.folder(for: "b.yaml") == "x/b")
  }

  @Test func `two files of one name may not write to one folder`() throws {
    let clash = RunArguments(try #require(try parse(["run", "x/a.yaml", "y/a.yaml"])))
    #expect(
      clash.folderOfTwo?.faults.first?.message
        == "'x/a.yaml' and 'y/a.yaml' would both write to Outputs/a")
    let apart = RunArguments(try #require(try parse(["run", "x/a.yaml", "y/b.yaml"])))
    #expect(apart.folderOfTwo == nil)
  }

  @Test func `formats of the command line are those of scenario files`() throws {
    #expect(OutputFormat.allCases.map(\.rawValue) == ScenarioFields.outputs)
    let parsed = try #require(try parse(["run", "a.yaml", "--format", "xlsx,sqlite"]))
    #expect(RunArguments(parsed).formats == [.xlsx, .sqlite])
    #expect(RunArguments(try #require(try parse(["run", "a.yaml"]))).formats == nil)
  }
}
