import FoundationEssentials
import TestSupport
import Testing

/// What `kosh new` writes is a scenario from the first moment.
@Suite("A new scenario")
struct NewScenarioTests {
  /// The file with its examples switched on: the `#` in front of keys goes, that of words stays.
  private func switchedOn(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let rest = line.dropFirst()
      let isWords = rest.first == " " && rest.dropFirst().first != " "
      return line.hasPrefix("#") && !rest.isEmpty && !isWords ? String(rest) : String(line)
    }.joined(separator: "\n")
  }

  @Test("is sound as written and with every example switched on")
  func isSound() throws {
    let place = try Workplace()
    let made = try Program.run("new", "north", in: place)
    #expect(made.status == 0, "\(made.err)")
    let text = try place.text("north.yaml")
    #expect(text.contains("extends: \"Scenarios/kazakhstan/reference.yaml\""))
    try #expect(Program.run("check", "north.yaml", in: place).status == 0)
    // The examples of the head are commands for the shell.
    let parts = text.split(separator: "\n\n", maxSplits: 1).map(String.init)
    try place.write(parts[0] + "\n\n" + switchedOn(parts[1]), to: "on.yaml")
    let checked = try Program.run("check", "on.yaml", in: place)
    #expect(checked.status == 0, "\(checked.err)")
    #expect(checked.out.contains("move: resettlement, 2026..2030"))
    #expect(checked.out.contains("1 variant: more"))
  }

  @Test("stands on a data package that has no reference")
  func withoutReference() throws {
    let place = try Workplace.empty()
    try FileManager.default.copyItem(
      atPath: Repository.path("Scenarios/kazakhstan/data"), toPath: place.path("package"))
    let lost = try Program.run("new", "alone", in: place)
    #expect(lost.status == 66)
    #expect(lost.err.contains("kosh new alone --data DIR"))
    try #expect(Program.run("new", "alone", "--data", "package", in: place).status == 0)
    let checked = try Program.run("check", "alone.yaml", in: place)
    #expect(checked.status == 0, "\(checked.err)")
    try #expect(Program.run("new", "other", "--data", "nowhere", in: place).status == 66)
  }

  @Test("never takes the place of a file, and has a name of the current folder")
  func neverOverwrites() throws {
    let place = try Workplace()
    try place.write("mine", to: "north.yaml")
    let refused = try Program.run("new", "north", in: place)
    #expect(refused.status == 73)
    try #expect(place.text("north.yaml") == "mine")
    for name in ["../north", "a/b", ".yaml", ""] {
      try #expect(Program.run("new", name, in: place).status == 64)
    }
  }
}
