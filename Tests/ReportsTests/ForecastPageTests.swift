import Demography
import Reports
import ScenarioEngine
import Tables
import TestSupport
import Testing

@Suite("The page of a run")
struct ForecastPageTests {
  static let horizon = Horizon(first: 2025, last: 2030)

  /// Seven regions, of which the first four have a place on the map.
  static func tiny(_ names: [String] = []) -> TinyForecast {
    var tiny = TinyForecast.lively(regions: 7, horizon: horizon)
    let regions = tiny.regions.regions.enumerated().map { row, region in
      Region(
        id: region.id,
        name: LocalizedName(
          english: row < names.count ? names[row] : region.name.english, russian: "Регион \(row)",
          kazakh: "Өңір \(row)"),
        latitude: row < 4 ? 45 + Double(row) : nil,
        longitude: row < 4 ? 60 + Double(row * row) : nil)
    }
    tiny.regions = RegionSet(regions, groups: tiny.regions.groups)
    return tiny
  }

  static let forecast = tiny().make()
  static let edition = ForecastPage.Edition(version: "0.1.0", seed: nil, inputsHash: "abc")

  static func page(
    _ forecast: Forecast = forecast, _ language: Language = .english,
    scripts: Bool = true
  ) -> ForecastPage {
    ForecastPage(
      PageFigures(forecast, ensemble: nil), language: language, edition: edition,
      languages: [.english, .kazakh], carriesScripts: scripts)
  }

  static func text(_ page: ForecastPage) -> String { String(decoding: page.bytes(), as: UTF8.self) }

  /// What stands between the tags of the first element that begins so.
  static func inner(_ element: String, _ start: String, of text: String) throws -> Substring {
    let begin = try #require(text.firstRange(of: "<\(element) \(start)"))
    let rest = text[begin.upperBound...]
    let end = try #require(rest.firstRange(of: "</\(element)>"))
    return rest[..<end.lowerBound]
  }

  /// Rows of a table: the numbers that its cells stand for.
  static func rows(ofTable id: String, in text: String) throws -> [[Double]] {
    let body = try inner("table", "id=\"\(id)\"", of: text).split(separator: "<tbody>")[1]
    return body.split(separator: "<tr").dropFirst(0).map { row in
      row.matches(of: #/class="number" data-value="([-\d.]+)"/#).compactMap { Double($0.output.1) }
    }.filter { !$0.isEmpty }
  }

  static func csv(_ bytes: [UInt8]) -> [[String: String]] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }

  // MARK: Numbers

  @Test func `a value of a chart is that of the CSV file to the last printed digit`() throws {
    let rows = Self.csv(ForecastCSV(Self.forecast).regions())
    let charts = try #require(Self.page().data["charts"])
    var compared = 0
    for (chart, region) in [("population-0", "*")]
      + (0..<7).map({ ("population-\($0 + 2)", "region_\($0)") })
    {
      let line = try #require(charts[chart]?["lines"]?.items.first)
      let values = line["values"]?.items.compactMap(\.text) ?? []
      let persons = rows.filter { $0["region"] == region }.compactMap {
        Double($0["persons"] ?? "")
      }
      #expect(values.count == 6)
      #expect(values == persons.map { Language.english.decimal($0, 0) }, "\(region)")
      compared += values.count
    }
    #expect(compared == 48)
    let events = try #require(charts["events"]?["lines"]?.items)
    let country = rows.filter { $0["level"] == "country" }.dropLast()
    for (line, column) in zip(events, ["births", "deaths", "net_external"]) {
      let values = line["values"]?.items.compactMap(\.text)
      let expected = country.compactMap { Double($0[column] ?? "") }
      #expect(values == expected.map { Language.english.decimal($0, 0) }, "\(column)")
    }
  }

