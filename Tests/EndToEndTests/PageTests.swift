import FoundationEssentials
import TestSupport
import Testing

/// The pages that commands leave behind, seen from outside.
@Suite("Pages")
struct PageTests {
  static let reference = Workplace.reference

  @Test(
    "are written where they are asked for, one for each language, the first with the plain name")
  func languages() throws {
    let place = try Workplace()
    let options = ["run", Self.reference, "--horizon", "2025..2027", "--quiet", "--out", "out"]
    func run(_ more: String...) throws -> [String] {
      let ended = try Program.start(options + more, in: place).ended(within: .seconds(60))
      #expect(ended.status == 0, "\(ended.err)")
      return place.names("out").filter { $0.hasSuffix(".html") }
    }
    #expect(try run() == [])
    #expect(
      try run("--format", "html", "--lang", "kk,en,ru") == [
        "report.en.html", "report.html", "report.ru.html",
      ])
    try #expect(place.text("out/report.html").contains("<html lang=\"kk\">"))
    try #expect(place.text("out/report.ru.html").contains("Численность населения"))
    #expect(try run("--format", "html", "--lang", "ru") == ["report.html"], "older ones are gone")
  }

  @Test("speak the language of the environment where none is asked for")
  func environment() throws {
    let place = try Workplace()
    let ended = try Program.run(
      "run", Self.reference, "--horizon", "2025..2026", "--format", "html", in: place,
      environment: ["LC_ALL": "kk_KZ.UTF-8"])
    #expect(ended.status == 0)
    #expect(ended.out.contains("Нәтижелер: Outputs/reference"))
    try #expect(place.text("Outputs/reference/report.html").contains("<html lang=\"kk\">"))
    let help = try Program.run("help", in: place, environment: ["LANG": "ru_RU.UTF-8"])
    #expect(help.out.contains("прогнозирует сценарии"))
  }

  @Test("of a comparison show the differences of its table")
  func comparison() throws {
    let place = try Workplace()
    let ended = try Program.run(
      "compare", Self.reference, "Scenarios/kazakhstan/asylum-north-east.yaml", "--horizon",
      "2025..2030", "--no-attribution", "--quiet", "--lang", "en", "--out", "out", in: place)
    #expect(ended.status == 0, "\(ended.err)")
    let folder = "out/comparison/asylum-north-east/"
    let page = try place.text(folder + "report.html")
    let table = try #require(
      page.firstMatch(of: #/id="region-table"[\s\S]*?<tbody>([\s\S]*?)</table>/#))
    let rows = String(table.output.1).split(separator: "<tr>").map { row in
      row.matches(of: #/class="number" data-value="([-\d.]+)"/#).compactMap { Double($0.output.1) }
    }.filter { !$0.isEmpty }
    let lines = try place.text(folder + "differences.csv").split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    func column(_ name: String) throws -> Int { try #require(names.firstIndex(of: name)) }
    let (level, year, figure, value) = try (
      column("level"), column("year"), column("figure"), column("value")
    )
    let last = cells.filter {
      $0[level] == "region" && $0[year] == "2030" && $0[figure] == "persons"
    }.compactMap { Double($0[value]) }
    #expect(rows.count == 20)
    #expect(last.count == 20)
    // Differences of 2026 and of 2030, then per cent.
    for (row, difference) in zip(rows, last) { #expect(abs(row[1] - difference) < 1e-5) }
  }

  @Test("of readiness and of a run with an event count what the summary says")
  func readiness() throws {
    let place = try Workplace()
    let ended = try Program.run(
      "readiness", "Scenarios/kazakhstan/geopolitical-surge.yaml", "--draws", "10", "--quiet",
      "--lang", "en,kk", "--out", "out", in: place, limit: .seconds(120))
    #expect(ended.status == 0, "\(ended.err)")
    let page = try place.text("out/readiness/report.html")
    #expect(place.has("out/readiness/report.kk.html"))
    let lines = try place.text("out/readiness/summary.csv").split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    let peak = try #require(names.firstIndex(of: "peak_demand"))
    let asked = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .filter { $0[0] != "*" && (Double($0[peak]) ?? 0) > 0 }
    #expect(asked.count > 100)
    let count = "Of \(asked.count) pairs of region and service"
    #expect(page.contains(count))
    let run = try Program.run(
      "run", "Scenarios/kazakhstan/geopolitical-surge.yaml", "--horizon", "2025..2028", "--quiet",
      "--format", "html,md", "--lang", "en", "--out", "run", in: place, limit: .seconds(120))
    #expect(run.status == 0, "\(run.err)")
    #expect(try place.text("run/report.html").contains(count))
    #expect(try place.text("run/report.md").contains(count))
    // Each variant of the file has its own.
    #expect(try place.text("run/high/report.md").contains("pairs of region and service"))
    #expect(!place.has("run/readiness"), "the part of another command")
  }

  @Test("of a run without events say nothing of readiness")
  func noEvents() throws {
    let place = try Workplace()
    let run = try Program.run(
      "run", Self.reference, "--horizon", "2025..2026", "--quiet", "--format", "html,md,sqlite",
      "--lang", "en", "--out", "out", in: place)
    #expect(run.status == 0, "\(run.err)")
    #expect(!(try place.text("out/report.html").contains("id=\"readiness\"")))
    #expect(!(try place.text("out/report.md").contains("## Readiness")))
  }

  @Test("bear a title that would break out of them")
  func hostile() throws {
    let place = try Workplace()
    let title = #"</script><script>alert(1)</script>"quoted" <!--"#
    try place.write(
      "kosh: 1\nextends: Scenarios/kazakhstan/reference.yaml\ntitle: {en: '\(title)'}\n",
      to: "hostile.yaml")
    let ended = try Program.run(
      "run", "hostile.yaml", "--horizon", "2025..2026", "--format", "html", in: place)
    #expect(ended.status == 0, "\(ended.err)")
    let page = try place.text("Outputs/hostile/report.html")
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
  }
}
