import Glibc
import LinearAlgebra
import Migration
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing
import kosh

private let kazakhstan = Repository.path("Scenarios/kazakhstan")

@Suite("A scenario with a calibration file")
struct CalibratedScenarioTests {
  let folder = TemporaryFolder()

  /// The committed calibration, changed, and what `kosh check` says of it.
  private func check(_ change: (String) -> String) -> (status: kosh.ExitStatus, err: String) {
    let text = TemporaryFolder.text(kazakhstan + "/data/calibration.json") ?? ""
    TemporaryFolder.write(change(text), to: folder + "c.json")
    let checked = Answer([
      "check", kazakhstan + "/reference.yaml", "--set",
      "assumptions.internal.deterrence.file=\(folder + "c.json")",
    ])
    return (
      checked.status,
      checked.err.replacing(folder.path + "/", with: "").replacing(kazakhstan + "/", with: "")
    )
  }

  @Test func `takes the values of the file and their covariance`() throws {
    let loaded = try ScenarioReader.read(file: kazakhstan + "/reference-calibrated.yaml")
    let moves = try #require(loaded.scenario.assumptions.internalMigration)
    guard case .power(let exponent) = moves.deterrence.form else {
      Issue.record("the form is power")
      return
    }
    expectClose(exponent, 0.307, within: 1e-3)
    expectClose(moves.deterrence.ring, 4.05, within: 1e-2)
    let uncertainty = try #require(moves.deterrenceUncertainty)
    #expect(uncertainty.columns == ["log distance", "ring"])
    expectClose(uncertainty.covariance[0, 0].squareRoot(), 0.195, within: 1e-3)
    #expect(uncertainty.deterrence(of: uncertainty.estimates) == moves.deterrence)
    #expect(loaded.calibration.map(\.path) == [kazakhstan + "/data/calibration.json"])
    #expect(
      loaded.scenario.provenance.last?.text
        == "calibration \(kazakhstan)/data/calibration.json: form shares, fitted on regions.csv, "
        + "distances.csv, flow_anchors.csv, population.csv")
    let stated = try ScenarioReader.read(file: kazakhstan + "/reference.yaml")
    #expect(stated.scenario.assumptions.internalMigration?.deterrenceUncertainty == nil)
    #expect(stated.calibration.isEmpty)
  }

  @Test func `the committed calibration is what the committed data give`() throws {
    let file = kazakhstan + "/data/calibration.json"
    let committed = try CalibrationReader.read(file)
    let made = Answer(
      ["calibrate", kazakhstan + "/data", "--quiet", "--out", folder + "c.json"]
        + committed.options)
    #expect(made.err == "")
    let again = try CalibrationReader.read(folder + "c.json")
    #expect(again.fittedOn == committed.fittedOn, "make data writes it again")
    #expect(again.uncertainty.columns == committed.uncertainty.columns)
    // The last digits are those of the linear algebra library, not ours to promise.
    let pairs = zip(
      again.uncertainty.estimates + again.uncertainty.covariance.elements,
      committed.uncertainty.estimates + committed.uncertainty.covariance.elements)
    for (a, b) in pairs { expectClose(a, b, within: 1e-7) }
  }

  @Test func `is refused when the data changed since, with the way to renew it`() {
    let checked = check {
      var text = $0
      for file in ["distances.csv", "population.csv"] {
        let parts = text.split(
          separator: "\"file\": \"\(file)\",\n      \"sha256\": \"", maxSplits: 1)
        text = parts[0] + "\"file\": \"\(file)\",\n      \"sha256\": \"z" + parts[1].dropFirst()
      }
      return text.replacing("\"regions.csv\"", with: "\"provinces.csv\"")
    }
    #expect(checked.status == .inputRefused)
    #expect(
      checked.err.split(separator: "\n").first == """
        --set:1:38: error: assumptions.internal.deterrence.file: the data changed since 'c.json' was \
        fitted: the data package has no provinces.csv any more; distances.csv is another one; \
        population.csv is another one
        """)
    #expect(
      checked.err.hasSuffix("^ renew it: `kosh calibrate data --ring --out c.json`"),
      "\(checked.err)")
  }

  @Test func `is refused for a calibration that was edited, at the members`() {
    let edited = check {
      $0.replacing("\"ring\": 4.", with: "\"ring\": 4000.")
        .replacing("\"covariance\": [", with: "\"covariance\": [[0, 1], ")
        .replacing("\"fitted_on\"", with: "\"fitted\"")
    }
    #expect(edited.status == .inputRefused)
    let lines = edited.err.split(separator: "\n").filter { $0.contains("error: ") }
    #expect(lines.count == 3)
    let expected = [
      "c.json:1:1: error: the files it was fitted on are not listed",
      "c.json:13:5: error: ring 4000.", "c.json:28:3: error: the covariance is no symmetric matrix",
    ]
    for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start), "\(edited.err)") }
  }

  @Test(
    "is refused for a file that is no calibration",
    arguments: [
      ("{\"a\": ", "c.json:1:7: error: the JSON text ends too early"),
      ("{\"title\": 1}", "c.json:1:1: error: this is not a calibration file"),
      (
        "{\"program\": \"kosh\", \"calibration\": 9}",
        "c.json:1:21: error: this program reads version 1 of calibration files"
      ),
    ])
  func foreign(text: String, message: String) {
    let checked = check { _ in text }
    #expect(checked.status == .inputRefused)
    #expect(checked.err.split(separator: "\n").first.map(String.init) == message)
  }

  @Test func `runs again from the inputs of its results`() {
    let out = folder + "out"
    let first = Answer([
      "run", kazakhstan + "/reference-calibrated.yaml", "--horizon", "2025..2026", "--out", out,
      "--quiet",
    ])
    #expect(first.err == "")
    #expect(TemporaryFolder.entries(out + "/inputs/calibration") == ["calibration.json"])
    let record = TemporaryFolder.text(out + "/run.json") ?? ""
    #expect(record.contains("\"path\": \"inputs/calibration/calibration.json\""))
    let again = Answer(["run", out + "/inputs/scenario.yaml", "--out", out + "-2", "--quiet"])
    #expect(again.status == .done)
    #expect(
      TemporaryFolder.text(out + "/forecast/flows.csv")
        == TemporaryFolder.text(out + "-2/forecast/flows.csv"))
  }

  @Test func `keeps the table that was fitted beside its results`() {
    let table = FlowTableFile().write(into: folder)
    let out = folder + "out"
    mkdir(folder + "fits", 0o777)
    #expect(
      Answer(["calibrate", table, "--out", folder + "fits/c.json", "--quiet"]).status == .done)
    let set = "assumptions.internal.deterrence.file=\(folder + "fits/c.json")"
    let run = [
      "run", kazakhstan + "/reference.yaml", "--horizon", "2025..2026", "--quiet", "--out", out,
      "--set", set,
    ]
    #expect(Answer(run).status == .done)
    #expect(TemporaryFolder.entries(out + "/inputs/calibration") == ["c.json", "flows.csv"])
    #expect(Answer(["check", out + "/inputs/scenario.yaml", "--quiet"]).status == .done)
    TemporaryFolder.write(FlowTableFile().text + "x,y,1,1\n", to: table)
    let changed = Answer(run)
    #expect(changed.status == .inputRefused)
    #expect(
      changed.err.contains("renew it: `kosh calibrate \(table) --out \(folder + "fits/c.json")`"))
  }
}
