import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Ensembles as a person runs them: any number of workers, broken off, resumed.
@Suite("kosh run --draws")
struct EnsembleTests {
  private static let run = ["run", Workplace.reference, "--quiet"]

  private func ended(_ arguments: [String], in place: Workplace) throws -> Program.Ended {
    let draws = arguments.contains("--draws") ? [] : ["--draws", "400"]
    return try Program.start(Self.run + draws + arguments, in: place).ended(within: .seconds(120))
  }

  /// A run that was interrupted with some of its draws done.
  private func interrupt(in place: Workplace) throws {
    let run = try Program.start(
      Self.run + ["--draws", "400", "--workers", "1"], in: place)
    let draws = place.path("Outputs/.reference.partial/draws")
    let deadline = ContinuousClock.now + .seconds(60)
    var status = stat()
    while stat(draws, &status) != 0 || status.st_size < 4_000_000, .now < deadline { usleep(2000) }
    run.send(SIGINT)
    let ended = run.ended(within: .seconds(60))
    #expect(ended.status == 130)
    #expect(ended.err.contains("/Outputs/.reference.partial; --resume goes on with them"))
    #expect(ended.err.contains("of 400 draws, which are kept in"))
    #expect(!place.has("Outputs/reference"))
  }

  @Test("interrupted and resumed with other workers writes the bytes of a run without a break")
  func resumed() throws {
    let (place, whole) = (try Workplace(), try Workplace())
    try #expect(ended(["--workers", "2"], in: whole).status == 0)
    try interrupt(in: place)
    try #expect(ended(["--resume", "--workers", "3"], in: place).status == 0)
    let tree = try place.tree("Outputs/reference")
    try #expect(tree == whole.tree("Outputs/reference"))
    #expect(tree.keys.contains("Outputs/reference/forecast/regions.csv"))
    #expect(place.names("Outputs") == ["reference"])
  }

  @Test(
    "refuses to resume what has changed, says what, and keeps the draws",
    arguments: [
      (["--seed", "5"], "its seed was 20260101, now 5"),
      (["--draws", "300"], "its number of draws was 400, now 300"),
      (["--horizon", "2025..2040"], "it keeps other years"),
      (["--set", "assumptions.total_fertility.2030=2.2"], "changed since: the scenario"),
    ])
  func changed(arguments: [String], reason: String) throws {
    let place = try Workplace()
    try interrupt(in: place)
    let refused = try ended(["--resume"] + arguments, in: place)
    #expect(refused.status == 73)
    #expect(refused.err.contains(": \(reason)\n"), "\(refused.err)")
    #expect(refused.err.contains("a run without --resume replaces them"))
    try #expect(ended(["--resume"], in: place).status == 0)
  }

  @Test("refuses to resume when a table of the data has changed, and names it")
  func changedData() throws {
    let place = try Workplace(copyingScenarios: true)
    try interrupt(in: place)
    let table = "Scenarios/kazakhstan/data/prices.csv"
    try place.write(place.text(table) + "\n", to: table)
    let refused = try ended(["--resume"], in: place)
    #expect(refused.status == 73)
    #expect(refused.err.contains(": changed since: prices.csv\n"), "\(refused.err)")
  }
}