  @Test func `pyramids differ from the CSV file by less than one person and add up`() throws {
    let rows = Self.csv(ForecastCSV(Self.forecast).population())
    let pyramids = try #require(Self.page().data["pyramids"]?.items)
    #expect(pyramids.count == 6)
    var next = rows.makeIterator()
    for year in pyramids {
      var total = 0.0
      var exact = 0.0
      for region in year.items {
        #expect(region.items.count == 202)
        for cell in region.items {
          let persons = try #require(Double(next.next()?["persons"] ?? ""))
          let shown = try #require(cell.double)
          #expect(abs(shown - persons) < 1)
          total += shown
          exact += persons
        }
      }
      #expect(total == exact.rounded(), "the country's ages add up to the country")
    }
    #expect(next.next() == nil)
  }

  @Test func `flows are those of the CSV file, rounded`() throws {
    let rows = Self.csv(ForecastCSV(Self.forecast).flows())
    let flows = try #require(Self.page().data["map"]?["flows"]?.items)
    let shown = flows.flatMap(\.items).compactMap(\.double)
    let persons = rows.compactMap { Double($0["persons"] ?? "")?.rounded() }.filter { $0 > 0 }
    #expect(stride(from: 2, to: shown.count, by: 3).map { shown[$0] } == persons)
  }

