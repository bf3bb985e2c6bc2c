import Demography
import FoundationEssentials
import Projection
import ScenarioEngine
import TestSupport
import Testing

/// The tables of the README are the program's own figures.
@Suite("The README's tables")
struct ReadmeTableTests {
  let readme: String

  init() throws {
    readme = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
  }

  @Test("show what the resettlement programme comes to")
  func programme() throws {
    let reference = try KazakhstanRun("reference")
    let runs = try [[], ["interventions.north.additionality=1"]].map {
      try KazakhstanRun("north-resettlement", set: $0)
    }
    func thousandths(_ value: Double) -> String {
      let whole = Int(value.rounded())
      return "\(whole / 1000),\(String(1000 + whole % 1000).dropFirst())"
    }
    func line(_ name: String, _ cell: (KazakhstanRun) -> String) {
      let line = "| \(name) | " + runs.map(cell).joined(separator: " | ") + " |"
      #expect(readme.contains(line), "the README should have: \(line)")
    }
    line("persons moved beyond those who move today") { run in
      thousandths(
        run.forecast.programmeFigures().filter { $0.region == nil }
          .reduce(0) { $0 + $1.counts.transferred })
    }
    line("effect on indicator 7 in 2030, of the 6,887 that it lacks") { run in
      let six = run.forecast.scenario.designatedRegions
      let transferred = six.reduce(0) { sum, row in
        sum + run.forecast[2030].transfersIn.total(region: row)
          - run.forecast[2030].transfersOut.total(region: row)
      }
      let effect = run.designatedNet(in: 2030) - reference.designatedNet(in: 2030) + transferred
      return "\(thousandths(effect)) (\(Int((100 * effect / 6887).rounded())) %)"
    }
    line("gain of the six designated regions on 1 January 2031") { run in
      thousandths(
        run.forecast.scenario.designatedRegions.reduce(0) { sum, row in
          sum + run.forecast.population(in: 2031).total(region: row)
            - reference.forecast.population(in: 2031).total(region: row)
        })
    }
  }

  @Test("show the four references as they come out", arguments: ReferenceTests.all)
  func references(name: String) throws {
    let run = try KazakhstanRun(name)
    let events = run.forecast[2025]
    let astana = run.forecast.population(in: 2035).total(region: try run.row("astana"))
    let last = run.forecast.scenario.horizon.last >= 2050 ? thousands(run.total(2050)) + " " : ""
    let row = [
      name, thousands(run.total(2026)), thousands(run.midYear(2030)), thousands(run.midYear(2035)),
    ]
    let rest = [
      decimal(events.births.joined().reduce(0, +)), decimal(events.deaths.total), thousands(astana),
    ]
    let line =
      "| " + row.joined(separator: " | ") + " | \(last)| " + rest.joined(separator: " | ") + " |"
    #expect(readme.contains(line), "the README should have: \(line)")
  }

  @Test(
    "show the melting net as it comes out",
    arguments: [
      ("constant rates", "reference"), ("persistent", "reference-persistent"),
    ], ["0.444", "0.30", "0.50"])
  func meltingNet(rule: (label: String, file: String), share: String) throws {
    let run = try KazakhstanRun(
      rule.file, set: ["assumptions.internal.gross_share=\(share)"])
    let nets = [2025, 2026, 2028, 2030, 2035].map { decimal(run.designatedNet(in: $0)) }
    let line = "| \(rule.label) | \(share) | " + nets.joined(separator: " | ") + " |"
    #expect(readme.contains(line), "the README should have: \(line)")
  }

  @Test("say what a lower mobility would mean for Astana")
  func lowMobility() throws {
    let low = try KazakhstanRun(
      "reference", set: ["assumptions.internal.mobility={2025: 1, 2026: 0.47}"])
    let high = try KazakhstanRun("reference")
    let astana = try low.row("astana")
    func millions(_ run: KazakhstanRun, _ year: Int) -> String {
      let hundredths = Int(
        (run.forecast.population(in: year).total(region: astana) / 1e4).rounded())
      return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
    let text = readme.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let sentence =
      "At the level of 2022 (0.47 of 2025) the net of 2030 is \(decimal(low.designatedNet(in: 2030))) "
      + "thousand, and Astana has \(millions(low, 2035)) million in 2035 and \(millions(low, 2050)) in "
      + "2050 instead of \(millions(high, 2035)) and \(millions(high, 2050))"
    #expect(text.contains(sentence), "the README should say: \(sentence)")
  }

  /// Whole thousands with a space between the groups: `20 487`.
  private func thousands(_ persons: Double) -> String {
    let digits = String(Int((persons / 1000).rounded()))
    return digits.count > 3 ? digits.dropLast(3) + " " + digits.suffix(3) : digits
  }

  /// Thousands with one decimal and a true minus sign.
  private func decimal(_ persons: Double) -> String {
    let tenths = Int((abs(persons) / 100).rounded())
    return (persons < 0 ? "−" : "") + "\(tenths / 10).\(tenths % 10)"
  }
}
