import TestSupport
import Testing
import kosh

@Suite("kosh verify")
struct VerifyCommandTests {
  let home = TemporaryFolder()
  var results: String { home + "short" }

  /// What a command prints and how it ends.
  private func answer(_ arguments: String...) -> (status: kosh.ExitStatus, text: String) {
    var lines: [String] = []
    let status = Kosh.run(
      arguments, on: Console(print: { lines.append($0) }, complain: { lines.append($0) }))
    return (status, lines.joined(separator: "\n"))
  }

  private func runShortReference() {
    let run = answer(
      "run", Repository.path("Scenarios/kazakhstan/reference.yaml"), "--horizon", "2025..2027",
      "--out", results, "--quiet")
    #expect(run.status == .done, "\(run.text)")
  }

  @Test func `a run comes back to the byte from its own folder, which stays as it was`() throws {
    runShortReference()
    let before = TemporaryFolder.entries(results)
    let verified = answer("verify", results)
    #expect(verified.status == .done)
    #expect(verified.text.hasSuffix("The same to the byte."))
    #expect(TemporaryFolder.entries(results) == before)
    #expect(answer("verify", results, "--quiet") == (.done, ""))
  }

  @Test func `an ensemble comes back to the byte, with its own quantiles`() throws {
    let run = answer(
      "run", Repository.path("Scenarios/kazakhstan/reference.yaml"), "--horizon", "2025..2027",
      "--set", "uncertainty.immigration={persistence: 0.8, first_year: 0.3, innovation: 0.2}",
      "--draws", "12", "--seed", "5", "--intervals", "25", "--out", results, "--quiet")
    #expect(run.status == .done, "\(run.text)")
    let verified = answer("verify", results)
    #expect(verified.status == .done, "\(verified.text)")
    #expect(verified.text.contains("forecast/quantiles.csv: equal bytes"))
    #expect(verified.text.hasSuffix("The same to the byte."))
    let file = results + "/forecast/quantiles.csv"
    let text = try #require(TemporaryFolder.text(file))
    #expect(text.contains(",persons,25,"))
    TemporaryFolder.write(text.replacing(",persons,25,", with: ",persons,26,"), to: file)
    #expect(answer("verify", results, "--workers", "1").status == .checkFailed)
  }

  @Test func `a figure changed by hand is named with its line, column and both values`() throws {
    runShortReference()
    let file = results + "/forecast/regions.csv"
    let text = try #require(TemporaryFolder.text(file))
    var lines = text.split(separator: "\n").map(String.init)
    var cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let persons = cells[3]
    cells[3] = "20000000"
    lines[1] = cells.joined(separator: ",")
    TemporaryFolder.write(lines.joined(separator: "\n") + "\n", to: file)
    let verified = answer("verify", results)
    #expect(verified.status == .checkFailed)
    #expect(
      verified.text.contains(
        "forecast/regions.csv:2: persons is 20000000, made again \(persons) "
          + "(level country, region *, year 2025); 1 cell differs"))
    #expect(verified.text.hasSuffix("Not the same."))
  }

  @Test func `inputs that are not those of the run are named, and nothing is run`() throws {
    runShortReference()
    let prices = results + "/inputs/data/prices.csv"
    let text = try #require(TemporaryFolder.text(prices))
    TemporaryFolder.write(text + "\n", to: prices)
    TemporaryFolder.write("x\n", to: results + "/inputs/data/actuals.csv")
    let verified = answer("verify", results)
    #expect(verified.status == .checkFailed)
    #expect(verified.text.contains("inputs/data/prices.csv was changed after the run"))
    #expect(verified.text.contains("inputs/data/actuals.csv was added after the run"))
    #expect(!verified.text.contains("equal bytes"))
  }

  @Test func `a folder that no run made ends with 66`() {
    TemporaryFolder.makeFolder(results)
    #expect(answer("verify", results).status == .inputNotFound)
    #expect(answer("verify", home + "no-such").status == .inputNotFound)
    TemporaryFolder.write("{\"program\": \"other\"}\n", to: results + "/run.json")
    #expect(answer("verify", results).status == .inputNotFound)
    TemporaryFolder.write("{\"program\": \"kosh", to: results + "/run.json")
    #expect(answer("verify", results).status == .inputNotFound)
  }
}
