import Ensembles
import Glibc
import TestSupport
import Testing

@Suite("Quantiles and means over draws")
struct DrawSummaryTests {
  static let levels = [0, 0.025, 0.1, 0.25, 0.5, 0.9, 0.975, 1]

  func summary(_ values: [Double], levels: [Double] = Self.levels) -> DrawSummary {
    var summarizer = DrawSummarizer(levels: levels)
    var values = values
    return values.withUnsafeMutableBufferPointer { summarizer.summary(of: $0) }
  }

  /// Type 7 by sorting everything.
  func sortedQuantile(_ values: [Double], _ level: Double) -> Double {
    let sorted = values.sorted()
    let position = Double(values.count - 1) * level
    let below = Int(position)
    let above = min(below + 1, values.count - 1)
    let (low, high) = (sorted[below], sorted[above])
    let weight = position - Double(below)
    return weight == 0 || low == high ? low : low + weight * (high - low)
  }

  static let shapes: [(String, @Sendable (Double) -> Double)] = [
    ("normal", { $0 }), ("log-normal, heavy", { exp(4 * $0) }), ("few values", { $0.rounded() }),
    ("one value", { _ in 3.7 }), ("one outlier", { $0 > 2.5 ? 1e200 : $0 }),
    ("tiny range", { 1e6 + $0 * 1e-9 }), ("negative", { -exp($0) }),
    ("mostly zero", { max(0, $0 - 1.5) }), ("both zeros", { $0 > 0 ? 0.0 : -0.0 }),
    ("subnormal", { $0 * 1e-300 * 1e-20 }), ("huge", { $0 * 1e300 }),
  ]

  @Test(
    "quantiles equal those of the sorted draws to the bit, whatever the distribution",
    arguments: [1, 2, 3, 10, 47, 48, 49, 500, 1003, 10_000])
  func bruteForce(count: Int) {
    var normals = [Double](repeating: 0, count: count)
    normals.withUnsafeMutableBufferPointer {
      RandomStream(seed: 6, component: "draws").fillNormals($0, firstDraw: 0)
    }
    // One summariser for all, as in use: nothing may be left over from another column.
    var summarizer = DrawSummarizer(levels: Self.levels)
    for (name, shape) in Self.shapes {
      let values = normals.map(shape)
      var column = values
      let got = column.withUnsafeMutableBufferPointer { summarizer.summary(of: $0) }
      for (level, quantile) in zip(Self.levels, got.quantiles) {
        #expect(quantile.value == sortedQuantile(values, level), "\(name) at \(level)")
      }
    }
  }

  @Test("mean and deviation equal the plain formulas")
  func meanAndDeviation() {
    let values = (0..<1003).map { 1e6 + sin(Double($0)) }
    let got = summary(values)
    let mean = values.reduce(0, +) / 1003
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1002
    expectClose(got.mean.value, mean, within: 1e-9)
    expectClose(got.standardDeviation, variance.squareRoot(), within: 1e-9)
    expectClose(got.mean.error ?? .nan, (variance / 1003).squareRoot(), within: 1e-9)
    #expect(summary([4]).mean.error == nil)
    #expect(summary([4]).standardDeviation == 0)
  }

  @Test("a draw that is not a number is not summarised in silence")
  func notANumber() {
    for wrong in [Double.nan, .infinity] {
      let got = summary((0..<100).map { $0 == 50 ? wrong : Double($0) })
      #expect(got.mean.value.isNaN)
      #expect(got.quantiles.allSatisfy { $0.value.isNaN })
    }
  }

  @Test("too few draws give no error, and the ends of the range never")
  func noError() {
    let got = summary((0..<8).map(Double.init), levels: [0, 0.1, 0.5, 1])
    #expect(got.quantiles.map { $0.error != nil } == [false, false, true, false])
  }

  @Test("a quantile lies within one error of the truth two times in three, within two 95 of 100")
  func coverage() {
    let levels = [0.1, 0.5, 0.9]
    let repeats = 2000
    var within = [[0, 0], [0, 0], [0, 0]]
    var summarizer = DrawSummarizer(levels: levels)
    var column = [Double](repeating: 0, count: 1000)
    for sample in 0..<repeats {
      let got = column.withUnsafeMutableBufferPointer { draws in
        RandomStream(seed: 8, component: "coverage").fillNormals(
          draws, time: sample, firstDraw: 0)
        return summarizer.summary(of: draws)
      }
      for (index, level) in levels.enumerated() {
        let miss = abs(got.quantiles[index].value - InverseNormal.quantile(level))
        let error = got.quantiles[index].error ?? 0
        if miss <= error { within[index][0] += 1 }
        if miss <= 2 * error { within[index][1] += 1 }
      }
    }
    for counts in within {
      // The error is itself estimated, from some twenty draws: a few points are lost.
      expectClose(Double(counts[0]) / Double(repeats), 0.66, within: 0.04)
      expectClose(Double(counts[1]) / Double(repeats), 0.94, within: 0.025)
    }
  }

