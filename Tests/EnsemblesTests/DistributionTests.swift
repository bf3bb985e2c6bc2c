import Ensembles
import Glibc
import TestSupport
import Testing

@Suite("Inverse normal and three-point quantities")
struct DistributionTests {
  @Test(
    "the quantiles published with AS 241",
    arguments: [
      (0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
    ])
  func published(share: Double, quantile: Double) {
    expectClose(InverseNormal.quantile(share), quantile, within: 4e-15 * abs(quantile))
  }

  @Test("the normal distribution function gives every share back")
  func roundTrip() {
    for step in 1..<10_000 {
      let share = Double(step) / 10_000
      let returned = 0.5 * erfc(-InverseNormal.quantile(share) / 2.0.squareRoot())
      expectClose(returned, share, within: 4e-15 * max(share, 0.1))
    }
    for exponent in stride(from: -300, through: -4, by: 4) {
      let share = pow(10, Double(exponent))
      let returned = 0.5 * erfc(-InverseNormal.quantile(share) / 2.0.squareRoot())
      // A relative error of 1e-15 in z moves the share by z² times as much.
      let z = InverseNormal.quantile(share)
      expectClose(returned, share, within: 4e-15 * share * (1 + z * z))
    }
  }

  @Test("the quantile is odd about one half and infinite at the ends")
  func symmetry() {
    #expect(InverseNormal.quantile(0.5) == 0)
    #expect(InverseNormal.quantile(0) == -.infinity)
    #expect(InverseNormal.quantile(1) == .infinity)
    for step in 1..<512 {
      let share = Double(step) / 1024
      #expect(InverseNormal.quantile(share) == -InverseNormal.quantile(1 - share))
    }
  }

  @Test(
    "a three-point quantity meets its three points to the bit",
    arguments: [
      (85_000.0, 120_000.0, 300_000.0, ThreePoint.Scale.logarithmic),
      (0.3, 0.444, 0.5, .logistic), (0.3, 0.7, 0.98, .logistic), (-9_000, 16_153, 20_000, .linear),
    ])
  func threePoints(low: Double, central: Double, high: Double, scale: ThreePoint.Scale) throws {
    let quantity = try ThreePoint(
      "quantity", low: low, central: central, high: high, scale: scale)
    #expect(quantity.quantile(0.1) == low)
    #expect(quantity.quantile(0.5) == central)
    #expect(quantity.quantile(0.9) == high)
    var last = -Double.infinity
    for step in 1..<1000 {
      let value = quantity.quantile(Double(step) / 1000)
      #expect(value >= last)
      #expect(scale != .logistic || (value > 0 && value < 1))
      #expect(scale != .logarithmic || value > 0)
      last = value
    }
  }

  @Test("each half of a two-piece log-normal is log-normal")
  func halves() throws {
    let quantity = try ThreePoint("arrivals", low: 50, central: 100, high: 400)
    let z = InverseNormal.quantile(0.9)
    for normal in [-3.0, -1, -0.2, 0.3, 1.1, 2.5] {
      let spread = log(normal < 0 ? 2 : 4) / z
      let expected = 100 * exp(spread * normal)
      expectClose(quantity.value(normal: normal), expected, within: 1e-13 * expected)
    }
  }

  @Test("without spread the value is the centre, to the bit")
  func certain() throws {
    for scale in [ThreePoint.Scale.logarithmic, .logistic, .linear] {
      let quantity = try ThreePoint("x", low: 0.3, central: 0.3, high: 0.3, scale: scale)
      for normal in [-4.0, 0, 0.7, 9] { #expect(quantity.value(normal: normal) == 0.3) }
    }
  }

  @Test("a three-point quantity that cannot be is refused by name")
  func refusals() {
    func message(_ low: Double, _ central: Double, _ high: Double, _ scale: ThreePoint.Scale)
      -> String?
    {
      do throws(UncertaintyError) {
        _ = try ThreePoint("arrivals", low: low, central: central, high: high, scale: scale)
        return nil
      } catch {
        return "\(error.name): \(error.message)"
      }
    }
    #expect(
      message(3, 2, 4, .linear) == "arrivals: low 3.0, central 2.0 and high 4.0 do not rise")
    #expect(
      message(0, 2, 4, .logarithmic)
        == "arrivals: low is 0.0, but a quantity on the logarithmic scale lies above zero")
    #expect(
      message(0.1, 0.2, 1, .logistic)
        == "arrivals: low 0.1 and high 1.0 do not lie between 0 and 1")
    #expect(
      message(0.1, .nan, 1, .linear)
        == "arrivals: low, central and high must be numbers, got 0.1, nan, 1.0")
    #expect(message(1, 2, 3, .logarithmic) == nil)
  }

  @Test("a Latin hypercube meets every stratum once, in an order of the name's own")
  func latinHypercube() {
    let cube = LatinHypercube(seed: 20_260_101, members: 500)
    for parameter in ["size", "shape"] {
      let uniforms = cube.uniforms(of: parameter)
      #expect(uniforms.map { Int($0 * 500) } == cube.strata(of: parameter))
      #expect(cube.strata(of: parameter).sorted() == Array(0..<500))
      #expect(uniforms.allSatisfy { $0 > 0 && $0 < 1 })
    }
    #expect(cube.strata(of: "size") != cube.strata(of: "shape"))
    #expect(
      cube.strata(of: "size") == LatinHypercube(seed: 20_260_101, members: 500).strata(of: "size"))
    let normals = cube.normals(of: "size")
    expectClose(normals.reduce(0, +) / 500, 0, within: 0.005)
    expectClose(normals.reduce(0) { $0 + $1 * $1 } / 500, 1, within: 0.02)
  }
}
