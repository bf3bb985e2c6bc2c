import ScenarioEngine
import Tables
import Testing

@Suite("The tables of hindcasts")
struct BacktestTablesTests {
  private func choices(_ table: TableDescription, _ column: String) -> [String] {
    guard case .choice(let choices)? = table.column(named: column)?.kind else { return [] }
    return choices
  }

  @Test func `name every method and figure of the engine`() {
    for table in [BacktestTables.errors, BacktestTables.regions] {
      #expect(choices(table, "method") == HindcastMethod.allCases.map(\.rawValue))
      #expect(choices(table, "figure") == HindcastFigure.allCases.map(\.rawValue))
    }
    #expect(
      choices(BacktestTables.summary, "method") == HindcastMethod.rules.map(\.rawValue))
  }
}
