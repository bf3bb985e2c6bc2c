import Glibc
import TestSupport
import Testing
import kosh

@Suite("kosh readiness")
struct ReadinessCommandTests {
  private static let scenario = Repository.path("Scenarios/kazakhstan/geopolitical-surge.yaml")
  private let home = TemporaryFolder()

  private func run(_ options: [String], scenario: String = Self.scenario) -> Answer {
    Answer(
      ["readiness", scenario, "--horizon", "2025..2029", "--draws", "20", "--quiet"] + options)
  }

  /// Rows of a table by column name.
  private func rows(_ path: String) throws -> [[String: String]] {
    let text = try #require(TemporaryFolder.text(path), "\(path) is missing")
    let lines = text.split(separator: "\n").map(Self.cells)
    return lines.dropFirst().map { cells in
      Dictionary(zip(lines[0], cells)) { first, _ in first }
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for letter in line {
      switch letter {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(letter)
      }
    }
    return cells
  }

  private static let contract: [String: [String]] = [
    "daily": ["day", "date", "region", "service", "demand", "spare", "gap"],
    "summary": [
      "region", "service", "agency", "peak_demand", "peak_day", "saturation_day", "overload_days",
      "unserved_person_days", "reserve_p50", "reserve_p80", "reserve_p95", "staff", "cost_kzt",
      "unverified_share", "status",
    ],
    "border": [
      "day", "date", "checkpoint", "class", "arrivals", "admitted", "queue", "wait_days",
      "diverted", "in_transit", "given_up",
    ],
    "reserve_curve": [
      "region", "service", "reserve", "probability_no_gap", "expected_unserved_person_days",
    ],
    "annual": ["year", "region", "service", "demand", "capacity", "gap"],
  ]

  @Test("writes the tables that other programs read, and nothing of the forecast's part")
  func contract() throws {
    #expect(run(["--out", home + "out"]).status == .done)
    for (table, columns) in Self.contract {
      let text = try #require(TemporaryFolder.text(home + "out/readiness/\(table).csv"))
      let header = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
      #expect(Array(header.prefix(columns.count)) == columns, "\(table)")
    }
    #expect(TemporaryFolder.entries(home + "out/forecast").isEmpty)
    #expect(
      TemporaryFolder.text(home + "out/readiness/run.json")?.contains("\"readiness_of\"") == true)
    // The variants of the file stand below it.
    #expect(TemporaryFolder.text(home + "out/high/readiness/summary.csv") != nil)
  }

  @Test("leaves the forecast beside it whole, and is left by it")
  func besideForecast() throws {
    let reference = Repository.path("Scenarios/kazakhstan/reference.yaml")
    let forecast = ["run", reference, "--horizon", "2025..2027", "--out", home + "out", "--quiet"]
    #expect(run(["--out", home + "out"]).status == .done)
    #expect(Answer(forecast).status == .done)
    #expect(run(["--out", home + "out"]).status == .done)
    #expect(Answer(["verify", home + "out", "--quiet"]).status == .done)
    #expect(TemporaryFolder.text(home + "out/readiness/summary.csv") != nil)
    #expect(TemporaryFolder.text(home + "out/high/readiness/summary.csv") != nil)
  }

