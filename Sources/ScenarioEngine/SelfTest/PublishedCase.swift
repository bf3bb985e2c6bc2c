import Glibc

/// A case with known answers that this machine must return.
package struct PublishedCase: Sendable {
  package let name: String
  /// Where its numbers are from.
  package let source: String
  private let compute: @Sendable () throws -> [CheckedValue]

  package init(
    _ name: String, source: String, _ compute: @escaping @Sendable () throws -> [CheckedValue]
  ) {
    self.name = name
    self.source = source
    self.compute = compute
  }

  /// Every value of the case; one that fails where the computation itself is refused.
  package func values() -> [CheckedValue] {
    do {
      return try compute()
    } catch {
      return [.refused("\(error)")]
    }
  }
}

/// One number of a case: what it should be, what it is, and how far apart they may lie.
package struct CheckedValue: Sendable, Equatable {
  package let what: String
  package let expected: String
  package let got: String
  package let allowance: String
  package let isPassed: Bool

  /// Numbers with as many decimals as the allowance can tell apart, and one more.
  package static func number(
    _ what: String, _ got: Double, _ expected: Double, within allowance: Double
  ) -> CheckedValue {
    var decimals = 1
    while decimals < 15, pow(10, -Double(decimals - 1)) > allowance { decimals += 1 }
    return CheckedValue(
      what: what, expected: shortDecimal(expected, decimals), got: shortDecimal(got, decimals),
      allowance: "\(allowance)", isPassed: abs(got - expected) <= allowance)
  }

  /// What should be nothing: a departure, a residual.
  static func nothing(_ what: String, _ got: Double, within allowance: Double) -> CheckedValue {
    CheckedValue(
      what: what, expected: "0", got: "\(Float(got))", allowance: "\(Float(allowance))",
      isPassed: abs(got) <= allowance)
  }

  /// Words that must agree in every bit.
  static func word(_ what: String, _ got: UInt64, _ expected: UInt64) -> CheckedValue {
    CheckedValue(
      what: what, expected: String(expected, radix: 16), got: String(got, radix: 16),
      allowance: "0", isPassed: got == expected)
  }

  static func refused(_ reason: String) -> CheckedValue {
    CheckedValue(what: reason, expected: "", got: "", allowance: "", isPassed: false)
  }
}
