import Demography
import Diagnostics
import Glibc
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

/// What can be said of the scenario files of Kazakhstan without running them.
@Suite("The scenario files of Kazakhstan")
struct ScenarioFilesTests {
  static let whatIf = [
    "asylum-north-east", "astana-containment", "climate-displacement", "combined-stress",
    "geopolitical-surge", "kandas-return", "labour-reorientation", "mono-town-shutdown",
    "north-resettlement", "north-resettlement-expanded", "spring-floods", "study-places-north",
    "workers-return",
  ]

  @Test("are all listed in Scenarios/README.md, and all of those listed are there")
  func listed() throws {
    let files = TemporaryFolder.entries(Repository.path("Scenarios/kazakhstan"))
      .filter { $0.hasSuffix(".yaml") }
    let readme = try #require(TemporaryFolder.text(Repository.path("Scenarios/README.md")))
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(named.sorted() == files.sorted())
    #expect(Set(Self.whatIf.map { "\($0).yaml" }).isSubset(of: files))
  }

  @Test("are read with every variant, and speak three languages", arguments: whatIf)
  func variants(name: String) throws {
    let loaded = try KazakhstanRun.readAll(name)
    #expect(loaded.count > 1, "at least one variant")
    for scenario in loaded.map(\.scenario) {
      let title = scenario.title
      #expect(Set([title.english, title.russian, title.kazakh]).count == 3)
      let description = try #require(scenario.description)
      #expect(Set([description.english, description.russian, description.kazakh]).count == 3)
      #expect(!scenario.notes.isEmpty)
      for note in scenario.notes {
        #expect(Set([note.english, note.russian, note.kazakh]).count == 3)
      }
      #expect(!scenario.interventions.isEmpty)
    }
  }

  /// Words, switches and timing, whose reason the title and the comments give.
  static let needNoSource: Set = [
    "name", "active", "years", "shape", "counts", "region", "factor", "profile", "price_year",
    "source", "sources", "note",
  ]

  @Test(
    "give every number of an intervention a source, or call it an assumption", arguments: whatIf)
  func sources(name: String) throws {
    let path = Repository.path("Scenarios/kazakhstan/\(name).yaml")
    let text = try #require(TemporaryFolder.text(path))
    var faults = FaultList()
    let file = try #require(YAMLParser.parse(SourceText(path: path, text), faults: &faults))
    guard case .sequence(let items)? = file["interventions"]?.content else {
      Issue.record("no interventions")
      return
    }
    #expect(!items.isEmpty)
    for item in items {
      let settings = try #require(item.entries?.first?.value)
      if settings["source"] != nil { continue }
      let stated = settings["sources"]?.entries?.map(\.key) ?? []
      let numbers = settings.entries?.map(\.key).filter { !Self.needNoSource.contains($0) } ?? []
      // Two that stand beside each other share a source.
      let told = Set(stated + (stated.contains("jobs_lost") ? ["jobs"] : []))
      #expect(Set(numbers).subtracting(told) == [], "\(name): without a source")
    }
  }

  @Test("say of every range of a number that it is assumed or why it is so wide", arguments: whatIf)
  func ranges(name: String) throws {
    let scenario = try #require(try KazakhstanRun.readAll(name).first).scenario
    let words = scenario.provenance.filter { $0.field.hasPrefix("interventions.") }
    #expect(words.contains { $0.text.lowercased().contains("assumption") })
    #expect(words.allSatisfy { $0.text.count > 10 })
  }
}

/// Numbers that files derive from others, worked out again.
@Suite("Numbers that the scenario files derive")
struct DerivedScenarioNumbersTests {
  private func intervention(_ file: String, variant: String? = nil, _ name: String) throws
    -> Intervention
  {
    let loaded = try KazakhstanRun.readAll(file)
    let scenario = try #require(loaded.first { $0.variant == variant }).scenario
    return try #require(scenario.interventions.first { $0.name == name })
  }

  private func resettlement(_ file: String, variant: String? = nil) throws -> Resettlement {
    guard case .resettlement(let value) = try intervention(file, variant: variant, "north").action
    else { throw WrongKind() }
    return value
  }

  private func surge(_ file: String, variant: String? = nil) throws -> Surge {
    guard case .surge(let value) = try intervention(file, variant: variant, "mobilisation").action
    else { throw WrongKind() }
    return value
  }

  struct WrongKind: Error {}

