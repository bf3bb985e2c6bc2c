import Demography
import Reports
import ScenarioEngine
import Synchronization
import TestSupport
import Testing

@Suite("The table a run prints")
struct ForecastSummaryTests {
  static let tiny = TinyForecast.lively(regions: 7, horizon: Horizon(first: 2025, last: 2050))
  static let lines = ForecastSummary(tiny.make(), folder: "Outputs/tiny").text
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// The numbers of a line, its name or year left out.
  static func numbers(_ line: String, skip: Int) -> [Int] {
    line.split(separator: " ").dropFirst(skip)
      .compactMap { Int($0.filter { $0 != "," }) }
  }

  @Test func `regions add up to the country in every column`() throws {
    let start = try #require(Self.lines.firstIndex { $0.hasPrefix("Region_0") })
    let total = try #require(Self.lines.firstIndex { $0.hasPrefix("all regions") })
    let regions = Self.lines[start..<total].map { Self.numbers($0, skip: 1) }
    let country = Self.numbers(Self.lines[total], skip: 2)
    #expect(regions.count == 7)
    #expect(country.count == 8)
    for column in country.indices {
      #expect(regions.reduce(0) { $0 + $1[column] } == country[column])
    }
    // Persons of the two tables agree, and moves between regions cancel.
    let national = try #require(Self.lines.first { $0.hasPrefix("2025") })
    #expect(Self.numbers(national, skip: 1).first == country[0])
    #expect(country[4] == 0)
    #expect(country[5] == 0)
    #expect(country[6] == Self.numbers(national, skip: 1)[3])
  }

  @Test func `opening, births, deaths and net from abroad add up to the closing`() {
    let rows = Self.lines.filter { $0.hasPrefix("20") }.map { Self.numbers($0, skip: 1) }
    #expect(rows.count == 6)
    for row in rows { #expect(row[0] + row[1] - row[2] + row[3] == row[4]) }
  }

  @Test func `a group is the sum of its regions`() throws {
    let group = try #require(Self.lines.first { $0.hasPrefix("South") })
    let members = Self.lines.filter { $0.hasPrefix("Region_0") || $0.hasPrefix("Region_1") }
      .map { Self.numbers($0, skip: 1) }
    #expect(members.count == 2)
    #expect(Self.numbers(group, skip: 1) == zip(members[0], members[1]).map { $0 + $1 })
  }

  @Test func `is plain text of a hundred columns with the folder at its end`() {
    #expect(Self.lines.allSatisfy { $0.count <= 100 && !$0.hasSuffix(" ") })
    #expect(!Self.lines.joined().contains("\u{1B}"))
    #expect(!Self.lines.joined().contains("\r"))
    #expect(Self.lines.contains("Results: Outputs/tiny"))
  }

  @Test func `long names of regions and large populations still fit`() {
    var tiny = Self.tiny
    for cell in tiny.opening.values.indices { tiny.opening.values[cell] *= 100 }
    tiny.regions = RegionSet(
      (0..<7).map { row in
        Region(
          id: "r\(row)",
          name: LocalizedName(english: "The autonomous region of the far mountains no. \(row)"))
      })
    tiny.plan.notes = [
      .asWritten(
        LocalizedName(
          english: String(repeating: "a note as long as an assumption needs ", count: 9)))
    ]
    let text = ForecastSummary(tiny.make(), folder: "out").text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let words = text.split(whereSeparator: \.isWhitespace)
    #expect(words.filter { $0 == "mountains" }.count == 7, "no name is cut")
  }

  @Test func `one region needs no table of regions`() {
    let text = ForecastSummary(
      TinyForecast.lively(regions: 1, horizon: Horizon(first: 2025, last: 2026)).make(),
      folder: "out"
    ).text
    #expect(!text.contains("between regions"))
    #expect(text.contains("one region"))
  }
}

@Suite("Progress")
struct ProgressBarTests {
  final class Recorder: Sendable {
    let texts = Mutex<[String]>([])
    let elapsed = Mutex(Duration.zero)
    let start = ContinuousClock.now

    func bar(_ style: ProgressBar.Style) -> ProgressBar {
      ProgressBar(
        "north", style: style,
        clock: { self.start + self.elapsed.withLock { $0 } },
        write: { text in self.texts.withLock { $0.append(text) } })
    }

    func pass(_ time: Duration) { elapsed.withLock { $0 += time } }
    var all: [String] { texts.withLock { $0 } }
  }

  @Test func `a bar is drawn at most ten times a second and once at the end`() {
    let recorder = Recorder()
    let bar = recorder.bar(.bar(columns: 60))
    recorder.pass(.seconds(1))
    for step in 1...1000 {
      bar.advance(to: step, of: 1000, "2031")
      recorder.pass(.milliseconds(1))
    }
    #expect((10...11).contains(recorder.all.count))
    #expect(recorder.all.last?.contains("100 %") == true)
    bar.finish()
    bar.finish()
    #expect(recorder.all.last == "\r\u{1B}[K")
    #expect((11...12).contains(recorder.all.count))
    for text in recorder.all { #expect(text.filter { $0 != "\u{1B}" }.count <= 64) }
  }

  @Test func `into a file go plain lines, one for every tenth`() {
    let recorder = Recorder()
    let bar = recorder.bar(.lines)
    recorder.pass(.seconds(1))
    for step in 1...25 { bar.advance(to: step, of: 25, "\(2024 + step)") }
    bar.finish()
    #expect(recorder.all.count == 10)
    #expect(recorder.all.first == "north: 10 %, 2027\n")
    #expect(recorder.all.last == "north: 100 %, 2049\n")
  }

  @Test(
    "nothing is shown in the first second", arguments: [ProgressBar.Style.lines, .bar(columns: 80)])
  func short(style: ProgressBar.Style) {
    let recorder = Recorder()
    let bar = recorder.bar(style)
    for step in 1...99 {
      recorder.pass(.milliseconds(10))
      bar.advance(to: step, of: 100)
    }
    bar.finish()
    #expect(recorder.all.isEmpty)
  }

  @Test func `quiet is silent`() {
    let recorder = Recorder()
    let bar = recorder.bar(.silent)
    bar.advance(to: 1, of: 1)
    bar.finish()
    #expect(recorder.all.isEmpty)
    #expect(Terminal.progressStyle(quiet: true) == .silent)
  }
}