  @Test("the same bytes for one worker and two")
  func workers() throws {
    #expect(run(["--out", home + "one", "--workers", "1"]).status == .done)
    #expect(run(["--out", home + "two", "--workers", "2"]).status == .done)
    for table in TemporaryFolder.entries(home + "one/readiness")
    where table.hasSuffix(".csv") || table.hasSuffix(".html") {
      #expect(
        TemporaryFolder.text(home + "one/readiness/\(table)")
          == TemporaryFolder.text(home + "two/readiness/\(table)"), "\(table)")
    }
  }

  @Test("what nobody knows has a demand, no gap and no reserve, and is never zero")
  func unknown() throws {
    #expect(run(["--out", home + "out"]).status == .done)
    let summary = try rows(home + "out/readiness/summary.csv")
    let places = try #require(
      summary.first { $0["region"] == "pavlodar" && $0["service"] == "reception_places" })
    #expect(places["status"] == "no data")
    #expect((places["peak_demand"].flatMap(Double.init) ?? 0) > 1000)
    for column in ["saturation_day", "overload_days", "reserve_p80", "unserved_person_days"] {
      #expect(places[column] == "", "\(column)")
    }
    let daily = try rows(home + "out/readiness/daily.csv").prefix(300)
    #expect(daily.count { $0["service"] != "school_places" } == 280)
    for row in daily where row["service"] != "school_places" {
      #expect(row["gap"] == "" && row["spare"] == "")
    }
    let south = Repository.path("Scenarios/kazakhstan/southern-shock.yaml")
    #expect(run(["--out", home + "south"], scenario: south).status == .done)
    #expect(
      try rows(home + "south/readiness/border.csv").prefix(20).allSatisfy { $0["queue"] == "" })
  }

  @Test("where a shortage of school places is stated, every child who comes is one too many")
  func schools() throws {
    #expect(run(["--out", home + "out"]).status == .done)
    let summary = try rows(home + "out/readiness/summary.csv")
      .filter { $0["service"] == "school_places" }
    let short = ["almaty_region", "mangystau", "turkistan", "astana", "almaty_city", "shymkent"]
    for row in summary where row["region"] != "*" {
      let isShort = short.contains(row["region"] ?? "")
      #expect(row["status"] == (isShort ? "gap" : "no data"))
      #expect(row["peak_gap"] == (isShort ? row["peak_demand"] : ""))
      // Nobody is enrolled in the first two weeks.
      if isShort { #expect((row["saturation_day"].flatMap(Int.init) ?? 0) >= 14) }
    }
    #expect(summary.first { $0["region"] == "*" }?["status"] == "no data")
  }

  @Test("who sets out over the days is the event's size, within what the members hold")
  func arrivals() throws {
    #expect(run(["--out", home + "out"]).status == .done)
    let days = try rows(home + "out/readiness/people.csv").filter { $0["region"] == "*" }
    #expect(days.count == 365)
    func sum(_ column: String) -> Double {
      days.reduce(0) { $0 + ($1[column].flatMap(Double.init) ?? 0) }
    }
    // geopolitical-surge.yaml states 120,000 persons, of whom nobody comes after its days.
    expectClose(sum("set_out"), 120_000, within: 1)
    #expect(sum("set_out_p10") < 120_000)
    #expect(sum("set_out_p90") > 120_000)
    let isWithin = days.allSatisfy { day in
      guard let low = day["set_out_p10"].flatMap(Double.init),
        let high = day["set_out_p90"].flatMap(Double.init)
      else { return false }
      return 0 <= low && low <= high
    }
    #expect(isWithin)
  }

  @Test("writes the reports that are asked for beside the tables, else the page")
  func formats() {
    func reports(_ options: String...) -> [String] {
      #expect(run(["--out", home + "out"] + options).status == .done)
      return TemporaryFolder.entries(home + "out/readiness").filter {
        !$0.hasSuffix(".csv") && !["datapackage.json", "inputs", "run.json"].contains($0)
      }
    }
    #expect(reports() == ["report.html"])
    #expect(
      reports("--format", "xlsx,sqlite,md", "--lang", "kk,ru") == [
        "report.md", "report.ru.md", "results.sqlite", "workbook.ru.xlsx", "workbook.xlsx",
      ])
    #expect(reports("--format", "csv") == [])
    #expect(TemporaryFolder.text(home + "out/readiness/summary.csv") != nil)
  }

  @Test("hands over to the yearly forecast what the scenario states as settled")
  func handOver() throws {
    #expect(run(["--out", home + "out"]).status == .done)
    var persons: [String: Double] = [:]
    for row in try rows(home + "out/readiness/hand_over.csv") {
      persons[row["year"] ?? "", default: 0] += row["persons"].flatMap(Double.init) ?? 0
    }
    // geopolitical-surge.yaml states 27,200 and 5,700.
    expectClose(persons["2026"] ?? 0, 27_200, within: 50)
    expectClose(persons["2027"] ?? 0, 5700, within: 50)
  }

  // Everybody is admitted within the days: A·(1 − ω)·exp(−365/τ), τ = 347 days / ln 2.
  @Test(
    "of the standing surges all who will stay a year are handed over",
    arguments: [("regional-war-families", 500_000.0), ("southern-shock", 100_000)])
  func standing(name: String, arrivals: Double) throws {
    let file = Repository.path("Scenarios/kazakhstan/\(name).yaml")
    #expect(run(["--out", home + "out"], scenario: file).status == .done)
    let persons = try rows(home + "out/readiness/hand_over.csv").reduce(0.0) {
      $0 + ($1["persons"].flatMap(Double.init) ?? 0)
    }
    let expected = arrivals * 0.85 * exp2(-365.0 / 347)
    expectClose(persons, expected, within: 1e-3 * expected)
  }

  @Test("ordinary years need no event: places for small children run out first in Aktobe")
  func ordinary() throws {
    let reference = Repository.path("Scenarios/kazakhstan/reference.yaml")
    #expect(run(["--out", home + "out"], scenario: reference).status == .done)
    let annual = try rows(home + "out/readiness/annual.csv")
    #expect(Set(annual.compactMap { $0["year"] }) == ["2025", "2026", "2027", "2028", "2029"])
    let aktobe = annual.filter { $0["region"] == "aktobe" && $0["service"] == "preschool_places" }
    #expect(aktobe.allSatisfy { $0["capacity"] == "100" })
    #expect(aktobe.first?["year_of_breach"] == "2025")
    let school = annual.filter { $0["service"] == "school_places" }
    let told = school.filter { $0["capacity"] != "" }
    #expect(Set(told.compactMap { $0["region"] }).count == 6)
    #expect(school.allSatisfy { ($0["gap"] == "") == ($0["capacity"] == "") && $0["demand"] != "" })
    // Pupils and places of the start of 2026 are the same number, and pupils grow.
    let astana = told.filter { $0["region"] == "astana" && $0["year"] == "2029" }
    #expect((astana.first?["gap"].flatMap(Double.init) ?? 0) > 1000)
    #expect(try rows(home + "out/readiness/summary.csv").isEmpty)
  }

  @Test("an event elsewhere needs its regions, residents, entry points and first days, and no code")
  func elsewhere() throws {
    TemporaryFolder.makeFolder(home + "data")
    for table in ["regions", "population", "distances", "profiles", "standards", "checkpoints"] {
      let text = try #require(
        TemporaryFolder.text(
          Repository.path("Tests/ScenarioFilesTests/BasePackage/\(table).csv")))
      TemporaryFolder.write(text, to: home + "data/\(table).csv")
    }
    TemporaryFolder.write(
      """
      kosh: 1
      title: {en: Elsewhere}
      data: data
      horizon: 2025..2027
      interventions:
        - surge:
            name: elsewhere
            start: 2025-05-01
            days: 60
            first_days: {2025-05-01: 900, 2025-05-02: 2500, 2025-05-03: 3000}
            pulse: {shape: 2, scale_days: 3}
            entry: {Northgate: 1}
            profile: students

      """, to: home + "elsewhere.yaml")
    let answer = Answer([
      "readiness", home + "elsewhere.yaml", "--draws", "40", "--out", home + "out",
    ])
    #expect(answer.status == .done, "\(answer.err)")
    #expect(answer.out.contains("no births and deaths"))
    let country = try rows(home + "out/readiness/people.csv").filter { $0["region"] == "*" }
    func number(_ day: Int, _ column: String) -> Double {
      country[day][column].flatMap(Double.init) ?? .nan
    }
    // Northgate admits 4,000 a day, 933 of them ordinary travellers.
    expectClose((0..<3).reduce(0) { $0 + number($1, "admitted") }, 6_400, within: 1e-3)
    #expect((0..<60).reduce(0) { $0 + number($1, "admitted") } > 15_000)
    #expect(number(59, "admitted") < 10)
    for day in 0..<60 {
      #expect(number(day, "admitted_p10") <= number(day, "admitted_p50"))
      #expect(number(day, "admitted_p50") <= number(day, "admitted_p90"))
    }
    #expect(try rows(home + "out/readiness/annual.csv").isEmpty)
    // A forecast cannot do without them.
    #expect(Answer(["check", home + "elsewhere.yaml"]).status == .inputNotFound)
  }

  @Test("everybody admitted is in a region, between two, has travelled on or has left")
  func people() throws {
    let floods = Repository.path("Scenarios/kazakhstan/spring-floods.yaml")
    for scenario in [Self.scenario, floods] {
      let out = home + (scenario == floods ? "floods" : "surge")
      #expect(run(["--out", out], scenario: scenario).status == .done)
      var admitted = 0.0
      let table = try rows(out + "/readiness/people.csv")
      #expect(table.count > 7000)
      for row in table where row["region"] == "*" {
        let number = { (column: String) in row[column].flatMap(Double.init) ?? .nan }
        admitted += number("admitted")
        expectClose(
          number("present") + number("travelled_on") + number("left"), admitted,
          within: 1e-9 * max(1, admitted), "day \(row["day"] ?? "")")
      }
      #expect(admitted > 50_000)
    }
  }

  @Test("runs on any country's package: its regions, its checkpoint, its norms")
  func otherCountry() throws {
    let package = Repository.path("Tests/ScenarioFilesTests/BasePackage")
    TemporaryFolder.write(
      """
      kosh: 1
      title: {en: Two regions}
      data: \(package)
      horizon: 2025..2028
      assumptions:
        total_fertility: {2025: 2.5}
        life_expectancy: {2025: 75}
        external_net: {2025: 0}
        internal:
          {flows: 2024, origin_exponent: 1, destination_exponent: 0, redistribution: 0, gross_share: 1,
           schedule_constant: 0.015, deterrence: {form: power, exponent: 0.5}}
      interventions:
        - surge:
            name: other
            start: 2026-05-01
            days: 100
            arrivals: 60000
            pulse: {shape: 2, scale_days: 3}
            entry: {Northgate: 1}
            profile: students
            transit: {share: 30%, stay_days: 5}

      """, to: home + "other.yaml")
    let answer = Answer([
      "readiness", home + "other.yaml", "--draws", "20", "--out", home + "out",
    ])
    #expect(answer.status == .done, "\(answer.err)")
    #expect(answer.out.contains("without a norm in standards.csv"))
    // 4,000 a day at first, growing by 8 % of that a day to 7,400.
    let border = try rows(home + "out/readiness/border.csv")
    let first = border.prefix(2).compactMap { $0["admitted"].flatMap(Double.init) }.reduce(0, +)
    #expect(first <= 4000)
    let queue = try #require(rows(home + "out/readiness/queues.csv").first)
    #expect(queue["place"] == "Northgate")
    #expect((queue["longest"].flatMap(Double.init) ?? 0) > 1000)
    #expect((queue["clear_day"].flatMap(Int.init) ?? 0) > 5)
    #expect(
      (queue["longest_p80"].flatMap(Double.init) ?? 0)
        >= (queue["longest"].flatMap(Double.init) ?? .infinity))
  }

  // MARK: Forms

  /// Fills in the answers of a form: capacity and demand by service or place.
  private func fill(_ file: String, _ answers: [String: (String, String)]) throws {
    let text = try #require(TemporaryFolder.text(file))
    let lines = text.split(separator: "\n").map { line -> String in
      var cells = Self.cells(line)
      if let (capacity, demand) = answers[cells[3]] ?? answers[cells[4]] {
        cells[7] = "2026-01-01"
        cells[8] = capacity
        cells[9] = demand
      }
      return cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }
    TemporaryFolder.write(lines.joined(separator: "\n") + "\n", to: file)
  }

  @Test("forms go out by region and agency, come back, and turn no data into a gap")
  func forms() throws {
    #expect(run(["--request", home + "forms", "--lang", "ru"]).status == .done)
    let list = try rows(home + "forms/forms.csv")
    #expect(list.count > 20)
    #expect(list.first?["first_rank"] == "1")
    let form = home + "forms/pavlodar-local-executive-bodies.csv"
    let questions = try rows(form)
    let ranks = questions.compactMap { $0["rank"].flatMap(Int.init) }
    #expect(ranks == ranks.sorted())
    #expect(questions.contains { $0["what"]?.contains("Павлодарская") == true })

    try fill(form, ["reception_places": ("500", ""), "toilets": ("1000", "0")])
    try fill(home + "forms/pavlodar-border-service.csv", ["Kosak": ("700", "467")])
    let answer = Answer([
      "readiness", Self.scenario, "--horizon", "2025..2029", "--draws", "20", "--out",
      home + "out", "--answers", home + "forms",
    ])
    #expect(answer.status == .done)
    #expect(answer.out.contains("3 answers in"))
    #expect(answer.out.contains("not answered:"))
    #expect(answer.out.contains("aktobe-border-service.csv"))
    let summary = try rows(home + "out/readiness/summary.csv").filter { $0["region"] == "pavlodar" }
    let places = try #require(summary.first { $0["service"] == "reception_places" })
    #expect(places["status"] == "gap")
    #expect((places["saturation_day"].flatMap(Int.init) ?? 99) < 10)
    let reserve = try #require(places["reserve_p80"].flatMap(Double.init))
    let peak = try #require(places["demand_p80"].flatMap(Double.init))
    expectClose(reserve, peak - 500, within: 1e-6)
    #expect(summary.first { $0["service"] == "toilets" }?["status"] == "enough")
    #expect(
      TemporaryFolder.entries(home + "out/readiness/inputs/answers").contains(
        "pavlodar-border-service.csv"))
  }

  @Test("forms for a Russian spreadsheet are read back as it saves them")
  func spreadsheetForms() throws {
    #expect(
      run(["--request", home + "forms", "--lang", "ru", "--csv", "excel"]).status == .done)
    let form = home + "forms/pavlodar-local-executive-bodies.csv"
    let text = try #require(TemporaryFolder.text(form))
    #expect(text.hasPrefix("\u{FEFF}rank;region;agency;"))
    #expect(text.contains("местные исполнительные органы"))
    var lines = text.split(separator: "\n").map(String.init)
    let line = try #require(lines.firstIndex { $0.contains(";reception_places;") })
    var cells = lines[line].split(separator: ";", omittingEmptySubsequences: false).map(
      String.init)
    cells[7] = "2026-01-01"
    cells[8] = "500,5"
    lines[line] = cells.joined(separator: ";")
    TemporaryFolder.write(lines.joined(separator: "\n") + "\n", to: form)
    let answer = Answer([
      "readiness", Self.scenario, "--horizon", "2025..2029", "--draws", "20", "--out",
      home + "out", "--answers", home + "forms",
    ])
    #expect(answer.status == .done, "\(answer.err)")
    #expect(answer.out.contains("1 answers in"))
    let places = try rows(home + "out/readiness/summary.csv").first {
      $0["region"] == "pavlodar" && $0["service"] == "reception_places"
    }
    let reserve = try #require(places?["reserve_p80"].flatMap(Double.init))
    let peak = try #require(places?["demand_p80"].flatMap(Double.init))
    expectClose(reserve, peak - 500.5, within: 1e-6)
  }

  @Test("a folder with forms is not written over")
  func kept() {
    #expect(run(["--request", home + "forms"]).status == .done)
    let again = run(["--request", home + "forms"])
    #expect(again.status == .cannotWrite)
    #expect(again.err.contains("is not empty"))
  }

  @Test("what is wrong with an answer is told with its place, everything at once")
  func wrongAnswers() throws {
    TemporaryFolder.makeFolder(home + "forms")
    TemporaryFolder.write(
      """
      region,agency,service,place,unit,date,capacity,demand
      pavlodr,akimat,toilets,,toilets,,10,
      pavlodar,akimat,toilet,,toilets,,10,
      pavlodar,akimat,toilets,,toilets,,-5,
      pavlodar,akimat,food,,tonnes a day,,5,
      pavlodar,border,border_entry,Kosaq,persons a day,,700,

      """, to: home + "forms/one.csv")
    let answer = run(["--answers", home + "forms", "--out", home + "out"])
    #expect(answer.status == .inputRefused)
    for part in [
      "one.csv:2:1: error:", "did you mean 'pavlodar'?", "one.csv:3:17: error:",
      "there is no service 'toilet'", "did you mean 'toilets'?", "one.csv:4:",
      "one.csv:5:23: error:",
      "give the figures in kg a day", "there is no checkpoint 'Kosaq'", "did you mean 'Kosak'?",
    ] {
      #expect(answer.err.contains(part), "missing: \(part) in\n\(answer.err)")
    }
    #expect(run(["--answers", home + "none"]).status == .inputNotFound)
  }
}
