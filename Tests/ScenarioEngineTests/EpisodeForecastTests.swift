import Readiness
import ScenarioEngine
import TestSupport
import Testing

@Suite("Past surges foretold by one another")
struct EpisodeForecastTests {
  @Test("an episode that went as another one did is told by its size, and by its first days")
  func foretold() throws {
    var other = Episode(name: "other")
    var shares = [Double](repeating: 0, count: 45)
    ArrivalPulse(shape: 2.6, scaleDays: 4.8, floor: 0.14).fill(&shares)
    other.entries = shares.map { $0 * 1e6 }
    var same = Episode(name: "same")
    same.entries = shares.map { $0 * 3e5 }
    let (known, asked) = (EpisodeReport(other), EpisodeReport(same))
    for given in EpisodeForecast.Known.allCases {
      let forecast = try #require(EpisodeForecast(of: asked, by: known, knowing: given))
      expectClose(forecast.error(byDay: 7), 0, within: 0.02)
      expectClose(forecast.error(byDay: 14), 0, within: 0.02)
      #expect(abs(forecast.busiestDayMiss) <= 1)
      #expect(forecast.daysInside == 45)
    }
    // Nothing is foretold of an episode of single counts.
    #expect(
      EpisodeForecast(of: EpisodeReport(Episode(name: "counts")), by: known, knowing: .size) == nil)
  }
}
