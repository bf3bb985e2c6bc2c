import TestSupport
import Testing
import kosh

@Suite("kosh backtest")
struct BacktestCommandTests {
  let home = TemporaryFolder()
  let data = Repository.path("Scenarios/kazakhstan/data")

  /// What a command prints and how it ends.
  private func answer(_ arguments: String...) -> (status: kosh.ExitStatus, text: String) {
    var lines: [String] = []
    let status = Kosh.run(
      arguments, on: Console(print: { lines.append($0) }, complain: { lines.append($0) }))
    return (status, lines.joined(separator: "\n"))
  }

  @Test func `writes its three tables with inputs and record, and says what it found`() throws {
    let run = answer("backtest", data, "--from", "2024", "--out", home + "out")
    #expect(run.status == .done, "\(run.text)")
    #expect(run.text.contains("All 8 checks passed."))
    #expect(
      TemporaryFolder.entries(home + "out/backtest") == [
        "errors.csv", "regions.csv", "summary.csv",
      ])
    #expect(
      TemporaryFolder.entries(home + "out") == [
        "backtest", "datapackage.json", "inputs", "run.json",
      ])
    #expect(TemporaryFolder.entries(home + "out/inputs").contains("scenario.yaml"))
    let table = try #require(TemporaryFolder.text(home + "out/backtest/summary.csv"))
    let rows = table.split(separator: "\n")
    #expect(rows.count == 9)
    #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",passed") })
  }

  @Test func `a check that fails ends with 1 and is shown even when quiet`() {
    let close = answer(
      "backtest", data, "--from", "2024", "--out", home + "out", "--quiet")
    #expect(close.status == .done)
    #expect(close.text.isEmpty)
    // Nearly all published moves cross a border: regions that grew send too many people back.
    TemporaryFolder.write(
      """
      kosh: 1
      extends: \(Repository.path("Scenarios/kazakhstan/reference.yaml"))
      assumptions: {internal: {gross_share: 1}}
      """, to: home + "all-moves.yaml")
    let wide = answer(
      "backtest", data, "--from", "2023", "--scenario", home + "all-moves.yaml", "--out",
      home + "wide", "--quiet")
    #expect(wide.status == .checkFailed, "\(wide.text)")
    #expect(wide.text.contains("FAILED"))
  }

  @Test func `what cannot be hindcast is refused with what can`() {
    let early = answer("backtest", data, "--from", "2022", "--out", home + "out")
    #expect(early.status == .inputRefused)
    #expect(early.text.contains("it allows 2023, 2024, 2025"))
    let single = answer("backtest", Repository.path("Tests/Fixtures/wpp/KAZ"))
    #expect(single.status == .inputRefused)
    #expect(answer("backtest", home + "no-such").status == .inputNotFound)
    let rules = answer("backtest", data, "--scenario", home + "no-such.yaml")
    #expect(rules.status == .inputNotFound)
  }
}
