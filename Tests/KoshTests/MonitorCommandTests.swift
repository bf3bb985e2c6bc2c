import TestSupport
import Testing
import kosh

@Suite("kosh monitor")
struct MonitorCommandTests {
  private let home = TemporaryFolder()
  private static let folder = Repository.path("Scenarios/kazakhstan")

  /// Rows of `indicators.csv`, each by the names of its columns.
  private func rows(_ folder: String = "out") throws -> [[String: String]] {
    try table("\(folder)/monitoring/indicators.csv")
  }

  private func table(_ path: String) throws -> [[String: String]] {
    let lines = try #require(TemporaryFolder.text(home + path), "\(path)").split(separator: "\n")
      .map(Self.cells)
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Cells of a line, quotes undone; no cell of these tables holds a quotation mark before its end.
  private static func cells(_ line: Substring) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }

  private func monitor(_ scenario: String, _ more: String...) -> Answer {
    Answer(
      [
        "monitor", "\(Self.folder)/\(scenario).yaml", "--horizon", "2025..2031", "--out",
        home + "out",
      ]
        + more)
  }

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  private func actuals(_ rows: String) -> String {
    let path = home + "actuals.csv"
    TemporaryFolder.write(
      "number,period,region,value,status,released,source,seasonal_share\n" + rows + "\n", to: path)
    return path
  }

  // MARK: What is there

