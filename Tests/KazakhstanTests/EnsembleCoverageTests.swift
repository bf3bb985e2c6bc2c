import Ensembles
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing

/// How often 80 % intervals hold what they say: on truths that the model itself drew, and on what
/// came in Kazakhstan.
@Suite("80 % intervals")
struct EnsembleCoverageTests {
  static let page = "Sources/ScenarioEngine/Documentation.docc/Uncertainty.md"

  /// Intervals from 1000 draws of one seed against 500 truths of another, each a draw of the model.
  @Test("hold 77–83 % of truths drawn from the model, after 1, 5 and 10 years")
  func simulatedTruth() async throws {
    let horizon = "2025..2036"
    let intervals = try await EnsembleDraws(
      .kazakhstan(draws: 1000, seed: 1, horizon: horizon))
    let truths = try await EnsembleDraws(.kazakhstan(draws: 500, seed: 2, horizon: horizon))
    let areas = intervals.ensemble.layout.areas
    let regions = areas.indices.filter { areas[$0].level == .region }
    let text = try #require(TemporaryFolder.text(Repository.path(Self.page)))
    for event in [FigureLayout.Event.persons, .births] {
      var row = "| \(event.name) |"
      for year in [1, 5, 10] {
        var (held, count) = (0, 0)
        for area in regions {
          let draws = try intervals.draws(event, 2025 + year, area: area)
          let interval = draws.quantile(0.1)...draws.quantile(0.9)
          let came = try truths.draws(event, 2025 + year, area: area)
          held += came.count { interval.contains($0) }
          count += came.count
        }
        let share = Double(held) / Double(count) * 100
        #expect(count == 10_000)
        #expect(
          (77...83).contains(share), "\(event.name) after \(year) years: \(share) % of \(count)")
        row += " \((share * 10).rounded() / 10) |"
      }
      #expect(text.contains(row), "\(Self.page) lacks: \(row)")
    }
  }

  /// What the hindcasts know of their first year is nothing, so its deviation is a later year's.
  private static func hindcast(from: Int) async throws -> (EnsembleDraws, CountryData) {
    let loaded = try ScenarioReader.read(
      file: Repository.path("Scenarios/kazakhstan/reference.yaml"))
    var uncertainty = loaded.scenario.uncertainty
    for (driver, spread) in uncertainty.drivers {
      uncertainty.drivers[driver]?.firstYear = max(spread.firstYear, spread.innovation)
    }
    let rules = try #require(loaded.scenario.assumptions.internalMigration)
    let plan = try Hindcast.plan(
      of: loaded.country, from: from, to: 2026, rules: rules, method: .constantRates,
      uncertainty: uncertainty)
    let ensemble = try EnsemblePlan(plan, settings: EnsembleSettings(draws: 1000, seed: 7))
    return (try await EnsembleDraws(ensemble), loaded.country)
  }

  @Test("from 2023 and 2024 held the regions' totals as often as Uncertainty.md says")
  func hindcasts() async throws {
    let text = try #require(TemporaryFolder.text(Repository.path(Self.page)))
    for from in [2023, 2024] {
      let (draws, country) = try await Self.hindcast(from: from)
      let areas = draws.ensemble.layout.areas
      let regions = areas.indices.filter { areas[$0].level == .region }
      for year in (from + 1)...(from + 2) {
        let totals = try #require(country.populationTotals[year])
        var (held, below, width) = (0, 0, 0.0)
        for (row, area) in regions.enumerated() {
          let came = totals[row].compactMap { $0 }.reduce(0, +)
          let persons = try draws.draws(.persons, year, area: area)
          let (low, high) = (persons.quantile(0.1), persons.quantile(0.9))
          width += (high / low - 1) * 100 / Double(regions.count)
          if (low...high).contains(came) { held += 1 }
          if came < low { below += 1 }
        }
        let national = try draws.draws(.persons, year)
        let came = totals.joined().compactMap { $0 }.reduce(0, +)
        let country = (national.quantile(0.1)...national.quantile(0.9)).contains(came)
        let line =
          "| \(from) | \(year) | \(held) of 20 | \(below) | \(20 - held - below) "
          + "| \((width * 10).rounded() / 10) | \(country ? "inside" : "outside") |"
        #expect(text.contains(line), "\(Self.page) lacks: \(line)")
      }
    }
  }
}
