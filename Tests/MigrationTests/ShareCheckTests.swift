import LinearAlgebra
import Migration
import TestSupport
import Testing

@Suite("Shares that no fit saw")
struct ShareCheckTests {
  /// Moves between three places, in proportion to row × column.
  static let weights = Matrix([[0, 2, 3], [1, 0, 3], [1, 2, 0]])

  static func anchor(
    _ origins: FlowAnchor.Places, _ destinations: FlowAnchor.Places, _ size: FlowAnchor.Size
  ) -> FlowAnchor {
    func name(_ places: FlowAnchor.Places) -> String {
      if case .union(let rows) = places { return rows.map { "abc".map(String.init)[$0] }.joined() }
      return "all"
    }
    return FlowAnchor(
      name: "\(name(origins)) → \(name(destinations)), 2025", origins: origins,
      destinations: destinations, period: "2025", size: size)
  }

  @Test("are compared with the rest of their total, and half the differences is what is misplaced")
  func totalVariation() throws {
    let checks = try ShareCheck.all(
      [
        Self.anchor(.all, .union([2]), .persons(200)),
        Self.anchor(.union([0]), .union([2]), .persons(140)),
      ], weights: Self.weights)
    let check = try #require(checks.first)
    #expect(check.parts.map(\.observed) == [0.7, 0.3])
    #expect(check.parts.map(\.expected) == [0.5, 0.5])
    expectClose(check.totalVariation, 0.2, within: 1e-12)
  }

  @Test("need no published total")
  func withoutTotal() throws {
    let checks = try ShareCheck.all(
      [
        Self.anchor(.union([0]), .union([1]), .share(0.3, of: .departures)),
        Self.anchor(.union([1]), .union([0]), .share(0.25, of: .departures)),
      ], weights: Self.weights)
    #expect(checks.map(\.name) == ["a → all, 2025", "b → all, 2025"])
    expectClose(checks[0].totalVariation, 0.1, within: 1e-12)
    expectClose(checks[1].totalVariation, 0, within: 1e-12)
  }

  @Test("are not compared with persons whose total is not known")
  func mixed() throws {
    let checks = try ShareCheck.all(
      [
        Self.anchor(.union([0]), .union([1]), .share(0.3, of: .departures)),
        Self.anchor(.union([0]), .union([2]), .persons(50)),
      ], weights: Self.weights)
    #expect(checks.isEmpty)
  }

  @Test("an uncertain deterrence keeps the columns of distance and neighbourhood")
  func uncertainty() {
    let uncertainty = DeterrenceUncertainty(
      coefficients: ["constant", "log distance", "log wage", "ring"], estimates: [1, -0.5, 2, 1],
      covariance: Matrix([
        [9, 0, 0, 0], [0, 0.04, 7, 0.01], [0, 7, 9, 7], [0, 0.01, 7, 0.09],
      ]), distance: .power)
    #expect(uncertainty.columns == ["log distance", "ring"])
    #expect(uncertainty.covariance == Matrix([[0.04, 0.01], [0.01, 0.09]]))
    let draw = uncertainty.deterrence(of: [-0.7, 0])
    #expect(draw == Deterrence(form: .power(exponent: 0.7), ring: 1))
  }
}
