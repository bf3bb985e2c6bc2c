import ScenarioEngine
import TestSupport
import Testing

/// The regions one year on, with the flows of the year before: the nets of 2025 were solved from the
/// populations of 2026, so that a test with the flows of 2025 would be circular.
@Suite("Regions of Kazakhstan out of sample")
struct RegionalTests {
  @Test("come within a mean of 0.37 % on 1 January 2026, better than both trends")
  func regions() throws {
    let run = try KazakhstanRun(
      "reference", set: ["assumptions.internal.flows=2024", "assumptions.internal.mobility=1"])
    let (before, base) = (try run.official(2024), try run.official(2025))
    let linear = zip(before, base).map { 2 * $1 - $0 }
    let geometric = zip(before, base).map { $1 * $1 / $0 }
    let model = try run.regionalErrors(in: 2026, of: run.regionTotals(2026))
    let byLine = try run.regionalErrors(in: 2026, of: linear)
    let byRate = try run.regionalErrors(in: 2026, of: geometric)
    print(
      "regions on 1 January 2026, mean absolute error (worst), per cent:",
      "model \(model), linear \(byLine), geometric \(byRate)")
    #expect(model.mean <= 0.37)
    #expect(model.mean < byLine.mean)
    #expect(model.mean < byRate.mean)
    #expect(model.worst < 1.5)
  }
}
