import Glibc
import TestSupport
import Testing
import kosh

/// What a command prints, line by line, and how it ends.
private func answer(_ arguments: [String]) -> (status: kosh.ExitStatus, out: String, err: String) {
  var out: [String] = []
  var err: [String] = []
  let status = Kosh.run(
    arguments, on: Console(print: { out.append($0) }, complain: { err.append($0) }))
  return (status, out.joined(separator: "\n"), err.joined(separator: "\n"))
}

private let repository = Repository.root

@Suite("Commands")
struct CommandsTests {
  @Test func `every scenario that is shipped is sound on its own data`() {
    let listed = answer(["list", repository + "/Scenarios"])
    #expect(listed.status == .done)
    let files = listed.out.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(files.count >= 4)
    let checked = answer(["check"] + files.map(String.init))
    #expect(checked.status == .done)
    #expect(checked.err.isEmpty)
    let heads = checked.out.split(separator: "\n").filter { !$0.hasPrefix("  ") }
    #expect(heads.count == files.count)
    #expect(heads.allSatisfy { $0.contains(": sound; ") })
  }

  @Test func `list shows horizons and titles in the language asked for`() {
    let listed = answer(["list", repository + "/Scenarios/kazakhstan", "--lang", "kk"])
    let line = listed.out.split(separator: "\n").first { $0.contains("/reference.yaml ") }
    #expect(line?.hasSuffix(" 2025..2050  Базалық болжам") == true)
  }

  @Test func `a refused scenario ends with 65, a missing one with 66, both together with 65`() {
    let broken = repository + "/Tests/ScenarioFilesTests/Broken/several-faults.yaml"
    #expect(answer(["check", broken]).status == .inputRefused)
    #expect(answer(["check", "no-such.yaml"]).status == .inputNotFound)
    #expect(answer(["check", "no-such.yaml", broken]).status == .inputRefused)
    #expect(answer(["list", "no-such-folder"]).status == .inputNotFound)
  }

  @Test func `an assumption that the data cannot carry is shown at its line`() {
    let answer = answer([
      "check", repository + "/Scenarios/kazakhstan/reference.yaml", "--set",
      "assumptions.deaths={2025: 5}",
    ])
    #expect(answer.status == .inputRefused)
    #expect(answer.err.hasPrefix("--set:1:21: error: assumptions.deaths.2025: "))
  }

  @Test func `a usage error goes to standard error and ends with 64`() {
    let answer = answer(["check", "--horizn", "2025..2030", "a.yaml"])
    #expect(answer.status == .wrongUsage)
    #expect(answer.out.isEmpty)
    #expect(
      answer.err == """
        kosh check: unknown option '--horizn'
          did you mean '--horizon'?
        see `kosh help check`
        """)
  }

  @Test func `help on every command names its options and how it ends`() {
    for command in Commands.all + [Commands.run] {
      let text = HelpText.text(of: command)
      #expect(command.options.allSatisfy { text.contains($0.name) })
      #expect(command.exits.allSatisfy { text.contains("\($0.rawValue)  ") })
    }
    #expect(answer(["help"]).out == answer(["--help"]).out)
    #expect(answer(["help", "check"]).out == answer(["check", "--help"]).out)
    #expect(answer(["--version"]).out == "kosh \(Kosh.version)")
  }

  @Test("completion offers every command and option", arguments: ShellCompletion.shells)
  func completion(shell: String) {
    let script = answer(["completion", shell]).out
    for command in Commands.all {
      #expect(script.contains(command.name))
      for option in command.options { #expect(script.contains(option.name.dropFirst(2))) }
    }
  }

  @Test func `the Formats page says what the program reads and writes`() {
    let path = repository + "/Sources/ScenarioEngine/Documentation.docc/Formats.md"
    if getenv("REFRESH_EXPECTED") != nil { TemporaryFolder.write(FormatsPage.text, to: path) }
    #expect(TemporaryFolder.text(path) == FormatsPage.text, "make refresh writes the page again")
  }
}
