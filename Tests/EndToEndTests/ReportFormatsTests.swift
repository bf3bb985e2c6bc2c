import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Database, workbook, page and text of a run, read by software that knows nothing of this program.
@Suite("Reports of a run")
struct ReportFormatsTests {
  /// Set by `make test`, which installs openpyxl.
  private static let python = getenv("KOSH_PYTHON").map { String(cString: $0) }
  private static let isExpected = python != nil || getenv("CI") != nil

  struct Missing: Error, CustomStringConvertible {
    let description = "KOSH_PYTHON names no Python with openpyxl: run `make test`"
  }

  /// Runs the reader's command on a folder of results.
  private func read(_ command: String, in place: Workplace) throws -> Program.Ended {
    guard let python = Self.python else { throw Missing() }
    return try Program.shell(
      "'\(python)' '\(Repository.path("Tests/Readers/reports.py"))' \(command)", in: place,
      limit: .seconds(300))
  }

  /// A programme, a surge by day and draws.
  private static let everything = """
    kosh: 1
    extends: Scenarios/kazakhstan/north-resettlement.yaml
    interventions:
      - surge:
          name: mobilisation
          start: 2026-09-21
          days: 60
          arrivals: {low: 20000, central: 40000, high: 90000}
          pulse: {shape: 2.6, scale_days: 4.8}
          entry: {pavlodar: 0.5, west_kazakhstan: 0.5}
          profile: mobilisation
          transit: {share: 60%, stay_days: 6}
          settled:
            half_life_days: 670
            persons: {2026: 9000}
            regions: {pavlodar: 0.5, almaty_city: 0.5}
    """

  /// Capacities of which the package of the repository knows nothing, with nobody who uses them yet:
  /// some suffice, others do not.
  private static let capacities = [
    "pavlodar,reception_places,500", "pavlodar,toilets,30", "west_kazakhstan,relief_kits,50",
    "west_kazakhstan,reception_places,100000", "west_kazakhstan,registration_desks,2",
    "almaty_city,rental_dwellings,300",
  ]

  private func giveCapacities(in place: Workplace) throws {
    let path = "Scenarios/kazakhstan/data/capacity.csv"
    let known = Self.capacities.map { $0.split(separator: ",").prefix(2).joined(separator: ",") }
    let others = try place.text(path).split(separator: "\n").map(String.init).filter { line in
      !known.contains { line.hasPrefix($0 + ",") }
    }
    let columns = others[0].split(separator: ",").map(String.init)
    let rows = Self.capacities.map { row in
      let cells = row.split(separator: ",").map(String.init)
      let values = [
        "region": cells[0], "service": cells[1], "capacity": cells[2], "demand": "0",
        "unit": "units", "date": "2026-01-01", "agency": "An agency", "source": "an assumption",
        "confidence": "unverified",
      ]
      return columns.map { values[$0] ?? "" }.joined(separator: ",")
    }
    try place.write((others + rows).joined(separator: "\n") + "\n", to: path)
  }

  @Test(
    "hold the same numbers as the CSV tables to the last printed digit, in sheets that add up",
    .enabled(if: isExpected, "openpyxl is missing: run `make test`"))
  func numbers() throws {
    let place = try Workplace(copyingScenarios: true)
    try giveCapacities(in: place)
    try place.write(Self.everything, to: "everything.yaml")
    let options = "--format xlsx,sqlite,html,md --lang en --out results --quiet"
    for command in [
      "run everything.yaml --draws 50 \(options)", "readiness everything.yaml \(options)",
      "monitor everything.yaml --draws 50 --out results --quiet",
    ] {
      let ended = try Program.shell("kosh \(command)", in: place, limit: .seconds(240))
      #expect(ended.status == 0, "\(ended.err)")
    }
    let numbers = try read("numbers results", in: place)
    #expect(numbers.status == 0, "\(numbers.out)\(numbers.err)")
    let page = Repository.path("Sources/ScenarioEngine/Documentation.docc/Database.md")
    let questions = try read("questions results '\(page)'", in: place)
    #expect(questions.status == 0, "\(questions.out)\(questions.err)")
  }

