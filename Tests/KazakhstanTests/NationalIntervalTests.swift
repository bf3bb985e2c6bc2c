import Demography
import Ensembles
import ScenarioEngine
import TestSupport
import Testing

/// The country's interval beside that of World Population Prospects 2024, as Uncertainty.md has it.
@Suite("The country's 80 % interval")
struct NationalIntervalTests {
  @Test("is what the table of Uncertainty.md says, within the error of 2000 draws")
  func table() async throws {
    let text = try #require(
      TemporaryFolder.text(Repository.path(EnsembleCoverageTests.page)))
    let history = try UncertaintySourcesTests.History(
      file: Repository.path("Scenarios/kazakhstan/inputs/uncertainty_history.csv"))
    let draws = try await EnsembleDraws(
      .kazakhstan(draws: 2000, seed: EnsembleSettings.defaultSeed))
    let summary = try await draws.summary()
    let layout = draws.ensemble.layout
    let point = draws.ensemble.plan.forecast()
    for year in [2030, 2035, 2050] {
      let place = year - layout.years[0]
      let persons = try #require(
        summary.summary(figure: layout.figure(.persons), year: place, area: 0))
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("| \(year), 1 January |") }
      let line = try #require(lines.first, "a row of \(year)")
      let cells = line.split(separator: "|").dropFirst().map { cell in
        cell.filter { $0.isNumber || $0 == "." }
      }.compactMap(Double.init)
      try #require(cells.count == 8)
      expectClose(cells[0], point.population(in: year).total / 1000, within: 0.5)
      let own = persons.quantiles + [persons.mean]
      for (cell, estimate) in zip(cells[1...4], own) {
        let error = try #require(estimate.error) / 1000
        expectClose(cell, estimate.value / 1000, within: 4 * error + 0.5, "\(year)")
      }
      let names = ["persons_lower_80", "persons_median", "persons_upper_80"]
      for (cell, name) in zip(cells[5...7], names) {
        expectClose(cell, try history(name, year), within: 0.5, "\(year) \(name)")
      }
    }
  }
}
