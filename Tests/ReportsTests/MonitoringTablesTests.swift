import Reports
import ScenarioEngine
import Tables
import Testing

@Suite("The tables of monitoring")
struct MonitoringTablesTests {
  @Test("an indicator may name every figure that the engine computes, and no other")
  func figures() {
    #expect(PackageTables.indicatorFigures == TargetIndicator.Figure.allCases.map(\.rawValue))
  }

  @Test(
    "periods are read as they are written, with their months",
    arguments: [
      ("2026", 12), ("2026H1", 6), ("2026H2", 6), ("2026Q3", 3), ("2026M9", 9), ("2026M12", 12),
    ])
  func periods(text: String, months: Int) throws {
    let period = try #require(ReportingPeriod(text))
    #expect(period.text == text)
    #expect(period.year == 2026)
    #expect(period.months.count == months)
    #expect(period.shareOfMonths == Double(months) / 12)
  }

  @Test("other texts are no periods", arguments: ["26", "2026H3", "2026Q0", "2026M13", "2026S1"])
  func noPeriods(text: String) {
    #expect(ReportingPeriod(text) == nil)
  }
}