  @Test("every indicator of both Concepts has its rows, under the name of what it rests on")
  func allIndicators() throws {
    let answer = monitor("north-resettlement")
    #expect(answer.status == .done, "\(answer.err)")
    let rows = try rows()
    let old = (1...5).map { "2007-\($0)" }
    #expect(
      Set(rows.filter { $0["level"] != "region" }.map { $0["number"] ?? "" })
        == Set((1...14).map(String.init) + old))
    func bases(_ number: String) -> Set<String> {
      Set(rows.filter { $0["number"] == number }.map { $0["basis"] ?? "" })
    }
    for number in ["1", "2", "3", "5", "6", "11", "12", "14", "2007-1", "2007-3", "2007-5"] {
      #expect(bases(number) == ["administrative"], "\(number)")
    }
    for number in ["4", "8", "9", "10", "13"] {
      #expect(bases(number) == ["assumption"], "\(number)")
    }
    #expect(bases("7") == ["outcome"])
    let facts = rows.filter { $0["number"] == "2007-4" && $0["level"] == "country" }
    #expect(
      facts.filter { $0["fact_status"] == "programme" }.map { $0["fact"] } == [
        "-69900", "-62000", "-8300", "2800", "22100", "33500",
      ])
    let plan = rows.filter { $0["number"] == "14" && $0["target_path"] == "plan" }
    #expect(plan.map { $0["target"] } == ["75", "95", "96", "97", "98"])
    let both = rows.filter { $0["number"] == "9" && $0["year"] == "2030" }
    #expect(Set(both.map { $0["definition"] ?? "" }) == ["cumulative", "one_year"])
  }

  @Test("a retention of all who ever came cannot reach 100 once somebody has gone back")
  func retention() throws {
    #expect(monitor("north-resettlement").status == .done)
    let row = try #require(
      try rows().first { $0["definition"] == "cumulative" && $0["year"] == "2030" })
    // 66 200 had come and 3 600 gone back by 2025; 26 384 come by 2030.
    let came = 66_200.0 + 4_649 + 4_848 + 5_147 + 5_540 + 6_200
    let attainable = 100 * (came - 3_600) / came
    #expect(abs(try number(row, "attainable") - attainable) < 1e-9)
    #expect(try number(row, "forecast") < attainable)
    #expect(row["met"] == "0")
    let year = try #require(
      try rows().first { $0["definition"] == "one_year" && $0["year"] == "2030" })
    #expect(abs(try number(year, "forecast") - 98.8) < 1e-9)
  }

  @Test("indicator 7 is the sum of the designated regions' net_interregional, under either rule")
  func sumsOfRegions() throws {
    #expect(monitor("north-resettlement").status == .done)
    let rows = try rows().filter { $0["number"] == "7" }
    let designated = [
      "abai", "akmola", "east_kazakhstan", "kostanay", "north_kazakhstan", "pavlodar",
    ]
    for (rule, exponents) in [("constant_rates", (1.0, 0.0)), ("persistent", (0.5, 0.5))] {
      let run = Answer([
        "run", "\(Self.folder)/north-resettlement.yaml", "--horizon", "2025..2031", "--quiet",
        "--set", "assumptions.internal.origin_exponent=\(exponents.0)",
        "--set", "assumptions.internal.destination_exponent=\(exponents.1)",
        "--out", home + rule,
      ])
      #expect(run.status == .done, "\(run.err)")
      var nets: [String: Double] = [:]
      for row in try table("\(rule)/forecast/regions.csv")
      where row["level"] == "region" && designated.contains(row["region"] ?? "") {
        nets[row["year"] ?? "", default: 0] += Double(row["net_interregional"] ?? "") ?? 0
      }
      for year in 2025...2030 {
        let row = try #require(
          rows.first {
            $0["level"] == "group" && $0["net_rule"] == rule && $0["year"] == String(year)
          })
        let sum = try #require(nets[String(year)])
        #expect(abs(try number(row, "forecast") - sum) < 1e-6, "\(rule) \(year)")
        #expect(
          Set((row["designated_set"] ?? "").split(separator: " ").map(String.init))
            == Set(designated))
        #expect(row["calibration_year"] == "2025")
      }
    }
  }

  @Test("the two rules of moves stand in rows of their own, and the melting net is told")
  func rulesAreNotPooled() throws {
    let answer = monitor("reference", "--draws", "24")
    #expect(answer.status == .done, "\(answer.err)")
    let rows = try rows().filter { $0["number"] == "7" && $0["level"] == "group" }
    for year in 2026...2030 {
      let found = rows.filter { $0["year"] == String(year) }
      #expect(found.map { $0["net_rule"] } == ["constant_rates", "persistent"])
      // Draws between the rules would reach from one to the other.
      let (constant, persistent) = (found[0], found[1])
      #expect(try number(constant, "forecast") > number(persistent, "forecast"))
      #expect(try number(constant, "p10") < number(constant, "p90"))
    }
    let last = rows.filter { $0["year"] == "2030" }
    #expect(abs(try number(last[0], "forecast") - -19_900) < 100)
    #expect(abs(try number(last[1], "forecast") - -31_400) < 100)
    let notes = try #require(TemporaryFolder.text(home + "out/monitoring/notes.csv"))
    #expect(notes.contains("the outflow melts with no policy"))
    #expect(notes.contains("jump-off error, persistent: forecast of 2025 −32,827 persons"))
    #expect(notes.contains("against the fact (−32,887)"))
    #expect(notes.contains("two target paths"))
  }

  @Test("what the scenario sets has no probability, whatever is drawn; an outcome has one")
  func probabilities() throws {
    #expect(monitor("north-resettlement", "--draws", "16").status == .done)
    for row in try rows() {
      let isOutcome = row["number"] == "7"
      if !isOutcome {
        #expect(row["probability_met"] == "" && row["p10"] == "" && row["p90"] == "", "\(row)")
      } else if row["target"] != "" {
        #expect((0...1).contains(try number(row, "probability_met")))
      }
    }
  }

  @Test("without a stated net from abroad, indicator 13 is an outcome")
  func externalOutcome() throws {
    let path = home + "free.yaml"
    TemporaryFolder.write(
      """
      kosh: 1
      title: Free
      data: \(Self.folder)/data
      horizon: 2025..2031
      assumptions:
        internal: {flows: 2025, origin_exponent: 1, destination_exponent: 0, redistribution: 0, mobility: {2025: 1}, gross_share: 0.444, schedule_constant: 0.015, deterrence: {form: power, exponent: 0.32, ring: 4.2, contiguous: 1.0}}
      uncertainty: {immigration: {persistence: 0.9, first_year: 0.2, innovation: 0.2}}
      """, to: path)
    let answer = Answer(["monitor", path, "--draws", "16", "--out", home + "out"])
    #expect(answer.status == .done, "\(answer.err)")
    let found = try rows()
    let row = try #require(
      found.first { $0["number"] == "13" && $0["year"] == "2030" && $0["level"] == "country" })
    #expect(row["basis"] == "outcome")
    #expect((0...1).contains(try number(row, "probability_met")))
    // No regions are designated: indicator 7 keeps its targets and has no forecast.
    let seventh = found.filter { $0["number"] == "7" && $0["level"] == "group" }
    #expect(seventh.filter { $0["target"] != "" }.count == 5)
    #expect(seventh.allSatisfy { $0["forecast"] == "" })
  }

  @Test("the rules are calibrated on the latest observed nets, whatever year the scenario took")
  func latestNets() throws {
    #expect(monitor("reference", "--quiet").status == .done)
    let latest = try rows().filter { $0["number"] == "7" && $0["level"] == "group" }
    let earlier = monitor(
      "reference", "--set", "assumptions.internal.flows=2024", "--set",
      "assumptions.internal.mobility={2024: 1, 2025: 1.136}")
    #expect(earlier.status == .done, "\(earlier.err)")
    for (a, b) in zip(latest, try rows().filter { $0["number"] == "7" && $0["level"] == "group" }) {
      #expect(b["calibration_year"] == a["calibration_year"])
      #expect(
        abs((Double(a["forecast"] ?? "") ?? 0) - (Double(b["forecast"] ?? "") ?? 0)) < 1e-6, "\(a)")
    }
    let notes = try #require(TemporaryFolder.text(home + "out/monitoring/notes.csv"))
    #expect(notes.contains("the scenario itself takes those of 2024"))
  }

  // MARK: Methods and regions

  @Test("every forecast says how it was made, and what the model does not compute has no interval")
  func methods() throws {
    let path = actuals("1,2026,*,1.2,final,2027-01-25,MIA,")
    #expect(
      monitor("labour-reorientation", "--draws", "12", "--actuals", path).status == .done)
    for row in try rows() {
      let method = row["method"] ?? ""
      #expect(method.isEmpty == (row["forecast"] ?? "").isEmpty, "\(row)")
      switch (row["number"], row["level"]) {
      case ("1", _): #expect(["", "last_fact", "mean_change"].contains(method))
      case ("4", "country") where !method.isEmpty: #expect(method == "scenario")
      case ("4", _) where !method.isEmpty: #expect(method == "shares")
      case ("7", _) where !method.isEmpty: #expect(method == "model")
      default: break
      }
      if method != "model" { #expect(row["p10"] == "" && row["p90"] == "", "\(row)") }
    }
    let first = try rows().filter { $0["number"] == "1" && $0["level"] == "country" }
    #expect(first.first { $0["year"] == "2026" }?["method"] == "last_fact")
    #expect(first.first { $0["year"] == "2027" }?["method"] == "mean_change")
    let notes = try #require(TemporaryFolder.text(home + "out/monitoring/notes.csv"))
    #expect(notes.contains("the fact of 2026, 1.2, changed every year by +0.3"))
    #expect(notes.contains("the fact of 2025, 90, held; one fact gives no change and no interval"))
  }

  /// The regions' shares of the labour force, of the last year of the package.
  private func labourForce() throws -> [String: Double] {
    let path = Self.folder + "/data/labour_force.csv"
    let lines = try #require(TemporaryFolder.text(path)).split(separator: "\n").map(Self.cells)
    let rows = lines.dropFirst().filter { $0[2] == "labour_force" && $0[1] != "*" }
    let last = try #require(rows.map { $0[0] }.max())
    return try Dictionary(
      uniqueKeysWithValues: rows.filter { $0[0] == last }.map {
        ($0[1], try #require(Double($0[3])))
      }
    )
  }

  @Test("permits of the regions, over their labour force, come back to the country's quota")
  func permitsOfRegions() throws {
    #expect(monitor("labour-reorientation").status == .done)
    let force = try labourForce()
    #expect(force.count == 20)
    let all = force.values.reduce(0, +)
    for year in 2026...2030 {
      let rows = try rows().filter {
        $0["number"] == "4" && $0["year"] == String(year) && $0["forecast"] != ""
      }
      let country = try #require(rows.first { $0["level"] == "country" })
      // 4.13 % of households and 0.25 % of employers.
      #expect(abs(try number(country, "forecast") - 4.38) < 1e-9)
      let sum = try rows.filter { $0["level"] == "region" }.reduce(0.0) { sum, row in
        sum + (try number(row, "forecast")) * (force[row["region"] ?? ""] ?? .nan) / all
      }
      #expect(abs(sum - 4.38) < 0.01, "\(year): \(sum)")
    }
  }

  @Test("participants of the regions add up to the programme's")
  func participantsOfRegions() throws {
    #expect(monitor("north-resettlement").status == .done)
    let rows = try rows().filter { $0["number"] == "8" && $0["year"] == "2030" }
    let regions = rows.filter { $0["level"] == "region" && $0["forecast"] != "" }
    #expect(regions.count == 7)
    #expect(
      abs(try regions.reduce(0) { $0 + (try number($1, "forecast")) } - 6_200) < 1e-6)
    #expect(regions.allSatisfy { $0["probability_met"] == "" && $0["target"] == "" })
    // The order of 12 December 2025.
    let notes = try #require(TemporaryFolder.text(home + "out/monitoring/notes.csv"))
    #expect(
      notes.contains(
        "regional quota of resettlers in 2026, persons: North Kazakhstan Region 2,820; Pavlodar "
          + "Region 1,655; East Kazakhstan Region 600; Kostanay Region 485; Abai Region 275; "
          + "Ulytau Region 125; Karaganda Region 37; together 5,997"))
  }

  // MARK: Reports

  @Test("workbook, page and text are written in every language, and hold the table's own numbers")
  func reports() throws {
    let answer = monitor(
      "north-resettlement", "--draws", "24", "--format", "xlsx,html,md", "--lang", "en,ru,kk",
      "--region", "abai", "--quiet")
    #expect(answer.status == .done, "\(answer.err)")
    let folder = home + "out/monitoring/"
    let languages = ["", ".ru", ".kk"]
    for language in languages {
      let page = try #require(TemporaryFolder.text("\(folder)report\(language).html"))
      #expect(page.contains("<svg") && page.contains("id=\"indicator-table\""))
      // A chart for each of the fourteen.
      #expect(page.matches(of: #/<svg id="indicator-\d+"/#).count == 14)
      // Namespaces of SVG are the only addresses.
      for address in page.matches(of: #/(?:src|href)="([^"]*)"/#) {
        #expect(!address.output.1.hasPrefix("http") && !address.output.1.hasPrefix("//"))
      }
      #expect(TemporaryFolder.entries(home + "out/monitoring").contains("workbook\(language).xlsx"))
    }
    let text = try #require(TemporaryFolder.text(folder + "report.md"))
    for number in 1...14 {
      #expect(text.contains("\n- \(number). "), "a sentence for indicator \(number)")
      #expect(text.contains("\n| \(number) | "), "a row for indicator \(number)")
    }
    func grouped(_ value: Double) -> String {
      let digits = String(Int(value.rounded().magnitude))
      return (value < 0 ? "−" : "") + digits.dropLast(3) + "," + digits.suffix(3)
    }
    for row in try rows()
    where row["number"] == "7" && row["level"] == "group" && row["target"] != "" {
      for column in ["target", "forecast", "p10", "p90"] {
        #expect(text.contains(grouped(try number(row, column))), "\(column) of \(row)")
      }
    }
    #expect(text.contains("### Abai Region"))
    let russian = try #require(TemporaryFolder.text(folder + "report.ru.md"))
    #expect(russian.contains("вероятность достижения целевого значения"))
    #expect(russian.contains("−32\u{A0}887"))
    #expect(russian.contains("две траектории цели"))
    let kazakh = try #require(TemporaryFolder.text(folder + "report.kk.md"))
    #expect(kazakh.contains("нысаналы мәнге жету ықтималдығы"))
  }

  @Test("a run with draws shows the intervals and chances of kosh monitor, the rules apart")
  func runShowsTheSame() throws {
    let options = ["--draws", "24", "--format", "md,html", "--lang", "en", "--quiet"]
    let scenario = "\(Self.folder)/reference.yaml"
    let range = ["--horizon", "2025..2032", "--out"]
    let run = Answer(["run", scenario] + range + [home + "run"] + options)
    #expect(run.status == .done, "\(run.err)")
    let monitored = Answer(["monitor", scenario] + range + [home + "out"] + options)
    #expect(monitored.status == .done, "\(monitored.err)")
    func lines(_ path: String) throws -> [Substring] {
      try #require(TemporaryFolder.text(home + path)).split(separator: "\n").filter {
        $0.hasPrefix("|  | ")
      }
    }
    let shown = try lines("run/report.md")
    let expected = try lines("out/monitoring/report.md")
    #expect(shown.filter { $0.contains("chance to meet the target") }.count == 2)
    #expect(shown.filter { $0.contains("10th percentile of the draws") }.count == 2)
    #expect(shown.count(where: { $0.contains("constant rates") }) == 1)
    #expect(shown.count(where: { $0.contains("persistent") }) == 1)
    for line in shown { #expect(expected.contains(line), "\(line)") }
    let page = try #require(TemporaryFolder.text(home + "run/report.html"))
    #expect(page.contains("chance to meet the target, %"))
    // A point run has neither.
    let point = Answer(
      ["run", scenario] + range + [home + "point", "--format", "md", "--lang", "en", "--quiet"])
    #expect(point.status == .done, "\(point.err)")
    #expect(
      try #require(TemporaryFolder.text(home + "point/report.md"))
        .contains("chance to meet the target, %") == false)
  }

  @Test("the draws of a long forecast are those of one that ends with the last target")
  func horizonOfDraws() throws {
    func ends(_ horizon: String) throws -> [Double] {
      let answer = Answer([
        "monitor", "\(Self.folder)/reference.yaml", "--horizon", horizon, "--draws", "12", "--out",
        home + horizon, "--quiet",
      ])
      #expect(answer.status == .done, "\(answer.err)")
      return try rows(horizon).filter { $0["number"] == "7" && $0["level"] == "group" }
        .flatMap { row in ["p10", "p90"].compactMap { Double(row[$0] ?? "") } }
    }
    let (short, long) = (try ends("2025..2031"), try ends("2025..2045"))
    #expect(short.count == long.count && short.count == 24)
    for (a, b) in zip(short, long) { #expect(abs(a - b) < 1e-6) }
  }

  // MARK: Actuals

  @Test(
    "administrative indicators go on by the mean change of their facts, within what a share can be")
  func trends() throws {
    let path = actuals(
      """
      1,2026,*,1.2,final,2027-01-25,MIA,
      2,2026,*,99,final,2027-01-25,MLSP,
      """)
    #expect(monitor("reference", "--actuals", path).status == .done)
    let rows = try rows()
    func row(_ number: String, _ year: Int) throws -> [String: String] {
      try #require(rows.first { $0["number"] == number && $0["year"] == String(year) })
    }
    // Last year's forecast for 2026, made from the fact of 2025, beside the fact.
    #expect(abs(try number(row("1", 2026), "error") - -0.3) < 1e-12)
    #expect(abs(try number(row("1", 2027), "forecast") - 1.5) < 1e-12)
    #expect(try number(row("2", 2027), "forecast") == 100)
    #expect(try row("5", 2030)["forecast"] == "70")
  }

  @Test("facts of part of a year are carried to the year and marked")
  func nowcasts() throws {
    let path = actuals(
      """
      7,2026H1,*,-14000,preliminary,2026-08-01,BNS,0.4
      8,2026M9,*,3000,preliminary,2026-10-10,MLSP,
      8,2026H1,*,2500,preliminary,2026-07-10,MLSP,
      1,2026H1,*,1.2,preliminary,2026-07-10,MIA,
      13,2025,*,16153,final,2026-03-01,BNS,
      13,2025,*,15000,preliminary,2026-01-20,BNS,
      7,2026,abai,-9000,final,2027-02-01,BNS,
      """)
    let answer = monitor("north-resettlement", "--actuals", path)
    #expect(answer.status == .done, "\(answer.err)")
    let rows = try rows()
    func row(_ number: String, _ year: Int, _ level: String) throws -> [String: String] {
      try #require(
        rows.first {
          $0["number"] == number && $0["year"] == String(year) && $0["level"] == level
            && (level != "region" || $0["region"] == "abai")
        })
    }
    let net = try row("7", 2026, "group")
    #expect(net["fact"] == "-35000" && net["fact_status"] == "nowcast")
    #expect(net["seasonal_share"] == "0.4" && net["fact_period"] == "2026H1")
    #expect(
      abs(try number(net, "error") - (try number(net, "forecast") + 35_000)) < 1e-6)
    // Nine months tell more than six; equal months are assumed.
    let participants = try row("8", 2026, "country")
    #expect(participants["fact"] == "4000" && participants["seasonal_share"] == "0.75")
    #expect(try number(participants, "error") == 649)
    #expect(try row("1", 2026, "country")["fact"] == "1.2")
    let external = try row("13", 2025, "country")
    #expect(external["fact"] == "16153" && external["fact_status"] == "final")
    #expect(try row("7", 2026, "region")["fact"] == "-9000")
    let notes = try #require(TemporaryFolder.text(home + "out/monitoring/notes.csv"))
    #expect(notes.contains("that of 2026M9, divided by the 75.0 % of the year that equal months"))
    #expect(notes.contains("divided by the 40.0 % of the year that the period is stated to have"))
    #expect(TemporaryFolder.text(home + "out/monitoring/actuals.csv") == TemporaryFolder.text(path))
  }

  @Test("part of a year does not take the place of a fact of the whole year")
  func wholeYearsFirst() throws {
    let path = actuals(
      """
      10,2025M9,*,46.8,preliminary,2025-10-13,MLSP,
      7,2025H1,astana,36800,preliminary,2025-08-17,BNS,
      """)
    #expect(monitor("reference", "--actuals", path).status == .done)
    let rows = try rows()
    let tenth = try #require(rows.first { $0["number"] == "10" && $0["year"] == "2025" })
    #expect(tenth["fact"] == "69" && tenth["fact_status"] == "programme")
    let astana = try #require(
      rows.first { $0["number"] == "7" && $0["region"] == "astana" && $0["year"] == "2025" })
    #expect(astana["fact"] == "87459" && astana["fact_status"] == "package")
  }

  @Test("shares of the parts of a year that are more than the year are refused")
  func sharesBeyondYear() throws {
    let path = actuals(
      """
      7,2026H1,*,-14000,final,2027-02-01,BNS,0.6
      7,2026H2,*,-16000,final,2027-02-01,BNS,0.5
      """)
    let answer = monitor("reference", "--actuals", path)
    #expect(answer.status == .inputRefused)
    #expect(
      answer.err.replacing(path, with: "actuals.csv") == """
        actuals.csv:3:40: error: the shares of the parts of 2026 sum to 1.100
            3 | 7,2026H2,*,-16000,final,2027-02-01,BNS,0.5
              |                                        ^ those of a whole year sum to one
        """)
  }

  @Test("the example of released facts is read: resettlers by region, and the official net of 2025")
  func example() throws {
    let answer = monitor("north-resettlement", "--actuals", "\(Self.folder)/actuals.csv")
    #expect(answer.status == .done, "\(answer.err)")
    let facts = try rows().filter { $0["year"] == "2025" && $0["fact_status"] != "package" }
    let external = facts.first { $0["number"] == "13" && $0["level"] == "country" }
    #expect(external?["fact"] == "16153" && external?["fact_status"] == "preliminary")
    let regions = facts.filter {
      $0["number"] == "8" && $0["level"] == "region" && $0["fact"] != ""
    }
    #expect(regions.count == 7)
    // 63 of the 4 609 are in no region's figure.
    #expect(try regions.reduce(0) { $0 + (try number($1, "fact")) } == 4_546)
  }

  @Test("a broken file of facts is refused with every fault, its place and the remedy")
  func brokenActuals() throws {
    let path = actuals(
      """
      15,2026,*,1,final,2027-01-25,MIA,
      7,2026S1,*,-30000,final,2027-01-25,BNS,
      7,2026,*,-30000,guess,2027-01-25,BNS,
      7,2026,abay,-30000,final,2027-01-25,BNS,
      8,2026,*,-12,final,2027-01-25,MLSP,
      1,2026,*,120,final,2027-01-25,MIA,
      1,2027,*,many,final,2027-01-25,MIA,
      8,2027,*,5000,final,2027-01-25,MLSP,0.5
      """)
    let answer = monitor("reference", "--actuals", path)
    #expect(answer.status == .inputRefused)
    #expect(
      answer.err.replacing(path, with: "actuals.csv") == """
        actuals.csv:2:1: error: there is no indicator '15'
            2 | 15,2026,*,1,final,2027-01-25,MIA,
              | ^ one of: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 2007-1, 2007-2, 2007-3, 2007-4, 2007-5
        actuals.csv:3:3: error: '2026S1' is not a period
            3 | 7,2026S1,*,-30000,final,2027-01-25,BNS,
              |   ^ write 2026, 2026H1, 2026Q3 or 2026M9
        actuals.csv:4:17: error: 'guess' is none of preliminary, revised, final
            4 | 7,2026,*,-30000,guess,2027-01-25,BNS,
              |                 ^
        actuals.csv:5:8: error: there is no region 'abay'
            5 | 7,2026,abay,-30000,final,2027-01-25,BNS,
              |        ^ did you mean 'abai'?
        actuals.csv:6:10: error: -12 is negative, and indicator 8 cannot be
            6 | 8,2026,*,-12,final,2027-01-25,MLSP,
              |          ^ it is in persons: Participants of voluntary resettlement of working age
        actuals.csv:7:10: error: 120 is more than all of it: indicator 1 is in %
            7 | 1,2026,*,120,final,2027-01-25,MIA,
              |          ^ write the percentage, 0 to 100
        actuals.csv:8:10: error: 'many' is not a number
            8 | 1,2027,*,many,final,2027-01-25,MIA,
              |          ^ write a number
        actuals.csv:9:37: error: 2027 is a whole year, whose share is one
            9 | 8,2027,*,5000,final,2027-01-25,MLSP,0.5
              |                                     ^ leave the cell empty
        """)
    #expect(TemporaryFolder.entries(home.path) == ["actuals.csv"])
    #expect(monitor("reference", "--actuals", home + "none.csv").status == .inputNotFound)
    let region = monitor("reference", "--region", "abay")
    #expect(region.status == .inputRefused)
    #expect(region.err.contains("there is no region 'abay'"))
  }

  // MARK: The folder

  @Test("only monitoring/ is written, and the forecast beside it still verifies")
  func ownPart() throws {
    let first = monitor("reference", "--quiet")
    #expect(first.status == .done, "\(first.err)")
    #expect(first.out == "")
    #expect(TemporaryFolder.entries(home + "out") == ["monitoring"])
    #expect(
      TemporaryFolder.entries(home + "out/monitoring") == [
        "datapackage.json", "indicators.csv", "notes.csv", "run.json", "scenario.yaml",
      ])
    // A folder that holds monitoring alone is ours.
    #expect(
      Answer([
        "run", "\(Self.folder)/reference.yaml", "--horizon", "2025..2027", "--out", home + "out",
        "--quiet",
      ]).status == .done)
    let record = TemporaryFolder.text(home + "out/run.json")
    #expect(monitor("reference", "--region", "Абай облысы", "--region", "astana").status == .done)
    #expect(TemporaryFolder.text(home + "out/run.json") == record)
    #expect(Answer(["verify", home + "out", "--quiet"]).status == .done)
  }

  @Test("the same bytes come out for any number of workers")
  func workers() throws {
    #expect(monitor("reference", "--draws", "20", "--workers", "1", "--quiet").status == .done)
    let one = TemporaryFolder.text(home + "out/monitoring/indicators.csv")
    #expect(monitor("reference", "--draws", "20", "--workers", "3", "--quiet").status == .done)
    #expect(TemporaryFolder.text(home + "out/monitoring/indicators.csv") == one)
  }
}