  @Test func `regions of the table add up to the country, each within a person of the CSV file`()
    throws
  {
    let rows = Self.csv(ForecastCSV(Self.forecast).regions())
    let table = try Self.rows(ofTable: "region-table", in: Self.text(Self.page()))
    #expect(table.count == 7)
    for (column, year) in [2025, 2030].enumerated() {
      let persons = rows.filter { $0["level"] == "region" && $0["year"] == "\(year)" }
        .compactMap { Double($0["persons"] ?? "") }
      for (row, exact) in zip(table, persons) { #expect(abs(row[column] - exact) < 1) }
      #expect(table.reduce(0) { $0 + $1[column] } == persons.reduce(0, +).rounded())
    }
    // Change, net between regions of the first and of the last year.
    #expect(table.reduce(0) { $0 + $1[3] } == 0)
    #expect(table.reduce(0) { $0 + $1[4] } == 0)
  }

  @Test func `the account of every region and year closes in whole persons`() throws {
    let text = Self.text(Self.page())
    for region in 0..<7 {
      let rows = try Self.rows(ofTable: "account-table-\(region)", in: text)
      #expect(rows.count == 5)
      for row in rows {
        let sum = row[0] + row[1] - row[2] + row[3] - row[4] + row[5] - row[6]
        #expect(sum == row[7])
      }
      for (year, next) in zip(rows, rows.dropFirst()) { #expect(year[7] == next[0]) }
    }
  }

  // MARK: What a page must never do

  static let hostile = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "=1+1 & 'quoted'",
    "\u{202E}\u{200F}שלום\u{0}", String(repeating: "A very long name ", count: 40),
    "<!--", "]]>\u{2028}",
  ]

  @Test(arguments: Language.allCases)
  func `names and titles stay what they are`(language: Language) throws {
    var tiny = Self.tiny(Self.hostile)
    tiny.plan.notes = Self.hostile.map { .asWritten(LocalizedName(english: $0)) }
    let text = Self.text(Self.page(tiny.make(), language))
    #expect(text.matches(of: #/<script/#).count == 3)
    #expect(text.matches(of: #/</script>/#).count == 3)
    #expect(!text.contains("<img"))
    #expect(!text.contains("\u{0}"))
    #expect(text.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
    let data = try Self.inner("script", "type=\"application/json\" id=\"figures\">", of: text)
    #expect(!data.contains("<"))
    #expect(!data.contains("&"))
    #expect(!data.unicodeScalars.contains("\u{2028}"))
    if language == .english {
      let read = try JSONValue(parsing: Array(data.utf8), path: "page")
      let names = read["map"]?["names"]?.items.compactMap(\.text)
      #expect(names?.first == Self.hostile[0])
    }
  }

  @Test func `asks no network for anything and permits only what it carries`() {
    let text = Self.text(Self.page())
    #expect(text.matches(of: #/(?:src|href|action|srcset)="(?!#|report\.)/#).isEmpty)
    #expect(!text.contains("@import"))
    #expect(text.contains("default-src &#39;none&#39;"))
    #expect(text.matches(of: #/ on[a-z]+="/#).isEmpty, "no script in an attribute")
    #expect(text.matches(of: #/ style="/#).isEmpty, "no style in an attribute")
  }

  @Test func `is the same bytes for the same run`() {
    #expect(Self.page().bytes() == Self.page(Self.tiny().make()).bytes())
  }

  @Test func `of 20 regions and 25 years stays below 3 million bytes`() {
    let tiny = TinyForecast.lively(regions: 20, horizon: Horizon(first: 2025, last: 2050))
    #expect(Self.page(tiny.make()).bytes().count < 3_000_000)
  }

  // MARK: What stands on it

  @Test func `reads without scripts: the same charts and tables`() throws {
    let (with, without) = (Self.text(Self.page()), Self.text(Self.page(scripts: false)))
    #expect(!without.contains("<script"))
    let start = try #require(with.firstRange(of: "<script"))
    #expect(without.hasPrefix(with[..<start.lowerBound]))
    #expect(without.matches(of: #/<svg /#).count > 10)
  }

  @Test func `has every element once, and every link leads to one`() {
    let text = Self.text(Self.page())
    let ids = text.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    for link in text.matches(of: #/href="#([^"]*)"/#) {
      #expect(ids.contains(String(link.output.1)), "\(link.output.1)")
    }
    for reference in text.matches(of: #/aria-labelledby="([^"]*)"/#) {
      for id in reference.output.1.split(separator: " ") { #expect(ids.contains(String(id))) }
    }
  }

  @Test func `says in five sentences what the scenario says`() throws {
    let list = try Self.inner("ol", "class=\"sentences\"", of: Self.text(Self.page()))
    let sentences = list.split(separator: "<li>").dropFirst()
    #expect(sentences.count == 5)
    let rows = Self.csv(ForecastCSV(Self.forecast).regions())
    let country = rows.filter { $0["level"] == "country" }.compactMap {
      Double($0["persons"] ?? "")
    }
    #expect(sentences.first?.contains(Language.english.whole(country[0])) == true)
    #expect(sentences.first?.contains(Language.english.whole(country[5])) == true)
  }

  @Test func `is in the language asked for, with its numbers, and leads to the others`() {
    let (english, kazakh) = (Self.text(Self.page()), Self.text(Self.page(Self.forecast, .kazakh)))
    #expect(kazakh.contains("<html lang=\"kk\">"))
    #expect(kazakh.contains("Халық саны"))
    #expect(kazakh.contains("Өңір 3"))
    #expect(!kazakh.contains(">Population<"))
    #expect(kazakh.contains("href=\"report.html\" lang=\"en\""))
    #expect(english.contains("href=\"report.kk.html\" lang=\"kk\""))
    #expect(english.contains("Region_3"))
    #expect(kazakh.firstMatch(of: #/\d\u{A0}\d{3}/#) != nil)
    #expect(english.firstMatch(of: #/\d,\d{3}/#) != nil)
  }

  @Test func `leaves out what the run does not have`() {
    let text = Self.text(Self.page())
    for id in ["programmes", "indicators", "confidence"] {
      #expect(!text.contains("<section id=\"\(id)\""), "\(id)")
    }
    let one = Self.text(
      Self.page(TinyForecast.lively(regions: 1, horizon: Self.horizon).make(), scripts: false))
    #expect(!one.contains("<section id=\"regions\""))
    #expect(!one.contains("<section id=\"moves\""))
    #expect(one.contains("<section id=\"ages\""))
  }
}

extension JSONValue {
  fileprivate var items: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }
}
