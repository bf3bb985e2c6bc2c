import Migration
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing
import kosh

/// The figures of the Calibration page are the program's own.
@Suite("The Calibration page")
struct CalibrationPageTests {
  let page: String

  init() throws {
    page = try #require(
      TemporaryFolder.text(
        Repository.path("Sources/ScenarioEngine/Documentation.docc/Calibration.md")))
  }

  @Test func `shows what the commands print, line by line`() {
    let folder = TemporaryFolder()
    var output: Set<String> = []
    var lines = 0
    for line in page.split(separator: "\n").map(trimmed) {
      if line.hasPrefix("$ kosh ") {
        let words = line.split(separator: " ").dropFirst(2).map { word in
          word.hasPrefix("Scenarios/") ? Repository.path(String(word)) : String(word)
        }
        let answer = Answer(words + ["--out", folder + "c.json"])
        #expect(answer.status == .done)
        output = Set(answer.out.split(separator: "\n").map(trimmed))
      } else if line == "```" {
        output = []
      } else if !output.isEmpty, !line.isEmpty {
        lines += 1
        #expect(output.contains(line), "not printed: \(line)")
      }
    }
    #expect(lines >= 18)
  }

  private func trimmed(_ line: Substring) -> String {
    String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  @Test func `shows the shares of Pavlodar as they come out`() throws {
    let country = try CountryReader.read(folder: Repository.path("Scenarios/kazakhstan/data"))
    let ring = try CountryCalibration.fit(
      CalibrationRequest(form: .shares, ring: true), to: country
    ).checks
    let distance = try CountryCalibration.fit(CalibrationRequest(form: .shares), to: country).checks
    #expect(ring.count == 6)
    for (a, b) in zip(ring, distance) {
      let figures = [
        variation(a, "residents alone"), a.fitted.totalVariation, variation(a, "balanced, 2024"),
        b.fitted.totalVariation, variation(b, "balanced, 2024"), variation(a, "flows, 2024"),
      ]
      let row =
        "| " + ([a.fitted.name] + figures.map { decimals($0, 3) }).joined(separator: " | ") + " |"
      #expect(page.contains(row), "the page should have: \(row)")
    }
    let arrivals = try #require(ring.first { $0.fitted.name == "all → pavlodar, 2022" })
    let turkistan = try #require(
      arrivals.fitted.parts.firstIndex { $0.name == "turkistan → pavlodar, 2022" })
    let steep = try #require(distance.first { $0.fitted.name == arrivals.fitted.name })
    for (text, share) in [
      ("10.5 % of the arrivals in Pavlodar", arrivals.fitted.parts[turkistan].observed),
      ("has 2.2 %", share(arrivals, "flows, 2024", turkistan)),
      ("expects 8.4 %", share(steep, "balanced, 2024", turkistan)),
      ("with ring 10.3 %", share(arrivals, "balanced, 2024", turkistan)),
    ] {
      let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(text))
      #expect(
        text.contains(" \(decimals(100 * share, 1)) %") || text.hasPrefix(decimals(100 * share, 1)))
    }
  }

  private func variation(_ check: Calibration.Check, _ rule: String) -> Double {
    check.others.first { $0.rule == rule }?.check.totalVariation ?? .nan
  }

  private func share(_ check: Calibration.Check, _ rule: String, _ part: Int) -> Double {
    check.others.first { $0.rule == rule }?.check.parts[part].expected ?? .nan
  }

  private func decimals(_ value: Double, _ count: Int) -> String {
    let scale = count == 3 ? 1000 : 10
    let digits = String(Int((value * Double(scale)).rounded()) % scale)
    return "\(Int((value * Double(scale)).rounded()) / scale)."
      + String(repeating: "0", count: count - digits.count) + digits
  }
}