  @Test("participants are the targets of indicator 8 in indicators.csv")
  func targets() throws {
    let text = try #require(
      TemporaryFolder.text(Repository.path("Scenarios/kazakhstan/inputs/indicators.csv")))
    let lines = text.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("8,") })
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    let header = lines[0].split(separator: ",")
    let programme = try resettlement("north-resettlement")
    for year in 2026...2030 {
      let column = try #require(header.firstIndex(of: "target_\(year)"))
      #expect(programme.participants[year] == Double(cells[column]), "\(year)")
    }
  }

  @Test("routes and the others' destinations add up to those received in 2025")
  func received() throws {
    let programme = try resettlement("north-resettlement")
    let regions = try KazakhstanRun.reference.get().country.regions
    // Received in 2025 less the kandas quota, taken as met in full.
    let published = [
      "north_kazakhstan": 2001.0, "pavlodar": 1134, "east_kazakhstan": 505, "kostanay": 501,
      "abai": 264, "ulytau": 103, "karaganda": 38,
    ]
    var model: [String: Double] = [:]
    for origin in programme.origins {
      for target in programme.routes[origin.region] ?? programme.destinations {
        model[regions.ids[target.region], default: 0] += origin.share * target.share
      }
    }
    let total = published.values.reduce(0, +)
    for (region, persons) in published {
      expectClose(model[region] ?? 0, persons / total, within: 0.003, region)
    }
    #expect(model.count == published.count)
  }

  @Test(
    "the expanded programme is 6 887 over additionality times one-year retention above baseline")
  func expanded() throws {
    let file = "north-resettlement-expanded"
    for (variant, additionality) in [
      (String?.none, 0.7), ("additionality_one", 1.0), ("additionality_low", 0.3),
    ] {
      let programme = try resettlement(file, variant: variant)
      let more = 6_887 / (additionality * programme.terms.retention.share(after: 1))
      expectClose(programme.additionality.central, additionality, within: 0)
      expectClose(programme.participants[2030], 4_609 + more, within: 1)
      expectClose(programme.participants[2026], 4_609 + more / 5, within: 1)
    }
  }

  /// Share of the arrivals of a gamma wave with a floor that come in the first so many of 365 days.
  private func arrived(_ pulse: CrisisCourse.Pulse, by days: Int) -> Double {
    func density(_ x: Double) -> Double {
      pow(x, pulse.shape - 1) * exp(-x / pulse.scaleDays)
        / (tgamma(pulse.shape) * pow(pulse.scaleDays, pulse.shape))
    }
    let wave = (0..<365).map { day in
      (0..<100).reduce(0) { $0 + density(Double(day) + (Double($1) + 0.5) / 100) } / 100
    }
    let until = pulse.shape * pulse.scaleDays + 4 * pulse.scaleDays * pulse.shape.squareRoot()
    let level = pulse.floor * (wave.max() ?? 0)
    let all = wave.enumerated().map { day, wave in
      wave + level * exp2(-max(0, Double(day) - until) / pulse.floorHalfLifeDays)
    }
    return all.prefix(days).reduce(0, +) / all.reduce(0, +)
  }

  @Test(
    "settled are those of each year who are expected to stay for one",
    arguments: [String?.none, "low", "high", "fast"])
  func settled(variant: String?) throws {
    let surge = try surge("geopolitical-surge", variant: variant)
    let course = try #require(surge.course)
    let halfLife = try #require(surge.settledHalfLifeDays)
    let arrivals = try #require(surge.arrivals)
    let staying = arrivals.central * (1 - course.shortStayShare) * exp2(-365 / halfLife)
    // 21 September to 31 December.
    let share = arrived(course.pulse, by: 102)
    let persons = try #require(surge.settledPersons)
    expectClose(persons[2026] ?? 0, staying * share, within: 0.005 * staying)
    expectClose(persons[2027] ?? 0, staying * (1 - share), within: 0.005 * staying)
  }

  @Test("placing asylum seekers changes where they live and who places them, nothing else")
  func placed() throws {
    let freely = try surge("asylum-north-east")
    var placed = try surge("asylum-north-east", variant: "placed")
    #expect(placed.course?.managedShare == 1)
    #expect(placed.regions != freely.regions)
    placed.regions = freely.regions
    placed.course?.managedShare = 0
    #expect(placed == freely)
  }

  @Test("combined-stress repeats the other two files to the letter")
  func combined() throws {
    #expect(
      try intervention("combined-stress", "basins")
        == intervention("climate-displacement", "basins"))
    #expect(
      try intervention("combined-stress", "zhanaozen")
        == intervention("mono-town-shutdown", "zhanaozen"))
    #expect(
      try intervention("combined-stress", "mobilisation")
        == intervention("geopolitical-surge", "mobilisation"))
  }

  @Test(
    "kept quotas are the path of indicator 4: 3.15, 3.10, 3.0, 2.9 and 3.0 % of the labour force")
  func quotas() throws {
    let path = [2026: 0.0315, 2027: 0.0310, 2028: 0.030, 2029: 0.029, 2030: 0.030]
    let files = try ["households", "employers"].map {
      try intervention("labour-reorientation", variant: "quota_kept", $0)
    }
    for (year, target) in path {
      let shares = files.map { intervention -> Double in
        guard case .labourQuota(let quota) = intervention.action,
          case .share(let share, _) = quota.size
        else { return .nan }
        return share[year]
      }
      expectClose(shares.reduce(0, +), target, within: 1e-12, "\(year)")
    }
  }
}
