import Ensembles
import Glibc
import TestSupport
import Testing

@Suite("Shares of the variance")
struct SobolTests {
  /// Runs a model of uniforms, one for each group.
  func indices(
    groups: [String], draws: Int, seed: UInt64, model: ([Double]) -> Double
  ) -> SobolIndices {
    let design = SobolDesign(groups: groups, baseDraws: draws)
    let streams = groups.map { RandomStream(seed: seed, component: $0) }
    let outcomes = (0..<design.runCount).map { run in
      model(
        groups.indices.map {
          streams[$0].uniform(draw: design.draw(ofGroup: $0, inRun: run))
        })
    }
    return SobolIndices(outcomes, design: design, seed: seed)
  }

  @Test("Ishigami's function gives its known indices within four of their errors")
  func ishigami() {
    let got = indices(groups: ["x1", "x2", "x3"], draws: 4000, seed: 1) { shares in
      let x = shares.map { (2 * $0 - 1) * Double.pi }
      return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
    }
    // Exact for a = 7, b = 0.1: V = 13.844588.
    expectClose(got.variance, 13.844588, within: 0.6)
    let exact = [(0.313905, 0.557589), (0.442411, 0.442411), (0, 0.243684)]
    for (index, (first, total)) in zip(got.indices, exact) {
      expectClose(index.first.value, first, within: 4 * index.first.error, index.group)
      expectClose(index.total.value, total, within: 4 * index.total.error, index.group)
      #expect(index.first.error < 0.05)
      #expect(index.total.error < 0.05)
    }
  }

  @Test("inputs that only add up share the variance out, alone as together")
  func additive() {
    let got = indices(groups: ["a", "b", "idle"], draws: 4000, seed: 2) {
      1e6 + 3 * InverseNormal.quantile($0[0]) + 4 * InverseNormal.quantile($0[1])
    }
    for (index, share) in zip(got.indices, [9.0 / 25, 16.0 / 25, 0]) {
      expectClose(index.first.value, share, within: 4 * index.first.error + 1e-9)
      expectClose(index.total.value, share, within: 4 * index.total.error + 1e-9)
    }
    // An input without effect has exactly none.
    #expect(got.indices[2].first.value == 0 && got.indices[2].total.value == 0)
  }

  @Test("an outcome that does not vary has no shares")
  func constant() {
    let got = indices(groups: ["a"], draws: 10, seed: 3) { _ in 4 }
    #expect(got.variance == 0 && got.indices.isEmpty)
  }

  @Test("bootstrap errors are those seen between independent repetitions")
  func bootstrap() {
    let repeats = (0..<40).map { seed in
      indices(groups: ["a", "b"], draws: 300, seed: UInt64(100 + seed)) {
        $0[0] + 2 * $0[1] * $0[1] + $0[0] * $0[1]
      }
    }
    for group in 0..<2 {
      for path in [\SobolIndices.Index.first, \.total] {
        let values = repeats.map { $0.indices[group][keyPath: path].value }
        let mean = values.reduce(0, +) / 40
        let seen = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot()
        let stated = repeats.map { $0.indices[group][keyPath: path].error }.reduce(0, +) / 40
        // Forty repetitions tell a deviation to about a ninth.
        expectClose(stated / seen, 1, within: 0.45)
      }
    }
  }

  @Test("each group's run differs from A in that group alone")
  func design() {
    let design = SobolDesign(groups: ["a", "b", "c"], baseDraws: 7)
    #expect(design.runCount == 35)
    for run in 0..<35 {
      let sources = (0..<3).map { design.source(ofGroup: $0, inRun: run) }
      let expected: [SobolDesign.Source] =
        switch run % 5 {
        case 0: [.a, .a, .a]
        case 1: [.b, .b, .b]
        case 2: [.b, .a, .a]
        case 3: [.a, .b, .a]
        default: [.a, .a, .b]
        }
      #expect(sources == expected)
      #expect(design.baseDraw(ofRun: run) == run / 5)
    }
  }
}
