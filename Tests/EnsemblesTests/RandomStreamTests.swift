import Ensembles
import Glibc
import ScenarioEngine
import TestSupport
import Testing

@Suite("Named random numbers")
struct RandomStreamTests {
  @Test("Philox gives the published words")
  func philox() { expectReturned(PublishedRandomNumbers.published) }

  @Test("a name hashes to the published FNV-1a number")
  func hash() {
    #expect(stableHash("") == 0xcbf2_9ce4_8422_2325)
    #expect(stableHash("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(stableHash("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test("a row of draws is what each draw gives by itself", arguments: [0, 1, 2, 3, 4, 7, 1001])
  func rows(firstDraw: Int) {
    let stream = RandomStream(seed: 7, component: "fertility", region: "astana")
    for count in [0, 1, 2, 3, 4, 5, 8, 19, 64] {
      var uniforms = [Double](repeating: .nan, count: count)
      var normals = uniforms
      uniforms.withUnsafeMutableBufferPointer {
        stream.fillUniforms($0, time: 2031, firstDraw: firstDraw)
      }
      normals.withUnsafeMutableBufferPointer {
        stream.fillNormals($0, time: 2031, firstDraw: firstDraw)
      }
      for index in 0..<count {
        #expect(uniforms[index] == stream.uniform(time: 2031, draw: firstDraw + index))
        #expect(normals[index] == stream.normal(time: 2031, draw: firstDraw + index))
      }
    }
  }

  @Test("seed, component, region, time and draw each change the value")
  func names() {
    let values = [
      RandomStream(seed: 1, component: "a", region: "x").uniform(time: 1, draw: 1),
      RandomStream(seed: 2, component: "a", region: "x").uniform(time: 1, draw: 1),
      RandomStream(seed: 1, component: "b", region: "x").uniform(time: 1, draw: 1),
      RandomStream(seed: 1, component: "a", region: "y").uniform(time: 1, draw: 1),
      RandomStream(seed: 1, component: "a", region: "x").uniform(time: 2, draw: 1),
      RandomStream(seed: 1, component: "a", region: "x").uniform(time: 1, draw: 2),
      RandomStream(seed: 1, component: "a", region: "x").uniform(time: -1, draw: 1),
    ]
    #expect(Set(values).count == values.count)
  }

  @Test("a million normals have the normal's moments within four standard errors")
  func moments() {
    let n = 1_000_000
    let stream = RandomStream(seed: 3, component: "moments")
    var row = [Double](repeating: 0, count: n)
    row.withUnsafeMutableBufferPointer { stream.fillNormals($0, firstDraw: 0) }
    let size = Double(n)
    let mean = row.reduce(0, +) / size
    let powers = (2...4).map { power in
      row.reduce(0) { $0 + pow($1 - mean, Double(power)) } / size
    }
    expectClose(mean, 0, within: 4 / size.squareRoot(), "mean")
    expectClose(powers[0], 1, within: 4 * (2 / size).squareRoot(), "variance")
    expectClose(powers[1], 0, within: 4 * (6 / size).squareRoot(), "skewness")
    expectClose(powers[2], 3, within: 4 * (96 / size).squareRoot(), "kurtosis")
  }

  @Test("neighbouring draws, years and regions are uncorrelated within four standard errors")
  func independence() {
    let n = 200_000
    func row(_ region: String, _ time: Int, _ first: Int) -> [Double] {
      let stream = RandomStream(seed: 5, component: "fertility", region: region)
      var row = [Double](repeating: 0, count: n)
      row.withUnsafeMutableBufferPointer { stream.fillNormals($0, time: time, firstDraw: first) }
      return row
    }
    let base = row("astana", 2030, 0)
    for (name, other) in [
      ("draw", row("astana", 2030, 1)), ("year", row("astana", 2031, 0)),
      ("region", row("almaty", 2030, 0)),
    ] {
      let r = zip(base, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
      expectClose(r, 0, within: 4 / Double(n).squareRoot(), name)
    }
  }

  @Test("uniforms fill a hundred equal bins evenly")
  func evenness() {
    let n = 1_000_000
    let stream = RandomStream(seed: 11, component: "bins")
    var row = [Double](repeating: 0, count: n)
    row.withUnsafeMutableBufferPointer { stream.fillUniforms($0, firstDraw: 0) }
    var counts = [Double](repeating: 0, count: 100)
    for value in row {
      #expect(value > 0 && value < 1)
      counts[Int(value * 100)] += 1
    }
    let expected = Double(n) / 100
    let chiSquare = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    // 99 degrees of freedom: mean 99, standard deviation 14.07.
    expectClose(chiSquare, 99, within: 4 * 14.07)
  }
}