  @Test(
    "keep hostile titles and names as texts",
    .enabled(if: isExpected, "openpyxl is missing: run `make test`"))
  func hostileNames() throws {
    let place = try Workplace(copyingScenarios: true)
    let long = String(repeating: "Very long name ", count: 20)
    let names = [
      "=1+1", "</script><b>&amp;", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "منطقة الشمال",
      long.trimmed, "Robert'); DROP TABLE regions;--",
    ]
    try renameRegions(to: names, in: place)
    // An age group is a column of the database.
    let groups = "Scenarios/kazakhstan/data/age_groups.csv"
    try place.write(
      try place.text(groups).replacing("age_14_34,", with: "\"a\"\" REAL); DROP TABLE x; --\","),
      to: groups)
    let title = "=HYPERLINK(1)"
    let run = try Program.run(
      "run", Workplace.reference, "--horizon", "2025..2027", "--format", "xlsx,sqlite,md,html",
      "--lang", "en", "--set", "title={en: '\(title)'}", "--out", "results", "--quiet", in: place)
    #expect(run.status == 0, "\(run.err)")
    let quoted = (names + [title]).map { "'" + $0.replacing("'", with: "'\\''") + "'" }
    let read = try read("hostile results \(quoted.joined(separator: " "))", in: place)
    #expect(read.status == 0, "\(read.out)\(read.err)")
    let text = try place.text("results/report.md")
    #expect(!text.contains("</script>"))
    #expect(text.contains("\\</script\\>\\<b\\>\\&amp;"))
  }

  /// Gives the first regions of the package these English names.
  private func renameRegions(to names: [String], in place: Workplace) throws {
    let path = "Scenarios/kazakhstan/data/regions.csv"
    var lines = try place.text(path).split(separator: "\n").map(String.init)
    let column = try #require(lines[0].split(separator: ",").firstIndex(of: "name_en"))
    for (row, name) in names.enumerated() {
      var cells = lines[row + 1].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      cells[column] = "\"" + name.replacing("\"", with: "\"\"") + "\""
      lines[row + 1] = cells.joined(separator: ",")
    }
    try place.write(lines.joined(separator: "\n") + "\n", to: path)
  }

  @Test("are written as the command line says, else as the scenario does, in its languages")
  func choice() throws {
    let place = try Workplace()
    try place.write(
      """
      kosh: 1
      extends: Scenarios/kazakhstan/reference.yaml
      outputs: [sqlite, md]
      """, to: "asks.yaml")
    func reports(_ options: String) throws -> [String] {
      let run = try Program.shell(
        "kosh run asks.yaml --horizon 2025..2026 --quiet --out results \(options)", in: place)
      #expect(run.status == 0, "\(run.err)")
      return place.names("results").filter { $0.hasPrefix("re") || $0.hasPrefix("wo") }
    }
    #expect(try reports("") == ["report.md", "results.sqlite"])
    #expect(
      try reports("--format xlsx,md --lang kk,ru") == [
        "report.md", "report.ru.md", "workbook.ru.xlsx", "workbook.xlsx",
      ])
    #expect(try place.text("results/report.md").contains("1 қаңтар"))
    #expect(try place.text("results/report.ru.md").contains("1 января"))
    #expect(try reports("--format csv") == [])
    let wrong = try Program.shell("kosh run asks.yaml --format xls", in: place)
    #expect(wrong.status == 64)
    #expect(wrong.err.contains("did you mean 'xlsx'?"))
  }

  @Test("are read by the lines for researchers in the README")
  func researchers() throws {
    let readme = try String(
      decoding: Data(contentsOf: URL(filePath: Repository.path("README.md"))), as: UTF8.self)
    let match = try #require(readme.firstMatch(of: #/```python\n([\s\S]*?)```/#))
    let place = try Workplace()
    let run = try Program.run(
      "run", Workplace.reference, "--format", "sqlite", "--quiet", in: place)
    #expect(run.status == 0, "\(run.err)")
    try place.write(String(match.output.1), to: "six.py")
    let ended = try Program.shell("'\(Self.python ?? "python3")' six.py", in: place)
    #expect(ended.status == 0, "\(ended.err)")
    #expect(match.output.1.split(separator: "\n").count <= 6)
    #expect(ended.out.contains("astana"))
    #expect(ended.out.contains("internal_in - internal_out"))
  }
}

extension String {
  fileprivate var trimmed: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
