import Reports
import Tables
import Testing

@Suite("Texts in reports")
struct ReportTextsTests {
  @Test func `sheets have names that spreadsheets accept, each its own`() {
    var names = SheetNames()
    let wanted = [
      "Flows 2025", "flows 2025", "History", "a[b]:c*d?e/f\\g", "'quoted'", "", "   ",
      String(repeating: "x", count: 40), String(repeating: "X", count: 40),
      String(repeating: "👩‍👩‍👧‍👦", count: 9), "line\nbreak\u{1}",
    ]
    let given = wanted.map { names.name(for: $0) }
    #expect(given[0] == "Flows 2025")
    #expect(given[1] == "flows 2025 2")
    #expect(given[3] == "a b  c d e f g")
    #expect(given[4] == "quoted")
    #expect(Set(given.map { $0.lowercased() }).count == wanted.count)
    for name in given {
      #expect(!name.isEmpty)
      #expect(name.utf16.count <= 31)
      #expect(!name.contains { "[]:*?/\\\n".contains($0) })
      #expect(name.first != "'" && name.last != "'")
      #expect(name.lowercased() != "history")
    }
  }

  @Test func `Markdown shows words as they are`() {
    #expect(MarkdownText.escaped("a*b_c|d") == "a\\*b\\_c\\|d")
    #expect(MarkdownText.escaped("</script>") == "\\</script\\>")
    #expect(MarkdownText.escaped("two\nlines") == "two lines")
    #expect(MarkdownText.escaped("- not a list") == "\\- not a list")
    #expect(MarkdownText.escaped("=1+1") == "=1+1")
    var text = MarkdownText()
    text.table(["region", "persons"], [["A|B", "1 204"]])
    #expect(text.text == "| region | persons |\n| --- | ---: |\n| A\\|B | 1 204 |\n")
  }

  @Test
  func `the official table takes the forecasts of an indicator by rule and year, of its own area`()
    throws
  {
    let names = [
      "level", "region", "number", "year", "target", "forecast", "net_rule", "definition", "basis",
    ]
    let columns = names.map { ColumnDescription($0, .text, "a column", mayBeEmpty: true) }
    let table = RunTable(
      in: "monitoring",
      TableDescription("indicators.csv", "indicators", key: ["number"], columns: columns)
    ) {
      Array(
        """
        level,region,number,year,target,forecast,net_rule,definition,basis
        group,designated,7,2026,-30000,-29786.5,constant_rates,,outcome
        group,designated,7,2027,-29000,-27000,constant_rates,,outcome
        group,designated,7,2026,-30000,-32500,persistent,,outcome
        region,abai,7,2026,-10000,-9400,constant_rates,,outcome
        country,*,8,2026,4649,,,,assumption
        country,*,9,2026,96,94.6,,cumulative,assumption
        group,designated,9,2026,,90,,cumulative,assumption
        country,*,9,2026,96,98.8,,one_year,assumption

        """.utf8)
    }
    #expect(table.name == "monitoring_indicators")
    #expect(table.path == "monitoring/indicators.csv")
    let forecasts = try IndicatorForecasts([table])
    let seven = forecasts.of("7")
    #expect(seven.map(\.rule) == ["constant_rates", "persistent"])
    #expect(seven.map(\.basis) == ["outcome", "outcome"])
    #expect(seven.map(\.values) == [[2026: -29786.5, 2027: -27000], [2026: -32500]])
    #expect(forecasts.of("8").isEmpty)
    #expect(forecasts.of("9").map(\.rule) == ["cumulative", "one_year"])
    #expect(forecasts.of("9").map(\.values) == [[2026: 94.6], [2026: 98.8]])
    #expect(try IndicatorForecasts([]).of("7").isEmpty)
  }

  @Test func `every report has a file in each language, and only reports of words have several`() {
    #expect(OutputFormat.csv.files(in: [.english, .russian]).isEmpty)
    #expect(
      OutputFormat.sqlite.files(in: [.english, .russian]).map(\.name) == ["results.sqlite"])
    #expect(
      OutputFormat.md.files(in: [.russian, .kazakh]).map(\.name) == ["report.md", "report.kk.md"])
  }
}
