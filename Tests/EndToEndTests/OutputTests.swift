import FoundationEssentials
import TestSupport
import Testing

/// What a run leaves behind, seen from outside.
@Suite("The results of a run")
struct OutputTests {
  static let reference = Workplace.reference

  @Test("lie in Outputs below the current folder, which the last line names")
  func place() throws {
    let place = try Workplace()
    let ended = try Program.run("run", Self.reference, "--horizon", "2025..2027", in: place)
    #expect(ended.status == 0)
    #expect(ended.out.contains("\nResults: Outputs/reference\n"))
    #expect(ended.out.contains("2025  20,283,399"))
    #expect(ended.out.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!ended.out.contains("…"), "no name of a region is cut")
    #expect(place.names("Outputs") == ["reference"])
    #expect(
      place.names("Outputs/reference") == ["datapackage.json", "forecast", "inputs", "run.json"])
  }

  @Test("are the same bytes twice, from another folder and over older ones; run.json aside")
  func reproducible() throws {
    let (here, there) = (try Workplace(), try Workplace())
    try #expect(Program.run("run", Self.reference, "--quiet", in: here).status == 0)
    let first = try here.tree("Outputs/reference")
    #expect(first.count > 30)
    try #expect(Program.run("run", Self.reference, "--quiet", in: here).status == 0)
    try #expect(here.tree("Outputs/reference") == first)
    let elsewhere = try Program.shell(
      "mkdir deep && cd deep && kosh run ../\(Self.reference) --out ../Outputs/reference --quiet",
      in: there)
    #expect(elsewhere.status == 0)
    try #expect(there.tree("Outputs/reference") == first)
  }

  @Test("come again from the copy of the inputs beside them")
  func fromCopy() throws {
    let place = try Workplace()
    let options = ["--horizon", "2025..2028", "--set", "assumptions.total_fertility.2026=2.2"]
    let first = try Program.start(
      ["run", Self.reference, "--out", "first"] + options, in: place
    ).ended(within: .seconds(60))
    #expect(first.status == 0)
    let second = try Program.run("run", "first/inputs/scenario.yaml", "--out", "second", in: place)
    #expect(second.status == 0)
    for table in ["population", "regions", "flows", "components", "life_tables", "structure"] {
      try #expect(
        place.bytes("first/forecast/\(table).csv") == place.bytes("second/forecast/\(table).csv"),
        "\(table)")
    }
  }

  @Test("follow --horizon and --set")
  func options() throws {
    let place = try Workplace()
    for (folder, fertility) in [("low", "1.5"), ("high", "3")] {
      let ended = try Program.run(
        "run", Self.reference, "--out", folder, "--horizon", "2025..2026", "--set",
        "assumptions.total_fertility=\(fertility)", in: place)
      #expect(ended.status == 0)
    }
    let low = try place.text("low/forecast/regions.csv").split(separator: "\n")
    let high = try place.text("high/forecast/regions.csv").split(separator: "\n")
    #expect(low.count == high.count)
    #expect(Set(low.dropFirst().map { $0.split(separator: ",")[2] }) == ["2025", "2026"])
    let births = { (lines: [Substring]) -> Double in
      lines.first { $0.hasPrefix("country,*,2025,") }
        .flatMap { Double($0.split(separator: ",", omittingEmptySubsequences: false)[5]) } ?? 0
    }
    #expect(abs(births(high) / births(low) - 2) < 1e-9, "twice the fertility, twice the births")
  }

  @Test("open in a spreadsheet of a Russian locale with --csv excel")
  func excel() throws {
    let place = try Workplace()
    let ended = try Program.run(
      "run", Self.reference, "--horizon", "2025..2026", "--csv", "excel", in: place)
    #expect(ended.status == 0)
    let bytes = try place.bytes("Outputs/reference/forecast/regions.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes, as: UTF8.self)
    let row = try #require(text.split(whereSeparator: \.isNewline).dropFirst().first)
    #expect(row.hasPrefix("country;*;2025;20283399"))
    #expect(!row.contains("."))
    #expect(row.contains(","))
  }

  @Test("speak only of faults with --quiet, and never in colour")
  func quiet() throws {
    let place = try Workplace()
    let quiet = try Program.run("run", Self.reference, "--quiet", in: place)
    #expect(quiet.status == 0)
    #expect(quiet.out.isEmpty)
    #expect(quiet.err.isEmpty)
    #expect(place.has("Outputs/reference/run.json"))
    let plain = try Program.run("run", Self.reference, in: place, environment: ["NO_COLOR": "1"])
    let usual = try Program.run("run", Self.reference, in: place)
    #expect(plain.out == usual.out)
    #expect(!usual.out.contains("\u{1B}"))
  }

  @Test("need no progress within a second, and on a terminal leave nothing of the bar behind")
  func progress() throws {
    let place = try Workplace()
    let short = try Program.run("run", Self.reference, "--horizon", "2025..2026", in: place)
    #expect(short.err.isEmpty)
    // `script` gives the program a terminal; the bar comes only if the run takes its time.
    let line = "kosh run \(Self.reference) --horizon 2025..2100"
    let ended = try Program.shell("script -qec '\(line)' log", in: place)
    #expect(ended.status == 0)
    let lines = ended.out.split(whereSeparator: \.isNewline)
    #expect(!lines.contains { $0.contains("reference: 10 %") }, "no plain lines on a terminal")
    if ended.out.contains("\u{1B}") { #expect(ended.out.contains("\r\u{1B}[K")) }
    #expect(ended.out.contains("Results: Outputs/reference"))
  }

  @Test("carry on what other commands and the user put beside them")
  func carriedOver() throws {
    let place = try Workplace()
    try #expect(
      Program.run("run", Self.reference, "--horizon", "2025..2026", in: place).status == 0)
    try place.write("a remark", to: "Outputs/reference/remarks/mine.txt")
    try #expect(
      Program.run("run", Self.reference, "--horizon", "2025..2027", in: place).status == 0)
    try #expect(place.text("Outputs/reference/remarks/mine.txt") == "a remark")
  }

  @Test("of several files lie in a folder each")
  func several() throws {
    let place = try Workplace()
    let ended = try Program.run(
      "run", Self.reference, "Scenarios/kazakhstan/reference-facts.yaml", "--out", "both",
      "--horizon", "2025..2026", in: place)
    #expect(ended.status == 0)
    #expect(place.names("both") == ["reference", "reference-facts"])
    #expect(place.names() == ["Scenarios", "both"])
  }
}
