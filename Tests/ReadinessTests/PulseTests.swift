import Glibc
import Readiness
import TestSupport
import Testing

@Suite("Pulses of arrivals and their days")
struct PulseTests {
  // Closed forms: P(1, x) = 1 − exp(−x); P(2, x) = 1 − (1 + x)·exp(−x); P(1/2, x) = erf(√x).
  @Test("the incomplete gamma function meets its closed forms")
  func closedForms() {
    for step in 1...400 {
      let x = Double(step) * 0.1
      expectClose(GammaDistribution.regularised(1, x), -expm1(-x), within: 1e-14)
      expectClose(GammaDistribution.regularised(2, x), 1 - (1 + x) * exp(-x), within: 1e-14)
      expectClose(GammaDistribution.regularised(0.5, x), erf(x.squareRoot()), within: 1e-14)
    }
  }

  // Values of chi-squared tables: with n degrees of freedom the share below x is P(n/2, x/2).
  @Test(
    "the 95th percentiles of the chi-squared distribution",
    arguments: [(1.0, 3.841459), (4, 9.487729), (7, 14.067140), (20, 31.410433)])
  func chiSquared(freedom: Double, percentile: Double) {
    expectClose(GammaDistribution.regularised(freedom / 2, percentile / 2), 0.95, within: 1e-7)
  }

  @Test("a wave's shares add up to the part that comes within the days, floor or none")
  func sums() {
    for (shape, scale, floor) in [(2.6, 4.8, 0.0), (2.6, 4.8, 0.14), (7, 8, 0.2), (1.5, 1, 0.05)] {
      var shares = [Double](repeating: 0, count: 365)
      ArrivalPulse(shape: shape, scaleDays: scale, floor: floor).fill(&shares)
      expectClose(shares.reduce(0, +), 1, within: 1e-6)
      #expect(shares.allSatisfy { $0 >= 0 })
    }
  }

  @Test("the floor is the stated share of the largest day and halves after the pulse")
  func floor() {
    var (plain, floored) = ([Double](repeating: 0, count: 400), [Double](repeating: 0, count: 400))
    ArrivalPulse(shape: 2.6, scaleDays: 4.8).fill(&plain)
    ArrivalPulse(shape: 2.6, scaleDays: 4.8, floor: 0.14, floorHalfLifeDays: 60).fill(&floored)
    // The pulse shrinks by 1 − φ, which its first and largest days share with the floor beneath.
    let peak = plain.indices.max { plain[$0] < plain[$1] } ?? 0
    let late = floored[330]
    expectClose(floored[390], late / 2, within: 1e-9)
    let shrunk = (floored[peak] - floored[0]) / (plain[peak] - plain[0])
    let first = floored[0] - shrunk * plain[0]
    expectClose(first / (shrunk * plain[peak]), 0.14, within: 1e-12)
  }

  @Test("a deadline's largest days come before it and its tail fades by e in its days")
  func deadline() {
    var shares = [Double](repeating: 0, count: 120)
    ArrivalPulse(
      kind: .deadline(day: 40, tailShare: 0.3, tailDays: 2), shape: 1.2, scaleDays: 5
    ).fill(&shares)
    expectClose(shares.reduce(0, +), 1, within: 1e-12)
    expectClose(shares[..<40].reduce(0, +), 0.7, within: 1e-12)
    expectClose(shares[44] / shares[42], exp(-1), within: 1e-12)
    #expect((0..<38).allSatisfy { shares[$0] <= shares[$0 + 1] })
  }

  @Test("dates go through leap years and back")
  func dates() {
    #expect(CalendarDay(year: 1970, month: 1, day: 1).number == 0)
    #expect(CalendarDay(iso: "2024-02-29")?.iso == "2024-02-29")
    #expect(CalendarDay(iso: "2023-02-29") == nil)
    #expect(CalendarDay(iso: "2026-9-21") == nil)
    #expect((CalendarDay(year: 2026, month: 9, day: 21) + 365).iso == "2027-09-21")
    for number in stride(from: -200_000, to: 200_000, by: 37) {
      let day = CalendarDay(number: number)
      #expect(CalendarDay(year: day.year, month: day.month, day: day.dayOfMonth) == day)
    }
  }
}