  @Test("running moments equal those of all draws, however the draws are split")
  func runningMoments() {
    func draw(_ number: Int) -> [Double] {
      (0..<5).map {
        1e6 * Double($0) + RandomStream(seed: 2, component: "m").normal(time: $0, draw: number)
      }
    }
    func moments(_ draws: Range<Int>) -> RunningMoments {
      var moments = RunningMoments(values: 5)
      for number in draws { draw(number).withUnsafeBufferPointer { moments.add($0) } }
      return moments
    }
    var merged = RunningMoments(values: 5)
    for block in [0..<64, 64..<65, 65..<65, 65..<301] { merged.merge(moments(block)) }
    #expect(merged.drawCount == 301)
    for value in 0..<5 {
      let expected = summary((0..<301).map { draw($0)[value] })
      expectClose(merged.mean(value).value, expected.mean.value, within: 1e-8)
      expectClose(merged.mean(value).error ?? 0, expected.mean.error ?? 1, within: 1e-10)
      expectClose(moments(0..<301).variance(value), merged.variance(value), within: 1e-9)
    }
  }
}

@Suite("Histograms of cells")
struct CellHistogramTests {
  let references = [1000.0, 20, 0, 5]

  /// Cells of one draw: near the reference, far from it, without reference, mostly empty.
  func draw(_ number: Int) -> [Double] {
    let z = (0..<4).map { RandomStream(seed: 3, component: "cells").normal(time: $0, draw: number) }
    return [1000 * exp(0.05 * z[0]), 20 * exp(2 * z[1]), abs(z[2]), max(0, z[3] - 1)]
  }

  func histograms(_ draws: some Sequence<Int>) -> CellHistograms {
    var histograms = CellHistograms(references: references)
    for number in draws { draw(number).withUnsafeBufferPointer { histograms.add($0) } }
    return histograms
  }

  @Test("every quantile lies within its stated error of the exact one")
  func statedError() {
    let draws = 2000
    let histograms = histograms(0..<draws)
    let levels = [0.025, 0.1, 0.5, 0.9, 0.975]
    for value in references.indices {
      var column = (0..<draws).map { draw($0)[value] }
      var summarizer = DrawSummarizer(levels: levels)
      let exact = column.withUnsafeMutableBufferPointer { summarizer.summary(of: $0) }
      for (level, quantile) in zip(levels, exact.quantiles) {
        let got = histograms.quantile(value, level: level)
        expectClose(
          got.value, quantile.value, within: got.halfWidth * (1 + 1e-12), "\(value) at \(level)")
      }
    }
    // A cell within a fifth of its reference is known to six in a thousand.
    let median = histograms.quantile(0, level: 0.5)
    #expect(median.halfWidth < 0.006 * median.value)
    #expect(histograms.quantile(3, level: 0.5).value == 0)
    #expect(histograms.quantile(3, level: 0.5).halfWidth == 0)
  }

  @Test("neither the order of the draws nor how they are split changes a bin")
  func orderAndMerging() {
    let straight = histograms(0..<300)
    #expect(histograms((0..<300).reversed()) == straight)
    var merged = histograms(200..<300)
    merged.merge(histograms(0..<7))
    merged.merge(histograms(7..<200))
    merged.merge(histograms(0..<0))
    #expect(merged == straight)
  }

  @Test("amounts of any size find a bin")
  func extremes() {
    var histograms = CellHistograms(references: [1])
    for amount: Double in [.leastNonzeroMagnitude, 1e-300, 1, 1e300, .greatestFiniteMagnitude, 0] {
      [amount].withUnsafeBufferPointer { histograms.add($0) }
    }
    #expect(histograms.quantile(0, level: 0).value == 0)
    let largest = histograms.quantile(0, level: 1)
    #expect(largest.value.isFinite)
    #expect(largest.value + largest.halfWidth >= 1e300)
  }
}
